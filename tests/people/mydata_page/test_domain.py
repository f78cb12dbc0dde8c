"""Rows about a person by topic, with their dates and what they wrote."""

from datetime import UTC, datetime
from typing import Any

from bot.areas import PERSONAL_DATA
from bot.people.mydata_page.domain import MOST_WORDS, Topic, by_topic, topic_of
from bot.storage.dialect import to_ms

EARLY, LATE = datetime(2023, 5, 22, 1, tzinfo=UTC), datetime(2023, 6, 1, 1, tzinfo=UTC)


def test_rows_are_counted_from_the_first_to_the_last() -> None:
    tables: dict[str, list[dict[str, Any]]] = {
        "answers": [{"answered_at": to_ms(LATE)}, {"answered_at": to_ms(EARLY)}],
        "readings": [{"read_at": to_ms(EARLY), "finished_at": None}],
    }

    [found] = by_topic(tables)

    assert (found.topic, found.rows) == (Topic.LEARNING, 3)
    assert (found.first, found.last) == (EARLY, LATE)


def test_what_was_written_is_shown_and_codes_are_not() -> None:
    rows = [
        {"name": "Sok Dara", "zone": "Asia/Phnom_Penh", "state": "active"},
        {"name": "សុខ", "about": '{"a": 1}', "items": "[1, 2]", "pin": "$argon2id$v=19 x"},
    ]

    [found] = by_topic({"people": rows})

    assert found.words == ("Sok Dara", "សុខ")


def test_long_lists_of_words_end() -> None:
    rows = [{"words": f"my words {n}"} for n in range(100)]

    [found] = by_topic({"strategy_answers": rows})

    assert len(found.words) == MOST_WORDS


def test_rows_of_the_machine_show_no_words() -> None:
    [found] = by_topic({"outbox": [{"call": "some words"}]})

    assert found.words == ()


def test_a_table_without_a_topic_is_not_forgotten() -> None:
    assert topic_of("of_a_later_release") is Topic.OTHER


def test_every_table_that_is_named_exists() -> None:
    tables = {each.table for each in PERSONAL_DATA.holdings}

    assert {topic_of(table) for table in tables} == set(Topic), "no topic is without a table"
