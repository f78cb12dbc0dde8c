"""What a GIFT file changes in the quizzes of a course: new wordings, and new questions.

A question with a known id keeps its id, its options keep their letters, and the same options stay
right: a question that asks for something else is a new one. The tags of a new question must name
the objective and the lesson.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.catalog.gift.items import TAGS, NewItem, new_item, unread_tags
from bot.catalog.gift.question import GiftAnswer, GiftQuestion
from bot.catalog.gift.quizzes import EXPORTED, mark_in, question
from bot.catalog.pack import Pack, UnitPack
from bot.catalog.problem import Findings, Location, did_you_mean
from bot.catalog.sheets.unit import ItemSheet
from bot.catalog.texts import CourseText, same
from bot.catalog.translation.merging import MergedTexts, TextChange
from bot.catalog.translation.row_checks import check_row_words
from bot.catalog.unit import Form

_NUMBERED: Final = re.compile("q[0-9]+")
_AGAIN: Final = "Export it again, and make your change there."
_NEW_ID: Final = "A question that asks for something else is a new one: take its name and id away."


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftFrame:
    """What questions are compared with.

    `unit` and `language` are for questions whose category does not name them; "" without any.
    """

    file: Path
    pack: Pack
    texts: Mapping[str, CourseText]
    unit: str = ""
    language: str = ""


@dataclass(slots=True)
class GiftMerged:
    """The changes in the questions of a file; new questions by their unit."""

    merged: MergedTexts
    new: dict[str, list[NewItem]] = field(default_factory=dict)


def merge_gift(
    frame: GiftFrame, questions: Sequence[GiftQuestion], merged: MergedTexts, findings: Findings
) -> GiftMerged:
    """Compare every question with the course; refused ones are errors in `findings`."""
    found = GiftMerged(merged)
    seen: set[tuple[str, str]] = set()
    for each in questions:
        place = Location(file=frame.file, line=each.line, column=1)
        name = each.id or each.name
        unit, _, item = name.rpartition(".")
        known = _known(frame.pack.units.get(unit), item)
        language = frame.language or _language(frame, each)
        if not language and (not known or len(frame.pack.languages) == 1):
            language = frame.pack.languages[0]  # in which a new question begins
        if language not in frame.pack.languages:
            advice = "Name it: --language en"
            findings.error(place, "Nothing says in which language this question is.", advice)
        elif known and (name, language) in seen:
            findings.error(place, f"{name} is there twice.", "Delete one of the two.")
        elif known:
            seen.add((name, language))
            _merge_known(frame, place, each, (name, known, language), found.merged, findings)
        elif unit in frame.pack.units and _NUMBERED.fullmatch(item):
            what = f"There is no question {name}, or not any more."
            findings.error(place, what, "For a new question, take its name and id away.")
        else:
            _merge_new(frame, place, each, language, found, findings)
    return found


def _known(unit: UnitPack | None, item_id: str) -> ItemSheet | None:
    items = unit.quiz.sheet.items if unit else ()
    return next((item for item in items if item.id == item_id), None)


def _language(frame: GiftFrame, each: GiftQuestion) -> str:
    steps = each.category.split("/")
    return next((step for step in reversed(steps) if step in frame.pack.languages), "")


def _unit(frame: GiftFrame, each: GiftQuestion) -> str:
    steps = each.category.split("/")
    return next((step for step in reversed(steps) if step in frame.pack.units), "")


def _merge_known(
    frame: GiftFrame,
    place: Location,
    each: GiftQuestion,
    about: tuple[str, ItemSheet, str],
    merged: MergedTexts,
    findings: Findings,
) -> None:
    name, item, language = about
    source = frame.pack.languages[0]
    ours = question(name, item, source, language)
    fits = _matched(ours, each, item, place, findings)
    if fits is None:
        return
    if same(each.general) != same(ours.general):
        what = f"What is said about all answers of {name} together is not taken over."
        findings.warning(place, what, "Write what is said about an answer into quiz.yaml.")
    unit, _, short = name.rpartition(".")
    words = dict(_words(f"{unit}.items.{short}", item, each, fits))
    changed = {
        address: new
        for address, new in words.items()
        if same(frame.texts[address].strings.get(language, "")) != same(new)
    }
    if changed and not _is_as_exported(each, item, source, language, place, findings):
        return
    for address, new in changed.items():
        text = frame.texts[address]
        check_row_words(place, text, language, {**text.strings, language: new}, findings)
        merged.changes.append(TextChange(place=place, text=text, language=language, new=new))
        merged.signed.pop((address, language), None)


def _matched(
    ours: GiftQuestion, theirs: GiftQuestion, item: ItemSheet, place: Location, findings: Findings
) -> list[GiftAnswer] | None:
    """Return their answers in the order of our options; None, and report why, if none fits."""
    if theirs.kind is not ours.kind:
        what = f"{ours.id} has {ours.kind}, this question has {theirs.kind}."
        findings.error(place, what, _NEW_ID)
    elif len(theirs.answers) != len(ours.answers):
        what = f"{ours.id} has {len(ours.answers)} options, here are {len(theirs.answers)}."
        findings.error(place, what, "Change options in quiz.yaml, where each keeps its letter.")
    else:
        fits = _in_our_order(ours, theirs, by_need=item.form is Form.ORDER)
        if [each.weight > 0 for each in fits] == [each.weight > 0 for each in ours.answers]:
            return fits
        findings.error(place, f"Other options of {ours.id} are right here.", _NEW_ID)
    return None


def _in_our_order(ours: GiftQuestion, theirs: GiftQuestion, *, by_need: bool) -> list[GiftAnswer]:
    """Match unchanged answers by their words, and the others by their position."""

    def key(answer: GiftAnswer) -> tuple[str, str]:
        return same(answer.need), "" if by_need else same(answer.text)

    left = dict(enumerate(theirs.answers))
    found: dict[int, GiftAnswer] = {}
    for place, answer in enumerate(ours.answers):
        near = sorted(left, key=lambda other: (other != place, other))
        there = [other for other in near if key(left[other]) == key(answer)]
        if there:
            found[place] = left.pop(there[0])
    rest = iter(left.values())
    return [found[n] if n in found else next(rest) for n in range(len(ours.answers))]


def _words(
    address: str, item: ItemSheet, each: GiftQuestion, answers: Sequence[GiftAnswer]
) -> Iterator[tuple[str, str]]:
    """Yield the address of each text with its words in the file."""
    yield f"{address}.stem", each.stem
    for option, answer in zip(item.options, answers, strict=True):
        yield f"{address}.options.{option.id}.text", answer.text
        if answer.feedback:
            yield f"{address}.options.{option.id}.feedback", answer.feedback
        if item.form is Form.MATCH:
            yield f"{address}.options.{option.id}.need", answer.need


def _is_as_exported(
    each: GiftQuestion,
    item: ItemSheet,
    source: str,
    language: str,
    place: Location,
    findings: Findings,
) -> bool:
    """Tell whether the course still has the words from which the question was made."""
    marks = next((tag.split()[1:] for tag in each.tags if tag.split()[:1] == [EXPORTED]), None)
    now = [mark for mark in (mark_in(item, source), mark_in(item, language)) if mark]
    if marks in (None, now):
        return True
    what = f"{each.id or each.name} has changed in the course since you exported it."
    findings.error(place, what, _AGAIN)
    return False


def _merge_new(
    frame: GiftFrame,
    place: Location,
    each: GiftQuestion,
    language: str,
    found: GiftMerged,
    findings: Findings,
) -> None:
    unit_id = frame.unit or _unit(frame, each)
    if not unit_id and len(frame.pack.units) == 1:
        [unit_id] = frame.pack.units
    unit = frame.pack.units.get(unit_id)
    if unit is None:
        what = "Nothing says to which unit this new question belongs."
        known_units = ", ".join(frame.pack.units)
        findings.error(place, what, f"Name it: --unit, one of: {known_units}.")
        return
    others = found.new.setdefault(unit_id, [])
    made = new_item(frame.pack, unit, each, language, [other.id for other in others])
    if isinstance(made, NewItem):
        others.append(made)
        for tag in unread_tags(each.tags):
            what = f'The tag "{tag}" is not taken over.'
            findings.warning(place, what, did_you_mean(tag.split()[0].casefold(), TAGS))
        return
    what, advice = made
    findings.error(place, what, advice)
