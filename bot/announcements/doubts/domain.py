"""What is asked about once more before it goes to everybody."""

import re
from enum import StrEnum

from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.catalog.course import GuardWords
from bot.catalog.folding import folded
from bot.documents.grid import is_table_file
from bot.people.roster_unasked.domain import rows_of_people
from bot.safety.guard.domain import is_thanks

SHORT = 2
"""A text of so few letters and digits is an answer to something, such as "no" or "5"."""
_BARE = (
    "yes", "yeah", "yep", "yup", "no", "nope", "ok", "okay", "okey", "sure", "fine", "good",
    "great", "right", "correct", "agreed", "done", "please", "hi", "hello", "hey", "sorry",
    "thanks", "thank you", "bat", "baat", "jas", "chas", "cha", "ot te", "ot", "te", "ban",
    "បាទ", "ចាស", "ចា៎", "ចា", "អត់", "ទេ", "បាន", "ហើយ", "យល់ព្រម", "អូខេ", "ត្រូវ",
    "សួស្តី", "ជម្រាបសួរ", "ជំរាបសួរ", "អរគុណ",
)  # fmt: skip
"""Words that say nothing to everybody; a message of nothing else is never announced."""
_ONLY_BARE = re.compile(rf"(?:(?:{'|'.join(map(folded, _BARE))})(?![a-z])\s*)+")
_SPEAKS_FOR_ITSELF = frozenset({MessagePartKind.TEXT, MessagePartKind.VOICE})


class MessageDoubt(StrEnum):
    """Why a message may not be meant for everybody."""

    LIST = "list"
    PHOTO = "photo"
    FILE = "file"
    """A file, like a photo, without a word."""
    SHORT = "short"
    """An answer to something, such as "ok"."""


def doubt_about(part: MessagePart, words: GuardWords) -> MessageDoubt | None:
    """Return why a message may not be meant for everybody; None if it looks like an announcement.

    A list of people is often sent to the wrong place, and so is a photo or file without a word.
    """
    if is_list(part):
        return MessageDoubt.LIST
    if part.kind is MessagePartKind.TEXT and says_little(part.plain, words):
        return MessageDoubt.SHORT
    if part.plain.strip() or part.kind in _SPEAKS_FOR_ITSELF:
        return None
    return MessageDoubt.PHOTO if part.kind is MessagePartKind.PHOTO else MessageDoubt.FILE


def is_list(part: MessagePart) -> bool:
    if part.kind is MessagePartKind.DOCUMENT:
        return is_table_file(part.name)
    return part.kind is MessagePartKind.TEXT and bool(rows_of_people(part.plain))


def says_little(text: str, words: GuardWords) -> bool:
    """Tell whether a text only answers or thanks, such as "ok": nobody announces that."""
    if sum(sign.isalnum() for sign in text) <= SHORT or is_thanks(text, words):
        return True
    said = re.sub(r"[^\w\s\u1780-\u17ff]", " ", folded(text))
    return _ONLY_BARE.fullmatch(" ".join(said.split())) is not None
