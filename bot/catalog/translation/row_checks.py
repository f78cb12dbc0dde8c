"""Checks the new words of a row: words in braces, marks, length, and invisible signs."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from bot.catalog.checks.words import check_text
from bot.catalog.editing.card_parts import CardPart
from bot.catalog.markdown import Unrenderable, render_markdown
from bot.catalog.measure import visible_text
from bot.catalog.problem import Findings, Location
from bot.catalog.sheets.services import ServiceSheet
from bot.catalog.texts import CardSpot, CourseText

_BLANK: Final = re.compile(r"\{[^{}]*\}")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_LINK: Final = re.compile(r"\]\(([^()\s]*)\)")
_STARS: Final = re.compile(r"\*\*|~~|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_CONTACT: Final = "contact"


def check_row_words(
    place: Location, text: CourseText, language: str, words: Mapping[str, str], findings: Findings
) -> None:
    """Report what is wrong with the words of a language compared with the others."""
    new = words[language]
    _check_blanks(place, language, words, findings)
    _check_service(place, text, findings)
    shown = _shown(place, text, new, findings)
    if shown is not None:
        check_text(place, language, shown, text.limit, findings)


def _check_blanks(
    place: Location, language: str, words: Mapping[str, str], findings: Findings
) -> None:
    """Check that words in braces, tags and links are the same in all languages."""
    for other, theirs in words.items():
        if other == language:
            continue
        for pattern, name in ((_BLANK, "word in braces"), (_TAG, "tag")):
            ours, wanted = (Counter(pattern.findall(each)) for each in (words[language], theirs))
            for missing in sorted(wanted - ours):
                what = f"{missing} is in {other}, but not in {language}."
                findings.error(place, what, f"Copy the {name} letter by letter.")
            for extra in sorted(ours - wanted):
                what = f"{extra} is in {language}, but not in {other}."
                findings.error(place, what, f"Take the {name} out.")
        links = [set(_LINK.findall(each)) for each in (words[language], theirs)]
        if links[0] != links[1]:
            what = f"The links are not those of {other}."
            findings.warning(place, what, "Look whether the addresses are right.")


def _check_service(place: Location, text: CourseText, findings: Findings) -> None:
    """Refuse another number for a confirmed service: somebody has tried the old one."""
    confirmed = isinstance(text.sheet, ServiceSheet) and text.sheet.verified
    if confirmed and text.id.endswith(f".{_CONTACT}"):
        advice = "A person who has tried the new one changes services.yaml."
        findings.error(place, "Somebody has confirmed this contact.", advice)


def _shown(place: Location, text: CourseText, words: str, findings: Findings) -> str | None:
    """Return what people see; None, with the reason reported, if it cannot be shown."""
    if not text.marked:
        return words
    behind = isinstance(text.spot, CardSpot) and text.spot.part is CardPart.MORE
    try:
        shown = visible_text(render_markdown(words, quotes=not behind))
    except Unrenderable as fault:
        findings.error(place, f"{fault.what} (line {fault.line + 1} of the cell)", fault.advice)
        return None
    if _STARS.search(shown):
        what = "People would see a * of this text."
        findings.warning(place, what, "A mark needs its second half: **bold**, *italic*.")
    return shown
