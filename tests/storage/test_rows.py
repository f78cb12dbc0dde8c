"""Rows as frozen dataclasses: a column for each field, read as its type says."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NewType

import pytest

from bot.storage.dialect import to_ms
from bot.storage.rows import from_row

ThingId = NewType("ThingId", int)
AT = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    id: ThingId
    words: str
    made_at: datetime
    ended_at: datetime | None
    on: date | None
    colour: Colour | None
    is_new: bool
    helped: bool | None
    units: tuple[str, ...]
    days: frozenset[str]
    count: int = 7


ROW: dict[str, Any] = {
    "id": 3,
    "words": "ok",
    "made_at": to_ms(AT),
    "ended_at": None,
    "on": "2023-05-22",
    "colour": "red",
    "is_new": 0,
    "helped": 1,
    "units": '["u1", "u2"]',
    "days": '["2023-05-22"]',
    "count": 1,
    "unused": 9,
}
THING = Thing(
    id=ThingId(3),
    words="ok",
    made_at=AT,
    ended_at=None,
    on=date(2023, 5, 22),
    colour=Colour.RED,
    is_new=False,
    helped=True,
    units=("u1", "u2"),
    days=frozenset({"2023-05-22"}),
    count=1,
)


def test_each_column_is_read_as_the_type_of_its_field() -> None:
    read = from_row(Thing, ROW)
    assert read == THING
    assert (read.is_new, read.helped) == (False, True)
    assert [type(each) for each in (read.is_new, read.helped, read.colour)] == [bool, bool, Colour]


def test_null_is_none_for_every_type() -> None:
    read = from_row(Thing, {**ROW, "on": None, "colour": None, "helped": None})
    assert (read.on, read.colour, read.helped) == (None, None, None)


def test_what_is_given_needs_no_column() -> None:
    bare = {name: value for name, value in ROW.items() if name != "units"}
    assert from_row(Thing, bare, units=("u9",)).units == ("u9",)


def test_a_field_with_a_default_needs_its_column_too() -> None:
    bare = {name: value for name, value in ROW.items() if name != "count"}
    with pytest.raises(KeyError, match="count"):
        from_row(Thing, bare)


def test_what_is_given_must_be_a_field() -> None:
    with pytest.raises(TypeError, match="other"):
        from_row(Thing, ROW, other=1)


def test_a_value_that_is_none_of_an_enum_is_refused() -> None:
    with pytest.raises(ValueError, match="blue"):
        from_row(Thing, {**ROW, "colour": "blue"})
