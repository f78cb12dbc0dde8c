"""Rows and recipients for tables: times of May 2023 in Phnom Penh."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.membership.domain import ChatId, PersonId, Reach
from bot.outbox.domain import Lane, MeetingNotice, OutboxRow, Recipient

ZONE = "Asia/Phnom_Penh"


def at(text: str) -> datetime:
    """Return "29 09:00" as an instant."""
    return datetime.fromisoformat(f"2023-05-{text}").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def row(*, expires: str | None = None, lane: Lane = Lane.BULK) -> OutboxRow:
    return OutboxRow(
        id=1,
        chat_id=ChatId(1),
        lane=lane,
        kind="any",
        about={},
        fence=1,
        attempts=1,
        due_at=at("01 08:00"),
        expires_at=at(expires) if expires else None,
    )


def leader(
    *,
    sent: int = 0,
    last: str | None = None,
    reach: Reach = Reach.OPEN,
    paused: str | None = None,
    quiet: tuple[int, int] = (1200, 420),
    quiet_days: frozenset[str] = frozenset(),
    meetings: tuple[str, ...] = (),
) -> Recipient:
    """Somebody who got `sent` messages, the latest at `last`; "29 08:50!" is a meeting's start."""
    latest = at(last) if last else None
    return Recipient(
        chat_id=ChatId(1),
        person_id=PersonId(1),
        reach=reach,
        language="en",
        zone=ZONE,
        quiet_from=quiet[0],
        quiet_until=quiet[1],
        paused_until=at(paused) if paused else None,
        unasked_on=date.fromisoformat(f"2023-05-{last[:2]}").toordinal() if last else 0,
        unasked_count=sent,
        unasked_at=latest,
        quiet_days=quiet_days,
        meetings=tuple(
            MeetingNotice(due_at=at(each.rstrip("!")), starts=each.endswith("!"))
            for each in meetings
        ),
    )
