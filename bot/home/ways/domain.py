"""Finds what is meant on the desk by the words of a sentence, in any form and order.

A sentence is read as a set of ideas: "postpone the meeting" and "can we move the training by a
week" hold the same two. Each place on the desk has the sets of ideas by which people mean it. An
idea that few places share tells more than one that many share.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from bot.home.domain import is_typo, key_of

PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "undo_import": (
        "undo list", "undo add", "remove list", "remove all list", "wrong list", "wrong add",
        "undo wrong add list",
    ),
    "invite": ("invite", "invite person", "invite all", "add person", "invite new person"),
    "add_list": (
        "add list", "list new", "add list person", "add list new", "add new person", "list have",
        "list have new",
    ),
    "people": ("list person", "list all person"),
    "person": ("find", "find person"),
    "replace": ("replace", "replace person", "leave replace", "leave other replace"),
    "new_phone": ("phone", "phone new", "phone lost", "phone lost new"),
    "same_person": ("same", "same person", "same list", "same name"),
    "move_person": (
        "move course", "move person course", "other course", "move person other course",
    ),
    "remove_person": ("remove person", "leave person", "leave remove person", "remove", "leave"),
    "remove_people": ("remove many", "leave many"),
    "erase": (
        "erase", "erase person", "remove data", "remove data person", "erase data",
        "erase data person",
    ),
    "peace": ("peace", "peace person", "peace person later", "peace months"),
    "organizations": ("organization", "organization compare", "organization name"),
    "talked": (
        "talk", "talk person", "talk many", "talk many person", "talk all person", "silent",
        "silent person", "contact",
    ),
    "behind": (
        "behind", "behind lesson", "behind person", "behind lesson person", "lesson done",
        "lesson person done", "silent lesson", "silent lesson person",
    ),
    "waiting": (
        "wait", "join wait", "wait person", "wait approve", "request", "approve join person",
        "approve colleague message", "approve colleague announce", "approve message",
        "approve announce", "colleague message", "want_in", "want_in person",
        "want_in person approve", "let_in", "let_in person", "let_in all", "let_in wait",
    ),
    "certificates": (
        "certificate", "certificate sign", "certificate person", "certificate sign person",
        "certificate done", "certificate person done",
    ),
    "announce": (
        "tell all", "message all", "announce", "announce all", "tell all person",
        "tell organization", "tell message organization", "tell message day later time",
    ),
    "sent": (
        "message sent", "sent", "message arrive", "message arrive all", "undo message",
        "undo announce", "remove message", "remove announce", "wrong message", "wrong announce",
        "remove message wrong", "undo message wrong", "sent wrong", "sent wrong remove",
    ),
    "missed": ("absent", "absent tell", "absent message", "absent meeting", "absent tell meeting"),
    "questions": ("question", "question answer", "question person", "question person answer"),
    "surveys": ("survey", "survey result", "survey answer", "survey person answer"),
    "place": ("place", "meeting place", "end late", "end time", "meeting end", "meeting end time"),
    "move_meeting": (
        "postpone", "meeting postpone", "meeting move", "meeting later", "meeting other day",
        "meeting move other day", "meeting move later", "cancel", "meeting cancel", "move day",
    ),
    "new_meeting": ("meeting new", "meeting add", "meeting plan"),
    "recording": ("recording", "recording add", "meeting recording", "meeting recording add"),
    "attendance": ("came", "came all", "came except", "came all except", "attendance"),
    "attendance_sheet": (
        "attendance sheet", "donor", "donor report", "donor figure", "donor sheet",
    ),
    "reports": ("report", "figure", "report figure"),
    "all_cohorts": ("all course", "course compare", "all course compare", "programme"),
    "workbook": ("excel", "download", "excel download", "download list", "programme excel"),
    "six_months": (
        "receive", "receive person", "receive later", "receive message", "months", "months person",
        "receive person later", "receive person months", "receive message person later",
    ),
    "wrong_service": (
        "service", "service wrong", "service change", "service number", "service number wrong",
        "service number change",
    ),
    "wrong_number": ("number", "number wrong", "number change", "number service"),
    "safety_texts": ("sign", "sign text", "approve text", "safety", "safety text", "sign safety"),
    "course_name": ("name course", "rename course", "course change name"),
    "training_day": ("training_day",),
    "quiet_days": ("holiday", "quiet day", "holiday message", "holiday quiet", "message quiet day"),
    "course_page": ("consent", "consent course", "consent text"),
    "plans": ("plans", "plans done", "plans person"),
    "buddies": ("buddy", "buddy person"),
    "communities": ("community", "community meeting"),
    "voice_notes": ("voice", "voice lesson", "voice text"),
    "lessons": ("lesson", "lesson see", "lesson text", "lesson see person"),
    "team": (
        "colleague", "colleague add", "colleague see", "colleague team", "colleague peace", "team",
        "team months", "team later", "team day",
    ),
    "test_run": ("try", "try message", "try lesson", "lesson see person try"),
    "language": ("language", "language change", "language see"),
    "first_steps": ("begin", "begin course"),
}  # fmt: skip
"""By which ideas each place is meant; the place is in `WAYS`, the idea in `ways.words`."""
IDEAS: Final = tuple(
    sorted({idea for sets in PLACES.values() for each in sets for idea in each.split()})
)
PARTLY: Final = 0.45
"""What a set counts of which a text holds all but a little; it counts less the more is missing."""
LEAST: Final = 0.3
"""What a place must count to be proposed."""
LEAST_FOR_TYPOS: Final = 6
"""The fewest letters of a word that may have a typo: "meting" means "meeting", not "move"."""
WINDOW: Final = 2
"""How many other words may stand between the words of a phrase: "take it all back"."""
GAP: Final = 30
"""How many signs may stand where a phrase in Khmer has "…": a name, or "all of them"."""
_LATIN: Final = re.compile(r"[a-z0-9]+")
_ENDINGS: Final = (
    ("ies", "y"), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
    ("e", ""),
)  # fmt: skip
_STEM: Final = 3
"""The fewest letters that stay of a word."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""The phrases of each idea as stems; a phrase in Khmer has more than one part only around "…"."""


