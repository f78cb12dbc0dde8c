"""Checks stories: each choice leads to a node, each node is reached, each way can end."""

from collections.abc import Iterable, Mapping

from bot.catalog.course import DEBRIEF
from bot.catalog.markdown import Unrenderable, render
from bot.catalog.measure import visible
from bot.catalog.pack import ReadableFiles
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.story import NodeSheet, ScenarioSheet
from bot.writing import utf16_units

NODE_UNITS = 3600

Ways = Mapping[str, frozenset[str]]


def check_stories(files: ReadableFiles, findings: Findings) -> None:
    """Check the graph of each story, and that each node fits into a message."""
    for read in files.scenarios:
        _check_nodes(read, findings)
        if _check_links(read, findings):
            _check_reachable(read, findings)
        for n, node in enumerate(read.sheet.nodes):
            _check_length(read, n, node, files.languages, findings)


def _check_nodes(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    """Check that ids are unique, and that each node has choices."""
    seen: set[str] = set()
    for n, node in enumerate(read.sheet.nodes):
        if node.id in seen or node.id == DEBRIEF:
            what = f'The id "{node.id}" is taken.'
            findings.error(read.at("nodes", n, "id"), what, "Give the node another id.")
        seen.add(node.id)
        if not node.choices:
            what = f'"{node.id}" is a dead end: it has no choices.'
            advice = f"Add choices; the last one says next: {DEBRIEF}"
            findings.error(read.at("nodes", n, "choices"), what, advice)
        letters = [choice.id for choice in node.choices]
        for c, letter in enumerate(letters):
            if letter in letters[:c]:
                place = read.at("nodes", n, "choices", c, "id")
                findings.error(place, f'The id "{letter}" is taken.', "Give it another id.")


def _check_links(read: ParsedSheet[ScenarioSheet], findings: Findings) -> bool:
    """Check that `start` and every `next` name a node; return whether they do."""
    known = {node.id for node in read.sheet.nodes}
    sound = True
    if read.sheet.start not in known:
        what = f'There is no node "{read.sheet.start}" to begin with.'
        findings.error(read.at("start"), what, did_you_mean(read.sheet.start, known))
        sound = False
    for n, node in enumerate(read.sheet.nodes):
        for c, choice in enumerate(node.choices):
            if choice.next not in known | {DEBRIEF}:
                what = f'There is no node "{choice.next}": the story breaks off here.'
                place = read.at("nodes", n, "choices", c, "next")
                findings.error(place, what, did_you_mean(choice.next, known | {DEBRIEF}))
                sound = False
    return sound


def _check_reachable(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    nodes = read.sheet.nodes
    ways = {node.id: frozenset(choice.next for choice in node.choices) for node in nodes}
    reached = closure(ways, [read.sheet.start])
    ending = closure(reversed_ways(ways), [DEBRIEF])
    for n, node in enumerate(nodes):
        if node.id not in reached:
            what = f'Nobody ever comes to "{node.id}".'
            advice = "Let a choice lead there, or take the node out."
            findings.error(read.at("nodes", n), what, advice)
        elif node.id not in ending and node.choices:
            what = f'From "{node.id}" there is no way to the debrief: the story goes in a circle.'
            advice = f"Let one choice lead on to next: {DEBRIEF}"
            findings.error(read.at("nodes", n), what, advice)


def closure(ways: Ways, start: Iterable[str]) -> frozenset[str]:
    """Return all that can be reached from `start`, itself included."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(ways.get(node, ()))
    return frozenset(reached)


def reversed_ways(ways: Ways) -> Ways:
    """Return the ways in the opposite direction."""
    ends = {end for following in ways.values() for end in following}
    return {end: frozenset(node for node in ways if end in ways[node]) for end in ends}


def _check_length(
    read: ParsedSheet[ScenarioSheet],
    n: int,
    node: NodeSheet,
    languages: tuple[str, ...],
    findings: Findings,
) -> None:
    for language in languages:
        text = node.text.strings().get(language)
        if text is None:
            continue
        try:
            shown = visible(render(text))
        except Unrenderable:
            continue  # reported with its line among the words
        choices = [choice.text.strings().get(language, "") for choice in node.choices]
        feedback = [choice.feedback.strings().get(language, "") for choice in node.choices]
        longest = max((utf16_units(sentence) for sentence in feedback), default=0)
        length = utf16_units(shown + "".join(choices)) + longest
        if length > NODE_UNITS:
            what = f'"{node.id}" with its choices has {length} characters in {language}.'
            findings.error(read.at("nodes", n), what, f"{NODE_UNITS} fit into one message.")
