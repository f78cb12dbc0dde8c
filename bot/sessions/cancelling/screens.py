"""Coordinators confirm a cancellation and see how many people hear of it."""

from bot.locale import Texts
from bot.sessions.cancelling.service import Cancelled
from bot.sessions.desk.buttons import AskCancelAll, CancelAllNow, CancelNow
from bot.sessions.screens import all_of_it, days_of, finished, keep_button, telling, when_values
from bot.sessions.service import Ahead
from bot.telegram.kit.screen import Screen, paragraphs, tap


def cancel(found: Ahead, texts: Texts) -> Screen:
    """Cancel it? Or all of its series."""
    session = found.session
    now = CancelNow(session.id, session.revision)
    return Screen(
        text=paragraphs(
            texts("sessions.title"), texts("sessions.cancelling", **when_values(session, texts))
        ),
        buttons=[
            [keep_button(session, texts)],
            [tap(telling("sessions.cancel", found.told, texts), now)],
            all_of_it("sessions.cancel_all", found, AskCancelAll(session.id), texts),
        ],
    )


def cancel_all(found: Ahead, texts: Texts) -> Screen:
    """Cancel all of them?"""
    session = found.session
    now = CancelAllNow(session.id, found.revisions)
    return Screen(
        text=paragraphs(
            texts("sessions.title"),
            texts("sessions.cancelling_all", days=days_of(found.series, texts)),
            texts("sessions.one_message") if found.told else None,
        ),
        buttons=[
            [keep_button(session, texts)],
            [tap(telling("sessions.cancel", found.told, texts), now)],
        ],
    )


def cancelled(outcome: Cancelled, texts: Texts) -> Screen:
    """It will not be, or all of them will not."""
    first, *others = outcome.meetings
    if others:
        said = texts("sessions.cancelled_all", days=days_of(outcome.meetings, texts))
    else:
        said = texts("sessions.cancelled", **when_values(first, texts))
    return finished(first.cohort_id, said, outcome.told, texts)
