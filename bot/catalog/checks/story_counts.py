"""Checks the counts of a story, by looking at every state that a walk can reach."""

from collections.abc import Iterator

from bot.catalog.carrying import (
    StoryBranch,
    StoryPlace,
    Way,
    added,
    counts,
    is_met,
    onward_from,
    places_within,
)
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.story import ChoiceSheet, EchoSheet, ScenarioSheet
from bot.catalog.yaml_file import KeyPath

MOST_STATES = 20_000
"""Pairs of a node and its possible counts; more are too many to check, and to understand."""


def check_counts(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    """Check that what is set is read, and that walks reach each turn, echo, node and ending."""
    sheet = read.sheet
    _check_names(read, findings)
    ways = {node.id: tuple(way_of(choice) for choice in node.choices) for node in sheet.nodes}
    places = places_within(ways, (sheet.start, ()), most=MOST_STATES)
    if places is None:
        what = f"The story has more than {MOST_STATES} states."
        findings.error(read.at("nodes"), what, "Let fewer choices set something.")
        return
    _check_come_to(read, places, findings)
    _check_turns(read, places, findings)
    _check_echoes(read, places, findings)
    _check_ends(read, ways, places, findings)


def way_of(choice: ChoiceSheet) -> Way:
    turns = tuple(StoryBranch(when=counts(turn.when), next=turn.next) for turn in choice.turns)
    return Way(next=choice.next, sets=counts(choice.sets), turns=turns)


def _check_names(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    put = {name: path for path, name in _set(read.sheet)}
    asked = {name: path for path, name in _read(read.sheet)}
    for name in sorted(put.keys() - asked.keys()):
        what = f'"{name}" is set, but nothing reads it.'
        advice = "Name it in a when: of a turn or an echo, or do not set it."
        findings.error(read.at(*put[name]), what, advice)
    for name in sorted(asked.keys() - put.keys()):
        what = f'"{name}" is read, but no choice sets it.'
        findings.error(read.at(*asked[name]), what, did_you_mean(name, put))


def _set(sheet: ScenarioSheet) -> Iterator[tuple[KeyPath, str]]:
    for n, node in enumerate(sheet.nodes):
        for c, choice in enumerate(node.choices):
            yield from ((("nodes", n, "choices", c, "sets"), name) for name in choice.sets)


def _read(sheet: ScenarioSheet) -> Iterator[tuple[KeyPath, str]]:
    for path, _, echo in _echoes(sheet):
        yield from (((*path, "when"), name) for name in echo.when)
    for n, node in enumerate(sheet.nodes):
        for c, choice in enumerate(node.choices):
            for t, turn in enumerate(choice.turns):
                path = ("nodes", n, "choices", c, "turns", t, "when")
                yield from ((path, name) for name in turn.when)


def _echoes(sheet: ScenarioSheet) -> Iterator[tuple[KeyPath, str, EchoSheet]]:
    """Yield every echo of the nodes and endings, with its path and the id of its place."""
    for n, node in enumerate(sheet.nodes):
        yield from (
            (("nodes", n, "echoes", e), node.id, each) for e, each in enumerate(node.echoes)
        )
    for n, end in enumerate(sheet.endings):
        yield from (
            (("endings", n, "echoes", e), end.id, each) for e, each in enumerate(end.echoes)
        )


def _check_come_to(
    read: ParsedSheet[ScenarioSheet], places: frozenset[StoryPlace], findings: Findings
) -> None:
    """Check that some walk reaches each node and ending with the counts that it needs."""
    reached = {node for node, _ in places}
    asks = {turn.next for node in read.sheet.nodes for c in node.choices for turn in c.turns}
    for n, node in enumerate(read.sheet.nodes):
        if node.id not in reached and node.id in asks:
            what = f'No walk carries enough to come to "{node.id}".'
            findings.error(read.at("nodes", n), what, "Ask for less at the turn that leads there.")
    for e, ending in enumerate(read.sheet.endings):
        if ending.id not in reached:
            what = f'Nobody ever comes to the ending "{ending.id}".'
            advice = "Let a choice lead there, or take the ending out."
            findings.error(read.at("endings", e), what, advice)


def _check_turns(
    read: ParsedSheet[ScenarioSheet], places: frozenset[StoryPlace], findings: Findings
) -> None:
    carried_at = _carried_at(places)
    for n, node in enumerate(read.sheet.nodes):
        for c, choice in enumerate(node.choices):
            way = way_of(choice)
            taken = {way.turn_at(added(each, way.sets)) for each in carried_at.get(node.id, ())}
            for t in sorted(set(range(len(way.turns))) - taken):
                place = read.at("nodes", n, "choices", c, "turns", t)
                findings.error(place, "No walk takes this turn.", "Ask for less, or move it up.")
            if taken and None not in taken:
                place = read.at("nodes", n, "choices", c, "next")
                what = "Every walk takes a turn before this."
                findings.error(place, what, "Ask for more at the turns, or take one out.")


def _check_echoes(
    read: ParsedSheet[ScenarioSheet], places: frozenset[StoryPlace], findings: Findings
) -> None:
    carried_at = _carried_at(places)
    for path, place_id, echo in _echoes(read.sheet):
        when = counts(echo.when)
        if not any(is_met(when, carried) for carried in carried_at.get(place_id, ())):
            findings.error(read.at(*path), "No walk reads this.", "Ask for less, or take it out.")


def _check_ends(
    read: ParsedSheet[ScenarioSheet],
    ways: dict[str, tuple[Way, ...]],
    places: frozenset[StoryPlace],
    findings: Findings,
) -> None:
    """Check that a walk can end, whatever it carries."""
    onward = {place: onward_from(ways, [place]) for place in places}
    ending = {place for place in places if place[0] not in ways}
    while more := {p for p, to in onward.items() if p not in ending and to & ending}:
        ending |= more
    caught = {node for node, _ in places - ending}
    free = {node for node, _ in ending}
    for n, node in enumerate(read.sheet.nodes):
        if node.id in caught & free:
            what = f'At "{node.id}" some walks can no longer come to an end.'
            findings.error(read.at("nodes", n), what, "Let one choice lead on without a turn.")


def _carried_at(places: frozenset[StoryPlace]) -> dict[str, set[tuple[tuple[str, int], ...]]]:
    found: dict[str, set[tuple[tuple[str, int], ...]]] = {}
    for node, carried in places:
        found.setdefault(node, set()).add(carried)
    return found
