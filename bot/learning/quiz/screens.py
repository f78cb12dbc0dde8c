"""Shows a question, and the explanation of an answer.

Options are lettered lines and the buttons carry only the letters, so that Telegram cuts no long
label. What a person chose is never crossed out.
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.catalog.course import AnswerOption, Course, Form, Item, MediumKind, MediumTarget
from bot.learning.buttons import NotSure, QuestionMedium
from bot.learning.media import screens as media
from bot.learning.quiz.buttons import (
    AnswerQuiz,
    CheckTicks,
    NextQuestion,
    Peek,
    PlaceOption,
    StopQuiz,
    TickOption,
)
from bot.learning.quiz.domain import (
    QuizQuestion,
    count_picked,
    count_right,
    is_correct,
    is_picked,
    wording_digest,
)
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.learning.screens import lettered
from bot.learning.sequence import screens as sequence
from bot.locale import Texts
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.sources import source_line, update_line
from bot.telegram.kit.ways import in_even_rows

MOST_LETTERS = 4
"""The most letters in a row; with a tick or a place they are wider."""

ToButton = Callable[[str], Button]
"""Option id -> the button of its letter."""


def question_words(question: QuizQuestion, texts: Texts, *, words_only: bool = False) -> Markup:
    """Return the text of an open question; with `words_only` its picture is described."""
    return paragraphs(
        head(question, texts),
        question.item.stem.in_(texts.language),
        media.described(question.item.media, texts, words_only=words_only),
        sequence.needs(question, texts) if question.item.form is Form.MATCH else None,
        _options(question, texts),
        texts("quiz.take_back") if question.item.in_sequence and question.picked else None,
    )


def answer_words(
    course: Course, question: QuizQuestion, picked: int, texts: Texts, *, words_only: bool = False
) -> Markup:
    """Return the text after an answer: why, what was chosen, what is right, and the sources.

    The reason comes first, so that a phone shows it without scrolling. With `words_only` the
    pictures of question and explanation are described.
    """
    item = question.item
    options = lettered(question.options, texts)
    several = item.in_sequence or item.choose > 1
    return paragraphs(
        head(question, texts),
        _summary(item, picked, texts) if several else _why_one(options, picked, texts),
        media.described(item.explanation, texts, words_only=words_only),
        item.stem.in_(texts.language),
        media.described(item.media, texts, words_only=words_only),
        sequence.explained(question, picked, texts)
        if item.in_sequence
        else _all_marked(item, options, picked, texts),
        _why_several(options, texts) if several and not item.in_sequence else None,
        update_line(course, item.sources, texts),
        source_line(course, item.sources, texts, "quiz.answer_sources"),
    )


def head(question: QuizQuestion, texts: Texts) -> Markup:
    """Return the first line: which question this is, and how to answer it."""
    if question.item.in_sequence:
        key = "quiz.head_order" if question.item.form is Form.ORDER else "quiz.head_match"
        return texts(key, number=question.number, total=question.total)
    if question.item.choose > 1:
        return texts(
            "quiz.head_choose",
            number=question.number,
            total=question.total,
            choose=question.item.choose,
        )
    return texts("learning.question_head", number=question.number, total=question.total)


def letter_buttons(question: QuizQuestion, to_button: ToButton, texts: Texts) -> list[ScreenButton]:
    """Return a button for each option: its letter, with its tick or place."""
    if question.item.in_sequence:
        return _place_buttons(question, to_button, texts)
    several = question.item.choose > 1
    buttons = []
    for letter, option in lettered(question.options, texts):
        ticked = "quiz.ticked" if is_picked(option, question.picked) else "quiz.open"
        label = texts.label(ticked, letter=letter) if several else letter
        buttons.append(tap(label, to_button(option.id)))
    return buttons


Lettered = Sequence[tuple[str, AnswerOption]]


def _line(letter: str, option: AnswerOption, texts: Texts) -> Markup:
    return texts("learning.question_option", letter=letter, text=option.text.in_(texts.language))


def _marked(letter: str, option: AnswerOption, picked: int, texts: Texts) -> Markup:
    mine = is_picked(option, picked)
    line = _line(letter, option, texts)
    if option.right:
        return texts("learning.answer_right_yours" if mine else "quiz.answer_right", line=line)
    return texts("learning.answer_yours", line=line) if mine else line


def _all_marked(item: Item, options: Lettered, picked: int, texts: Texts) -> Markup:
    every = lines(*(_marked(letter, option, picked, texts) for letter, option in options))
    return texts("quiz.message", lines=every) if item.form is Form.LINE else every


def _why_one(options: Lettered, picked: int, texts: Texts) -> Markup:
    language = texts.language
    chosen = next(option for _, option in options if is_picked(option, picked))
    said = chosen.feedback.in_(language)
    if chosen.right:
        return texts("quiz.answer_is_right", why=said)
    letter, right = next((letter, option) for letter, option in options if option.right)
    return lines(
        texts("quiz.answer_not_this", why=said),
        texts("quiz.answer_is", letter=letter, why=right.feedback.in_(language)),
    )


def _why_several(options: Lettered, texts: Texts) -> Markup:
    each = (
        texts("quiz.answer_each", letter=letter, why=option.feedback.in_(texts.language))
        for letter, option in options
    )
    return lines(*each)


def _summary(item: Item, picked: int, texts: Texts) -> Markup:
    if is_correct(item, picked):
        return texts("quiz.answer_all", total=item.choose)
    return texts("quiz.answer_some", right=count_right(item, picked), total=item.choose)


# ---- questions, open and answered ---------------------------------------------------------


def _options(question: QuizQuestion, texts: Texts) -> Markup:
    """Return the lettered options; lines of a message are quoted, placed steps have places."""
    options = lettered(question.options, texts)
    if question.item.form is not Form.ORDER:
        every = lines(*(_line(letter, option, texts) for letter, option in options))
        is_message = question.item.form is Form.LINE
        return texts("quiz.message", lines=every) if is_message else every
    places = sequence.places(question)
    return lines(
        *(
            texts("quiz.placed", line=line, place=places[option.id])
            if option.id in places
            else line
            for option, line in ((each, _line(letter, each, texts)) for letter, each in options)
        )
    )


def asked(outcome: QuizQuestionAsked, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show an open question; with `words_only` its picture is described."""
    question = outcome.question
    several = question.item.choose > 1
    return Screen(
        text=paragraphs(
            question_words(question, texts, words_only=words_only), _note(outcome, texts)
        ),
        buttons=[
            *in_even_rows(letter_buttons(question, _to_button(question), texts), MOST_LETTERS),
            [_check(question, texts)] if several else [],
            *media.buttons(
                {MediumTarget.QUESTION: question.item.media}, _to_medium(question), texts
            ),
            [tap(texts.label("learning.quiz_stop"), StopQuiz(question.attempt))],
        ],
    )


