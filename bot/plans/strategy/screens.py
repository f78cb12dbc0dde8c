"""Shows the strategy: the overview, a question with its ticks, and the document."""

from typing import Any

from markupsafe import Markup

from bot.catalog.course import Course, StrategyQuestion
from bot.locale import Texts
from bot.plans.buttons import (
    AskStrategy,
    ClearStrategy,
    OpenStrategy,
    PickStrategy,
    SendStrategy,
    TakeStrategy,
    WriteStrategy,
)
from bot.plans.screens import file_caption, file_language
from bot.plans.strategy.domain import MOST_UNITS, StrategyAnswer
from bot.plans.strategy.service import MyStrategy
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, in_pairs, plan_button, to_home, toggle_button
from bot.writing import beginning

DOCX, PDF = "docx", "pdf"
FORMS = (DOCX, PDF)
IN_SIGHT = 90
"""The characters of an answer that the overview shows."""


def overview(found: MyStrategy, texts: Texts) -> Screen:
    """Show all questions with the beginnings of their answers, and a button to go on."""
    questions, onward = found.course.strategy, found.next_question
    shown = [_line(n, each, found, texts) for n, each in enumerate(questions, 1)]
    numbers = [tap(str(n), AskStrategy(each.id)) for n, each in enumerate(questions, 1)]
    go_on: ButtonRow = []
    if onward is not None:
        at = found.number(onward.id)
        key = "strategy.go_on" if found.answered else "strategy.begin"
        go_on = [tap(texts.label(key, at=at, of=len(questions)), AskStrategy(onward.id))]
    left = [tap(texts.label("strategy.take_over"), TakeStrategy())] if found.left else []
    return Screen(
        text=paragraphs(
            texts("strategy.title"),
            None if found.answered else texts("strategy.what"),
            texts("strategy.left") if found.left else None,
            lines(*shown),
        ),
        buttons=[
            go_on,
            left,
            *in_even_rows(numbers),
            _files(found.course, texts) if found.answered else [],
            [plan_button(texts), to_home(texts)],
        ],
    )


def question(found: MyStrategy, asked: str, texts: Texts) -> Screen:
    """Show a question, its example, and its choices with ticks."""
    each, answer, language = found.question(asked), found.answer(asked), texts.language
    choices = [
        toggle_button(
            choice.label.in_(language),
            PickStrategy(asked, choice.id, int(choice.id not in answer.picked)),
            on=choice.id in answer.picked,
            texts=texts,
        )
        for choice in each.choices
    ]
    clear = [tap(texts.label("strategy.clear"), ClearStrategy(asked))] if answer.words else []
    return Screen(
        text=paragraphs(
            _head(found, asked, texts),
            each.ask.in_(language),
            texts("strategy.one_only") if each.single else None,
            texts("strategy.example", example=each.example.in_(language)),
            texts("strategy.yours", words=answer.words) if answer.words else None,
        ),
        buttons=[
            *in_pairs(choices),
            *in_pairs([tap(texts.label("strategy.write"), WriteStrategy(asked)), *clear]),
            _turns(found, asked, texts),
            [tap(texts.label("strategy.overview"), OpenStrategy())],
        ],
    )


def write(found: MyStrategy, asked: str, texts: Texts, *, unread: bool = False) -> Screen:
    """Ask to type an answer; `unread`: the last one was empty or too long."""
    each = found.question(asked)
    back = tap(texts.label("plans.back"), AskStrategy(asked))
    return Screen(
        text=paragraphs(
            _head(found, asked, texts),
            texts("plans.strategy_too_long", most=MOST_UNITS) if unread else None,
            each.ask.in_(texts.language),
            texts("strategy.type", most=MOST_UNITS),
        ),
        buttons=[[back]],
    )


def file(found: MyStrategy, language: str, form: str, texts: Texts) -> Screen:
    return file_caption(found.course, language, lambda other: SendStrategy(other, form), texts)


def document_data(found: MyStrategy, texts: Texts, zone: str) -> dict[str, Any]:
    """Return what the document says: the organization, and each question with its answer.

    Ticks are in the language of the document, own words as they were typed. It names no person.
    """
    strategy, language = found.strategy, texts.language
    assert strategy is not None
    return {
        "language": language,
        "title": texts.label("strategy.document"),
        "organization": strategy.organization or "",
        "course": found.course.title.in_(language),
        "as_of": texts.label("strategy.as_of", day=texts.date(strategy.changed_at, zone)),
        "parts": [
            {
                "head": each.head.in_(language),
                "ask": each.ask.in_(language),
                "ticked": _ticked(each, strategy.answer(each.id), language),
                "words": strategy.answer(each.id).words,
            }
            for each in found.course.strategy
        ],
        "care": texts.label("strategy.care"),
    }


def _ticked(question: StrategyQuestion, answer: StrategyAnswer, language: str) -> list[str]:
    return [each.label.in_(language) for each in question.choices if each.id in answer.picked]


def _line(number: int, each: StrategyQuestion, found: MyStrategy, texts: Texts) -> Markup:
    answer = found.answer(each.id)
    head = each.head.in_(texts.language)
    if answer.is_empty:
        return texts("strategy.open", n=number, head=head)
    said = ", ".join(_ticked(each, answer, texts.language))
    said = " · ".join(part for part in (said, answer.words) if part)
    return texts("strategy.answered", n=number, head=head, said=beginning(said, IN_SIGHT))


def _head(found: MyStrategy, asked: str, texts: Texts) -> Markup:
    at = found.number(asked)
    head = found.question(asked).head.in_(texts.language)
    return texts("strategy.head", at=at, of=len(found.course.strategy), head=head)


def _turns(found: MyStrategy, asked: str, texts: Texts) -> ButtonRow:
    every, at = found.course.strategy, found.number(asked)
    before = [tap(texts.label("plans.back"), AskStrategy(every[at - 2].id))] if at > 1 else []
    if at < len(every):
        return [*before, tap(texts.label("strategy.next"), AskStrategy(every[at].id))]
    return [*before, tap(texts.label("strategy.done"), OpenStrategy())]


def _files(course: Course, texts: Texts) -> ButtonRow:
    language = file_language(course, texts)
    return [tap(texts.label(f"strategy.as_{form}"), SendStrategy(language, form)) for form in FORMS]
