"""Checks stories: each choice leads on, each moment and ending is reached, each way can end."""

from collections.abc import Iterable, Iterator, Mapping

from bot.catalog.checks.story_counts import check_counts
from bot.catalog.checks.story_dilemmas import check_dilemmas
from bot.catalog.checks.story_words import check_words
from bot.catalog.course import DEBRIEF
from bot.catalog.pack import ReadableFiles
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.story import ChoiceSheet, ScenarioSheet
from bot.catalog.yaml_file import KeyPath

FEWEST_ENDINGS = 3
"""The fewest endings of a story that names them: with fewer, choices change too little."""

Ways = Mapping[str, frozenset[str]]


def check_stories(files: ReadableFiles, findings: Findings) -> None:
    """Check the graph of each story, and that each node fits into a message."""
    for read in files.scenarios:
        _check_ids(read, findings)
        _check_endings(read, findings)
        if _check_links(read, findings):
            _check_reachable(read, findings)
            _check_episodes(read, findings)
            check_counts(read, findings)
        check_dilemmas(read, findings)
        check_words(read, files.languages, findings)


def _check_ids(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    """Check that ids are unique, and that each node has choices."""
    seen: set[str] = {DEBRIEF}
    for n, node in enumerate(read.sheet.nodes):
        if node.id in seen:
            what = f'The id "{node.id}" is taken.'
            findings.error(read.at("nodes", n, "id"), what, "Give the node another id.")
        seen.add(node.id)
        if not node.choices:
            what = f'"{node.id}" is a dead end: it has no choices.'
            advice = f"Add choices; the last one says next: {min(_ends(read.sheet))}"
            findings.error(read.at("nodes", n, "choices"), what, advice)
        letters = [choice.id for choice in node.choices]
        for c, letter in enumerate(letters):
            if letter in letters[:c]:
                place = read.at("nodes", n, "choices", c, "id")
                findings.error(place, f'The id "{letter}" is taken.', "Give it another id.")
    for e, ending in enumerate(read.sheet.endings):
        if ending.id in seen:
            what = f'The id "{ending.id}" is taken.'
            findings.error(read.at("endings", e, "id"), what, "Give the ending another id.")
        seen.add(ending.id)


def _check_endings(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    there = len(read.sheet.endings)
    if 0 < there < FEWEST_ENDINGS:
        what = f"The story names {there} of its endings; {FEWEST_ENDINGS} are the fewest."
        findings.error(read.at("endings"), what, "Write more of them, or leave endings out.")


def _check_links(read: ParsedSheet[ScenarioSheet], findings: Findings) -> bool:
    """Check that `start` and every `next` name a node or an ending; return whether they do."""
    known = {node.id for node in read.sheet.nodes}
    sound = True
    if read.sheet.start not in known:
        what = f'There is no node "{read.sheet.start}" to begin with.'
        findings.error(read.at("start"), what, did_you_mean(read.sheet.start, known))
        sound = False
    known |= _ends(read.sheet)
    for path, onward in _links(read.sheet):
        if onward not in known:
            what = f'There is no node "{onward}": the story breaks off here.'
            findings.error(read.at(*path), what, did_you_mean(onward, known))
            sound = False
    return sound


def _ends(sheet: ScenarioSheet) -> set[str]:
    """Return where a choice may end the story: at its endings, or at once without any."""
    return {ending.id for ending in sheet.endings} or {DEBRIEF}


def _links(sheet: ScenarioSheet) -> Iterator[tuple[KeyPath, str]]:
    for n, node in enumerate(sheet.nodes):
        for c, choice in enumerate(node.choices):
            for t, turn in enumerate(choice.turns):
                yield ("nodes", n, "choices", c, "turns", t, "next"), turn.next
            yield ("nodes", n, "choices", c, "next"), choice.next


def _check_reachable(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    nodes = read.sheet.nodes
    ways = {node.id: frozenset(_nexts(node.choices)) for node in nodes}
    reached = closure(ways, [read.sheet.start])
    ending = closure(reversed_ways(ways), _ends(read.sheet))
    for n, node in enumerate(nodes):
        if node.id not in reached:
            what = f'Nobody ever comes to "{node.id}".'
            advice = "Let a choice lead there, or take the node out."
            findings.error(read.at("nodes", n), what, advice)
        elif node.id not in ending and node.choices:
            what = f'From "{node.id}" there is no way to the debrief: the story goes in a circle.'
            advice = f"Let one choice lead on to next: {min(_ends(read.sheet))}"
            findings.error(read.at("nodes", n), what, advice)


def _check_episodes(read: ParsedSheet[ScenarioSheet], findings: Findings) -> None:
    """Check that no way leads back into an earlier episode, and that none is left out."""
    episodes = {node.id: node.episode for node in read.sheet.nodes}
    for path, onward in _links(read.sheet):
        own = read.sheet.nodes[int(path[1])].episode
        if episodes.get(onward, own) < own:
            what = f'"{onward}" is in an earlier episode.'
            findings.error(read.at(*path), what, "A walk only goes on to later ones.")
    missing = sorted(set(range(1, max(episodes.values()) + 1)) - set(episodes.values()))
    if missing:
        what = f"There is no episode {missing[0]}."
        findings.error(read.at("nodes"), what, "Number them from 1, and leave none out.")


def _nexts(choices: Iterable[ChoiceSheet]) -> Iterator[str]:
    for choice in choices:
        yield choice.next
        yield from (turn.next for turn in choice.turns)


def closure(ways: Ways, start: Iterable[str]) -> frozenset[str]:
    """Return all that can be reached from `start`, which is included."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(ways.get(node, ()))
    return frozenset(reached)


def reversed_ways(ways: Ways) -> Ways:
    ends = {end for following in ways.values() for end in following}
    return {end: frozenset(node for node in ways if end in ways[node]) for end in ends}