def answered(outcome: QuizQuestionAnswered, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show what was chosen, what is right, and why; `words_only` as in `asked`."""
    attempt, item = outcome.question.attempt, outcome.question.item
    unit = outcome.course.unit_of(item.id)
    number = outcome.course.card(item.card).number
    is_end = outcome.last and not outcome.practice
    onward = "quiz.result" if is_end else "learning.quiz_next"
    lesson = texts.label("learning.quiz_lesson", number=number)
    stop = [] if outcome.last else [tap(texts.label("learning.quiz_stop"), StopQuiz(attempt))]
    offered = {MediumTarget.EXPLANATION: item.explanation, MediumTarget.QUESTION: item.media}
    return Screen(
        text=paragraphs(
            answer_words(
                outcome.course, outcome.question, outcome.picked, texts, words_only=words_only
            ),
            texts("quiz.practice_noted") if outcome.unsure else None,
        ),
        buttons=[
            [tap(texts.label(onward), NextQuestion(attempt))],
            _not_sure(outcome, texts),
            *media.buttons(offered, _to_medium(outcome.question), texts),
            [tap(lesson, Peek(attempt, unit.id, number)), *stop],
        ],
    )


def _not_sure(outcome: QuizQuestionAnswered, texts: Texts) -> list[ScreenButton]:
    """Offer to say that a right answer in practice was half a guess."""
    if not outcome.practice or not outcome.right or outcome.unsure:
        return []
    question = outcome.question
    label = texts.label("quiz.practice_not_sure")
    return [tap(label, NotSure(question.attempt, question.index))]


def wrong_tick_count(outcome: WrongTickCount, texts: Texts) -> str:
    """Say over the chat how many ticks are needed."""
    if outcome.in_sequence:
        return texts.label("quiz.place_all", choose=outcome.wanted)
    key = "quiz.too_many" if outcome.full else "quiz.too_few"
    return texts.label(key, choose=outcome.wanted)


def _note(outcome: QuizQuestionAsked, texts: Texts) -> Markup | None:
    if outcome.withdrawn:
        return texts("quiz.withdrawn")
    return texts("quiz.changed") if outcome.changed else None


def _place_buttons(question: QuizQuestion, to_button: ToButton, texts: Texts) -> list[ScreenButton]:
    places, buttons = sequence.places(question), []
    for letter, option in lettered(question.options, texts):
        place = places.get(option.id)
        label = texts.label("quiz.place", letter=letter, place=place) if place else letter
        buttons.append(tap(label, to_button(option.id)))
    return buttons


def _to_button(question: QuizQuestion) -> ToButton:
    kind = TickOption if question.item.choose > 1 else AnswerQuiz
    wording = wording_digest(question.item)
    places = sequence.places(question) if question.item.in_sequence else None

    def to_button(option: str) -> Button:
        if places is not None:
            back = int(option in places)
            return PlaceOption(question.attempt, question.index, option, back, wording)
        return kind(question.attempt, question.index, option, wording)

    return to_button


def _to_medium(question: QuizQuestion) -> media.ToMedium:
    def to_medium(beside: MediumTarget, kind: MediumKind) -> Button:
        return QuestionMedium(question.attempt, question.index, beside, kind)

    return to_medium


def _check(question: QuizQuestion, texts: Texts) -> ScreenButton:
    picked = count_picked(question.item, question.picked)
    label = texts.label("quiz.check", picked=picked, choose=question.item.choose)
    return tap(label, CheckTicks(question.attempt, question.index, wording_digest(question.item)))
