"""Checks what a story makes of choices: dilemmas that come back later, and ends without a score."""

from collections.abc import Iterator

from bot.catalog.problem import Findings
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.story import ChoiceSheet, ScenarioSheet
from bot.catalog.yaml_file import KeyPath


def check_dilemmas(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    """Check that a dilemma has two ways, remembers which was taken, and can tell of the other."""
    for n, node in enumerate(read.sheet.nodes):
        ways = [choice for choice in node.choices if choice.worth == "defensible"]
        if len(ways) == 1:
            what = f'At "{node.id}" only "{ways[0].id}" is defensible.'
            advice = "A dilemma has two such choices or more; one alone is good, fair or poor."
            findings.error(read.at("nodes", n, "choices"), what, advice)
        for c, choice in enumerate(node.choices):
            _check_way(read, ("nodes", n, "choices", c), choice, findings)
    _check_scores(read, findings)


def _check_way(
    read: ParsedSheet[ScenarioSheet], path: KeyPath, choice: ChoiceSheet, findings: Findings
) -> None:
    if choice.worth != "defensible":
        if choice.instead is not None:
            what = "Nobody reads this: the choice is not one of a dilemma."
            findings.error(read.at(*path, "instead"), what, "Take it out, or say defensible.")
        return
    if choice.instead is None:
        what = f'The look back cannot tell what "{choice.id}" would have brought and cost.'
        findings.error(read.at(*path), what, "Write it under instead:.")
    if not choice.sets:
        what = f'"{choice.id}" is part of a dilemma, but the story does not remember it.'
        findings.error(read.at(*path), what, "Let it set something that an echo or a turn reads.")


def _check_scores(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    """Check that an end depends on what happened and not on how often."""
    ends = {ending.id for ending in read.sheet.endings}
    for path, next_id, when in _turns(read.sheet):
        scored = sorted(name for name, least in when.items() if least > 1)
        if next_id in ends and scored:
            what = f'The ending "{next_id}" asks for {when[scored[0]]} of "{scored[0]}": a score.'
            advice = "Let it ask for 1 of what happened."
            findings.error(read.at(*path, "when"), what, advice)


def _turns(sheet: ScenarioSheet) -> Iterator[tuple[KeyPath, str, dict[str, int]]]:
    for n, node in enumerate(sheet.nodes):
        for c, choice in enumerate(node.choices):
            for t, turn in enumerate(choice.turns):
                yield ("nodes", n, "choices", c, "turns", t), turn.next, turn.when
