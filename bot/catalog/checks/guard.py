"""Checks guard.yaml: every cue can be read, and none of them stops nearly every message."""

from bot.catalog.admission import NEEDED_WORDS
from bot.catalog.checks.words import check_language
from bot.catalog.cues import NUMBER, BadCue, Cue, read_cue
from bot.catalog.folders import BASE_LANGUAGES
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.sheets.guard import CUES, WORDS, groups_in

LEAST_LETTERS = 3
FEW_LINES = 10
_REFERENCE = "See content/reference.md."


def check_guard(pack: Pack, findings: Findings) -> None:
    """Check the groups, then each cue with its line."""
    sheet = pack.guard.sheet
    if NUMBER in sheet.groups:
        what = f'A group cannot be called "{NUMBER}".'
        findings.error(pack.guard.at("groups", NUMBER), what, "The bot knows numbers itself.")
    for name, listed in sheet.groups.items():
        _check_words(pack, ("groups", name), listed, findings)
    for key in WORDS:
        _check_words(pack, (key,), getattr(sheet, key), findings)
    for key in CUES:
        _check_cues(pack, key, findings)
    for key in NEEDED_WORDS:
        _check_number(pack, key, findings)


def _check_number(pack: Pack, key: str, findings: Findings) -> None:
    """Warn of a list that lets people in but finds little; nobody joins with an empty one."""
    for language, lines in getattr(pack.guard.sheet, key).items():
        known = language in pack.languages and language not in BASE_LANGUAGES
        if known and 0 < len(lines) < FEW_LINES:
            what = f"{key} has few lines in {language}: {len(lines)}, so much danger is not found."
            advice = f"Ask people who know how others write; have {FEW_LINES} or more."
            findings.warning(pack.guard.at(key, language), what, advice)


def _languages(pack: Pack) -> tuple[str, ...]:
    """Return the languages that words of the guard may have; the base brings those of its own."""
    return (*pack.languages, *(BASE_LANGUAGES if pack.base else ()))


def _check_words(
    pack: Pack, path: tuple[str, ...], listed: dict[str, tuple[str, ...]], findings: Findings
) -> None:
    for language, words in listed.items():
        check_language(pack.guard.at(*path, language), language, _languages(pack), findings)
        for line, word in enumerate(words):
            if not any(sign.isalnum() for sign in word):
                what = f'"{word}" holds no letters.'
                findings.error(pack.guard.at(*path, language, line), what, _REFERENCE)


def _check_cues(pack: Pack, key: str, findings: Findings) -> None:
    for language, lines in getattr(pack.guard.sheet, key).items():
        check_language(pack.guard.at(key, language), language, _languages(pack), findings)
        groups = groups_in(pack.guard.sheet, language)
        for number, line in enumerate(lines):
            place = pack.guard.at(key, language, number)
            try:
                cue = read_cue(line, groups)
            except BadCue as fault:
                findings.error(place, f'"{line}": {fault}', _REFERENCE)
                continue
            if key not in {"number", "document"} and _is_too_short(cue):
                advice = f"Write at least {LEAST_LETTERS} letters, or more words."
                findings.error(place, f'"{line}" would be found in most messages.', advice)


def _is_too_short(cue: Cue) -> bool:
    """Tell whether a cue is one short word: two letters are part of many words."""
    [first, *others] = (step for chain in cue.chains for step in chain)
    return not others and any(len(word) < LEAST_LETTERS for word in first.words)
