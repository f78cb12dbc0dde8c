"""holidays.yaml."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from bot.catalog.sheets.wording import (
    Limit,
    NoteWording,
    Sheet,
    Signatures,
    SlugId,
    Wording,
    matching,
)

LONGEST = timedelta(days=9)
"""The longest time from the first to the last day of a holiday."""
Year = Annotated[int, Field(ge=2000, le=2100)]
MonthAndDay = Annotated[
    str, matching(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", "Month and day, in quotes: 05-01")
]


def _days(value: object) -> tuple[date, date]:
    first, _, last = str(value).strip().partition("..")
    try:
        found = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        found = None
    if found is None or not timedelta(0) <= found[1] - found[0] <= LONGEST:
        advice = "Write a day, or the first and the last: 2023-04-14..2023-04-16"
        raise PydanticCustomError("form", "{advice}", {"advice": advice})
    return found


Days = Annotated[tuple[date, date], PlainValidator(_days)]


class HolidaySheet(Sheet):
    """A holiday: on the same day of each year (`yearly`, beginning with `since`), or on `days`."""

    id: SlugId
    name: Annotated[Wording, Limit(units=60)]
    yearly: MonthAndDay | None = None
    since: Year | None = None
    days: Annotated[tuple[Days, ...], Field(max_length=20)] = ()


class DoubtSheet(Sheet):
    """What is uncertain in these years, about the holidays of these ids or about all."""

    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    of: tuple[SlugId, ...] = ()
    text: NoteWording


class HolidaysSheet(Sheet):
    """holidays.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    source: str
    years: tuple[Year, Year]
    holidays: Annotated[tuple[HolidaySheet, ...], Field(min_length=1, max_length=40)]
    to_check: tuple[DoubtSheet, ...] = ()
