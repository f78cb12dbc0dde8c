"""One SQL text for two engines: parameters, lists, casts, instants, DDL."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.dialect import (
    ddl,
    for_postgres,
    for_postgres_at_once,
    for_sqlite,
    from_ms,
    is_for_each,
    to_ms,
    to_stored,
)

AT = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
FIRST = datetime(1970, 1, 1)  # noqa: DTZ001 - Hypothesis adds the zone
LAST = datetime(2200, 1, 1)  # noqa: DTZ001 - as above


@pytest.mark.parametrize(
    ("sql", "params", "text", "values"),
    [
        ("a = :x", {"x": 1}, "a = $1::bigint", [1]),
        ("a = :x OR b = :x", {"x": "k"}, "a = $1::text OR b = $1::text", ["k"]),
        ("a = :x AND b = :y", {"y": 2, "x": None}, "a = NULL AND b = $1::bigint", [2]),
        ("a IN :ids", {"ids": [4, 5]}, "a = ANY ($1::bigint[])", [[4, 5]]),
        ("a NOT IN :ids", {"ids": ("k",)}, "a <> ALL ($1::text[])", [["k"]]),
        (
            "a IN :ids AND b = :x",
            {"ids": [AT], "x": 2},
            "a = ANY ($1::bigint[]) AND b = $2::bigint",
            [[to_ms(AT)], 2],
        ),
        ("'a IN :ids'", {"ids": [1]}, "'a IN :ids'", []),
        ("a IN :ids", {"ids": [4, "k"]}, "a IN ($1::bigint, $2::text)", [4, "k"]),
        ("a IN :ids", {"ids": []}, "a IN (NULL)", []),
        ("a = ':x' AND b::text = :x", {"x": True}, "a = ':x' AND b::text = $1::bigint", [1]),
        ("'it''s :x'", {}, "'it''s :x'", []),
        ("/*FOR UPDATE OF o SKIP LOCKED*/", {}, "FOR UPDATE OF o SKIP LOCKED", []),
        ("a < :at", {"at": AT}, "a < $1::bigint", [to_ms(AT)]),
        ("a = :x", {"x": 1.5}, "a = $1::float8", [1.5]),
        ("a = :x", {"x": b"b"}, "a = $1::bytea", [b"b"]),
    ],
)
def test_postgres_gets_numbered_parameters_and_casts(
    sql: str, params: dict[str, object], text: str, values: list[object]
) -> None:
    assert for_postgres(sql, params) == (text, values)


@pytest.mark.parametrize(
    ("sql", "params", "text", "values"),
    [
        ("a = :x", {"x": True}, "a = :x", {"x": 1}),
        ("a IN :ids", {"ids": (4, 5)}, "a IN (:ids_0, :ids_1)", {"ids_0": 4, "ids_1": 5}),
        ("a IN :ids AND ':ids'", {"ids": []}, "a IN (NULL) AND ':ids'", {}),
        ("a IN :ids AND b = :x", {"ids": [1], "x": 2}, "a IN (:ids_0) AND b = :x",
         {"ids_0": 1, "x": 2}),
    ],
)  # fmt: skip
def test_sqlite_gets_expanded_lists(
    sql: str, params: dict[str, object], text: str, values: dict[str, object]
) -> None:
    assert for_sqlite(sql, params) == (text, values)


@pytest.mark.parametrize(
    ("sql", "each", "text", "values"),
    [
        (
            "UPDATE t SET a = :a, b = :b /*FROM EACH*/ WHERE id = :id",
            [{"id": 1, "a": None, "b": None}, {"id": 2, "a": "k", "b": None}],
            (
                "UPDATE t SET a = each_of.v_a, b = NULL FROM unnest($1::bigint[], $2::text[])"
                " WITH ORDINALITY AS each_of (v_id, v_a, place) WHERE id = each_of.v_id"
            ),
            [[1, 2], [None, "k"]],
        ),
        (
            (
                "INSERT INTO t SELECT :at, f.x FROM /*EACH, LATERAL*/ (SELECT x FROM u"
                " WHERE id = :id) f /*IN TURN*/ RETURNING id"
            ),
            [{"id": 3, "at": AT}],
            (
                "INSERT INTO t SELECT each_of.v_at, f.x FROM unnest($1::bigint[], $2::bigint[])"
                " WITH ORDINALITY AS each_of (v_id, v_at, place), LATERAL (SELECT x FROM u"
                " WHERE id = each_of.v_id) f ORDER BY each_of.place RETURNING id"
            ),
            [[3], [to_ms(AT)]],
        ),
    ],
)
def test_postgres_does_with_one_statement_what_many_do(
    sql: str, each: list[dict[str, object]], text: str, values: list[object]
) -> None:
    assert is_for_each(sql)
    assert not is_for_each("UPDATE t SET a = :a WHERE id = :id")
    assert for_postgres_at_once(sql, each) == (text, values)


def test_a_column_of_several_types_is_refused() -> None:
    with pytest.raises(TypeError, match="bigint, text"):
        for_postgres_at_once("SELECT :a /*FROM EACH*/", [{"a": 1}, {"a": "k"}])


def test_a_value_without_a_column_type_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="complex"):
        for_postgres("a = :x", {"x": 1j})
    with pytest.raises(ValueError, match="time zone"):
        to_stored(AT.replace(tzinfo=None))


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
def test_an_instant_is_never_stored_as_a_later_one(instant: datetime) -> None:
    back = from_ms(to_ms(instant))

    assert timedelta(0) <= instant - back < timedelta(milliseconds=1)
    assert to_ms(back) == to_ms(instant)


def test_an_instant_is_the_same_in_every_zone() -> None:
    assert to_ms(AT.astimezone(timezone(timedelta(hours=7)))) == to_ms(AT) == 1684717200000


SCRIPT = """
-- a comment; with a semicolon
CREATE TABLE a (
  id IDENTITY PRIMARY KEY,
  many BIGINT NOT NULL
);
CREATE INDEX a_many ON a (many);
"""


def test_a_migration_is_split_and_translated_for_each_engine() -> None:
    table, index = ddl(SCRIPT, "sqlite")
    assert "id INTEGER PRIMARY KEY AUTOINCREMENT" in table
    assert "many INTEGER NOT NULL" in table
    assert table.endswith(") STRICT")
    assert index == "CREATE INDEX a_many ON a (many)"

    table, _ = ddl(SCRIPT, "postgres")
    assert "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY" in table
    assert "many BIGINT NOT NULL" in table
    assert table.endswith(")")
