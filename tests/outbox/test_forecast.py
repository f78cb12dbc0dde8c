"""What is foretold of a message is what the gate decides when its time comes."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.membership.domain import ChatId, PersonId, Reach
from bot.outbox.domain import MeetingNotice, Recipient
from bot.outbox.forecast.domain import SendForecast, forecast_message
from bot.outbox.gate.domain import ANNOUNCEMENT, URGENT

ZONE = ZoneInfo("Asia/Phnom_Penh")


def at(text: str) -> datetime:
    """ "22 10:05" in May 2023, in Phnom Penh."""
    return datetime.strptime(f"2023-05-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def somebody(
    *,
    sent: int = 0,
    last: str | None = None,
    paused: str | None = None,
    meetings: tuple[str, ...] = (),
    reach: Reach = Reach.OPEN,
) -> Recipient:
    """A person with quiet hours from 20:00 to 07:00 who got `sent` messages on 22 May."""
    return Recipient(
        chat_id=ChatId(1),
        person_id=PersonId(1),
        reach=reach,
        language="en",
        zone="Asia/Phnom_Penh",
        quiet_from=20 * 60,
        quiet_until=7 * 60,
        paused_until=None if paused is None else at(paused),
        unasked_on=at("22 00:00").toordinal(),
        unasked_count=sent,
        unasked_at=None if last is None else at(last),
        meetings=tuple(MeetingNotice(due_at=at(each), starts=True) for each in meetings),
    )


FORETOLD = [
    (somebody(), "22 10:00", "22 10:00", None),
    (somebody(sent=2, last="22 08:00"), "22 10:00", "23 07:00", "two a day"),
    (somebody(sent=1, last="22 09:50"), "22 10:00", "22 10:20", "30 minutes between"),
    (somebody(), "22 21:00", "23 07:00", "quiet hours"),
    (somebody(sent=2), "23 09:00", "23 09:00", None),
    (somebody(paused="25 09:00"), "22 10:00", "25 09:00", "paused"),
    (somebody(meetings=("22 13:00", "22 18:00")), "22 10:00", "23 07:00", "meeting today"),
    (somebody(meetings=("22 07:30", "22 18:00")), "22 10:00", "23 07:00", "meeting today"),
    (
        somebody(meetings=("22 13:00", "22 18:00", "23 13:00", "23 18:00")),
        "22 10:00",
        "24 07:00",
        "meeting today",
    ),
]


@pytest.mark.parametrize(("to", "asked", "sent", "reason"), FORETOLD)
def test_it_goes_when_the_gate_lets_it(
    to: Recipient, asked: str, sent: str, reason: str | None
) -> None:
    assert forecast_message(to, ANNOUNCEMENT, at=at(asked)) == SendForecast(
        at=at(sent), reason=reason
    )


def test_what_was_promised_before_takes_its_place_first() -> None:
    tomorrow = at("23 07:00")
    full = somebody(sent=2, last="22 08:00")

    def after(*promised: datetime) -> datetime | None:
        to = replace(full, promised=promised)
        return forecast_message(to, ANNOUNCEMENT, at=at("22 10:00")).at

    assert after(tomorrow) == tomorrow + timedelta(minutes=30)
    assert after(tomorrow, tomorrow) == at("24 07:00")
    assert after(tomorrow, tomorrow, tomorrow) == at("24 07:30")
    assert after(at("23 17:00")) == tomorrow


def test_urgent_goes_at_once() -> None:
    full = somebody(sent=2, last="22 09:59", paused="25 09:00")

    assert forecast_message(full, URGENT, at=at("22 23:00")).at == at("22 23:00")


def test_who_cannot_be_reached_gets_nothing() -> None:
    gone = somebody(reach=Reach.BLOCKED)

    assert forecast_message(gone, ANNOUNCEMENT, at=at("22 10:00")) == SendForecast(
        at=None, reason="blocked"
    )
