"""Shows the outcome of an attempt, and deletes a picture or recording that somebody closes."""

from bot.learning.attempts import screens
from bot.learning.attempts.service import Finished, RunResult
from bot.learning.practice import screens as practice_screens
from bot.learning.practice.service import Practised
from bot.learning.quiz import screens as quiz_screens
from bot.learning.quiz.buttons import NextQuestion
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls


def show_attempt(
    turn: Turn, outcome: QuizQuestionAsked | QuizQuestionAnswered | WrongTickCount | RunResult
) -> None:
    """Show the outcome as a screen, or as a line over the chat."""
    match outcome:
        case QuizQuestionAsked(question=question):
            turn.place = NextQuestion(question.attempt)
            turn.show(quiz_screens.asked(outcome, turn.texts, words_only=turn.words_only))
        case QuizQuestionAnswered(question=question):
            turn.place = NextQuestion(question.attempt)
            turn.show(quiz_screens.answered(outcome, turn.texts, words_only=turn.words_only))
        case WrongTickCount():
            turn.toast(quiz_screens.wrong_tick_count(outcome, turn.texts))
        case Finished():
            turn.place = NextQuestion(outcome.attempt)
            turn.show(screens.finished(outcome, turn.texts))
        case Practised():
            turn.show(practice_screens.done(outcome, turn.texts, now=turn.now))


def delete_tapped(turn: Turn) -> None:
    """Delete the tapped message, or say that it is too old; the next screen is a new message."""
    if turn.tapped_message_id is None:
        return
    if turn.can_delete_message:
        turn.reply("delete", calls.delete(turn.chat_id, turn.tapped_message_id))
    else:
        turn.toast(turn.texts.label("common.too_old_to_delete"), alert=True)
    turn.tapped_message_id = None
