"""Checks safety texts and services: all present, with their blanks, and who confirmed them."""

import re

from bot.catalog.checks.words import check_language
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.sheets.course import SafetyTextSheet
from bot.catalog.sheets.wording import Marked

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

MOST_LINES = 5
"""How many lines stand before the whole text on consent: half a minute to read."""
_CONSENT = "consent"
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
        _check_layers(pack, n, text, findings)
    for n, service in enumerate(pack.services.sheet.services):
        place = pack.services.at("services", n, "verify")
        if not service.verify and not service.verified:
            what = f'"{service.id}" says verify: false, but not who tried it.'
            findings.error(place, what, "Write verified: with the day and the name.")
        elif service.verify and service.verified:
            what = f'"{service.id}" says verify: true, but somebody has tried it.'
            findings.error(place, what, "Write verify: false, or verified: null.")


def _check_layers(pack: Pack, n: int, text: SafetyTextSheet, findings: Findings) -> None:
    """Check that only the text on consent has a whole one behind it, and is short then."""
    for part, wording in (("changed", text.changed), ("whole", text.whole)):
        if wording is not None:
            _check_layer(pack, n, text, part, wording, findings)
    for language, words in text.text.strings().items() if text.whole else ():
        lines = sum(1 for line in words.splitlines() if line.strip())
        if lines > MOST_LINES:
            what = f'"{text.id}" has {lines} lines in {language} before its whole text.'
            advice = f"People read {MOST_LINES} lines in half a minute: move the rest to whole."
            findings.error(pack.safety.at("texts", n, "text", language), what, advice)


def _check_layer(
    pack: Pack, n: int, text: SafetyTextSheet, part: str, wording: Marked, findings: Findings
) -> None:
    place = pack.safety.at("texts", n, part)
    if text.id != _CONSENT:
        what = f'"{text.id}" has {part}, which is shown only of the text on consent.'
        findings.error(place, what, "Write all of it in text, or leave it out.")
    for language, words in wording.strings().items():
        for blank in sorted(set(_BLANK.findall(words)) - BLANKS[_CONSENT]):
            what = f'"{text.id}" has {{{blank}}} in {language}, which nobody fills in.'
            at = pack.safety.at("texts", n, part, language)
            findings.error(at, what, _possible(blank, BLANKS[_CONSENT]))


def _possible(blank: str, known: frozenset[str]) -> str:
    """Return what may stand in place of a blank that nobody fills in."""
    if blank == "organizer":  # filled in before this check, in a course that inherits
        return "Write the name of the organizer."
    return f"Possible here: {', '.join(f'{{{name}}}' for name in sorted(known)) or 'none'}."


def _check_blanks(
    pack: Pack, n: int, text: SafetyTextSheet, language: str, words: str, findings: Findings
) -> None:
    place = pack.safety.at("texts", n, "text", language)
    wanted = BLANKS.get(text.id, frozenset())
    found = set(_BLANK.findall(words))
    for blank in sorted(wanted - found):
        what = f'"{text.id}" has no {{{blank}}} in {language}.'
        alone = " in a paragraph of its own" if blank == "numbers" else ""
        findings.error(place, what, f"The bot fills it in: write it{alone}, braces included.")
    for blank in sorted(found - wanted):
        what = f'"{text.id}" has {{{blank}}} in {language}, which nobody fills in.'
        findings.error(place, what, _possible(blank, wanted))
    paragraphs = [paragraph.strip() for paragraph in words.split("\n\n")]
    if "numbers" in found and "{numbers}" not in paragraphs:
        what = f'"{text.id}" must have {{numbers}} in a paragraph of its own.'
        findings.error(place, what, "It vanishes while no number is confirmed.")
