"""Checks the doors of rhythm.yaml: units to read freely that come once a month."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.rhythm import CalendarOffer
from bot.catalog.sheets.rhythm import RhythmSheet

LEAST_BETWEEN: Final = 28
"""Days between two doors: one a month."""
FEWEST_LINES: Final = 2
"""Doors come again and again, so the same words would be repeated."""


def check_doors(pack: Pack, rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    """Check that each door is a unit to read freely with a quiz, and that its days fit."""
    _check_units(pack, rhythm, findings)
    _check_steps(pack, rhythm, findings)
    _check_days(rhythm, findings)


def _check_units(pack: Pack, rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    extras = {name: unit for name, unit in pack.units.items() if unit.unit.sheet.extra}
    seen: set[str] = set()
    for n, door in enumerate(rhythm.sheet.doors):
        place = rhythm.at("doors", n, "unit")
        if door.unit in seen:
            findings.error(place, f'"{door.unit}" is there twice.', "Each unit is one door.")
        elif door.unit in pack.units and door.unit not in extras:
            what = f'"{door.unit}" is a part of the course.'
            findings.error(place, what, "A door is a unit with extra: true.")
        elif door.unit not in extras:
            advice = did_you_mean(door.unit, set(extras)) or "Write the full id, such as m1.u4."
            findings.error(place, f'There is no unit "{door.unit}".', advice)
        elif all(item.practice for item in extras[door.unit].quiz.sheet.items):
            what = f'The unit "{door.unit}" has no quiz.'
            findings.error(place, what, "Write questions that are not kept for practice.")
        seen.add(door.unit)


def _check_steps(pack: Pack, rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    known = {step.id for step in pack.course.sheet.plan.steps}
    seen: set[str] = set()
    for n, door in enumerate(rhythm.sheet.doors):
        for position, step in enumerate(door.steps):
            place = rhythm.at("doors", n, "steps", position)
            if step in seen:
                findings.error(place, f'"{step}" is there twice.', "A step leads to one door.")
            elif step not in known:
                advice = did_you_mean(step, known) or "Write the id of a step of course.yaml."
                findings.error(place, f'There is no step "{step}".', advice)
            seen.add(step)


def _check_days(rhythm: ParsedSheet[RhythmSheet], findings: Findings) -> None:
    doors = len(rhythm.sheet.doors)
    days = sorted(_days(rhythm.sheet))
    for (before, _), (day, n) in pairwise(days):
        if day - before < LEAST_BETWEEN:
            what = f"The doors of the days {before} and {day} are less than {LEAST_BETWEEN} apart."
            findings.error(rhythm.at("calendar", n, "day"), what, "One unit a month is enough.")
    if len(days) > doors:
        what = f"The calendar offers {len(days)} units, and doors has only {doors}."
        findings.error(rhythm.at("calendar", days[doors][1]), what, "Name the units under doors.")
    if doors and not days:
        what = "No day of the calendar offers a door."
        findings.error(rhythm.at("doors"), what, "Add {day: 34, what: unit} to the calendar.")
    if days and len(rhythm.sheet.lines.unit) < FEWEST_LINES:
        what = f"The calendar offers units, and there are fewer than {FEWEST_LINES} lines for it."
        findings.error(rhythm.at("lines"), what, "Add lines under unit.")


def _days(sheet: RhythmSheet) -> Iterator[tuple[int, int]]:
    """Yield the days of doors, each with its position in the calendar."""
    for n, each in enumerate(sheet.calendar):
        if each.what is CalendarOffer.UNIT:
            yield each.day, n
