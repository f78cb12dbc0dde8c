"""The answers under an announcement, and the result of the vote."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.announcements.buttons import (
    GiveAnswer,
    OpenAnnouncementCard,
    OpenAnnouncementCheck,
    OpenVotes,
    OpenVoteSets,
    SetVote,
    SetVoteNamed,
)
from bot.announcements.domain import Announcement, AnnouncementDetails, AnnouncementId, AnswerSet
from bot.announcements.message.domain import AnnouncementTooLong
from bot.announcements.screens import names_and_more, tapped_buttons
from bot.announcements.votes.domain import ANSWERS, Choices, VoteCounts
from bot.announcements.votes.service import VoteResult
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, toggle_button
from bot.writing import beginning

LONGEST_NAME = 80
"""How many characters of a name are shown, with its organization if that is added."""


def answers_line(announcement: Announcement, texts: Texts) -> Markup | None:
    """Say in Check what people can tap, and who sees it; None if nothing is asked."""
    if announcement.vote is None:
        return None
    key = "votes.check_named" if announcement.vote_named else "votes.check"
    return texts(key, answers=_answers(announcement.vote, texts))


def choose(details: AnnouncementDetails, texts: Texts) -> Screen:
    """Ask for the set of answers, and whether names are shown."""
    draft = details.announcement
    sets = [tap(_answers(each, texts), SetVote(draft.id, each)) for each in AnswerSet]
    named = SetVoteNamed(draft.id, 0 if draft.vote_named else 1)
    return Screen(
        text=paragraphs(texts("votes.title"), texts("votes.how"), answers_line(draft, texts)),
        buttons=[
            *in_pairs(sets),
            [toggle_button(texts.label("votes.names"), named, on=draft.vote_named, texts=texts)],
            [tap(texts.label("votes.none"), SetVote(draft.id, ""))] if draft.vote else [],
            [tap(texts.label("announcements.back"), OpenAnnouncementCheck(draft.id))],
        ],
    )


def too_long(found: AnnouncementTooLong, draft: AnnouncementId, texts: Texts) -> Screen:
    """Say that choices do not fit below the words of a draft."""
    back = [tap(texts.label("announcements.back"), OpenVoteSets(draft))]
    words = texts.count("announcements.too_long", found.by, limit=found.limit)
    return Screen(text=paragraphs(texts("votes.title"), words), buttons=[back])


def choice_heads(answers: AnswerSet, languages: Iterable[Texts]) -> list[str]:
    """Return how the lines of choices begin: with the letters on the buttons of all readers."""
    every = tuple(languages)
    return [
        f"{' / '.join(dict.fromkeys(_answer(each, texts) for texts in every))}: "
        for each in ANSWERS[answers]
    ]


def choices_in_words(choices: Choices, languages: Iterable[Texts]) -> Markup:
    """Return the text of a vote: the question, and each choice with its letters.

    Yes and no stand on the buttons, so they are written only where nothing else is.
    """
    if choices.answers is AnswerSet.YES_NO:
        return paragraphs(choices.question or " / ".join(choices.options))
    heads = choice_heads(choices.answers, languages)
    listed = map("".join, zip(heads, choices.options, strict=True))
    return paragraphs(choices.question, lines(*listed))


def vote_row(
    announcement_id: AnnouncementId,
    answers: AnswerSet,
    texts: Texts,
    *,
    voted: str | None = None,
    closable: bool = False,
) -> ButtonRow:
    """Return the answers as buttons; the one that its reader chose is ticked."""
    row = []
    for each in ANSWERS[answers]:
        label = _answer(each, texts)
        if each == voted:
            label = texts.label("votes.ticked", answer=label)
        row.append(tap(label, GiveAnswer(announcement_id, each, int(closable))))
    return row


def voted_buttons(
    details: AnnouncementDetails, answer: str, texts: Texts, *, closable: bool
) -> list[ButtonRow]:
    """Return the buttons under a message after its reader has voted."""
    announcement = details.announcement
    assert announcement.vote is not None
    row = vote_row(announcement.id, announcement.vote, texts, voted=answer, closable=closable)
    return tapped_buttons(row, announcement.id, texts, closable=closable)


def result(found: VoteResult, texts: Texts) -> Screen:
    """Show how many people chose each answer; also who chose it, if names are shown."""
    announcement_id, counts = found.details.announcement.id, found.counts
    return Screen(
        text=paragraphs(
            texts("votes.result", n=counts.total, all=found.sent),
            lines(*_counts(counts, texts)) if counts.is_shown else texts("votes.few"),
            None if counts.named else texts("votes.counted_only"),
        ),
        buttons=[
            [tap(texts.label("votes.again"), OpenVotes(announcement_id))],
            [tap(texts.label("announcements.back"), OpenAnnouncementCard(announcement_id))],
        ],
    )


def _counts(counts: VoteCounts, texts: Texts) -> list[Markup]:
    """Return a line for each answer: how many chose it, and the first names of these."""
    rows = []
    for answer, many in counts.by_answer.items():
        line = texts("votes.count", answer=_answer(answer, texts), n=many)
        names = [beginning(each, LONGEST_NAME) for each in counts.names.get(answer, ())]
        if names:
            listed = names_and_more(names, many, texts)
            line = texts("votes.count_named", line=line, names=listed)
        rows.append(line)
    return rows


def _answers(answers: AnswerSet, texts: Texts) -> str:
    return " / ".join(_answer(each, texts) for each in ANSWERS[answers])


def _answer(answer: str, texts: Texts) -> str:
    return texts.label(f"votes.answer.{answer}")
