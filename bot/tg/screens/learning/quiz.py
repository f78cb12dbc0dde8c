"""Quizzes: the overview, a question, an answer, the result."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.domain.learning.course import Beside, Card, MediumKind
from bot.domain.learning.quiz import WARM_UP, Question, Score, seen
from bot.domain.learning.reading import number_of
from bot.locale import Texts
from bot.services.learning.recap import Overview, Part
from bot.services.learning.runs import Answered, Asked, Finished, Held, Stopped
from bot.tg.buttons import Button
from bot.tg.buttons.learning import (
    Answer,
    BeginQuiz,
    CheckTicks,
    NextQuestion,
    NotSure,
    OpenQuiz,
    Peek,
    RepeatMissed,
    StopQuiz,
    Tick,
)
from bot.tg.buttons.media import QuestionMedium
from bot.tg.screens.learning import media
from bot.tg.screens.learning import question as words
from bot.tg.screens.learning.recap import in_even_rows
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap
from bot.tg.screens.ways import to_home

MOST_LESSONS = 4


def overview(known: Overview, texts: Texts) -> Screen:
    """Show what there is to answer, and where one stopped."""
    quizzes = [part for part in known.parts if part.unit.items]
    if not quizzes:
        return Screen(text=texts("quizzes.none"), keys=[[to_home(texts)]])
    keys = [tap(str(part.number), OpenQuiz(part.unit.id)) for part in quizzes]
    return Screen(
        text=paragraphs(texts("quizzes.title"), *(_part(part, texts) for part in quizzes)),
        keys=[
            [_go_on(known, texts)] if known.quiz else [],
            *([_check_key(each.unit.id, each.number, texts)] for each in _checks(known)),
            *in_even_rows(keys),
            [to_home(texts)],
        ],
    )


def _checks(known: Overview) -> list[Part]:
    """Return the parts of which it is time to see what stayed, save one that is open."""
    return [part for part in known.parts if part.unit.id in known.checks and part.asked is None]


def _check_key(quiz: str, part: int, texts: Texts) -> Key:
    return tap(texts.label("quizzes.check", part=part), BeginQuiz(quiz))


def asked(outcome: Asked, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show an open question; to somebody who reads words only with what its picture shows."""
    question = outcome.question
    several = question.item.choose > 1
    return Screen(
        text=paragraphs(words.asked(question, texts, words_only=words_only), _note(outcome, texts)),
        keys=[
            words.letter_keys(question, _to_button(question), texts),
            [_check(question, texts)] if several else [],
            *media.keys({Beside.QUESTION: question.item.media}, _to_medium(question), texts),
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
            words.answered(
                outcome.course, outcome.question, outcome.picked, texts, words_only=words_only
            ),
            texts("practice.noted") if outcome.unsure else None,
        ),
        keys=[
            [tap(texts.label(onward), NextQuestion(attempt)), *_not_sure(outcome, texts)],
            *media.keys(offered, _to_medium(outcome.question), texts),
            [tap(lesson, Peek(attempt, unit.id, number)), *stop],
        ],
    )


def _not_sure(outcome: Answered, texts: Texts) -> list[Key]:
    """Offer to say that a right answer in practice was half a guess."""
    if not outcome.practice or not outcome.right or outcome.unsure:
        return []
    question = outcome.question
    label = texts.label("practice.not_sure")
    return [tap(label, NotSure(question.attempt, question.place))]


def held(outcome: Held, texts: Texts) -> str:
    """Say over the chat how many ticks are needed."""
    key = "quiz.too_many" if outcome.full else "quiz.too_few"
    return texts.label(key, choose=outcome.wanted)


def stopped(outcome: Stopped, texts: Texts) -> Markup:
    """Say that the place is kept, as news on Home."""
    return texts("quiz.stopped", number=outcome.question.number)


