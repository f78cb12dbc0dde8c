"""A question and what is said about an answer; for quizzes and for practice alike.

Options are lettered lines and the keys carry the letters, so that nothing is cut. What a
person chose is never crossed out.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from markupsafe import Markup

from bot.domain.learning.course import Course, Option
from bot.domain.learning.quiz import Question, hits, is_picked, makes_the_point
from bot.locale import Texts
from bot.tg.buttons import Button
from bot.tg.screens.learning import media
from bot.tg.screens.learning.sources import source_line
from bot.tg.screens.screen import Key, lines, paragraphs, tap

T = TypeVar("T")
ToButton = Callable[[str], Button]
"""Option id -> the button that its letter carries."""


def asked(question: Question, texts: Texts, *, words_only: bool = False) -> Markup:
    """Return the words of an open question; `words_only` with what its picture shows."""
    return paragraphs(
        head(question, texts),
        question.item.stem.in_(texts.language),
        media.described(question.item.media, texts, words_only=words_only),
        lines(
            *(_line(letter, option, texts) for letter, option in lettered(question.options, texts))
        ),
    )


def answered(
    course: Course, question: Question, picked: int, texts: Texts, *, words_only: bool = False
) -> Markup:
    """Return the words after an answer: what was chosen, what is right, why, and the source.

    `words_only`: also what the pictures of question and explanation show.
    """
    item = question.item
    options = lettered(question.options, texts)
    if item.choose > 1:
        why = _why_several(question, options, picked, texts)
    else:
        why = _why_one(options, picked, texts)
    return paragraphs(
        head(question, texts),
        item.stem.in_(texts.language),
        media.described(item.media, texts, words_only=words_only),
        lines(*(_marked(letter, option, picked, texts) for letter, option in options)),
        why,
        media.described(item.explanation, texts, words_only=words_only),
        lines(
            texts("lesson.update") if item.update else None,
            source_line(course, item.sources, texts, "answer.sources"),
        ),
    )


def head(question: Question, texts: Texts) -> Markup:
    """Return the first line, which tells nothing but where one is."""
    if question.item.choose > 1:
        return texts(
            "question.head_choose",
            number=question.number,
            total=question.total,
            choose=question.item.choose,
        )
    return texts("question.head", number=question.number, total=question.total)


def letter_keys(question: Question, to_button: ToButton, texts: Texts) -> list[Key]:
    """Return a key for each option, with its letter, or with its tick if several are right."""
    several = question.item.choose > 1
    keys = []
    for letter, option in lettered(question.options, texts):
        ticked = "question.ticked" if is_picked(option, question.picked) else "question.open"
        label = texts.label(ticked, letter=letter) if several else letter
        keys.append(tap(label, to_button(option.id)))
    return keys


def lettered(options: Iterable[T], texts: Texts) -> list[tuple[str, T]]:
    """Return what may be chosen in the order shown, each with its letter in the reader's script."""
    letters = texts.label("question.letters").split()
    return list(zip(letters, options, strict=False))


Lettered = Sequence[tuple[str, Option]]


def _line(letter: str, option: Option, texts: Texts) -> Markup:
    return texts("question.option", letter=letter, text=option.text.in_(texts.language))


def _marked(letter: str, option: Option, picked: int, texts: Texts) -> Markup:
    mine = is_picked(option, picked)
    line = _line(letter, option, texts)
    if option.right:
        return texts("answer.right_yours" if mine else "answer.right", line=line)
    return texts("answer.yours", line=line) if mine else line


def _why_one(options: Lettered, picked: int, texts: Texts) -> Markup:
    language = texts.language
    chosen = next(option for _, option in options if is_picked(option, picked))
    said = chosen.feedback.in_(language)
    if chosen.right:
        return texts("answer.is_right", why=said)
    letter, right = next((letter, option) for letter, option in options if option.right)
    return lines(
        texts("answer.not_this", why=said),
        texts("answer.is", letter=letter, why=right.feedback.in_(language)),
    )


def _why_several(question: Question, options: Lettered, picked: int, texts: Texts) -> Markup:
    of = question.item.choose
    if makes_the_point(question.item, picked):
        summary = texts("answer.all", total=of)
    else:
        summary = texts("answer.some", right=hits(question.item, picked), total=of)
    each = (
        texts("answer.each", letter=letter, why=option.feedback.in_(texts.language))
        for letter, option in options
    )
    return paragraphs(lines(*each), summary)
