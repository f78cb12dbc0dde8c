"""The guard decides: may this text be about a real person, or about danger?

It runs before any free text is stored, shown or sent on, and knows only hints: no rule finds
names dependably, above all Khmer ones. So the bot asks for no free texts about people, and
what the guard finds is not stored. Danger comes first, since somebody may need help now; a wish
to die comes before everything. The hints are words of the course (guard.yaml), so that
people who know how others write can add to them, and the weights of a small model beside them
(`catalog/guard_model.py`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers

from bot.catalog.course import Courses, GuardWords
from bot.catalog.cues import Cue, CueReading
from bot.catalog.folding import folded, readable, unaccented
from bot.catalog.guard_model import Judgement
from bot.catalog.guard_words import joined

LEAST_DIGITS = 8
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++\s?(?:@|[(\[]at[)\]])\s?[\w-]+\.[\w.-]+")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w@.-])(?:[\w-]++\.)++(?:com|me|net|org|kh|gl|app)/\S+",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:\s]+)", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}")
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{6,9}(?![A-Za-z0-9])")
_ID_NUMBER = re.compile(r"(?<![\d.])(?:\d{9}|\d{3} \d{3} \d{3}|\d{9}[ -]?\(\d{2}\))(?![\d.])")
_PLACE = re.compile(r"-?\d{1,2}\.\d{2,}\s*[,;]\s*-?\d{2,3}\.\d{2,}")
_NATIONAL = re.compile(r"(?<![\d.,/:-])\(?0[ .\-]?[1-9](?:[ .\-()]{0,2}\d){6,8}(?!\d)")
_RUN = re.compile(r"\d(?:[ .\-/()]?\d){7,}")
_HELP_SIGNS = frozenset("🆘😭🚨")
"""Signs that call for help where no word stands beside them."""
_BETWEEN_DIGITS = frozenset(" ,.-\n")


class Risk(StrEnum):
    """Something risky in a text, the gravest first."""

    SELF_HARM = "self-harm"
    DANGER = "danger"
    EMAIL = "email"
    PLACE = "place"
    LINK = "link"
    ACCOUNT = "account"
    DOCUMENT = "document"
    TELEPHONE = "telephone"
    NUMBER = "number"
    PERSON = "person"


GRAVE = frozenset({Risk.SELF_HARM, Risk.DANGER})


def words_of(courses: Courses) -> GuardWords:
    """Return the guard's words of all courses, since a writer may take any of them."""
    return joined(course.guard for course in courses.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the guard found in a text.

    `risks` stop it. With `doubts` alone it goes on, under the line with 🆘.
    """

    risks: frozenset[Risk] = frozenset()
    doubts: frozenset[Risk] = frozenset()


def first_risk(text: str, words: GuardWords, *, regions: Iterable[str] = ("KH",)) -> Risk | None:
    """Return the gravest thing that makes a text risky, or None.

    `regions` are countries (ISO codes) whose telephone numbers are known without a prefix.
    """
    found = weigh(text, words, regions=regions).risks
    return next((risk for risk in Risk if risk in found), None)


def all_risks(text: str, words: GuardWords, *, regions: Iterable[str] = ("KH",)) -> frozenset[Risk]:
    return weigh(text, words, regions=regions).risks


def weigh(text: str, words: GuardWords, *, regions: Iterable[str] = ("KH",)) -> Weighed:
    """Weigh what speaks for a risk: numbers, cues, and the models of the courses.

    Numbers, links and addresses count alone. A cue counts if a model supports it or a course has
    none; without support, a cue of danger or of a wish to die is a doubt, unless something else
    stops the text. A model alone stops a text, or is in doubt, by its own two thresholds.
    """
    seen, said, bare = _read(text, words)
    judged = [model.judge(text) for model in words.models]
    readings = (said, bare) if bare else (said,)
    every = _cues(words).items()
    cues = {risk for risk, listed in every if any(each.holds_any(listed) for each in readings)}
    counts = words.cues_alone or any(each.supports for each in judged)
    risks = _stopped(judged) | (cues if counts else set())
    risks.update(what for what, holds in _numbers(seen, said, words, regions) if holds())
    if risks:
        risks |= cues & GRAVE  # what is stopped anyway gets the graver answer
    doubts = {Risk(kind) for each in judged for kind in each.lined} | (cues & GRAVE)
    return Weighed(risks=frozenset(risks), doubts=frozenset(doubts - risks))


def _stopped(judged: Iterable[Judgement]) -> set[Risk]:
    """Return what the models alone stop; of danger and a wish to die the likelier, if it is danger.

    Otherwise somebody whose child is missing would read the text for a wish to die.
    """
    found = set()
    for each in judged:
        risks = {Risk(kind) for kind in each.stopped}
        if each.likeliest == Risk.DANGER:
            risks.discard(Risk.SELF_HARM)
        found |= risks
    return found


def cues_in(text: str, words: GuardWords) -> list[tuple[Risk, Cue]]:
    """Return each cue that a text holds, with its risk, whether it counts or not."""
    _, said, bare = _read(text, words)
    readings = (said, bare) if bare else (said,)
    return [
        (risk, cue)
        for risk, cues in _cues(words).items()
        for cue in cues
        if any(each.holds(cue) for each in readings)
    ]


def _read(text: str, words: GuardWords) -> tuple[str, CueReading, CueReading | None]:
    """Return a text without harmless links, and its reading without harmless words.

    The last value is the reading without accents, where a course has cues that may lack them.
    """
    seen = _without_harmless_links(readable(text), words)
    said = CueReading.of(seen, words.numbers, words.skipped).without(words.harmless)
    plain = unaccented(said.text) if words.accents else said.text
    bare = CueReading.of(plain, words.numbers, words.skipped) if plain != said.text else None
    return seen, said, bare


def _cues(words: GuardWords) -> Mapping[Risk, tuple[Cue, ...]]:
    return {
        Risk.SELF_HARM: words.self_harm,
        Risk.DANGER: words.danger,
        Risk.PLACE: words.contact,
        Risk.PERSON: words.person,
    }


def _numbers(
    seen: str, said: CueReading, words: GuardWords, regions: Iterable[str]
) -> Iterable[tuple[Risk, Callable[[], object]]]:
    """Return what is found by its form; words only stand beside it."""
    return (
        (Risk.EMAIL, lambda: _EMAIL.search(seen)),
        (Risk.PLACE, lambda: _PLACE.search(seen)),
        (Risk.LINK, lambda: _LINK.search(seen)),
        (Risk.ACCOUNT, lambda: _ACCOUNT.search(seen)),
        (Risk.DOCUMENT, lambda: _document(seen, said, words)),
        (Risk.TELEPHONE, lambda: holds_telephone(seen, regions=regions) or _spelt(seen, words)),
        (Risk.NUMBER, lambda: _long_number(seen, said, words)),
    )


def _without_harmless_links(text: str, words: GuardWords) -> str:
    """Leave out links to meetings: they lead to no person, and hold no telephone numbers."""

    def kept(found: re.Match[str]) -> str:
        host = _HOST.match(found[0])
        name = "" if host is None else host[1].casefold()
        known = any(name == link or name.endswith(f".{link}") for link in words.links)
        return " " if known else found[0]

    return _LINK.sub(kept, text)


def holds_telephone(text: str, *, regions: Iterable[str] = ("KH",)) -> bool:
    """Tell whether a telephone number of one of these countries, or a foreign one, is in a text."""
    seen = readable(text)
    return any(_telephone(seen, region) for region in regions)


def is_call_for_help(text: str, words: GuardWords) -> bool:
    """Tell whether a text is nothing but a call for help, such as "Help me!", "SOS" or 🆘."""
    seen = folded(text)
    if not _has_words(seen):
        return not _HELP_SIGNS.isdisjoint(text)
    said = "".join(sign for sign in seen if sign == " " or unicodedata.category(sign)[0] in "LMN")
    return " ".join(said.split()) in words.help_calls


def is_thanks(text: str, words: GuardWords) -> bool:
    """Tell whether a text is thanks, an OK or an emoji, and needs no answer."""
    seen = folded(text)
    if not _has_words(seen):
        return any(unicodedata.category(char) == "So" for char in seen)
    left = _without(seen, words.thanks)
    if left == seen:
        return False
    return not _has_words(_without(left, words.beside_thanks))


def _without(text: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        whole = rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word[0].isascii() else re.escape(word)
        text = re.sub(whole, " ", text)
    return text


def _telephone(text: str, region: str) -> bool:
    matcher = phonenumbers.PhoneNumberMatcher(text, region)
    if any(len(_digits(match.raw_string)) >= LEAST_DIGITS for match in matcher):
        return True
    return region == "KH" and any(not _is_dates(run[0]) for run in _NATIONAL.finditer(text))


def _spelt(text: str, words: GuardWords) -> bool:
    """Tell whether a number is spelt out: "zero one two"."""
    if not words.digits:
        return False
    listed = sorted((word for word, _ in words.digits), key=len, reverse=True)
    every = re.compile("|".join(map(re.escape, listed)))
    row, end = 0, 0
    for found in every.finditer(text.casefold()):
        between = text[end : found.start()]
        row = row + 1 if row and _BETWEEN_DIGITS.issuperset(between) else 1
        end = found.end()
        if row >= LEAST_DIGITS:
            return True
    return False


def _long_number(text: str, said: CueReading, words: GuardWords) -> bool:
    """Tell whether many digits stand beside a word such as "phone"; else they may be a score."""
    if len(_digits(text)) < LEAST_DIGITS or not said.holds_any(words.number):
        return False
    return any(not _is_dates(run) for run in _RUN.findall(text))


def _is_dates(run: str) -> bool:
    """Tell whether digits are a date, or a year and small numbers, and so no telephone number."""
    parts = re.split(r"[ .\-/()]+", run)
    small = [part for part in parts if len(part) <= 2]  # noqa: PLR2004 - days, months, scores
    years = [part for part in parts if re.fullmatch(r"(?:19|20)\d\d", part)]
    return bool(years) and len(small) + len(years) == len(parts)


def _document(text: str, said: CueReading, words: GuardWords) -> bool:
    if _PASSPORT.search(text):
        return True
    return bool(_ID_NUMBER.search(text)) and said.holds_any(words.document)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


class MessageKind(StrEnum):
    """The kinds of messages that the guard tells apart."""

    TEXT = "text"
    STICKER = "sticker"
    FILE = "file"
    POINTER = "pointer"
    """A contact or a location: it points to somebody."""


class Response(StrEnum):
    """The bot's response to a message."""

    THANKED = "thanked"
    HELP = "help"
    SELF_HARM = "self-harm"
    DANGER = "danger"
    GUARDED = "guarded"
    NOT_TAKEN = "not taken"
    ASK_DESK = "ask desk"
    ASK = "ask"


_ANSWERS = {Risk.SELF_HARM: Response.SELF_HARM, Risk.DANGER: Response.DANGER}


def answer_to(risks: Iterable[Risk]) -> Response | None:
    """Return the safety text that answers a text with these risks; None if there are none."""
    found = frozenset(risks)
    grave = next((each for each in _ANSWERS if each in found), None)
    if grave is not None:
        return _ANSWERS[grave]
    return Response.GUARDED if found else None


def decide_response(
    came: MessageKind, text: str, words: GuardWords, *, coordinates: bool
) -> Response:
    """Decide how to respond to a message; `text` is its text or caption.

    A coordinator writes for other people, so the bot asks what it should do with the message.
    Contacts and locations are accepted from nobody.
    """
    if came is MessageKind.TEXT and is_call_for_help(text, words):
        return Response.HELP
    if came is MessageKind.STICKER or (came is MessageKind.TEXT and is_thanks(text, words)):
        return Response.THANKED
    if coordinates and came is not MessageKind.POINTER:
        return Response.ASK_DESK
    risk = first_risk(text, words) if text else None
    if risk is not None and (answer := answer_to([risk])):
        return answer
    return Response.ASK if came is MessageKind.TEXT else Response.NOT_TAKEN


def grave_answer(text: str, words: GuardWords) -> Response | None:
    """Return the safety text that answers danger or a wish to die; None if a text has neither."""
    answer = answer_to(all_risks(text, words))
    return answer if answer in _ANSWERS.values() else None


def needs_line(text: str, words: GuardWords) -> bool:
    """Tell whether a text that goes on gets the line with 🆘, also where the guard is in doubt."""
    found = weigh(text, words)
    return not GRAVE.isdisjoint(found.risks | found.doubts)
