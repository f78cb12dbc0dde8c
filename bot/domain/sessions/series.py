"""Series: meetings so close to each other that people plan them as one."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.domain.sessions.session import Session, SessionId

CLOSE = timedelta(hours=36)
"""Starts less than this apart belong to one series."""

Series = tuple[Session, ...]


def in_series(sessions: Iterable[Session]) -> list[Series]:
    """Return the meetings that take place, in order, each run of close ones as one series."""
    ordered = sorted(
        (session for session in sessions if not session.cancelled),
        key=lambda session: (session.starts_at, session.id),
    )
    found: list[list[Session]] = []
    for session in ordered:
        if found and session.starts_at - found[-1][-1].starts_at < CLOSE:
            found[-1].append(session)
        else:
            found.append([session])
    return [tuple(series) for series in found]


def series_of(session: SessionId, sessions: Sequence[Session]) -> Series:
    """Return the series that a meeting belongs to; empty if it does not take place."""
    for series in in_series(sessions):
        if any(each.id == session for each in series):
            return series
    return ()
