"""Checks the questions of a unit together: guessing fails, and every objective has questions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.catalog.checks.guessing import (
    MOST,
    Habit,
    QuestionInOneLanguage,
    by_one_question,
    given_away,
    most,
    scores,
    too_easy,
)
from bot.catalog.checks.quiz import SEQUENCES
from bot.catalog.pack import ReadableFiles, UnitPack
from bot.catalog.problem import Findings
from bot.catalog.sheets.unit import ItemSheet

FEWEST_VARIANTS: Final = 3
"""How many questions an objective needs: practice asks another one each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveCount:
    """An objective, the number of its questions, and how many of them ask for a decision."""

    objective: str
    applies: bool
    variants: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """What each habit reaches in one language, as shares from 0 to 1.

    `practice`: questions kept for practice count as well, otherwise only the quiz.
    """

    language: str
    practice: bool
    shares: dict[Habit, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScores:
    """The results of guessing in a unit, by language, and the counts of its objectives."""

    unit: str
    guesses: tuple[Guesses, ...]
    objectives: tuple[ObjectiveCount, ...]


def unit_scores(files: ReadableFiles) -> Iterator[UnitScores]:
    """Yield the results of guessing and the counts of each unit."""
    for unit in files.units:
        yield UnitScores(
            unit=unit.unit.sheet.id,
            guesses=tuple(
                Guesses(language=language, practice=practice, shares=scores(asked))
                for language, practice, asked in _asked_in(unit, files.languages)
            ),
            objectives=tuple(_counts(unit)),
        )


def check_questions(files: ReadableFiles, findings: Findings) -> None:
    for unit in files.units:
        _check_guesses(unit, files.languages, findings)
        _check_lessons_asked(unit, findings)
        _check_objectives(unit, findings)


def _check_guesses(unit: UnitPack, languages: tuple[str, ...], findings: Findings) -> None:
    """Check the quiz alone, which a certificate may need, and with the questions for practice.

    What is the same in several languages, such as what is first in the file, is said once.
    """
    found: dict[tuple[str, str, bool], list[str]] = {}
    for language, practice, there in _items_in(unit, languages):
        asked = [in_language(item, language) for item in there]
        for habit, share in too_easy(asked).items():
            names = [i.id for i, q in zip(there, asked, strict=True) if given_away(habit, q)]
            where = "quiz and practice" if practice else "the quiz"
            what = f"Always taking the option that {_SAID[habit]} has {share:.0%} right in {where}"
            limit = most(asked)
            advice = f"{limit:.0%} may be: in some of {', '.join(names)}, {_OTHERWISE[habit]}."
            little = by_one_question(share, limit, len(asked))
            found.setdefault((what, advice + _of_two(limit), little), []).append(language)
    for (what, advice, little), spoken in found.items():
        report = findings.warning if little else findings.error
        report(unit.quiz.at("items"), f"{what} in {' and '.join(spoken)}.", advice)


def _of_two(limit: float) -> str:
    return " Of two options a guess has half; a third makes it harder." if limit > MOST else ""


_SAID = {
    Habit.LONGEST: "is longest",
    Habit.SHORTEST: "is shortest",
    Habit.FIRST: "is first in the file",
    Habit.ECHO: "repeats the question most",
}
_OTHERWISE = {
    Habit.LONGEST: "make the right option shorter or a wrong one longer",
    Habit.SHORTEST: "make the right option longer or a wrong one shorter",
    Habit.FIRST: "put a wrong option first",
    Habit.ECHO: "let a wrong option repeat more words of the question",
}


def _check_lessons_asked(unit: UnitPack, findings: Findings) -> None:
    asked = {item.card for item in unit.quiz.sheet.items}
    if asked - {card.id for card in unit.unit.sheet.cards}:
        return  # this is reported already, and may mean this card
    for n, card in enumerate(unit.unit.sheet.cards):
        if card.id not in asked:
            what = f"No question belongs to card {card.id}."
            advice = f"Write one about its main point, with card: {card.id}."
            findings.error(unit.unit.at("cards", n), what, advice)


def _check_objectives(unit: UnitPack, findings: Findings) -> None:
    if _strayed(unit):  # this is reported already, and the counts would be wrong
        return
    asked = {item.objective for item in unit.quiz.sheet.items if not item.practice}
    for n, count in enumerate(_counts(unit)):
        place, name = unit.unit.at("objectives", n), count.objective
        if count.variants < FEWEST_VARIANTS:
            what = f'Objective "{name}" has {count.variants} of {FEWEST_VARIANTS} questions.'
            findings.error(place, what, _more(name, FEWEST_VARIANTS - count.variants))
        elif name not in asked:
            what = f'Objective "{name}" is asked about in practice, but not in the quiz.'
            findings.warning(place, what, "Take practice: true away from one of its questions.")
        elif count.applies and count.decisions * 2 < count.variants:
            what = f'Of "{name}", {count.decisions} of {count.variants} questions ask to decide.'
            findings.warning(place, what, "Let half of them be a short scene, with decision: true.")


def _more(objective: str, lacking: int) -> str:
    return f"Write {lacking} more, with objective: {objective}, or take the objective out."


def _strayed(unit: UnitPack) -> bool:
    objectives = {objective.id for objective in unit.unit.sheet.objectives}
    return any(item.objective not in objectives for item in unit.quiz.sheet.items)


def _counts(unit: UnitPack) -> Iterator[ObjectiveCount]:
    served = Counter(item.objective for item in unit.quiz.sheet.items)
    decided = Counter(item.objective for item in unit.quiz.sheet.items if item.decision)
    for objective in unit.unit.sheet.objectives:
        yield ObjectiveCount(
            objective=objective.id,
            applies=objective.applies,
            variants=served[objective.id],
            decisions=decided[objective.id],
        )


def _asked_in(
    unit: UnitPack, languages: tuple[str, ...]
) -> Iterator[tuple[str, bool, list[QuestionInOneLanguage]]]:
    """Yield the questions in each language: those of the quiz, and (True) with practice."""
    for language, practice, items in _items_in(unit, languages):
        yield language, practice, [in_language(item, language) for item in items]


def _items_in(
    unit: UnitPack, languages: tuple[str, ...]
) -> Iterator[tuple[str, bool, list[ItemSheet]]]:
    for language in languages:
        there = [item for item in unit.quiz.sheet.items if is_guessed_at(item, language)]
        for practice in (False, True):
            yield language, practice, [item for item in there if practice or not item.practice]


def is_guessed_at(item: ItemSheet, language: str) -> bool:
    """Tell whether options of this question are chosen, and there in this language."""
    return item.form not in SEQUENCES and language in item.stem.strings()


def in_language(item: ItemSheet, language: str) -> QuestionInOneLanguage:
    return QuestionInOneLanguage(
        stem=item.stem.strings()[language],
        options=tuple(option.text.strings().get(language, "") for option in item.options),
        right=frozenset(at for at, option in enumerate(item.options) if option.right),
    )
