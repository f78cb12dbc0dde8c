"""Assembles stories and cases."""

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.course import Case, Choice, Node, Scenario
from bot.catalog.pack import Pack
from bot.catalog.sheets.story import CaseSheet, NodeSheet, ScenarioSheet


def assemble_scenario(pack: Pack, sheet: ScenarioSheet) -> Scenario:
    """A story."""
    build = text_builder(pack, sheet.reviewed)
    return Scenario(
        id=sheet.id,
        title=build.text(sheet.title),
        objectives=sheet.objectives,
        sources=sheet.sources,
        start=sheet.start,
        nodes=tuple(_node(node, build) for node in sheet.nodes),
        debrief=build.rich(sheet.debrief),
    )


def _node(sheet: NodeSheet, build: TextBuilder) -> Node:
    return Node(
        id=sheet.id,
        title=build.text(sheet.title),
        text=build.rich(sheet.text),
        choices=tuple(
            Choice(
                id=choice.id,
                text=build.text(choice.text),
                feedback=build.text(choice.feedback),
                worth=choice.worth,
                next=choice.next,
            )
            for choice in sheet.choices
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
    )
