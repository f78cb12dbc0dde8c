"""On which days leaders are invited to plan a first step.

Days are local days of the person; quiet days are the cohort's holidays (ISO dates).
"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice
from typing import Final

from bot.learning.domain import Learner, Meeting
from bot.learning.offers.domain import SERIES

KIND: Final = "plan.invite"
FIRST_DAY: Final = 1
"""The first free day after the meetings stays free for lessons that are not read yet."""
LAST_DAY: Final = 6
"""From this free day on nobody is invited any more; Home still leads to the plan."""


def is_invited_on(
    today: date, member: Learner, meetings: Sequence[Meeting], *, now: datetime
) -> bool:
    """Tell whether somebody may be invited today.

    `meetings` are all meetings of the cohort, in order. The invitation comes on the second day
    after a series on which this person wants messages, or on one of the next four if something else
    is sent then.
    """
    begun = [each for each in meetings if each.starts_at <= now]
    if not begun or not _is_over(begun, meetings):
        return False
    last = member.local_day(begun[-1].starts_at)
    free = (day for day in member.calendar(meetings).practice_days(last) if day > last)
    return today in list(islice(free, LAST_DAY))[FIRST_DAY:]


def _is_over(begun: Sequence[Meeting], meetings: Sequence[Meeting]) -> bool:
    """Tell whether no other meeting of the same series follows."""
    if len(begun) == len(meetings):
        return True
    return meetings[len(begun)].starts_at - begun[-1].starts_at >= SERIES
