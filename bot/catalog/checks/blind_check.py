"""Checks that somebody who knows how options sound, but has read no lesson, does not pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.catalog.checks.blind_reader import (
    MOST_OF_COURSE,
    TOO_MUCH_OF_UNIT,
    GiveAway,
    GuessedCourse,
    GuessedUnit,
    SeenOptions,
    give_aways,
    guess,
)
from bot.catalog.checks.guessing import QuestionInOneLanguage
from bot.catalog.checks.questions import in_language, is_guessed_at
from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings, Location

_NAMED = 8
"""How many give-away words an error names; `--scores` shows more."""
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindScore:
    """How many questions the reader has right in a unit, on average, and of how many."""

    unit: str
    right: float
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindScores:
    """What the reader reaches in a course in one language, and which words tell it most."""

    course: str
    language: str
    share: float
    units: tuple[BlindScore, ...]
    words: tuple[GiveAway, ...]


def check_blind_reader(files: ReadableFiles, findings: Findings) -> None:
    for language in files.languages:
        asked = _asked(files, language)
        guessed = guess(asked)
        if guessed.too_easy:
            what = (
                f"Without the lessons, {guessed.share:.0%} of the questions are answered in"
                f" {language}, only by how right options sound elsewhere."
            )
            places = list(_places(files.units, guessed.units, language))
            advice = _advice(guessed.telling, guessed.seen, asked, places, files)
            findings.error(files.course.at("id"), f"{what} {MOST_OF_COURSE:.0%} may be.", advice)
        for unit, reached in zip(files.units, guessed.units, strict=True):
            if reached.too_easy:
                what = (
                    f"Without the lessons, {reached.right:.0f} of {len(reached.chances)} questions"
                    f" are answered in {language}, only by how right options sound in other units."
                    f" Fewer than {TOO_MUCH_OF_UNIT:.0%} may be."
                )
                places = list(_places([unit], [reached], language))
                advice = _advice(reached.telling, reached.seen, asked, places, files)
                findings.error(unit.quiz.at("items"), what, advice)


def blind_scores(files: ReadableFiles) -> Iterator[BlindScores]:
    """Yield what the reader reaches, for each language of the course."""
    for language in files.languages:
        asked = _asked(files, language)
        guessed = guess(asked)
        words = give_aways(guessed.telling, guessed.seen, _options(asked), most=_SHOWN)
        yield BlindScores(
            course=files.course.sheet.id,
            language=language,
            share=guessed.share,
            units=tuple(_scores(files.units, guessed)),
            words=tuple(words),
        )


def _scores(units: Iterable[UnitPack], guessed: GuessedCourse) -> Iterator[BlindScore]:
    for unit, reached in zip(units, guessed.units, strict=True):
        yield BlindScore(
            unit=unit.unit.sheet.id, right=reached.right, questions=len(reached.chances)
        )


def _asked(files: ReadableFiles, language: str) -> list[list[QuestionInOneLanguage]]:
    """Return the questions of each unit, those for practice as well."""
    items = (unit.quiz.sheet.items for unit in files.units)
    return [
        [in_language(item, language) for item in each if is_guessed_at(item, language)]
        for each in items
    ]


def _options(asked: Iterable[Iterable[QuestionInOneLanguage]]) -> list[str]:
    return [option for unit in asked for question in unit for option in question.options]


def _places(
    units: Iterable[UnitPack], guessed: Iterable[GuessedUnit], language: str
) -> Iterator[Location]:
    """Yield the place of each question whose right options the reader found."""
    for unit, reached in zip(units, guessed, strict=True):
        items = unit.quiz.sheet.items
        there = [n for n, item in enumerate(items) if is_guessed_at(item, language)]
        for at in reached.guessed:
            yield unit.quiz.at("items", there[at])


def _advice(
    telling: Mapping[str, float],
    seen: SeenOptions,
    asked: Iterable[Iterable[QuestionInOneLanguage]],
    places: Iterable[Location],
    files: ReadableFiles,
) -> str:
    words = give_aways(telling, seen, _options(asked), most=_NAMED)
    lines: dict[str, list[str]] = {}
    for place in places:
        lines.setdefault(place.file.relative_to(files.folder).as_posix(), []).append(
            str(place.line)
        )
    items = "; ".join(f"{file}:{', '.join(at)}" for file, at in lines.items())
    return f"{'; '.join(map(str, words))}. Give right and wrong options the same shapes in {items}."
