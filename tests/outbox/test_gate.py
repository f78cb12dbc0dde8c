"""What the gate decides. Each row of a table is one case; quiet hours are 20:00 to 07:00."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.membership.domain import Reach
from bot.outbox.gate.domain import (
    ANNOUNCEMENT,
    ASKED,
    LEARNING,
    SESSION,
    SESSION_CLOSING,
    SESSION_START,
    URGENT,
    Defer,
    DeliveryPolicy,
    Drop,
    Send,
    Verdict,
    decide_on_row,
    is_quiet,
)
from tests.outbox.sample import ZONE, at, leader, row

MANNERS = {
    "asked": ASKED,
    "learning": LEARNING,
    "announcement": ANNOUNCEMENT,
    "urgent": URGENT,
    "session": SESSION,
    "closing": SESSION_CLOSING,
    "start": SESSION_START,
}
DAY = ("29 08:50!", "29 10:40")


def said(verdict: Verdict) -> str:
    match verdict:
        case Send(silent=silent):
            return "silently" if silent else "go"
        case Defer(until=until, reason=reason):
            return f"{until.astimezone(ZoneInfo(ZONE)):%d %H:%M} {reason}"
        case Drop(state=state, reason=reason):
            return f"{state}: {reason}"


@pytest.mark.parametrize(
    ("policy", "now", "verdict"),
    [
        ("learning", "29 12:15", "go"),
        ("learning", "29 07:00", "go"),
        ("learning", "29 19:59", "go"),
        ("learning", "29 20:00", "30 07:00 quiet hours"),
        ("learning", "29 06:59", "29 07:00 quiet hours"),
        ("announcement", "29 23:00", "30 07:00 quiet hours"),
        ("session", "29 21:00", "30 07:00 quiet hours"),
        ("closing", "29 20:40", "30 07:00 quiet hours"),
        ("start", "29 05:50", "silently"),
        ("urgent", "29 02:00", "silently"),
        ("asked", "29 02:00", "silently"),
        ("asked", "29 12:00", "go"),
    ],
)
def test_at_night(policy: str, now: str, verdict: str) -> None:
    assert said(decide_on_row(row(), leader(), MANNERS[policy], now=at(now))) == verdict


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [
        ("learning", "31 07:00 quiet day"),
        ("session", "31 07:00 quiet day"),
        ("announcement", "go"),
        ("closing", "go"),
        ("start", "go"),
        ("urgent", "go"),
    ],
)
def test_on_a_quiet_day(policy: str, verdict: str) -> None:
    somebody = leader(quiet_days=frozenset({"2023-05-29", "2023-05-30"}))

    assert said(decide_on_row(row(), somebody, MANNERS[policy], now=at("29 12:15"))) == verdict


@pytest.mark.parametrize(
    ("policy", "sent", "last", "verdict"),
    [
        ("learning", 0, None, "go"),
        # whatever was said before displaces the learning push
        ("learning", 1, "29 08:00", "30 07:00 displaced"),
        ("learning", 1, "28 17:00", "go"),
        ("announcement", 1, "29 08:00", "go"),
        ("announcement", 2, "29 08:00", "30 07:00 two a day"),
        ("announcement", 2, "28 17:00", "go"),
        ("session", 2, "29 08:00", "30 07:00 two a day"),
        ("closing", 2, "29 08:00", "30 07:00 two a day"),
        ("start", 2, "29 08:00", "30 07:00 two a day"),
        # urgent matters and changes are the only third
        ("urgent", 2, "29 11:59", "go"),
        ("asked", 2, "29 11:59", "go"),
        ("announcement", 1, "29 11:45", "29 12:15 30 minutes between"),
        ("start", 1, "29 11:45", "29 12:15 30 minutes between"),
        ("announcement", 1, "29 11:30", "go"),
        # the clock was ahead when that went, and was put right since
        ("announcement", 1, "31 12:00", "go"),
    ],
)
def test_after_others(policy: str, sent: int, last: str | None, verdict: str) -> None:
    somebody = leader(sent=sent, last=last)

    assert said(decide_on_row(row(), somebody, MANNERS[policy], now=at("29 12:00"))) == verdict


@pytest.mark.parametrize(
    ("policy", "now", "sent", "meetings", "verdict"),
    [
        # the link and the closing message are still to be sent: nothing else today
        ("announcement", "29 08:00", 0, DAY, "30 07:00 meeting today"),
        ("learning", "29 08:00", 0, DAY, "30 07:00 meeting today"),
        ("urgent", "29 08:00", 0, DAY, "go"),
        # the link is sent, the closing message is not
        ("announcement", "29 09:30", 1, DAY[1:], "30 07:00 meeting today"),
        # the day's meeting has only one left and nothing was sent: one more has room
        ("announcement", "29 08:00", 0, DAY[1:], "go"),
        ("announcement", "28 09:00", 0, ("28 17:00", *DAY), "go"),
        # tomorrow's meetings take nothing from today
        ("announcement", "28 12:00", 1, DAY, "go"),
        # 30 minutes before a meeting is said to begin nothing else goes
        ("announcement", "29 08:30", 0, DAY[:1], "29 09:20 meeting soon"),
        ("announcement", "29 08:20", 0, DAY[:1], "go"),
        # of two meetings in a day the second link comes before the first closing message
        ("closing", "29 10:40", 1, ("29 13:50!", "29 15:40"), "30 07:00 meeting today"),
        ("closing", "29 10:40", 1, (), "go"),
        ("start", "29 08:50", 1, ("29 10:40",), "go"),
        # what is overdue still counts
        ("announcement", "29 11:00", 1, ("28 17:00",), "30 07:00 meeting today"),
    ],
)
def test_room_is_left_for_meetings(
    policy: str, now: str, sent: int, meetings: tuple[str, ...], verdict: str
) -> None:
    last = f"{now[:2]} 07:00" if sent else None
    somebody = leader(sent=sent, last=last, meetings=meetings)

    assert said(decide_on_row(row(), somebody, MANNERS[policy], now=at(now))) == verdict


@pytest.mark.parametrize(
    ("policy", "expires", "verdict"),
    [
        ("learning", "29 12:00", "expired: expired"),
        ("learning", "29 12:01", "go"),
        ("learning", "29 11:00", "expired: expired"),
    ],
)
def test_nothing_is_sent_after_it_expired(policy: str, expires: str, verdict: str) -> None:
    assert said(
        decide_on_row(row(expires=expires), leader(), MANNERS[policy], now=at("29 12:00"))
    ) == (verdict)


@pytest.mark.parametrize(
    ("policy", "now", "somebody", "verdict"),
    [
        ("learning", "29 21:00", {}, "expired: quiet hours"),
        ("start", "29 12:00", {"sent": 1, "last": "29 11:59"}, "go"),
        ("announcement", "29 12:00", {"sent": 2, "last": "29 08:00"}, "expired: two a day"),
        ("announcement", "29 12:00", {"paused": "31 00:00"}, "expired: paused"),
    ],
)
def test_a_row_that_would_expire_while_it_waits_ends_now(
    policy: str, now: str, somebody: dict[str, Any], verdict: str
) -> None:
    expires = row(expires="30 07:00" if policy != "start" else "29 13:00")
    found = said(decide_on_row(expires, leader(**somebody), MANNERS[policy], now=at(now)))

    assert found == (verdict if policy != "start" else "29 12:29 30 minutes between")


@pytest.mark.parametrize(
    ("policy", "paused", "verdict"),
    [
        ("learning", "31 00:00", "31 00:00 paused"),
        ("session", "31 00:00", "31 00:00 paused"),
        ("start", "31 00:00", "31 00:00 paused"),
        ("learning", "29 12:00", "go"),
        ("urgent", "31 00:00", "go"),
    ],
)
def test_who_paused(policy: str, paused: str, verdict: str) -> None:
    assert (
        said(decide_on_row(row(), leader(paused=paused), MANNERS[policy], now=at("29 12:00")))
        == verdict
    )


@pytest.mark.parametrize("reach", [Reach.BLOCKED, Reach.GONE, Reach.LEFT])
def test_who_cannot_be_reached(reach: Reach) -> None:
    assert (
        said(decide_on_row(row(), leader(reach=reach), ASKED, now=at("29 12:00")))
        == f"skipped: {reach}"
    )


@pytest.mark.parametrize(
    ("policy", "day"), [("learning", "29"), ("start", "29"), ("urgent", None), ("asked", None)]
)
def test_what_counts_among_the_two(policy: str, day: str | None) -> None:
    verdict = decide_on_row(row(), leader(), MANNERS[policy], now=at("29 12:00"))

    assert isinstance(verdict, Send)
    assert verdict.day == (at("29 12:00").toordinal() if day else None)


@pytest.mark.parametrize(
    ("minute", "quiet", "is_so"),
    [
        (1200, (1200, 420), True),
        (419, (1200, 420), True),
        (420, (1200, 420), False),
        (600, (540, 660), True),
        (660, (540, 660), False),
        (0, (0, 0), False),
    ],
)
def test_quiet_hours(minute: int, quiet: tuple[int, int], *, is_so: bool) -> None:
    assert is_quiet(minute, *quiet) is is_so


def test_the_default_policy_is_the_careful_one() -> None:
    assert said(
        decide_on_row(row(), leader(meetings=DAY), DeliveryPolicy(), now=at("29 08:00"))
    ) == ("30 07:00 meeting today")
