"""The first files of a course: small, without an error, and with comments that teach."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Final

from bot.catalog.admission import NEEDED_TEXTS, NEEDED_WORDS
from bot.catalog.folders import BASE_LANGUAGES, base_folder
from bot.catalog.inheriting import BLANK
from bot.catalog.problem import Findings
from bot.catalog.reading import read_sheet
from bot.catalog.sheets.course import SafetySheet
from bot.file_cache import files_below

SHORT: Final = 24
"""The letters that fit over the home screen."""
NAME: Final = re.compile("[a-z0-9][a-z0-9-]{0,47}")
LANGUAGE: Final = re.compile("[a-z]{2,3}")
_WHAT: Final = {
    "consent": "read before people agree; {months} is filled in by the bot",
    "guard": "when a message looks like a real person's data",
    "emergency": "when somebody writes about danger; {numbers} stands in a paragraph of its own",
    "self-harm": "when somebody writes about a wish to die; {numbers} as above",
    "self_harm": "how people write that they want to die",
    "danger": "how people write that somebody is beaten, locked in or threatened",
    "person": "how people begin to tell about one real person",
}

_FOR_MORE_LANGUAGES: Final = (Path("safety.yaml"), Path("guard.yaml"))
"""Files that a course needs only for languages that the base does not know."""


def new_course(name: str, languages: Sequence[str]) -> Mapping[Path, str]:
    """Return the files of a new course, by their path in its folder.

    The first language must be one of the base, which has the safety texts in it.
    """
    first = languages[0]
    other = next(iter(languages[1:]), "km")
    title = name.replace("-", " ").capitalize()
    short = title if len(title) <= SHORT else title[:SHORT].rpartition(" ")[0] or title[:SHORT]
    values = {
        "name": name,
        "first": first,
        "other": other,
        "title": f'{first}: "{title}"',
        "short": f'{first}: "{short}"',
        "organizer": f"{first}: {BLANK}",
        "languages": ", ".join(languages),
        "known": " and ".join(BASE_LANGUAGES),
    }
    skeleton = {path: Template(text).substitute(values) for path, text in _skeleton()}
    files = {
        path.with_suffix(f".{first}.md") if path.suffix == ".md" else path: text
        for path, text in skeleton.items()
        if path not in _FOR_MORE_LANGUAGES
    }
    if unknown := [each for each in languages if each not in BASE_LANGUAGES]:
        texts, words = _FOR_MORE_LANGUAGES
        files[texts] = skeleton[texts] + "".join(_texts(unknown, first))
        files[words] = skeleton[words] + "".join(_words(unknown))
    return files


def _skeleton() -> Iterator[tuple[Path, str]]:
    """Yield the files from which a course begins; $first is its first language, and so on."""
    folder = base_folder() / "new"
    for file in files_below(folder):
        yield file.relative_to(folder), file.read_text(encoding="utf-8")


def _texts(languages: Sequence[str], first: str) -> Iterator[str]:
    """Yield the places of the texts, each below the words that are translated."""
    inherited = _inherited(first)
    for name in NEEDED_TEXTS:
        yield f"  - id: {name}            # {_WHAT[name]}\n    text:\n"
        yield f"      # In {first} it is:\n"
        yield from (f"      # {line}".rstrip() + "\n" for line in inherited[name].splitlines())
        yield from (f"      {each}: null\n" for each in languages)


def _inherited(language: str) -> Mapping[str, str]:
    """Return the safety texts of the base in one of its languages, by id."""
    sheet = read_sheet(SafetySheet, base_folder() / "safety.yaml", Findings())
    assert sheet is not None  # tests read the base
    return {each.id: each.text.strings()[language].strip() for each in sheet.sheet.texts}


def _words(languages: Sequence[str]) -> Iterator[str]:
    for key in NEEDED_WORDS:
        yield f"{key}:                # {_WHAT[key]}\n"
        yield from (f"  {each}: []\n" for each in languages)
