"""For any rows in any order: never a third message, never at night, never two at once."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.membership.domain import ChatId
from bot.outbox.domain import Lane, MeetingNotice, OutboxRow, Recipient
from bot.outbox.gate.domain import (
    ANNOUNCEMENT,
    BETWEEN,
    LEARNING,
    SESSION,
    SESSION_CLOSING,
    SESSION_START,
    URGENT,
    Defer,
    DeliveryPolicy,
    Drop,
    Send,
    decide_on_row,
)
from tests.outbox.sample import ZONE, at, leader

KINDS: dict[str, tuple[Lane, DeliveryPolicy]] = {
    "urgent": (Lane.URGENT, URGENT),
    "evening": (Lane.REMINDER, SESSION),
    "start": (Lane.REMINDER, SESSION_START),
    "closing": (Lane.REMINDER, SESSION_CLOSING),
    "learning": (Lane.REMINDER, LEARNING),
    "announcement": (Lane.BULK, ANNOUNCEMENT),
}
MEETING_KINDS = frozenset({"evening", "start", "closing"})
FIRST = at("22 00:00")
minutes = st.integers(min_value=0, max_value=5 * 24 * 60)


@dataclass(frozen=True)
class Said:
    kind: str
    when: datetime
    silent: bool

    @property
    def local(self) -> datetime:
        return self.when.astimezone(ZoneInfo(ZONE))


def pending(number: int, kind: str, minute: int, expires: int | None) -> OutboxRow:
    due = FIRST + timedelta(minutes=minute)
    return OutboxRow(
        id=number,
        chat_id=ChatId(1),
        lane=KINDS[kind][0],
        kind=kind,
        about={},
        fence=1,
        attempts=1,
        due_at=due,
        expires_at=None if expires is None else due + timedelta(minutes=expires),
    )


def play(rows: list[OutboxRow], somebody: Recipient) -> list[Said]:
    """Send rows as the sender does: the first row of the chat first, at its due instant."""
    waiting, said = list(rows), []
    now = FIRST
    while waiting:
        now = max(now, min(row.due_at for row in waiting))
        due = [row for row in waiting if row.due_at <= now]
        head = min(due, key=lambda row: (row.lane, row.due_at, row.id))
        waiting.remove(head)
        meetings = tuple(
            MeetingNotice(due_at=row.due_at, starts=row.kind == "start")
            for row in waiting
            if row.kind in MEETING_KINDS
        )
        to = replace(somebody, meetings=meetings)
        match decide_on_row(head, to, KINDS[head.kind][1], now=now):
            case Send() as send:
                said.append(Said(head.kind, now, send.silent))
                somebody = _counted(somebody, send, now)
            case Defer(until=until):
                assert until > now
                waiting.append(replace(head, due_at=until))
            case Drop():
                pass
    return said


def _counted(somebody: Recipient, send: Send, now: datetime) -> Recipient:
    if send.day is None:
        return somebody
    before = somebody.unasked_count if somebody.unasked_on == send.day else 0
    return replace(somebody, unasked_on=send.day, unasked_count=before + 1, unasked_at=now)


rows_of_any_kind = st.lists(
    st.tuples(
        st.sampled_from(sorted(KINDS)), minutes, st.none() | st.integers(min_value=1, max_value=900)
    ),
    max_size=25,
).map(lambda drawn: [pending(number, *one) for number, one in enumerate(drawn)])


@settings(deadline=None, max_examples=300)
@given(rows_of_any_kind)
def test_never_a_third_never_at_night_never_two_at_once(rows: list[OutboxRow]) -> None:
    said = play(rows, leader())
    usual = [each for each in said if each.kind != "urgent"]

    assert max(Counter(each.local.date() for each in usual).values(), default=0) <= 2
    for each in said:
        at_night = not 7 <= each.local.hour < 20
        assert not at_night or (each.silent and each.kind in {"urgent", "start"})
    for one, other in pairwise(usual):
        assert other.when - one.when >= BETWEEN


@settings(deadline=None, max_examples=300)
@given(rows_of_any_kind)
def test_nothing_is_sent_after_it_expired_and_urgent_messages_never_wait(
    rows: list[OutboxRow],
) -> None:
    said = play(rows, leader())

    urgent = sorted(row.due_at for row in rows if row.kind == "urgent")
    assert [each.when for each in said if each.kind == "urgent"] == urgent
    for kind in KINDS:
        ends = [row.expires_at for row in rows if row.kind == kind]
        if ends and None not in ends:
            latest = max(end for end in ends if end is not None)
            assert all(each.when < latest for each in said if each.kind == kind)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.tuples(st.sampled_from(["announcement", "learning", "urgent"]), minutes), max_size=20
    ),
    st.lists(st.integers(min_value=0, max_value=4), unique=True, max_size=5),
)
def test_no_lesson_and_no_announcement_displaces_a_link(
    others: list[tuple[str, int]], days: list[int]
) -> None:
    """Meetings at 09:00 on any of five days, whose messages are known beforehand."""
    starts = [pending(100 + day, "start", day * 1440 + 530, 10) for day in days]
    closings = [pending(200 + day, "closing", day * 1440 + 640, 560) for day in days]
    rows = [pending(number, kind, minute, None) for number, (kind, minute) in enumerate(others)]

    said = play([*rows, *starts, *closings], leader())

    said_at = {each.when for each in said if each.kind == "start"}
    assert said_at == {row.due_at for row in starts}
    assert sum(each.kind == "closing" for each in said) == len(closings)
