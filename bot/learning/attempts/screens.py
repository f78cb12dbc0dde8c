"""Shows the list of quizzes, and the result of one."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog.course import Card
from bot.learning.aloud.screens import aloud_button
from bot.learning.attempts.domain import part_of_quiz
from bot.learning.attempts.service import Finished
from bot.learning.quiz.buttons import BeginQuiz, OpenQuiz, Peek, RepeatMissed
from bot.learning.quiz.domain import WARM_UP, QuizQuestion, Score
from bot.learning.recap.service import LearningOverview, PartProgress
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, plan_button, to_home

MOST_LESSONS = 4


def overview(known: LearningOverview, texts: Texts) -> Screen:
    """Show the quizzes, and those that somebody has not finished."""
    quizzes = [part for part in known.parts if part.unit.items]
    if not quizzes:
        return Screen(text=texts("attempts.quizzes_none"), buttons=[[to_home(texts)]])
    buttons = [tap(str(part.number), OpenQuiz(part.unit.id)) for part in quizzes]
    return Screen(
        text=paragraphs(texts("attempts.quizzes_title"), *(_part(part, texts) for part in quizzes)),
        buttons=[
            [_go_on(known, texts)] if known.quiz else [],
            [tap(texts.label("common.warm_up"), OpenQuiz(WARM_UP))] if known.warm_up else [],
            *(
                [posttest_button(each.unit.id, each.number, texts)]
                for each in _waiting(known, known.posttests)
            ),
            *(
                [_check_button(each.unit.id, each.number, texts)]
                for each in _waiting(known, known.checks)
            ),
            *in_even_rows(buttons),
            [to_home(texts)],
        ],
    )


def _waiting(known: LearningOverview, quizzes: Sequence[str]) -> list[PartProgress]:
    """Return the parts whose quiz is among `quizzes` and has no open run."""
    return [part for part in known.parts if part.unit.id in quizzes and part.asked is None]


def posttest_button(quiz: str, part: int, texts: Texts) -> ScreenButton:
    """Return the button of a quiz that is asked again after its meeting."""
    return tap(texts.label("attempts.quizzes_posttest", part=part), BeginQuiz(quiz))


def _check_button(quiz: str, part: int, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.what_you_remember", part=part), BeginQuiz(quiz))


def stopped(question: QuizQuestion, texts: Texts) -> Markup:
    """Say that the position is saved, as a line on Home."""
    return texts("attempts.quiz_stopped", number=question.number)


def finished(outcome: Finished, texts: Texts) -> Screen:
    shown = outcome.review[:MOST_LESSONS]
    return Screen(
        text=paragraphs(
            _finished_head(outcome, texts),
            _score(outcome, texts),
            _half(outcome, texts),
            _titles(shown, texts),
            texts("attempts.warm_up") if outcome.quiz == WARM_UP else None,
        ),
        buttons=[
            [_check_button(*outcome.next_check, texts)] if outcome.next_check else [],
            *in_even_rows([_lesson(outcome, card, texts) for card in shown], most=2),
            [_missed(outcome, texts)] if outcome.missed else [],
            [aloud_button(outcome.aloud, texts)] if outcome.aloud else [],
            [] if outcome.part is None else [plan_button(texts)],
            [*_again(outcome, texts), to_home(texts)],
        ],
    )


def _finished_head(outcome: Finished, texts: Texts) -> Markup:
    if outcome.quiz == WARM_UP:
        return texts("attempts.head_warm_up")
    if outcome.part is None:
        return texts("attempts.head_extra_missed" if outcome.is_repeat else "attempts.head_extra")
    if outcome.is_check:
        return texts("attempts.head_check", part=outcome.part)
    key = "attempts.head_missed" if outcome.is_repeat else "attempts.head"
    return texts(key, part=outcome.part)


def _score(outcome: Finished, texts: Texts) -> Markup:
    if not outcome.score.total:
        return texts("attempts.nothing")
    said = [_of("attempts.score", outcome.score, texts)]
    if outcome.after is not None:
        said.append(_of("attempts.after", outcome.after, texts))
    if outcome.first is not None:
        key = "attempts.first_whole" if outcome.is_repeat else "attempts.first"
        said.append(_of(key, outcome.first, texts))
    if outcome.best is not None and outcome.best.right > outcome.score.right:
        said.append(_of("attempts.best", outcome.best, texts))
    return Markup(" ").join(said)


def _half(outcome: Finished, texts: Texts) -> Markup | None:
    """Say which score half of the group reached the first time."""
    if outcome.half is None:
        return None
    is_later = outcome.first is not None and not outcome.is_check
    key = "attempts.half_first" if is_later else "attempts.half"
    return texts(key, half=outcome.half)


def _of(key: str, score: Score, texts: Texts) -> Markup:
    return texts(key, right=score.right, total=score.total)


def _titles(cards: Sequence[Card], texts: Texts) -> Markup | None:
    if not cards:
        return None
    titles = Markup(" · ").join(card.title.in_(texts.language) for card in cards)
    return texts("attempts.look", titles=titles)


def _lesson(outcome: Finished, card: Card, texts: Texts) -> ScreenButton:
    unit = card.id.rpartition(".")[0]
    return tap(
        texts.label("learning.quiz_lesson", number=card.number),
        Peek(outcome.attempt, unit, card.number),
    )


def _missed(outcome: Finished, texts: Texts) -> ScreenButton:
    label = texts.count("attempts.missed", outcome.missed).unescape()
    return tap(label, RepeatMissed(outcome.attempt))


def _again(outcome: Finished, texts: Texts) -> list[ScreenButton]:
    if outcome.is_repeat or outcome.quiz == WARM_UP:
        return []
    return [tap(texts.label("learning.result_again"), BeginQuiz(outcome.quiz))]


def _part(part: PartProgress, texts: Texts) -> Markup:
    title = part.unit.title.in_(texts.language)
    if part.asked is not None:
        state = texts("attempts.quizzes_open", number=part.asked.at, total=part.asked.of)
    elif part.score is not None:
        state = _of("attempts.quizzes_done", part.score, texts)
        if part.first is not None and part.first != part.score:
            state += _of("attempts.quizzes_first", part.first, texts)
    else:
        state = texts.count("attempts.quizzes_new", len(part.unit.items))
    return lines(texts("learning.lessons_part", number=part.number, title=title), state)


def _go_on(known: LearningOverview, texts: Texts) -> ScreenButton:
    assert known.quiz is not None
    at, part = known.quiz, part_of_quiz(known.course, known.quiz.unit)
    key = "attempts.quizzes_go_on" if part is None else "attempts.quizzes_go_on_part"
    label = texts.label(key, number=at.at, total=at.of, part=part)
    return tap(label, OpenQuiz(at.unit))
