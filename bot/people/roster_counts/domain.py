"""Compares the numbers and totals that stand in a list with the people that were read from it."""

import re
from collections.abc import Iterator, Sequence

from bot.documents.grid import header_key

_LEAST_RUN = 3
_MOST_MISSING = 3
"""With more gaps the numbers are no row of numbers, but codes."""
_SAID = re.compile(
    r"(?:(?:grand |sub[ -]?|overall )?totals?|សរុប|ចំនួនសរុប|ចំនួនអ្នកចូលរួម)\s*[:៖=-]?\s*([0-9០-៩]{1,4})"
    r"(?![0-9០-៩.,])"
    r"|([0-9០-៩]{1,4})\s*(?:persons?|people|participants?|pax|members?|leaders?|នាក់|រូប)(?!\w)",
    re.IGNORECASE,
)


def missing_numbers(numbers: Sequence[int]) -> list[int]:
    """Return the numbers that are left out where people are numbered one after the other.

    The numbers may begin again, for each organization or page.
    """
    missing: list[int] = []
    for run in _runs(numbers):
        gaps = sorted(set(range(run[0], run[-1] + 1)) - set(run))
        if len(run) >= _LEAST_RUN and run[0] == 1 and len(gaps) <= _MOST_MISSING:
            missing += gaps
    return missing


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number < run[-1]:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def total_differs(
    said: int, at: int, people: Sequence[int], others: Sequence[int], since: int
) -> int | None:
    """Return how many people stand above a total in row `at`, unless that is what it says.

    It may count those since the last total or heading (`since`), and those in rows that were not
    taken (`others`), too.
    """
    for begin in (0, since):
        some, more = (sum(begin < row < at for row in rows) for rows in (people, others))
        if some <= said <= some + more:
            return None
    return sum(row < at for row in people)


def said_total(cells: Sequence[str]) -> int | None:
    """Return how many people a row of a total says there are; None if it says no number of people.

    Of several numbers the first is meant: the others count women, or days.
    """
    found = _SAID.search(header_key(" ".join(cells)))
    return int(found[1] or found[2]) if found else None
