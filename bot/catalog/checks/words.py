"""Checks each text: its languages, its length, its clusters, and what a locked screen shows."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bot.catalog.course import topic_words_in
from bot.catalog.markdown import Unrenderable, render_markdown
from bot.catalog.measure import badly_cut, button_width, visible_text
from bot.catalog.pack import ReadableFiles
from bot.catalog.problem import Findings, Location, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.wording import Limit, Marked, PlacedWording, language_groups, wordings
from bot.catalog.yaml_file import KeyPath
from bot.writing import utf16_units

_UNSEEN = re.compile("[\u200b\u200c\ufeff]")
_UNSEEN_ADVICE = "Take it out: readers' devices break the lines, and searches would miss the word."
_CUT_ADVICE = "Type the word again; something is missing where it was cut."


def check_words(files: ReadableFiles, findings: Findings) -> None:
    for read in files.reads:
        _check_languages(read, files.languages, findings)
        for language in getattr(read.sheet, "reviewed", {}):
            check_language(read.at("reviewed", language), language, files.languages, findings)
        for placed in wordings(read.sheet):
            for language, text in placed.wording.strings().items():
                place = read.at(*placed.path, language)
                shown = _shown(read, placed, language, text, findings)
                if shown is not None:
                    check_text(place, language, shown, placed.limit, findings)
                    _check_locked_screen(files, place, shown, placed.limit, findings)


def _check_languages(
    read: ParsedSheet[Any], languages: tuple[str, ...], findings: Findings
) -> None:
    """Check that the first language is there; warn once a file about missing other languages."""
    missing: dict[str, list[Location]] = defaultdict(list)
    partial = set(_partial(read, languages, findings))
    for placed in wordings(read.sheet):
        for language in placed.wording.root:
            check_language(read.at(*placed.path, language), language, languages, findings)
        there = placed.wording.strings()
        for language in languages:
            place = read.at(*placed.path)
            # Nobody translates the base for one course; `content status` counts what it lacks.
            inherited = place.file != read.tree.file and language != languages[0]
            if language not in there and (placed.path, language) not in partial and not inherited:
                missing[language].append(place)
    for place in missing.pop(languages[0], []):
        advice = "This language steps in for all others: write it."
        findings.error(place, f"The text is missing in {languages[0]}.", advice)
    for language, places in missing.items():
        what = f"Texts missing in {language}: {len(places)}; the first one is here."
        findings.warning(min(places), what, f"People see {languages[0]} instead.")


def _partial(
    read: ParsedSheet[Any], languages: tuple[str, ...], findings: Findings
) -> Iterator[tuple[KeyPath, str]]:
    """Report texts without a language that others on the same screen have, and yield them."""
    for group in language_groups(read.sheet):
        for language in languages[1:]:
            missing_it = [placed for placed in group if language not in placed.wording.strings()]
            if len(missing_it) < len(group):
                for placed in missing_it:
                    what = f"The text is missing in {language}, but its neighbours have it."
                    advice = "One screen speaks one language: write it, or take the others out."
                    findings.error(read.at(*placed.path), what, advice)
                    yield placed.path, language


def check_language(
    place: Location, language: str, languages: tuple[str, ...], findings: Findings
) -> bool:
    """Tell whether the course has a language; report it if not."""
    if language in languages:
        return True
    what = f'"{language}" is not a language of this course.'
    findings.error(place, what, did_you_mean(language, languages))
    return False


def _shown(
    read: ParsedSheet[Any], placed: PlacedWording, language: str, text: str, findings: Findings
) -> str | None:
    """Return what people see of a text; None, with the reason reported, if it cannot be shown."""
    if not isinstance(placed.wording, Marked):
        return text
    try:
        return visible_text(render_markdown(text))
    except Unrenderable as fault:
        where = read.at(*placed.path, language)
        line = read.tree.text_lines[*placed.path, language] + fault.line
        place = Location(file=where.file, line=line, column=1)
        findings.error(place, fault.what, fault.advice)
        return None


def check_text(
    place: Location, language: str, shown: str, limit: Limit, findings: Findings
) -> None:
    """Check what people see of a text: its clusters, its length, and its width as a button."""
    check_clusters(place, shown, findings)
    check_length(place, f"The text in {language}", shown, limit.units, findings)
    width = button_width(shown)
    if limit.width and width > limit.width:
        what = f"The button is {width:.0f} letters wide in {language}; {limit.width} fit."
        findings.error(place, what, "Find a shorter word.")


def check_clusters(place: Location, shown: str, findings: Findings) -> None:
    """Report a text that is cut inside a cluster, or has an invisible sign."""
    if cut := badly_cut(shown):
        findings.error(place, f"The text is broken: {cut}.", _CUT_ADVICE)
    if _UNSEEN.search(shown):
        findings.error(place, "The text holds a space without width.", _UNSEEN_ADVICE)


def check_length(
    place: Location, what: str, shown: str, units: int | None, findings: Findings
) -> None:
    """Report a text that is longer than `units`, as Telegram counts."""
    length = utf16_units(shown.strip())
    if units and length > units:
        fault = f"{what} has {length} characters; {units} fit."
        findings.error(place, fault, f"Shorten it by {length - units}.")


def _check_locked_screen(
    files: ReadableFiles, place: Location, shown: str, limit: Limit, findings: Findings
) -> None:
    if not limit.pushed:
        return
    words = tuple((lang, tuple(of)) for lang, of in files.course.sheet.topic_words.items())
    if betraying := topic_words_in(shown, words):
        what = f'"{betraying[0]}" would stand on a locked screen.'
        findings.error(place, what, "Say it without the subject of the course.")
