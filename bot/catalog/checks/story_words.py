"""Checks the words of a story: a node fits into a message, and no choice stands out by length."""

from bot.catalog.markdown import Unrenderable, render_markdown
from bot.catalog.measure import visible_text
from bot.catalog.problem import Findings
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.story import NodeSheet, ScenarioSheet
from bot.writing import utf16_units

NODE_UNITS = 3600
LIKE_LENGTH = 1.4
"""How many times as long as the shortest choice the longest one at a node may be."""
_UNSEEN = "\u200b"


def check_words(
    read: ParsedSheet[ScenarioSheet], languages: tuple[str, ...], findings: Findings
) -> None:
    """Check each node in each of its languages."""
    for n, node in enumerate(read.sheet.nodes):
        for language in languages:
            if language in node.text.strings():
                _check_length(read, n, language, findings)
                _check_like_length(read, n, language, findings)


def _check_length(
    read: ParsedSheet[ScenarioSheet], n: int, language: str, findings: Findings
) -> None:
    node = read.sheet.nodes[n]
    try:
        shown = "".join(visible_text(render_markdown(text)) for text in _texts(node, language))
    except Unrenderable:
        return  # reported with its line among the words
    choices = [choice.text.strings().get(language, "") for choice in node.choices]
    feedback = [choice.feedback.strings().get(language, "") for choice in node.choices]
    longest = max((utf16_units(sentence) for sentence in feedback), default=0)
    length = utf16_units(shown + "".join(choices)) + longest
    if length > NODE_UNITS:
        what = f'"{node.id}" with its choices has {length} characters in {language}.'
        findings.error(read.at("nodes", n), what, f"{NODE_UNITS} fit into one message.")


def _texts(node: NodeSheet, language: str) -> list[str]:
    every = [node.text, *(echo.text for echo in node.echoes)]
    return [text.strings()[language] for text in every if language in text.strings()]


def _check_like_length(
    read: ParsedSheet[ScenarioSheet], n: int, language: str, findings: Findings
) -> None:
    """Check that the length of choices gives nothing away: long ones look like the wise ones."""
    node = read.sheet.nodes[n]
    there = [choice.text.strings().get(language) for choice in node.choices]
    lengths = [len(text.strip().replace(_UNSEEN, "")) for text in there if text]
    if lengths and max(lengths) > LIKE_LENGTH * min(lengths):
        what = (
            f'At "{node.id}" the choices have {min(lengths)} to {max(lengths)} characters in '
            f"{language}."
        )
        advice = f"Let the longest be at most {LIKE_LENGTH} times as long as the shortest."
        findings.error(read.at("nodes", n, "choices"), what, advice)
