"""Checks folders and ids: what is listed exists, what exists is listed, and no id is used twice."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from bot.catalog.pack import ModulePack, Pack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.yaml_file import KeyPath

_IDS = "An id is built from the folders, see Ids in content/reference.md."


def check_structure(pack: Pack, findings: Findings) -> None:
    """Check the skeleton of the course."""
    course = pack.course
    _check_id(course, pack.folder.resolve().name, findings)
    _check_list(course, "modules", course.sheet.modules, pack.modules, findings)
    for name, module in pack.modules.items():
        _check_id(module.module, name, findings)
        _check_list(module.module, "units", module.module.sheet.units, module.units, findings)
        _check_module(name, module, findings)
    _check_unique_ids(pack, findings)
    _check_warm_up(pack, findings)
    _check_certificate(pack, findings)
    _check_check_ins(pack, findings)
    if {"start10", "start60"} <= set(course.sheet.rungs):
        what = "Both start10 and start60 are there."
        findings.error(course.at("rungs"), what, "Keep one: two reminders in an hour are a flood.")


def _check_id(read: ParsedSheet[Any], wanted: str, findings: Findings) -> None:
    if read.sheet.id != wanted:
        what = f'The id is "{read.sheet.id}", its place says "{wanted}".'
        findings.error(read.at("id"), what, _IDS)


def _check_list(
    read: ParsedSheet[Any],
    key: str,
    listed: Sequence[str],
    there: Iterable[str],
    findings: Findings,
) -> None:
    """Check that everything listed has a folder, and that each folder is listed once."""
    there = set(there)
    for n, name in enumerate(listed):
        if name in listed[:n]:
            findings.error(read.at(key, n), f'"{name}" is listed twice.', "Keep one of the two.")
        elif name not in there:
            advice = did_you_mean(name, there - set(listed)) or "Make it, or take the name out."
            findings.error(read.at(key, n), f'There is no folder "{name}".', advice)
    for name in sorted(there - set(listed)):
        what = f'The folder "{name}" is not listed.'
        findings.error(read.at(key), what, f"Add {name} here, or take the folder away.")


def _check_module(name: str, module: ModulePack, findings: Findings) -> None:
    for folder, unit in module.units.items():
        _check_id(unit.unit, f"{name}.{folder}", findings)
        check_unique(unit.unit, ("objectives",), findings)
        check_unique(unit.unit, ("cards",), findings)
        check_unique(unit.quiz, ("items",), findings)
    for story in module.stories_and_cases:
        if not story.sheet.id.startswith(f"{name}."):
            what = f'The id is "{story.sheet.id}", but the file is in module {name}.'
            findings.error(story.at("id"), what, f'Let the id begin with "{name}."')
    first: dict[str, str] = {}
    for story in module.stories_and_cases:
        if other := first.get(story.sheet.id):
            what = f'The id "{story.sheet.id}" is taken by {other}.'
            findings.error(story.at("id"), what, "Give one of them another id.")
        first[story.sheet.id] = story.tree.file.name


def _check_unique_ids(pack: Pack, findings: Findings) -> None:
    for path in (("plan", "steps"), ("plan", "places"), ("plan", "barriers")):
        check_unique(pack.course, path, findings)
    check_unique(pack.course, ("strategy",), findings)
    for n in range(len(pack.course.sheet.strategy)):
        check_unique(pack.course, ("strategy", n, "choices"), findings)
    check_unique(pack.course, ("attendance",), findings)
    check_unique(pack.glossary, ("terms",), findings)
    check_unique(pack.services, ("services",), findings)
    check_unique(pack.safety, ("texts",), findings)


def check_unique(read: ParsedSheet[Any], path: KeyPath, findings: Findings) -> None:
    """Report each repeated id in the list at `path`."""
    here: Any = read.sheet
    for step in path:
        here = here[step] if isinstance(step, int) else getattr(here, step)
    seen: set[object] = set()
    for n, part in enumerate(here):
        if part.id in seen:
            advice = "Give it an id that was never used."
            findings.error(read.at(*path, n, "id"), f'The id "{part.id}" is taken.', advice)
        seen.add(part.id)


def _check_warm_up(pack: Pack, findings: Findings) -> None:
    known, extra = (
        [
            f"{unit_id}.{item.id}"
            for unit_id, unit in pack.units.items()
            if unit.unit.sheet.extra is is_extra
            for item in unit.quiz.sheet.items
        ]
        for is_extra in (False, True)
    )
    for n, item in enumerate(pack.course.sheet.warmup):
        place = pack.course.at("warmup", n)
        if item in extra:
            what = f'"{item}" belongs to a unit that is extra.'
            findings.error(place, what, "Ask about the parts of the course before a meeting.")
        elif item not in known:
            advice = f"Write a full id, such as {known[0]}." if known else "Write the quiz first."
            findings.error(place, f'There is no question "{item}".', advice)
        elif item in pack.course.sheet.warmup[:n]:
            findings.error(place, f'"{item}" is listed twice.', "Keep one of the two.")


def _check_check_ins(pack: Pack, findings: Findings) -> None:
    """Check that each check-in of a plan comes later than the one before."""
    days = pack.course.sheet.plan.check_ins
    for n, (before, after) in enumerate(pairwise(days), 1):
        if after <= before:
            what = f"Day {after} comes after day {before}."
            place = pack.course.at("plan", "check_ins", n)
            findings.error(place, what, "Write the days in order, each once: [1, 14, 42].")


_ALL = "all"


def _check_certificate(pack: Pack, findings: Findings) -> None:
    """Check that the course has what a certificate asks for."""
    rule = pack.course.sheet.certificate
    if rule is None:
        return
    units = [unit for unit in pack.units.values() if not unit.unit.sheet.extra]
    there = {
        "lessons": sum(len(unit.unit.sheet.cards) for unit in units),
        "quizzes": sum(bool(unit.quiz.sheet.items) for unit in units),
    }
    asked = {"lessons": rule.lessons, "quizzes": rule.quizzes}
    for what, wanted in asked.items():
        if wanted != _ALL and int(wanted) > there[what]:
            fault = f"{wanted} {what} are asked for; the course has {there[what]}."
            findings.error(
                pack.course.at("certificate", what), fault, f"Write all, or at most {there[what]}."
            )
    if not any(there[what] if wanted == _ALL else int(wanted) for what, wanted in asked.items()):
        fault = "The certificate asks for nothing."
        advice = "Ask for lessons or quizzes, or take the certificate away."
        findings.error(pack.course.at("certificate"), fault, advice)
