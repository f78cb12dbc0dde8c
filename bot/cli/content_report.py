"""What `content check` prints: what to do first, and how it is right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bot.catalog.folders import BASE_FILE, COURSE_FILE, base_folder
from bot.catalog.problem import CUT_TEXT, NOT_YAML, ContentProblem, Stage
from bot.file_cache import files_below

MOST: Final = 15
"""More errors at once are read by nobody, and many vanish with the first."""
_HEADS: Final = {
    Stage.FILE: "First: files that cannot be read. What is in them is not checked yet.",
    Stage.FORM: "Keys and values that are missing, or have another form.",
    Stage.COURSE: "Things that must fit together: ids, folders, safety.",
    Stage.TEXT: "Texts: too long, missing, or easy to guess.",
}
_SOUND: Final = (
    'title: {en: "Wells: a guide"}    # spaces to indent; quotes around a text with ": "'
)
_QUOTED: Final = re.compile(r'^"([a-z_]+)"')
_EXAMPLE: Final = re.compile(r"# +\w+: \{")
_MEANT: Final = re.compile(r'^Did you mean "([a-z_]+)"')
_KEY: Final = re.compile(r"([a-z_]+):")
_OPEN: Final = re.compile(r"^\s*(- )?[a-z_]+:\s*(#.*)?$")
"""A line with a key alone: what belongs to it stands below."""


def report(problems: Sequence[ContentProblem]) -> Iterator[str]:
    """Yield the lines: errors by what to do first, at most `MOST`; warnings if there is none."""
    errors = [each for each in problems if each.severity == "error"]
    if not errors:
        yield from map(str, problems)
        return
    shown = sorted(errors, key=lambda each: (each.stage, each))[:MOST]
    for stage in Stage:
        if of_stage := [each for each in shown if each.stage is stage]:
            yield _HEADS[stage]
            yield from _with_examples(of_stage)
    if more := len(errors) - len(shown):
        yield f"and {more} more: correct these first, then check again. --all shows every line."
    elif warnings := len(problems) - len(errors):
        yield f"{warnings} more to look at once the errors are gone. --all shows every line."


def _with_examples(problems: Iterable[ContentProblem]) -> Iterator[str]:
    for problem in problems:
        yield str(problem)
        if right := example(problem):
            first, *others = right.splitlines()
            yield f"    right is, for example: {first}"
            yield from (f"      {line}" for line in others)


def example(problem: ContentProblem) -> str:
    """Return lines of a good course with the key that a problem is about; empty if none has it."""
    if problem.stage is Stage.FILE:
        return _SOUND if problem.what.startswith(NOT_YAML) else ""
    if problem.stage is not Stage.FORM:  # the advice says it; another key would mislead
        return ""
    for key in _keys(problem):
        lines = _lines_with(problem.place.file.name)
        if found := next((line for name, line in lines if name == key), ""):
            return found
    return ""


def _keys(problem: ContentProblem) -> Iterator[str]:
    """Yield the keys that a problem may be about: those that it names, else those of its line."""
    if named := _QUOTED.match(problem.what) or _MEANT.search(problem.advice):
        yield named[1]
        return
    if problem.advice != CUT_TEXT:
        return
    try:
        lines = problem.place.file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):  # an editor is just replacing it
        return
    if problem.place.line <= len(lines):
        yield from _KEY.findall(lines[problem.place.line - 1][problem.place.column - 1 :])


@cache
def _lines_with(name: str) -> tuple[tuple[str, str], ...]:
    """Return keys with the lines in which good files of a name have them, short lines first."""
    names = {name, BASE_FILE} if name == COURSE_FILE else {name}
    files = [file for file in files_below(base_folder()) if file.name in names]
    found = [
        (key, lines.removeprefix("- "))
        for file in files
        for lines in _good_lines(file)
        for key in _KEY.findall(lines.partition("\n")[0])
    ]
    return tuple(sorted(found, key=lambda each: (not each[1].startswith(each[0]), len(each[1]))))


def _good_lines(file: Path) -> Iterator[str]:
    """Yield each line, with the first entry below it if nothing stands behind its key."""
    text = file.read_text(encoding="utf-8").replace("$first", "en")
    # An example that is commented out is a good line as well.
    bare = (line[1:] if _EXAMPLE.match(line) else line for line in text.splitlines())
    lines = [line for line in bare if "$" not in line and not line.lstrip().startswith("#")]
    for at, line in enumerate(lines):
        if _OPEN.search(line):
            yield "\n".join((line.strip(), *_first_entry(lines[at + 1 :])))
        else:
            yield line.strip()


def _first_entry(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the first entry of a list, without what they are indented by."""
    before = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    for at, line in enumerate(lines):
        deeper = len(line) - len(line.lstrip()) > before
        if at and not deeper:
            return
        yield line[before:]
