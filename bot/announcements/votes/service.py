"""People vote under an announcement that asks; its coordinators read the result."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements.domain import AnnouncementDetails, AnnouncementId
from bot.announcements.message import storage as messages
from bot.announcements.message.service import load_sent
from bot.announcements.results import storage as results
from bot.announcements.service import load_shared
from bot.announcements.votes import storage
from bot.announcements.votes.domain import ANSWERS, Votes, votes
from bot.refusals import ForeignButton, StaleButton

NAMED = 200
"""The limit of names that are shown."""


async def vote(act: Act, announcement: AnnouncementId, answer: str) -> AnnouncementDetails:
    """Save the visitor's vote; a later one replaces it.

    Raises `NoSuchContent` if it was taken back, `ForeignButton` if this person did not get it,
    `StaleButton` for an answer that it does not have.
    """
    details = await load_sent(act.tx, announcement)
    asked = details.announcement.vote
    if asked is None or answer not in ANSWERS[asked]:
        raise StaleButton
    if await messages.receipt_of(act.tx, announcement, act.person.id) is None:
        raise ForeignButton
    storage.save(act.tx, announcement, act.person.id, answer, now=act.now)
    return details


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesOf:
    """The result of a quick question, and how many people have it in their chat."""

    details: AnnouncementDetails
    votes: Votes
    sent: int


async def load_votes(act: Act, announcement: AnnouncementId) -> VotesOf:
    """Return the result for a coordinator; raise `StaleButton`, and as `load_shared`."""
    details = await load_shared(act, announcement)
    one = details.announcement
    if one.vote is None:
        raise StaleButton
    named = one.vote_named
    return VotesOf(
        details=details,
        votes=votes(
            one.vote,
            await storage.counts(act.tx, announcement),
            await storage.names(act.tx, announcement, limit=NAMED) if named else {},
            named=named,
        ),
        sent=(await results.tally(act.tx, one, now=act.now)).sent,
    )
