"""Stories and cases."""

from bot.catalog.assembly.speech import Speech, speech_of
from bot.catalog.course import Case, Choice, Node, Scenario
from bot.catalog.pack import Pack
from bot.catalog.sheets.story import CaseSheet, NodeSheet, ScenarioSheet


def assemble_scenario(pack: Pack, sheet: ScenarioSheet) -> Scenario:
    """A story."""
    speech = speech_of(pack, sheet.reviewed)
    return Scenario(
        id=sheet.id,
        title=speech.text(sheet.title),
        objectives=sheet.objectives,
        sources=sheet.sources,
        start=sheet.start,
        nodes=tuple(_node(node, speech) for node in sheet.nodes),
        debrief=speech.rich(sheet.debrief),
    )


def _node(sheet: NodeSheet, speech: Speech) -> Node:
    return Node(
        id=sheet.id,
        title=speech.text(sheet.title),
        text=speech.rich(sheet.text),
        choices=tuple(
            Choice(
                id=choice.id,
                text=speech.text(choice.text),
                feedback=speech.text(choice.feedback),
                worth=choice.worth,
                next=choice.next,
            )
            for choice in sheet.choices
        ),
    )


def assemble_case(pack: Pack, sheet: CaseSheet) -> Case:
    """A case."""
    speech = speech_of(pack, sheet.reviewed)
    return Case(
        id=sheet.id,
        title=speech.text(sheet.title),
        objectives=sheet.objectives,
        sources=sheet.sources,
        text=speech.rich(sheet.text),
        prompts=tuple(speech.text(prompt) for prompt in sheet.prompts),
        facilitator=speech.rich(sheet.facilitator),
    )
