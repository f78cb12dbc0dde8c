"""Assembles stories and cases."""

from collections.abc import Iterable, Mapping

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.carrying import StoryBranch, counts
from bot.catalog.course import Case, Choice, Echo, Node, Scenario, StoryEnding
from bot.catalog.pack import Pack
from bot.catalog.sheets.story import CaseSheet, ChoiceSheet, EchoSheet, NodeSheet, ScenarioSheet


def assemble_scenario(pack: Pack, sheet: ScenarioSheet) -> Scenario:
    builder = text_builder(pack, sheet.reviewed)
    endings = tuple(
        builder.build(StoryEnding, ending, echoes=_echoes(ending.echoes, builder))
        for ending in sheet.endings
    )
    places = {ending.id: ending.place for ending in endings}
    nodes = tuple(_node(node, builder, places) for node in sheet.nodes)
    return builder.build(Scenario, sheet, nodes=nodes, endings=endings)


def _node(sheet: NodeSheet, builder: TextBuilder, places: Mapping[str, str]) -> Node:
    return builder.build(
        Node,
        sheet,
        choices=tuple(_choice(choice, builder, places) for choice in sheet.choices),
        echoes=_echoes(sheet.echoes, builder),
    )


def _echoes(sheets: Iterable[EchoSheet], builder: TextBuilder) -> tuple[Echo, ...]:
    return tuple(builder.build(Echo, echo, when=counts(echo.when)) for echo in sheets)


def _choice(sheet: ChoiceSheet, builder: TextBuilder, places: Mapping[str, str]) -> Choice:
    return builder.build(
        Choice,
        sheet,
        next=places.get(sheet.next, sheet.next),
        sets=counts(sheet.sets),
        turns=tuple(
            StoryBranch(when=counts(turn.when), next=places.get(turn.next, turn.next))
            for turn in sheet.turns
        ),
    )


def assemble_case(pack: Pack, sheet: CaseSheet) -> Case:
    return text_builder(pack, sheet.reviewed).build(Case, sheet)
