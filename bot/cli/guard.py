"""`guard`: says why the guard stops a text, or lets it pass."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.catalog.guard_model import GuardModel
from bot.catalog.guard_words import GuardWords
from bot.cli.errors import plain_errors, read_courses, read_settings
from bot.safety.guard.domain import Risk, Weighed, cues_in, weigh, words_of

GRAMS = 8
"""How many n-grams of each kind are shown."""
GuardText = Annotated[
    str, typer.Argument(help="the text; without one, it is read from the standard input")
]


GuardCourse = Annotated[
    Path | None, typer.Option("--course", help="the folder of your own course; else all courses")
]


def guard(text: GuardText = "", *, course: GuardCourse = None) -> None:
    """Tell what the guard does with a text, and which cues and parts of words decide it.

    The text is neither stored nor sent. Write no real name: the shell may keep what you type.
    """
    with plain_errors():
        folder = course.expanduser() if course else read_settings().courses_dir
        words = words_of(read_courses(folder))
        written = text or sys.stdin.read()
        typer.echo(_verdict(weigh(written, words)))
        for line in (*_forms(written, words), *_cues(written, words)):
            typer.echo(line)
        for model in words.models:
            for line in _model(written, model):
                typer.echo(line)
        if not words.models:
            typer.echo("no model: the cues decide alone")


def _verdict(found: Weighed) -> str:
    if found.risks:
        return f"stopped: {_named(found.risks)}"
    if found.doubts:
        return f"goes on, with the line and 🆘: {_named(found.doubts)}"
    return "goes on"


def _named(risks: frozenset[Risk]) -> str:
    return ", ".join(risk.value for risk in Risk if risk in risks)


def _forms(text: str, words: GuardWords) -> Iterator[str]:
    """Return what is found by its form alone, such as a telephone number."""
    without = GuardWords(
        numbers=words.numbers,
        number=words.number,
        document=words.document,
        digits=words.digits,
        links=words.links,
    )
    for risk in sorted(weigh(text, without).risks):
        yield f"form: {risk.value}"


def _cues(text: str, words: GuardWords) -> Iterator[str]:
    for risk, cue in cues_in(text, words):
        yield f"cue of {risk.value}: {cue.source}"


def _model(text: str, model: GuardModel) -> Iterator[str]:
    each = zip(model.kinds, model.probabilities(text), model.stops, model.lines, strict=True)
    yield f"a cue counts if the model gives {model.supports:.2f} to any kind"
    for kind, probability, stops, line in each:
        yield f"model, {kind}: {probability:.2f} (line from {line:.2f}, stopped from {stops:.2f})"
        for gram, weight in model.grams(text, kind)[:GRAMS]:
            yield f'  {weight:+.2f} "{gram}"'
