"""Checks the dilemmas of a story: both ways are remembered, and the look back tells of both."""

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
