"""People vote under an announcement that asks; its coordinators read the result."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.domain import AnnouncementDetails, AnnouncementId
from bot.announcements.message.domain import AnnouncementTooLong, too_long
from bot.announcements.message.service import load_for_recipient
from bot.announcements.results import storage as results_storage
from bot.announcements.service import change_draft, load_draft, load_shared
from bot.announcements.votes import storage
from bot.announcements.votes.domain import (
    ANSWERS,
    Choices,
    VoteCounts,
    count_votes,
    with_answers,
    with_choices,
)
from bot.refusals import StaleButton

MOST_NAMES = 40
"""The limit of names that are shown, of all answers together."""


async def add_choices(
    act: Act,
    announcement: AnnouncementId,
    choices: Choices,
    words: str,
    heads: Sequence[str],
    *,
    added: int,
) -> AnnouncementDetails | AnnouncementTooLong:
    """Put choices below the words of a draft, in each of its languages, with their answers to tap.

    `words` are the choices as HTML, `heads` is how each line of choices begins, `added` the length
    of the lines that are added around the words. Nothing changes if they become too long.
    """
    draft = await load_draft(act, announcement)
    changed = {
        language: with_choices(parts, words, heads) for language, parts in draft.content.parts
    }
    for part in (each for parts in changed.values() for each in parts):
        excess = too_long(part, added=added)
        if excess is not None:
            return excess
    for language, parts in changed.items():
        announcements.clear_parts(act.tx, announcement, language)
        for each in parts:
            announcements.add_part(act.tx, announcement, language, each)
    await change_draft(
        act, announcement, lambda found: with_answers(found.announcement, choices.answers)
    )
    return await load_draft(act, announcement)


async def vote(act: Act, announcement_id: AnnouncementId, answer: str) -> AnnouncementDetails:
    """Save the visitor's vote; a later one replaces it.

    Raises `StaleButton` for an answer that it does not have, and as `load_for_recipient`.
    """
    details, _ = await load_for_recipient(act.tx, announcement_id, act.person.id)
    asked = details.announcement.vote
    if asked is None or answer not in ANSWERS[asked]:
        raise StaleButton
    storage.save(act.tx, announcement_id, act.person.id, answer, now=act.now)
    return details


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteResult:
    """The result of a quick question, and how many people have it in their chat."""

    details: AnnouncementDetails
    counts: VoteCounts
    sent: int


async def load_votes(act: Act, announcement: AnnouncementId) -> VoteResult:
    """Return the result for a coordinator; raise `StaleButton`, and as `load_shared`."""
    details = await load_shared(act, announcement)
    asked, named = details.announcement.vote, details.announcement.vote_named
    if asked is None:
        raise StaleButton
    return VoteResult(
        details=details,
        counts=count_votes(
            asked,
            await storage.counts(act.tx, announcement),
            await storage.names(act.tx, announcement, limit=MOST_NAMES) if named else {},
            named=named,
        ),
        sent=(await results_storage.tally(act.tx, details.announcement, now=act.now)).sent,
    )
