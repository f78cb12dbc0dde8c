"""Shows a question and what is said about an answer.

Options are lettered lines and the buttons carry only the letters, so that Telegram cuts no long
label. What a person chose is never crossed out.
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.catalog.course import Beside, Course, MediumKind, Option
from bot.learning.buttons import NotSure, QuestionMedium
from bot.learning.media import screens as media
from bot.learning.quiz.buttons import Answer, CheckTicks, NextQuestion, Peek, StopQuiz, Tick
from bot.learning.quiz.domain import Question, count_right, is_correct, is_picked, wording_digest
from bot.learning.quiz.service import Answered, Asked, WrongTickCount
from bot.learning.recap.domain import number_of
from bot.learning.screens import lettered, source_line
from bot.locale import Texts
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap

ToButton = Callable[[str], Button]
"""Option id -> the button that its letter carries."""


def question_words(question: Question, texts: Texts, *, words_only: bool = False) -> Markup:
    """Return the words of an open question; `words_only` with what its picture shows."""
    return paragraphs(
        head(question, texts),
        question.item.stem.in_(texts.language),
        media.described(question.item.media, texts, words_only=words_only),
        lines(
            *(_line(letter, option, texts) for letter, option in lettered(question.options, texts))
        ),
    )


def answer_words(
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
    """Return the first line: which question this is."""
    if question.item.choose > 1:
        return texts(
            "question.head_choose",
            number=question.number,
            total=question.total,
            choose=question.item.choose,
        )
    return texts("question.head", number=question.number, total=question.total)


def letter_buttons(question: Question, to_button: ToButton, texts: Texts) -> list[ScreenButton]:
    """Return a button for each option, with its letter, or with its tick if several are right."""
    several = question.item.choose > 1
    buttons = []
    for letter, option in lettered(question.options, texts):
        ticked = "question.ticked" if is_picked(option, question.picked) else "question.open"
        label = texts.label(ticked, letter=letter) if several else letter
        buttons.append(tap(label, to_button(option.id)))
    return buttons


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
    if is_correct(question.item, picked):
        summary = texts("answer.all", total=of)
    else:
        summary = texts("answer.some", right=count_right(question.item, picked), total=of)
    each = (
        texts("answer.each", letter=letter, why=option.feedback.in_(texts.language))
        for letter, option in options
    )
    return paragraphs(lines(*each), summary)


def asked(outcome: Asked, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show an open question; with `words_only`, also say what its picture shows."""
    question = outcome.question
    several = question.item.choose > 1
    return Screen(
        text=paragraphs(
            question_words(question, texts, words_only=words_only), _note(outcome, texts)
        ),
        buttons=[
            letter_buttons(question, _to_button(question), texts),
            [_check(question, texts)] if several else [],
            *media.buttons({Beside.QUESTION: question.item.media}, _to_medium(question), texts),
            [tap(texts.label("quiz.stop"), StopQuiz(question.attempt))],
        ],
    )


def answered(outcome: Answered, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show what was chosen, what is right, and why; `words_only` as in `asked`."""
    attempt, item = outcome.question.attempt, outcome.question.item
    unit = outcome.course.unit_of(item.id)
    number = number_of(unit, outcome.course.card(item.card))
    is_end = outcome.last and not outcome.practice
    onward = "quiz.result" if is_end else "quiz.next"
    lesson = texts.label("quiz.lesson", number=number)
    stop = [] if outcome.last else [tap(texts.label("quiz.stop"), StopQuiz(attempt))]
    offered = {Beside.EXPLANATION: item.explanation, Beside.QUESTION: item.media}
    return Screen(
        text=paragraphs(
            answer_words(
                outcome.course, outcome.question, outcome.picked, texts, words_only=words_only
            ),
            texts("practice.noted") if outcome.unsure else None,
        ),
        buttons=[
            [tap(texts.label(onward), NextQuestion(attempt)), *_not_sure(outcome, texts)],
            *media.buttons(offered, _to_medium(outcome.question), texts),
            [tap(lesson, Peek(attempt, unit.id, number)), *stop],
        ],
    )


def _not_sure(outcome: Answered, texts: Texts) -> list[ScreenButton]:
    """Offer to say that a right answer in practice was half a guess."""
    if not outcome.practice or not outcome.right or outcome.unsure:
        return []
    question = outcome.question
    label = texts.label("practice.not_sure")
    return [tap(label, NotSure(question.attempt, question.place))]


def wrong_tick_count(outcome: WrongTickCount, texts: Texts) -> str:
    """Say over the chat how many ticks are needed."""
    key = "quiz.too_many" if outcome.full else "quiz.too_few"
    return texts.label(key, choose=outcome.wanted)


def _note(outcome: Asked, texts: Texts) -> Markup | None:
    if outcome.withdrawn:
        return texts("quiz.withdrawn")
    return texts("quiz.changed") if outcome.changed else None


def _to_button(question: Question) -> ToButton:
    kind = Tick if question.item.choose > 1 else Answer
    wording = wording_digest(question.item)

    def to_button(option: str) -> Button:
        return kind(question.attempt, question.place, option, wording)

    return to_button


def _to_medium(question: Question) -> media.ToMedium:
    def to_medium(beside: Beside, kind: MediumKind) -> Button:
        return QuestionMedium(question.attempt, question.place, beside, kind)

    return to_medium


def _check(question: Question, texts: Texts) -> ScreenButton:
    picked = question.picked.bit_count()
    label = texts.label("quiz.check", picked=picked, choose=question.item.choose)
    return tap(label, CheckTicks(question.attempt, question.place, wording_digest(question.item)))
