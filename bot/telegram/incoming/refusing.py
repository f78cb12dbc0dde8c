"""Refusals: said kindly, and written down where somebody had not the right to what they tried.

Nothing of the refused turn is left when this is called. One row of the audit tells who (of a
stranger nothing is stored), what kind of button, command or dialog, and the ids it carried.
"""

from bot.membership.audit import storage as audit
from bot.refusals import ForeignButton, NotAllowed, NotJoined, Refusal, StaleButton
from bot.telegram.incoming.context import AccessAttempt, Turn
from bot.telegram.kit.refusals import refusal_screen, refusal_toast


async def refuse(turn: Turn, refusal: Refusal, *, careful: bool = False) -> None:
    """Say why not, end what the chat was asked for in vain, and write down a right that lacked.

    `careful` makes the writes at once, so that what is wrong with them shows here.
    """
    turn.forget_replies()
    _say(turn, refusal)
    attempt = turn.attempt
    if attempt is None:
        return
    async with turn.tx.savepoint():
        if attempt.in_dialog and _is_in_vain(refusal):
            turn.end_dialog()
        if _lacks_right(attempt, refusal):
            await _note(turn, attempt, refusal)
        if careful:
            await turn.tx.flush()


def _say(turn: Turn, refusal: Refusal) -> None:
    """Answer over the chat after a tap, with a message otherwise; say nothing in groups."""
    known = turn.visitor.person is not None
    if turn.callback_id is not None:
        plain = refusal_toast(refusal, turn.bot.refusals, turn.texts, known=known)
        turn.toast(plain, alert=not isinstance(refusal, StaleButton))
    elif not turn.is_group:
        turn.say(refusal_screen(refusal, turn.bot.refusals, turn.texts, known=known))


def _is_in_vain(refusal: Refusal) -> bool:
    """Tell whether another text would be refused as well, as no better one can be given."""
    return isinstance(refusal, NotAllowed | ForeignButton | NotJoined | StaleButton)


def _lacks_right(attempt: AccessAttempt, refusal: Refusal) -> bool:
    """Tell whether somebody reached for more than is theirs; a stranger may try the door."""
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
