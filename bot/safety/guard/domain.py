"""The guard decides: may this text be about a real person, or about danger?

It runs before any free text is stored, shown or sent on, and knows only hints: no rule finds
names dependably, above all Khmer ones. So the bot asks for no free texts about people, and
what the guard finds is not stored. Danger comes first, since somebody may need help now.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import phonenumbers

from bot.safety.guard import cues

LEAST_DIGITS = 8
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+")
_LINK = re.compile(r"(?:https?://|www\.|t\.me/|fb\.com/|facebook\.com/)\S+", re.IGNORECASE)
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{6,9}(?![A-Za-z0-9])")
_ID_NUMBER = re.compile(r"(?<![\d.])(?:\d{9}|\d{3} \d{3} \d{3}|\d{9}[ -]?\(\d{2}\))(?![\d.])")
_PLACE = re.compile(r"-?\d{1,2}\.\d{4,}\s*[,;]\s*-?\d{1,3}\.\d{4,}")
_AGE = r"(?<!\d)\d{1,2}(?!\d)"


class Risk(StrEnum):
    """What a text may hold."""

    DANGER = "danger"
    TELEPHONE = "telephone"
    NUMBER = "number"
    DOCUMENT = "document"
    EMAIL = "email"
    LINK = "link"
    PLACE = "place"
    PERSON = "person"


def first_risk(text: str, *, regions: Iterable[str] = ("KH",)) -> Risk | None:
    """Return the first thing that makes a text risky, or None.

    `regions` are countries (ISO codes) whose telephone numbers are known without a prefix.
    """
    return next(_risks(text, regions), None)


def all_risks(text: str, *, regions: Iterable[str] = ("KH",)) -> frozenset[Risk]:
    """Return everything that makes a text risky."""
    return frozenset(_risks(text, regions))


def _risks(text: str, regions: Iterable[str]) -> Iterator[Risk]:
    seen = readable(text)
    folded = seen.casefold()
    checks: tuple[tuple[Risk, Callable[[], object]], ...] = (
        (Risk.DANGER, lambda: _danger(folded)),
        (Risk.EMAIL, lambda: _EMAIL.search(seen)),
        (Risk.PLACE, lambda: _PLACE.search(seen)),
        (Risk.LINK, lambda: _LINK.search(seen)),
        (Risk.DOCUMENT, lambda: _document(seen, folded)),
        (Risk.TELEPHONE, lambda: holds_telephone(seen, regions=regions)),
        (Risk.NUMBER, lambda: _long_number(seen, folded)),
        (Risk.PERSON, lambda: _person(folded)),
    )
    return (what for what, holds in checks if holds())


def holds_telephone(text: str, *, regions: Iterable[str] = ("KH",)) -> bool:
    """Tell whether a telephone number of one of these countries, or a foreign one, is in a text."""
    return any(_telephone(readable(text), region) for region in regions)


def is_thanks(text: str) -> bool:
    """Tell whether a text is thanks, an OK or an emoji, and asks for no answer."""
    folded = readable(text).casefold()
    if not _has_words(folded):
        return any(unicodedata.category(char) == "So" for char in folded)
    if not _has_cue(folded, cues.THANKS_BY):
        return False
    listed = {*_all(cues.THANKS_BY), *_all(cues.THANKS_WITH)}
    for word in sorted(listed, key=len, reverse=True):
        folded = _without(folded, word)
    return not _has_words(folded)


def readable(text: str) -> str:
    """Return a text with digits of all scripts as 0-9, and without invisible characters."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(_readable(char) for char in composed)


