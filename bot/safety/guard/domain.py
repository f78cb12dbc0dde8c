"""The guard asks: may this text be about a real person, or about danger?

It stands before anything that somebody writes freely is kept, shown or sent on, and knows only
signs: names, above all Khmer ones, no rule finds dependably. So nothing open is asked for, and
what it finds is not kept. Danger goes before everything else, since somebody may need help now.
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


class Found(StrEnum):
    """What a text may hold."""

    DANGER = "danger"
    TELEPHONE = "telephone"
    NUMBER = "number"
    DOCUMENT = "document"
    EMAIL = "email"
    LINK = "link"
    PLACE = "place"
    PERSON = "person"


def found(text: str, *, regions: Iterable[str] = ("KH",)) -> Found | None:
    """Return the first thing that makes a text risky, or None.

    `regions` are countries (ISO codes) whose telephone numbers are known without a prefix.
    """
    return next(_risks(text, regions), None)


def all_found(text: str, *, regions: Iterable[str] = ("KH",)) -> frozenset[Found]:
    """Return everything that makes a text risky."""
    return frozenset(_risks(text, regions))


def _risks(text: str, regions: Iterable[str]) -> Iterator[Found]:
    seen = readable(text)
    folded = seen.casefold()
    checks: tuple[tuple[Found, Callable[[], object]], ...] = (
        (Found.DANGER, lambda: _danger(folded)),
        (Found.EMAIL, lambda: _EMAIL.search(seen)),
        (Found.PLACE, lambda: _PLACE.search(seen)),
        (Found.LINK, lambda: _LINK.search(seen)),
        (Found.DOCUMENT, lambda: _document(seen, folded)),
        (Found.TELEPHONE, lambda: holds_telephone(seen, regions=regions)),
        (Found.NUMBER, lambda: _long_number(seen, folded)),
        (Found.PERSON, lambda: _person(folded)),
    )
    return (what for what, holds in checks if holds())


def holds_telephone(text: str, *, regions: Iterable[str] = ("KH",)) -> bool:
    """Tell whether a telephone number of one of these countries, or a foreign one, is in a text."""
    return any(_telephone(readable(text), region) for region in regions)


def is_thanks(text: str) -> bool:
    """Tell whether a text is thanks, an OK or an emoji, and asks for no answer."""
    folded = readable(text).casefold()
    if not _has_words(folded):
        return any(unicodedata.category(sign) == "So" for sign in folded)
    if not _cued(folded, cues.THANKS_BY):
        return False
    listed = {*_all(cues.THANKS_BY), *_all(cues.THANKS_WITH)}
    for word in sorted(listed, key=len, reverse=True):
        folded = _without(folded, word)
    return not _has_words(folded)


def readable(text: str) -> str:
    """Return a text with digits of all scripts as 0-9, and without signs that hide something."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(_readable(sign) for sign in composed)


def _readable(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    return "" if kind == "Cf" else sign


def _telephone(text: str, region: str) -> bool:
    matcher = phonenumbers.PhoneNumberMatcher(text, region)
    return any(len(_digits(match.raw_string)) >= LEAST_DIGITS for match in matcher)


def _long_number(text: str, folded: str) -> bool:
    """Many digits alone are a score or a date; with a word such as "phone" they are a number."""
    return len(_digits(text)) >= LEAST_DIGITS and _cued(folded, cues.NUMBER) and _has_run(text)


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
    return bool(_ID_NUMBER.search(text)) and _cued(folded, cues.DOCUMENT)


def _danger(folded: str) -> bool:
    somebody = _cued(folded, cues.DANGER_OF_SOMEBODY) and _cued(folded, cues.PERSON)
    return somebody or _cued(folded, cues.DANGER)


def _person(folded: str) -> bool:
    """An age beside a word for a person: "a girl, 14 years old"."""
    before = (rf"{re.escape(word)}\D{{0,3}}{_AGE}" for word in _all(cues.AGE_BEFORE))
    after = (rf"{_AGE}[\s-]?{re.escape(word)}" for word in _all(cues.AGE_AFTER))
    aged = any(re.search(sign, folded) for sign in (*before, *after))
    return aged and _cued(folded, cues.PERSON)


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _all(words: cues.Cues) -> tuple[str, ...]:
    return tuple(word for listed in words.values() for word in listed)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _cued(folded: str, words: cues.Cues) -> bool:
    return any(_stands(word, folded) for word in _all(words))


def _stands(word: str, folded: str) -> bool:
    """Latin words count whole, Khmer words, which have no spaces between them, anywhere."""
    if not word[0].isascii():
        return word in folded
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", folded) is not None


def _without(folded: str, word: str) -> str:
    if not word[0].isascii():
        return folded.replace(word, " ")
    return re.sub(rf"(?<![a-z]){re.escape(word)}(?![a-z])", " ", folded)


class Came(StrEnum):
    """What somebody sent, as far as it matters here."""

    TEXT = "text"
    STICKER = "sticker"
    FILE = "file"
    POINTER = "pointer"
    """A contact or a place: it points to somebody."""


class Answer(StrEnum):
    """What the bot does with it."""

    THANKED = "thanked"
    DANGER = "danger"
    GUARDED = "guarded"
    NOT_TAKEN = "not taken"
    ASK_DESK = "ask desk"
    ASK = "ask"


def answer(came: Came, text: str, *, coordinates: bool) -> Answer:
    """Decide on a message; `text` is its text or caption.

    What a coordinator writes is meant for people, so it is asked about and not guarded; a
    contact or a place is taken from nobody.
    """
    if came is Came.STICKER or (came is Came.TEXT and is_thanks(text)):
        return Answer.THANKED
    if coordinates and came is not Came.POINTER:
        return Answer.ASK_DESK
    risk = found(text) if text else None
    if risk is not None:
        return Answer.DANGER if risk is Found.DANGER else Answer.GUARDED
    return Answer.ASK if came is Came.TEXT else Answer.NOT_TAKEN


def risk_in(question: str) -> Answer | None:
    """Decide on a question to the handbook: a lesson is no answer to somebody in danger.

    Nothing of a question is kept or passed on, so a link alone does no harm.
    """
    risks = all_found(question) - {Found.LINK}
    if not risks:
        return None
    return Answer.DANGER if Found.DANGER in risks else Answer.GUARDED
