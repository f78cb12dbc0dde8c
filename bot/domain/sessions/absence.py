"""Somebody who stays away without a word: when a human should look after them."""

from collections.abc import Sequence

from bot.domain.sessions.session import Attendance

ALERT = 2
"""So many unexplained absences in a row are told to coordinators."""


def in_a_row(marks: Sequence[Attendance]) -> int:
    """Return how many meetings somebody has missed without a word, counted from the latest back.

    Being there ends the row, and so does an excuse: who excused themselves has been heard from.
    """
    missed = 0
    for mark in reversed(marks):
        if mark is not Attendance.MISSED:
            break
        missed += 1
    return missed
