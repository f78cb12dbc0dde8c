"""The answers under an announcement, and the result of the vote."""

from markupsafe import Markup

from bot.announcements.buttons import (
    CoverAgain,
    OpenAnnouncementCard,
    OpenAnnouncementCheck,
    OpenVotes,
    SetVote,
    SetVoteNamed,
)
from bot.announcements.domain import Announcement, AnnouncementDetails
from bot.announcements.message.screens import vote_row
from bot.announcements.screens import names_and_more
from bot.announcements.votes.domain import ANSWERS, AnswerSet
from bot.announcements.votes.service import VotesOf
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, toggle_button


def answers_line(one: Announcement, texts: Texts) -> Markup | None:
    """Say in Check what people can tap, and who sees it; nothing if it does not ask."""
    if one.vote is None:
        return None
    key = "votes.check_named" if one.vote_named else "votes.check"
    return texts(key, answers=_said(one.vote, texts))


def choose(details: AnnouncementDetails, texts: Texts) -> Screen:
    """Ask for the set of answers, and whether names are shown."""
    one = details.announcement
    sets = [tap(_said(each, texts), SetVote(one.id, each)) for each in AnswerSet]
    named = SetVoteNamed(one.id, 0 if one.vote_named else 1)
    return Screen(
        text=paragraphs(texts("votes.title"), texts("votes.how"), answers_line(one, texts)),
        buttons=[
            *in_pairs(sets),
            [toggle_button(texts.label("votes.names"), named, on=one.vote_named, texts=texts)],
            [tap(texts.label("votes.none"), SetVote(one.id, ""))] if one.vote else [],
            [tap(texts.label("announcements.back"), OpenAnnouncementCheck(one.id))],
        ],
    )


def voted_buttons(
    details: AnnouncementDetails, answer: str, texts: Texts, *, closable: bool
) -> list[ButtonRow]:
    """Return the buttons under a message after its reader has voted."""
    one = details.announcement
    assert one.vote is not None
    row = vote_row(one.id, one.vote, texts, voted=answer, closable=closable)
    close = tap(texts.label("announcements.close"), CoverAgain(one.id))
    return [row, *([[close]] if closable else [])]


def result(found: VotesOf, texts: Texts) -> Screen:
    """Show how many people chose each answer, and who, if names are shown."""
    one = found.details.announcement
    return Screen(
        text=paragraphs(
            texts("votes.result", n=found.votes.n, all=found.sent),
            lines(*_counts(found, texts)) if found.votes.is_told else texts("votes.few"),
            None if found.votes.named else texts("votes.counted_only"),
        ),
        buttons=[
            [tap(texts.label("votes.again"), OpenVotes(one.id))],
            [tap(texts.label("announcements.back"), OpenAnnouncementCard(one.id))],
        ],
    )


def _counts(found: VotesOf, texts: Texts) -> list[Markup]:
    said = []
    for answer, many in found.votes.counts.items():
        line = texts(
            "votes.count", answer=texts.label(f"announcements.vote.answer.{answer}"), n=many
        )
        names = found.votes.names.get(answer, ())
        named = names_and_more(names, many, texts) if names else ""
        said.append(texts("votes.count_named", line=line, names=named) if named else line)
    return said


def _said(answers: AnswerSet, texts: Texts) -> str:
    return " / ".join(texts.label(f"announcements.vote.answer.{each}") for each in ANSWERS[answers])
