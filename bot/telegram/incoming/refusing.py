"""Answers refusals kindly, and audits attempts of people without the permission.

The refused turn is already rolled back. The audit entry names the person (nothing of strangers
is stored), the kind of button, command or dialog, and the ids in it.
"""

from bot.membership.audit import storage as audit
from bot.refusals import ForeignButton, NotAllowed, NotJoined, Refusal, StaleButton
from bot.telegram.incoming.context import AccessAttempt, Turn
from bot.telegram.kit.refusals import question_over, refusal_screen, refusal_toast


async def refuse(turn: Turn, refusal: Refusal, *, careful: bool = False) -> None:
    """Explain a refusal, audit a missing permission, and close the dialog if no answer helps.

    Somebody who has not finished joining is asked the open question again.

    `careful` flushes the writes, so that errors appear here.
    """
    turn.forget_replies()
    if not (_may_be_unfinished(turn, refusal) and await turn.bot.ask_unfinished(turn)):
        _say(turn, refusal)
    attempt = turn.attempt
    if attempt is None:
        return
    async with turn.tx.savepoint():
        if attempt.in_dialog and _no_answer_helps(refusal):
            turn.end_dialog()
        if _lacks_permission(attempt, refusal):
            await _note(turn, attempt, refusal)
        if careful:
            await turn.tx.flush()


def _say(turn: Turn, refusal: Refusal) -> None:
    """Answer over the chat after a tap, with a message otherwise; say nothing in groups."""
    known = turn.visitor.person is not None
    if turn.callback_id is not None:
        plain = refusal_toast(refusal, turn.bot.refusals, turn.texts, known=known)
        turn.toast(plain, alert=not isinstance(refusal, StaleButton))
    elif known and isinstance(refusal, StaleButton) and _is_answer(turn):
        turn.say(question_over(turn.texts))
    elif not turn.is_group:
        more = [turn.bot.help_row(turn.texts)]
        turn.say(refusal_screen(refusal, turn.bot.refusals, turn.texts, known=known, more=more))


def _may_be_unfinished(turn: Turn, refusal: Refusal) -> bool:
    """Tell whether a message was refused that somebody may have sent while joining."""
    return isinstance(refusal, NotJoined) and turn.callback_id is None and not turn.is_group


def _is_answer(turn: Turn) -> bool:
    return turn.attempt is not None and turn.attempt.in_dialog


def _no_answer_helps(refusal: Refusal) -> bool:
    """Tell whether any other text would be refused as well, as with a link that is dead."""
    final = NotAllowed | ForeignButton | NotJoined | StaleButton
    return refusal.guessed or isinstance(refusal, final)


def _lacks_permission(attempt: AccessAttempt, refusal: Refusal) -> bool:
    """Tell whether a permission was missing; strangers may tap and write freely."""
    if isinstance(refusal, NotJoined):
        return attempt.staff
    return isinstance(refusal, NotAllowed | ForeignButton)


async def _note(turn: Turn, attempt: AccessAttempt, refusal: Refusal) -> None:
    person = turn.visitor.person
    ids = attempt.ids
    if person is None:
        ids = {name: number for name, number in ids.items() if name == "cohort"}
    await audit.note_refused(
        turn.tx,
        actor=None if person is None else person.id,
        object=attempt.what,
        detail={**ids, "why": type(refusal).__name__},
        now=turn.now,
    )