@dataclass(frozen=True, slots=True)
class _Found:
    idea: str
    at: frozenset[int]
    """The places of its letters in the text."""


def phrases(words: Mapping[str, str]) -> Phrases:
    """Return the phrases of each idea from lists with commas, for `ideas_in`."""
    return {
        idea: tuple(stems for each in listed.split(",") if (stems := _stems(each)))
        for idea, listed in words.items()
    }


def ideas_in(text: str, known: Phrases) -> frozenset[str]:
    """Return the ideas of a text; a word inside a longer phrase is not read a second time."""
    said = key_of(text)
    words = [(stem(found[0]), range(*found.span())) for found in _LATIN.finditer(said)]
    found = [
        _Found(idea, at)
        for idea, each in known.items()
        for phrase in each
        for at in _where(phrase, said, words)
    ]
    read = {at for each in found for at in each.at}
    left = [(word, at) for word, at in words if not read & set(at)]
    typos = {idea for idea, each in known.items() if _has_typo_of(each, left)}
    whole = {each.idea for each in found if not any(each.at < other.at for other in found)}
    return frozenset(typos | whole)


def places_for(ideas: Iterable[str], *, most: int) -> list[str]:
    """Return the places that a text with these ideas may mean, the likeliest first."""
    counted = {place: _count(sets, frozenset(ideas)) for place, sets in PLACES.items()}
    good = [place for place, count in counted.items() if count >= LEAST]
    return sorted(good, key=lambda place: -counted[place])[:most]


def is_whole(place: str, ideas: frozenset[str]) -> bool:
    """Tell whether a text with these ideas holds a whole set by which this place is meant."""
    return any(frozenset(each.split()) <= ideas for each in PLACES[place])


def stem(word: str) -> str:
    """Return a word without its ending: "move", "moved" and "moving" become equal."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            cut = word.removesuffix(ending) + instead
            return stem(cut) if ending in {"s", "es"} else cut.removesuffix("e")
    return word


def _stems(phrase: str) -> tuple[str, ...]:
    key = key_of(phrase)
    if key.isascii():
        return tuple(map(stem, key.split()))
    return tuple(filter(None, map(key_of, phrase.split("…"))))


def _where(
    phrase: tuple[str, ...], said: str, words: list[tuple[str, range]]
) -> Iterable[frozenset[int]]:
    """Yield where a phrase stands: its words in order, with few others between."""
    if not phrase[0].isascii():
        between = f".{{0,{GAP}}}?"
        for found in re.finditer(between.join(f"({re.escape(each)})" for each in phrase), said):
            parts = range(1, len(phrase) + 1)
            yield frozenset(at for part in parts for at in range(*found.span(part)))
        return
    for start, (word, _) in enumerate(words):
        if word == phrase[0]:
            at = _in_order(phrase, words[start : start + len(phrase) + WINDOW])
            if at:
                yield at


def _in_order(phrase: tuple[str, ...], words: list[tuple[str, range]]) -> frozenset[int]:
    at: set[int] = set()
    wanted = list(phrase)
    for word, letters in words:
        if wanted and word == wanted[0]:
            wanted.pop(0)
            at |= set(letters)
    return frozenset() if wanted else frozenset(at)


def _has_typo_of(known: tuple[tuple[str, ...], ...], words: list[tuple[str, range]]) -> bool:
    long = [each[0] for each in known if len(each) == 1 and len(each[0]) >= LEAST_FOR_TYPOS]
    return any(is_typo(word, other) for word, _ in words for other in long)


_SHARED: Final = Counter(
    idea for sets in PLACES.values() for idea in {one for each in sets for one in each.split()}
)
_WEIGHT: Final = {idea: log(1 + len(PLACES) / count) for idea, count in _SHARED.items()}


def _count(sets: Iterable[str], ideas: frozenset[str]) -> float:
    return max(_count_set(frozenset(each.split()), ideas) for each in sets)


def _count_set(wanted: frozenset[str], ideas: frozenset[str]) -> float:
    has, whole = (sum(_WEIGHT[idea] for idea in each) for each in (wanted & ideas, wanted))
    return whole if wanted <= ideas else PARTLY * has * has / whole
