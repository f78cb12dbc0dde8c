"""Assembles stories and cases."""

from collections.abc import Mapping

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.carrying import StoryBranch, counts
from bot.catalog.course import Case, Choice, Echo, Node, Scenario, StoryEnding
from bot.catalog.pack import Pack
from bot.catalog.sheets.story import CaseSheet, ChoiceSheet, NodeSheet, ScenarioSheet


def assemble_scenario(pack: Pack, sheet: ScenarioSheet) -> Scenario:
    """A story."""
    build = text_builder(pack, sheet.reviewed)
    endings = tuple(
        StoryEnding(id=each.id, title=build.text(each.title), text=build.rich(each.text))
        for each in sheet.endings
    )
    places = {ending.id: ending.place for ending in endings}
    return Scenario(
        id=sheet.id,
        title=build.text(sheet.title),
        objectives=sheet.objectives,
        sources=sheet.sources,
        start=sheet.start,
        nodes=tuple(_node(node, build, places) for node in sheet.nodes),
        debrief=build.rich(sheet.debrief),
        endings=endings,
    )


def _node(sheet: NodeSheet, build: TextBuilder, places: Mapping[str, str]) -> Node:
    return Node(
        id=sheet.id,
        title=build.text(sheet.title),
        text=build.rich(sheet.text),
        choices=tuple(_choice(choice, build, places) for choice in sheet.choices),
        echoes=tuple(
            Echo(when=counts(echo.when), text=build.rich(echo.text)) for echo in sheet.echoes
        ),
        episode=sheet.episode,
    )


def _choice(sheet: ChoiceSheet, build: TextBuilder, places: Mapping[str, str]) -> Choice:
    return Choice(
        id=sheet.id,
        text=build.text(sheet.text),
        feedback=build.text(sheet.feedback),
        worth=sheet.worth,
        next=places.get(sheet.next, sheet.next),
        sets=counts(sheet.sets),
        turns=tuple(
            StoryBranch(when=counts(turn.when), next=places.get(turn.next, turn.next))
            for turn in sheet.turns
        ),
    )


def assemble_case(pack: Pack, sheet: CaseSheet) -> Case:
    """A case."""
    build = text_builder(pack, sheet.reviewed)
    return Case(
        id=sheet.id,
        title=build.text(sheet.title),
        objectives=sheet.objectives,
        sources=sheet.sources,
        text=build.rich(sheet.text),
        prompts=tuple(build.text(prompt) for prompt in sheet.prompts),
        facilitator=build.rich(sheet.facilitator),
        others=build.rich(sheet.others) if sheet.others else None,
    )
