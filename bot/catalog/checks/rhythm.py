"""Checks rhythm.yaml: what the calendar names exists, and no two lines are the same."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.catalog.checks.doors import check_doors
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.rhythm import CalendarOffer
from bot.catalog.sheets.rhythm import RhythmSheet
from bot.catalog.sheets.wording import PlacedWording, wordings

LEAST_BETWEEN: Final = 30
"""Days between two checks."""


def check_rhythm(pack: Pack, findings: Findings) -> None:
    """Check rhythm.yaml against the rest of the course."""
    rhythm = pack.rhythm
    if rhythm is None:
        return
    _check_months(rhythm, findings)
    _check_checks(rhythm, findings)
    _check_days(rhythm, findings)
    _check_ids(pack, rhythm, findings)
    check_doors(pack, rhythm, findings)
    for language in pack.languages:
        _check_words(rhythm, language, findings)


def _check_months(rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    for key in ("practice", "messages"):
        months = getattr(rhythm.sheet, key)
        if list(months) != sorted(months, reverse=True):
            what = f'"{key}" grows from month to month.'
            findings.error(rhythm.at(key), what, "Let it stay or fall: people tire of messages.")
    if any(a > b for a, b in zip(rhythm.sheet.practice, rhythm.sheet.messages, strict=True)):
        what = "There is more practice than there are messages in all."
        findings.error(rhythm.at("practice"), what, "Practice counts as one of the messages.")


def _check_checks(rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    days = rhythm.sheet.checks
    if any(later - earlier < LEAST_BETWEEN for earlier, later in pairwise(days)):
        what = f"Two checks have fewer than {LEAST_BETWEEN} days between them."
        advice = "Write them in order, further apart: else the second asks what was just repeated."
        findings.error(rhythm.at("checks"), what, advice)


def _check_days(rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    taken: set[int] = set()
    for n, each in enumerate(rhythm.sheet.calendar):
        if each.day in taken:
            what = f"Day {each.day} is there twice."
            findings.error(rhythm.at("calendar", n, "day"), what, "One different thing at a time.")
        taken.add(each.day)


def _check_ids(pack: Pack, rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    """Check that each story and case exists; a story may come once for each of its episodes."""
    stories = {
        read.sheet.id: {node.episode for node in read.sheet.nodes}
        for module in pack.modules.values()
        for read in module.scenarios
    }
    cases = {read.sheet.id for module in pack.modules.values() for read in module.cases}
    known = {
        CalendarOffer.STORY: set(stories),
        CalendarOffer.CASE: cases,
    }
    seen: list[str] = []
    for n, each in enumerate(rhythm.sheet.calendar):
        place = rhythm.at("calendar", n)
        ids = known.get(each.what, {""})
        if each.of not in ids:
            what = f'There is no {each.what} "{each.of}".'
            advice = did_you_mean(each.of, ids - {""}) or "Only a story or a case has an id here."
            findings.error(place, what, advice)
            continue
        seen.append(each.of)
        most = len(stories.get(each.of, {1}))
        if each.of and seen.count(each.of) > most:
            what = f'"{each.of}" comes {seen.count(each.of)} times; {most} can be offered.'
            findings.error(place, what, "A story comes once for each episode, a case once.")


def _check_words(rhythm: ParsedSheet[RhythmSheet], language: str, findings: Findings) -> None:
    """Report equal lines: two messages in a row must be different."""
    first: dict[str, PlacedWording] = {}
    for placed, words in _lines(rhythm.sheet, language):
        if words in first:
            where = rhythm.at(*first[words].path)
            what = f"Line {where.line} says the same in {language}."
            findings.error(rhythm.at(*placed.path, language), what, "Say it in other words.")
        first.setdefault(words, placed)


def _lines(sheet: RhythmSheet, language: str) -> Iterator[tuple[PlacedWording, str]]:
    for placed in wordings(sheet.lines, ("lines",)):
        if words := placed.wording.strings().get(language):
            yield placed, words.strip()
