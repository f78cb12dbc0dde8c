"""Checks sources: they exist, and are strong enough."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.reading import ParsedSheet
from bot.catalog.yaml_file import KeyPath


def check_facts(pack: Pack, findings: Findings) -> None:
    """Check every reference to a source and to an objective."""
    for read, path, part in _with_sources(pack):
        _check_sources_exist(pack, read, path, part.sources, findings)
    for unit in pack.units.values():
        for n, card in enumerate(unit.unit.sheet.cards):
            _check_strength(pack, unit.unit, ("cards", n), card, findings)
        for n, item in enumerate(unit.quiz.sheet.items):
            _check_strength(pack, unit.quiz, ("items", n), item, findings)
        for n, aloud in enumerate(unit.quiz.sheet.aloud):
            _check_strength(pack, unit.quiz, ("aloud", n), aloud, findings)
    _check_objectives(pack, findings)


def _with_sources(pack: Pack) -> Iterator[tuple[ParsedSheet[Any], KeyPath, Any]]:
    yield from _listed(pack.glossary, "terms")
    yield from _listed(pack.services, "services")
    if pack.community is not None:
        yield from _listed(pack.community, "teach_back")
    for unit in pack.units.values():
        yield from _listed(unit.unit, "cards")
        yield from _listed(unit.quiz, "items")
        yield from _listed(unit.quiz, "aloud")
    for module in pack.modules.values():
        for story in module.stories_and_cases:
            yield story, (), story.sheet


def _listed(read: ParsedSheet[Any], name: str) -> Iterator[tuple[ParsedSheet[Any], KeyPath, Any]]:
    for n, part in enumerate(getattr(read.sheet, name)):
        yield read, (name, n), part


def _check_sources_exist(
    pack: Pack,
    read: ParsedSheet[Any],
    path: KeyPath,
    sources: Sequence[str],
    findings: Findings,
) -> None:
    known = pack.sources.sheet.sources
    for n, source in enumerate(sources):
        if source not in known:
            place = read.at(*path, "sources", n)
            what = f'There is no source "{source}".'
            findings.error(place, what, "Add it to sources.yaml, or name one that is there.")


def _check_strength(
    pack: Pack, read: ParsedSheet[Any], path: KeyPath, part: Any, findings: Findings
) -> None:
    known = pack.sources.sheet.sources
    sources = [(name, known[name]) for name in part.sources if name in known]
    if sources and all(source.confidence == "G" for _, source in sources):
        what = "This rests on general knowledge only (confidence G)."
        findings.warning(read.at(*path, "sources"), what, "Find a source that somebody has seen.")


def _check_objectives(pack: Pack, findings: Findings) -> None:
    known = [
        f"{unit_id}.{objective.id}"
        for unit_id, unit in pack.units.items()
        for objective in unit.unit.sheet.objectives
    ]
    for module in pack.modules.values():
        for story in module.stories_and_cases:
            for n, objective in enumerate(story.sheet.objectives):
                if objective not in known:
                    what = f'There is no objective "{objective}".'
                    place = story.at("objectives", n)
                    advice = f"Write a full id, such as {known[0]}." if known else ""
                    findings.error(place, what, advice)
