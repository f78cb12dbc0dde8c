"""What `content check` prints: what to do first, and how it is right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bot.catalog.folders import base_folder
from bot.catalog.problem import ContentProblem, Stage
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
_KEY: Final = re.compile(r"([a-z_]+):")


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
            yield f"    right is, for example: {right}"


def example(problem: ContentProblem) -> str:
    """Return a line of a good course with the key that a problem is about; empty if none has it."""
    if problem.stage is Stage.FILE and problem.place.line:
        return _SOUND
    for key in _keys(problem):
        lines = _lines_with(problem.place.file.name)
        if found := next((line for name, line in lines if name == key), ""):
            return found
    return ""


def _keys(problem: ContentProblem) -> Iterator[str]:
    """Yield the keys that a problem may be about, the likeliest first."""
    if named := _QUOTED.match(problem.what):
        yield named[1]
    if problem.stage > Stage.FORM:  # the advice says it; another key of the line would mislead
        return
    try:
        lines = problem.place.file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    if 0 < problem.place.line <= len(lines):
        yield from _KEY.findall(lines[problem.place.line - 1][max(problem.place.column - 1, 0) :])


@cache
def _lines_with(name: str) -> tuple[tuple[str, str], ...]:
    """Return keys with the lines in which good files of a name have them, short lines first."""
    files = [file for file in files_below(base_folder()) if file.name == name]
    lines = [line.strip() for file in files for line in _good_lines(file)]
    found = [(key, line.removeprefix("- ")) for line in lines for key in _KEY.findall(line)]
    return tuple(sorted(found, key=lambda each: (not each[1].startswith(each[0]), len(each[1]))))


def _good_lines(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8").replace("$first", "en")
    # An example that is commented out is a good line as well.
    bare = (line[1:] if _EXAMPLE.match(line) else line for line in text.splitlines())
    lines = (line for line in bare if "$" not in line and not line.startswith("#"))
    return [line for line in lines if not line.rstrip().endswith(":")]