def _readable(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Nd":
        return str(unicodedata.digit(char))
    return "" if kind == "Cf" else char


def _telephone(text: str, region: str) -> bool:
    matcher = phonenumbers.PhoneNumberMatcher(text, region)
    return any(len(_digits(match.raw_string)) >= LEAST_DIGITS for match in matcher)


def _long_number(text: str, folded: str) -> bool:
    """Many digits alone may be a score or a date; with a word such as "phone" they are a number."""
    return len(_digits(text)) >= LEAST_DIGITS and _has_cue(folded, cues.NUMBER) and _has_run(text)


def _has_run(text: str) -> bool:
    runs = re.findall(r"\d(?:[ .\-/()]?\d){7,}", text)
    return any(not _is_dates(run) for run in runs)


def _is_dates(run: str) -> bool:
    """A date, or a year and small numbers, is no telephone number."""
    parts = re.split(r"[ .\-/()]+", run)
    small = [part for part in parts if len(part) <= 2]  # noqa: PLR2004 - days, months, scores
    years = [part for part in parts if re.fullmatch(r"(?:19|20)\d\d", part)]
    return bool(years) and len(small) + len(years) == len(parts)


def _document(text: str, folded: str) -> bool:
    if _PASSPORT.search(text):
        return True
    return bool(_ID_NUMBER.search(text)) and _has_cue(folded, cues.DOCUMENT)


def _danger(folded: str) -> bool:
    somebody = _has_cue(folded, cues.DANGER_OF_SOMEBODY) and _has_cue(folded, cues.PERSON)
    return somebody or _has_cue(folded, cues.DANGER)


def _person(folded: str) -> bool:
    """An age beside a word for a person: "a girl, 14 years old"."""
    before = (rf"{re.escape(word)}\D{{0,3}}{_AGE}" for word in _all(cues.AGE_BEFORE))
    after = (rf"{_AGE}[\s-]?{re.escape(word)}" for word in _all(cues.AGE_AFTER))
    aged = any(re.search(pattern, folded) for pattern in (*before, *after))
    return aged and _has_cue(folded, cues.PERSON)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _all(words: cues.Cues) -> tuple[str, ...]:
    return tuple(word for listed in words.values() for word in listed)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _has_cue(folded: str, words: cues.Cues) -> bool:
    return any(_has_word(word, folded) for word in _all(words))


def _has_word(word: str, folded: str) -> bool:
    """Latin words count whole; Khmer words count anywhere, since no spaces separate them."""
    if not word[0].isascii():
        return word in folded
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", folded) is not None


def _without(folded: str, word: str) -> str:
    if not word[0].isascii():
        return folded.replace(word, " ")
    return re.sub(rf"(?<![a-z]){re.escape(word)}(?![a-z])", " ", folded)


class MessageKind(StrEnum):
    """What kind of message somebody sent, as far as the guard tells them apart."""

    TEXT = "text"
    STICKER = "sticker"
    FILE = "file"
    POINTER = "pointer"
    """A contact or a location: it points to somebody."""


class Response(StrEnum):
    """What the bot does with a message."""

    THANKED = "thanked"
    DANGER = "danger"
    GUARDED = "guarded"
    NOT_TAKEN = "not taken"
    ASK_DESK = "ask desk"
    ASK = "ask"


def decide(came: MessageKind, text: str, *, coordinates: bool) -> Response:
    """Decide on a message; `text` is its text or caption.

    What a coordinator writes is meant for people, so the bot asks what to do with it; a contact
    or a location is accepted from nobody.
    """
    if came is MessageKind.STICKER or (came is MessageKind.TEXT and is_thanks(text)):
        return Response.THANKED
    if coordinates and came is not MessageKind.POINTER:
        return Response.ASK_DESK
    risk = first_risk(text) if text else None
    if risk is not None:
        return Response.DANGER if risk is Risk.DANGER else Response.GUARDED
    return Response.ASK if came is MessageKind.TEXT else Response.NOT_TAKEN


def risk_in(question: str) -> Response | None:
    """Decide on a question to the handbook: a lesson is no answer to somebody in danger.

    Nothing of a question is stored or passed on, so a link alone does no harm.
    """
    risks = all_risks(question) - {Risk.LINK}
    if not risks:
        return None
    return Response.DANGER if Risk.DANGER in risks else Response.GUARDED
