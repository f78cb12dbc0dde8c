"""Checks safety texts and services: all present, with their blanks, and who confirmed them."""

import re

from bot.catalog.checks.words import check_language
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.sheets.course import SafetyTextSheet

BLANKS = {
    "consent": frozenset({"months"}),
    "guard": frozenset[str](),
    "emergency": frozenset({"numbers"}),
    "self-harm": frozenset({"numbers"}),
    "erase": frozenset[str](),
    "self-care": frozenset[str](),
    "content-note": frozenset[str](),
    "open-prompt": frozenset[str](),
    "relay": frozenset[str](),
}
"""The texts that every course must have, and the blanks that the bot fills in."""

_BLANK = re.compile(r"\{([^{}]*)\}")


def check_safety(pack: Pack, findings: Findings) -> None:
    """Check safety.yaml and services.yaml."""
    there = {text.id for text in pack.safety.sheet.texts}
    for wanted in sorted(BLANKS.keys() - there):
        what = f'The safety text "{wanted}" is missing.'
        findings.error(pack.safety.at("texts"), what, "Write it, see content/reference.md.")
    for n, text in enumerate(pack.safety.sheet.texts):
        for language in text.sign_off:
            place = pack.safety.at("texts", n, "sign_off", language)
            check_language(place, language, pack.languages, findings)
        for language, words in text.text.strings().items():
            _check_blanks(pack, n, text, language, words, findings)
    for n, service in enumerate(pack.services.sheet.services):
        place = pack.services.at("services", n, "verify")
        if not service.verify and not service.verified:
            what = f'"{service.id}" says verify: false, but not who tried it.'
            findings.error(place, what, "Write verified: with the day and the name.")
        elif service.verify and service.verified:
            what = f'"{service.id}" says verify: true, but somebody has tried it.'
            findings.error(place, what, "Write verify: false, or verified: null.")


def _check_blanks(
    pack: Pack, n: int, text: SafetyTextSheet, language: str, words: str, findings: Findings
) -> None:
    place = pack.safety.at("texts", n, "text", language)
    wanted = BLANKS.get(text.id, frozenset())
    found = set(_BLANK.findall(words))
    for blank in sorted(wanted - found):
        what = f'"{text.id}" has no {{{blank}}} in {language}.'
        findings.error(place, what, "The bot fills it in there: write it, braces included.")
    for blank in sorted(found - wanted):
        what = f'"{text.id}" has {{{blank}}} in {language}, which nobody fills in.'
        known = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        findings.error(place, what, f"Possible here: {known}.")
    paragraphs = [paragraph.strip() for paragraph in words.split("\n\n")]
    if "numbers" in found and "{numbers}" not in paragraphs:
        what = f'"{text.id}" must have {{numbers}} in a paragraph of its own.'
        findings.error(place, what, "It vanishes while no number is confirmed.")
