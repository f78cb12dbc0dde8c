"""Decides whether a person attended a meeting, if several facts disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.membership.domain import PersonId
from bot.sessions.domain import Session

STILL_ANSWERING = timedelta(hours=12)
"""For this long after a meeting, people who did not answer still can: they have not missed
it, and are not named.
"""


class Attendance(StrEnum):
    """`UNSURE`: what they answered does not tell whether they were there."""

    THERE = "there"
    EXCUSED = "excused"
    MISSED = "missed"
    UNSURE = "unsure"


_ABSENT: Final = frozenset({Attendance.EXCUSED, Attendance.MISSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAttendance:
    """Somebody of the cohort and whether they were there; `said_no` beforehand.

    `noted`: a coordinator decided it, which overrides the rest.
    """

    person: PersonId
    name: str
    state: Attendance | None
    said_no: bool
    noted: bool = False

    @property
    def counts_as(self) -> Attendance:
        """The state in the overview: silence means missed, unless they said no beforehand.

        A wrong picture is no silence: that somebody answered is as sure as what they answered
        is not.
        """
        if self.state in {Attendance.THERE, Attendance.UNSURE}:
            return self.state
        if self.noted and self.state is not None:
            return self.state
        if self.said_no or self.state is Attendance.EXCUSED:
            return Attendance.EXCUSED
        return Attendance.MISSED

    @property
    def is_open(self) -> bool:
        """Whether nothing is known: neither excused beforehand, nor answered afterwards."""
        return self.state is None and not self.said_no


def nobody_was_there(seen: Sequence[PersonAttendance]) -> bool:
    """Tell whether everybody's attendance is known, and nobody was there."""
    return bool(seen) and all(each.counts_as in _ABSENT and not each.is_open for each in seen)


def may_note_nobody(session: Session, seen: Sequence[PersonAttendance], *, now: datetime) -> bool:
    """Tell whether it can be noted that nobody was at a meeting: as far as is known nobody was."""
    if session.cancelled or session.nobody_at is not None or not session.has_begun(now=now):
        return False
    return bool(seen) and all(each.counts_as in _ABSENT for each in seen)


def has_missed(each: PersonAttendance, session: Session, *, now: datetime) -> bool:
    """Tell whether somebody missed a meeting; without an answer, once it is too late for one."""
    waits = each.is_open and may_still_answer(session, now=now)
    return each.counts_as is Attendance.MISSED and not waits


def may_still_answer(session: Session, *, now: datetime) -> bool:
    """Tell whether people can still answer whether they were there."""
    return now < session.ends_at + STILL_ANSWERING
