"""What a coordinator's message most likely is, and what is offered for it, the likeliest first."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Final

from bot.announcements.doubts.domain import says_little
from bot.announcements.votes.domain import read_choices
from bot.catalog.course import GuardWords
from bot.desk.workbook_cells.domain import is_workbook_file
from bot.documents.grid import is_table_file, is_text_document
from bot.home.domain import key_of
from bot.people.roster_unasked.domain import rows_of_people
from bot.sessions.calendars.domain import is_calendar_file
from bot.sessions.pasting.domain import is_invitation


class DeskMessage(StrEnum):
    """What a coordinator's message most likely is."""

    REPLY = "reply"
    WORKBOOK = "workbook"
    LIST = "list"
    DOCUMENT = "document"
    """A file of Word: it may hold a list of people, or be announced."""
    MEETINGS = "meetings"
    CHOICES = "choices"
    WORDS = "words"
    """Words or a file to announce, unless they answer a question."""


LONGEST_LOOK: Final = 40
"""The most characters of a text that may look for something on the desk."""
MOST_WORDS_OF_A_LOOK: Final = 5
LONGEST_SENTENCE: Final = 120
"""The most characters of a sentence that may mean a place; longer texts are for other people."""
_ENDS_OF_SENTENCES: Final = (".", "!", "។", ":", ",")


def may_look_for(text: str, wishes: Collection[str]) -> bool:
    """Tell whether a text surely looks for something on the desk: a few words, no sentence.

    A sentence does if it begins with one of the folded `wishes`: nobody announces "how do I".
    """
    said = text.strip()
    if is_sentence(said) and key_of(said).startswith(tuple(wishes)):
        return True
    return (
        is_sentence(said)
        and len(said) <= LONGEST_LOOK
        and len(said.split()) <= MOST_WORDS_OF_A_LOOK
        and not is_finished(said)
    )


def is_finished(text: str) -> bool:
    """Tell whether a text ends as what people write to others does: "We meet on Monday."."""
    return text.strip().endswith(_ENDS_OF_SENTENCES)


def is_sentence(text: str) -> bool:
    """Tell whether a text is short enough to mean a place on the desk by its words."""
    said = text.strip()
    return 0 < len(said) <= LONGEST_SENTENCE and len(said.splitlines()) == 1


class Offer(StrEnum):
    """What can be done with a message."""

    ANSWER = "answer"
    WORKBOOK = "workbook"
    LIST = "list"
    MEETINGS = "meetings"
    VOTE = "vote"
    ANNOUNCE = "announce"


_OFFERS: dict[DeskMessage, tuple[Offer, ...]] = {
    DeskMessage.REPLY: (Offer.ANSWER,),
    DeskMessage.WORKBOOK: (Offer.WORKBOOK, Offer.LIST, Offer.ANSWER, Offer.ANNOUNCE),
    DeskMessage.LIST: (Offer.LIST, Offer.ANSWER, Offer.ANNOUNCE),
    DeskMessage.DOCUMENT: (Offer.LIST, Offer.ANSWER, Offer.ANNOUNCE),
    DeskMessage.MEETINGS: (Offer.MEETINGS, Offer.ANSWER, Offer.ANNOUNCE),
    DeskMessage.CHOICES: (Offer.ANSWER, Offer.VOTE, Offer.ANNOUNCE),
    DeskMessage.WORDS: (Offer.ANSWER, Offer.ANNOUNCE),
}


def what_it_is(
    text: str, words: GuardWords, *, file_name: str | None, today: date, zone: str
) -> DeskMessage:
    """Tell what a message is; `file_name` is None for a text, and empty for a file without a name.

    Days are read as in the cohort's `zone`.
    """
    if file_name is not None:
        return _what_file(file_name)
    if says_little(text, words):
        return DeskMessage.REPLY
    if is_invitation(text, today=today, zone=zone):
        return DeskMessage.MEETINGS
    if rows_of_people(text):
        return DeskMessage.LIST
    return DeskMessage.WORDS if read_choices(text) is None else DeskMessage.CHOICES


def _what_file(name: str) -> DeskMessage:
    if is_workbook_file(name):
        return DeskMessage.WORKBOOK
    if is_table_file(name):
        return DeskMessage.LIST
    if is_text_document(name):
        return DeskMessage.DOCUMENT
    return DeskMessage.MEETINGS if is_calendar_file(name) else DeskMessage.WORDS


def offers(what: DeskMessage, *, asked: bool) -> tuple[Offer, ...]:
    """Return what is offered for a message, the likeliest first; `asked`: a question is open."""
    return tuple(each for each in _OFFERS[what] if asked or each is not Offer.ANSWER)
