"""Slices of messages to delete: in order, each message once, and none that is too old."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.domain import DELETABLE
from bot.people.hiding.domain import SLICE, StandingMessage, between, deletable, too_old

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
AGES = st.integers(0, 100).map(lambda hours: timedelta(hours=hours))


@st.composite
def chats(draw: st.DrawFn) -> list[StandingMessage]:
    ages = draw(st.dictionaries(st.integers(1, 10_000), AGES, max_size=3 * SLICE))
    return [
        StandingMessage(id=number, sent_at=NOW - age, changed_at=NOW)
        for number, age in ages.items()
    ]


@given(chats())
def test_slices_hold_every_young_message_once_and_the_rest_is_too_old(
    messages: list[StandingMessage],
) -> None:
    slices, after = [], 0
    while found := deletable(messages, after=after, now=NOW):
        slices.append(found)
        assert between([each for each in messages if each.id in found], after, found[-1]) == found
        after = found[-1]

    deleted = [number for each in slices for number in each]
    assert all(len(each) <= SLICE for each in slices)
    assert sorted([*deleted, *too_old(messages, now=NOW)]) == sorted(each.id for each in messages)
    by = {each.id: each for each in messages}
    assert all(NOW - by[number].sent_at < DELETABLE for number in deleted)
