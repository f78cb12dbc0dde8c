"""When and how people want to get messages: the choices that the bot offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.days import at_minute, local_day
from bot.membership.domain import Person
from bot.people.shared_phone.domain import LOOKS_BACK, OPEN_FOR
from bot.refusals import StaleButton

QUIET_HOURS = ((1200, 420), (1140, 420), (1260, 360), (1320, 420))
"""Start and end, in minutes after midnight."""
ZONES = (
    "Asia/Phnom_Penh",
    "Asia/Bangkok",
    "Asia/Kuala_Lumpur",
    "Asia/Singapore",
    "Asia/Seoul",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Paris",
    "America/New_York",
    "America/Los_Angeles",
)
"""Where people of Cambodia live and work: names of the IANA database, whose cities the bot says.

Buttons hold places in it, so others are only added at the end.
"""
HOURS = (450, 540, 735, 1020, 1140)
"""When learning messages may come, in minutes after midnight."""
PAUSES = (7, 30, 0)
"""Days; 0 is until somebody resumes."""
MOST_PAUSE_DAYS = 182
"""How many days ahead the end of a pause may be."""
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
WEEK = 7
ALL_DAYS = 0b1111111
WORKING_DAYS = 0b0011111


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsChange:
    """What one tap changes; everything else stays as it is.

    `person`: fields of `Person`. `writing`: `days` or `minute`, when learning messages may come.
    """

    person: Mapping[str, Any] = field(default_factory=dict)
    writing: Mapping[str, Any] = field(default_factory=dict)


def language(code: str) -> SettingsChange:
    """Choose a language that was offered."""
    return SettingsChange(person={"language": code})


def quiet_hours(since: int, until: int) -> SettingsChange:
    """Choose quiet hours; raise `StaleButton` for any that are not offered."""
    if (since, until) not in QUIET_HOURS:
        raise StaleButton
    return SettingsChange(person={"quiet_from": since, "quiet_until": until})


def zone(at: int) -> SettingsChange:
    """Choose a zone by its place in `ZONES`; raise `StaleButton` if there is none."""
    if not 0 <= at < len(ZONES):
        raise StaleButton
    return SettingsChange(person={"zone": ZONES[at]})


def pause(days: int, *, now: datetime) -> SettingsChange:
    """Send nothing unasked for so many days; 0 is until somebody resumes."""
    if days not in PAUSES:
        raise StaleButton
    return SettingsChange(person={"paused_until": now + timedelta(days=days) if days else FOR_EVER})


def pause_days(zone: str, *, now: datetime) -> list[date]:
    """Return the days until which somebody may pause, beginning with the day after tomorrow."""
    today = local_day(now, zone)
    return [today + timedelta(days=number) for number in range(2, MOST_PAUSE_DAYS)]


def pause_until(day: int, person: Person, *, now: datetime) -> SettingsChange:
    """Send nothing unasked until the morning of a day; raise `StaleButton` for one not offered."""
    offered = {each.toordinal(): each for each in pause_days(person.zone, now=now)}
    if day not in offered:
        raise StaleButton
    until = at_minute(offered[day], person.quiet_until, person.zone)
    return SettingsChange(person={"paused_until": until})


def shared_phone(*, is_shared: bool, now: datetime) -> SettingsChange:
    """Say whether others use the phone: then what was shown before closes, too."""
    return SettingsChange(
        person={
            "shared_phone": is_shared,
            "phone_asked_at": now,
            "screens_opened_at": now - LOOKS_BACK if is_shared else None,
            "screens_close_at": now + OPEN_FOR if is_shared else None,
        }
    )


def hour(minute: int) -> SettingsChange:
    """Choose when learning messages come; raise `StaleButton` for an hour that is not offered."""
    if minute not in HOURS:
        raise StaleButton
    return SettingsChange(writing={"minute": minute})


def days(bits: int) -> SettingsChange:
    """Choose days (bits, 1 is Monday), at least one; raise `StaleButton` for anything else."""
    if not 0 < bits <= ALL_DAYS:
        raise StaleButton
    return SettingsChange(writing={"days": bits})


def toggled(bits: int, day: int) -> int:
    """Return days (bits) with one of them (0 is Monday) switched; the last one stays on."""
    return bits ^ (1 << day) or bits