def finished(outcome: Finished, texts: Texts) -> Screen:
    """Show a result to the one whose it is."""
    shown = outcome.look_at[:MOST_LESSONS]
    return Screen(
        text=paragraphs(
            _finished_head(outcome, texts),
            _score(outcome, texts),
            _half(outcome, texts),
            _look_at([card for _, card in shown], texts),
            texts("result.warm_up") if outcome.quiz == WARM_UP else None,
        ),
        keys=[
            [_check_key(*outcome.next_check, texts)] if outcome.next_check else [],
            *in_even_rows([_lesson(outcome, card, texts) for _, card in shown], most=2),
            [_missed(outcome, texts)] if outcome.missed else [],
            [*_again(outcome, texts), to_home(texts)],
        ],
    )


def _finished_head(outcome: Finished, texts: Texts) -> Markup:
    if outcome.part is None:
        return texts("result.head_warm_up")
    if outcome.is_check:
        return texts("result.head_check", part=outcome.part)
    key = "result.head_missed" if outcome.is_repeat else "result.head"
    return texts(key, part=outcome.part)


def _score(outcome: Finished, texts: Texts) -> Markup:
    if not outcome.score.total:
        return texts("result.nothing")
    said = [_of("result.score", outcome.score, texts)]
    if outcome.after is not None:
        said.append(_of("result.after", outcome.after, texts))
    if outcome.first is not None:
        said.append(_of("result.first", outcome.first, texts))
    if outcome.best is not None and outcome.best.right > outcome.score.right:
        said.append(_of("result.best", outcome.best, texts))
    return Markup(" ").join(said)


def _half(outcome: Finished, texts: Texts) -> Markup | None:
    """Tell what half of the course had: everybody's first result, so a later one says so."""
    if outcome.half is None:
        return None
    key = "result.half" if outcome.first is None else "result.half_first"
    return texts(key, half=outcome.half)


def _of(key: str, score: Score, texts: Texts) -> Markup:
    return texts(key, right=score.right, total=score.total)


def _look_at(cards: Sequence[Card], texts: Texts) -> Markup | None:
    if not cards:
        return None
    titles = Markup(" · ").join(card.title.in_(texts.language) for card in cards)
    return texts("result.look", titles=titles)


def _lesson(outcome: Finished, card: Card, texts: Texts) -> Key:
    unit = card.id.rpartition(".")[0]
    return tap(
        texts.label("quiz.lesson", number=card.number), Peek(outcome.attempt, unit, card.number)
    )


def _missed(outcome: Finished, texts: Texts) -> Key:
    label = texts.count("result.missed", outcome.missed).unescape()
    return tap(label, RepeatMissed(outcome.attempt))


def _again(outcome: Finished, texts: Texts) -> list[Key]:
    if outcome.is_repeat or outcome.quiz == WARM_UP:
        return []
    return [tap(texts.label("result.again"), BeginQuiz(outcome.quiz))]


def _part(part: Part, texts: Texts) -> Markup:
    title = part.unit.title.in_(texts.language)
    if part.asked is not None:
        state = texts("quizzes.open", number=part.asked.at, total=part.asked.of)
    elif part.score is not None:
        state = texts("quizzes.done", right=part.score.right, total=part.score.total)
    else:
        state = texts.count("quizzes.new", len(part.unit.items))
    return lines(texts("lessons.part", number=part.number, title=title), state)


def _go_on(known: Overview, texts: Texts) -> Key:
    assert known.quiz is not None
    label = texts.label("quizzes.go_on", number=known.quiz.at, total=known.quiz.of)
    return tap(label, OpenQuiz(known.quiz.unit))


def _note(outcome: Asked, texts: Texts) -> Markup | None:
    if outcome.withdrawn:
        return texts("quiz.withdrawn")
    return texts("quiz.changed") if outcome.changed else None


def _to_button(question: Question) -> words.ToButton:
    kind = Tick if question.item.choose > 1 else Answer
    wording = seen(question.item)

    def to_button(option: str) -> Button:
        return kind(question.attempt, question.place, option, wording)

    return to_button


def _to_medium(question: Question) -> media.ToMedium:
    def to_medium(beside: Beside, kind: MediumKind) -> Button:
        return QuestionMedium(question.attempt, question.place, beside, kind)

    return to_medium


def _check(question: Question, texts: Texts) -> Key:
    picked = question.picked.bit_count()
    label = texts.label("quiz.check", picked=picked, choose=question.item.choose)
    return tap(label, CheckTicks(question.attempt, question.place, seen(question.item)))
