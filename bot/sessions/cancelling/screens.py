"""Coordinators confirm a cancellation and see how many people are told."""

from bot.locale import Texts
from bot.sessions.cancelling.service import SessionsCancelled
from bot.sessions.desk.buttons import AskCancelAll, CancelAllNow, CancelNow
from bot.sessions.screens import (
    action_label,
    days_of,
    done,
    leave_unchanged_button,
    when_values,
    whole_series_row,
)
from bot.sessions.service import UpcomingSession
from bot.telegram.kit.screen import Screen, paragraphs, tap


def cancel(found: UpcomingSession, texts: Texts) -> Screen:
    """Cancel it? Or all of its series."""
    session = found.session
    now = CancelNow(session.id, session.revision)
    return Screen(
        text=paragraphs(
            texts("sessions.title"), texts("sessions.cancelling", **when_values(session, texts))
        ),
        buttons=[
            [leave_unchanged_button(session, texts)],
            [tap(action_label("sessions.cancel", found.told, texts), now)],
            whole_series_row("sessions.cancel_all", found, AskCancelAll(session.id), texts),
        ],
    )


def cancel_all(found: UpcomingSession, texts: Texts) -> Screen:
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
            [leave_unchanged_button(session, texts)],
            [tap(action_label("sessions.cancel", found.told, texts), now)],
        ],
    )


def cancelled(outcome: SessionsCancelled, texts: Texts) -> Screen:
    """The meeting is cancelled, or all of them are."""
    first, *others = outcome.meetings
    if others:
        said = texts("sessions.cancelled_all", days=days_of(outcome.meetings, texts))
    else:
        said = texts("sessions.cancelled", **when_values(first, texts))
    return done(first.cohort_id, said, outcome.told, texts)
