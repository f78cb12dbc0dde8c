"""Decides whom a coordinator should contact, and why; the strongest reason counts.

Answers in quizzes are never a reason. Somebody who was contacted ("Spoken") or put off ("Tomorrow")
is not listed again before something new happens. Somebody who is left in peace is listed all the
same once there is another reason, or the same one again.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import Final
from zoneinfo import ZoneInfo

from bot.days import local_day
from bot.desk.domain import HOUR, is_working
from bot.membership.domain import PersonId

SILENT_DAYS: Final = 10
"""How many days without activity are a reason; quiet days of the cohort do not count."""
REMEMBERED: Final = timedelta(days=7)
"""How long a missed meeting is a reason."""
SPOKEN_FOR: Final = timedelta(days=SILENT_DAYS)
"""How long a contact counts if the person stays inactive."""
ON_THE_DAY: Final = 6
"""How many people the desk itself shows."""
PAGE: Final = 9
"""How many people a page of the list shows."""
PEACE_DAYS: Final = 30
"""The longest time for which somebody can be left in peace."""
ANY_REASON: Final = "any"
"""Somebody is left in peace for all that has come up; something new is told nevertheless."""


class ContactReason(StrEnum):
    """Why somebody should be contacted, the strongest reason first."""

    MISSED_TWICE = "missed_twice"
    MISSED = "missed"
    CUT_OFF = "cut_off"
    UNREACHABLE = "unreachable"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCandidate:
    """What is known of a participant; `missed` are starts of meetings, the newest first.

    A meeting is missed if others were there, and this person was not and had not said no. At those
    in `cut_off` the person could not connect. For those in `said`, the person or a coordinator said
    that they were not there. `put_off_until` holds for everything, or, if the person is left in
    peace, for what came up until `peace_since`: for the reason `peace_why`, or for `ANY_REASON`.
    """

    person: PersonId
    name: str
    organization: str | None
    seen_at: datetime
    reachable: bool = True
    missed: tuple[datetime, ...] = ()
    cut_off: tuple[datetime, ...] = ()
    said: tuple[datetime, ...] = ()
    spoken_at: datetime | None = None
    put_off_until: datetime | None = None
    peace_why: str | None = None
    peace_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to contact; `since` is the missed meeting, or when they were last active.

    `came_up_at`: when the reason came up, or came up again after somebody had talked to them or put
    them off. The same instant is the same reason: who is active and falls silent again is new.
    `said`: the person or a coordinator said that they were not there. `in_a_row` counts the
    meetings in a row that were missed without an explanation.
    """

    person: PersonId
    name: str
    organization: str | None
    why: ContactReason
    since: datetime
    days: int
    came_up_at: datetime
    said: bool = False
    in_a_row: int = 0


def to_contact(
    members: Iterable[ContactCandidate],
    meetings: Sequence[datetime],
    *,
    zone: str,
    quiet_days: Collection[str] = (),
    now: datetime,
) -> tuple[Contact, ...]:
    """Return whom to contact; `meetings` are the starts of the last ones, the newest first."""
    found = [
        contact
        for each in members
        if (contact := _contact(each, meetings, zone, quiet_days, now=now)) is not None
        and not _is_put_off(each, contact, now=now)
    ]
    order = list(ContactReason)
    return tuple(sorted(found, key=lambda each: (order.index(each.why), each.since)))


def silent_days(seen_at: datetime, zone: str, quiet_days: Collection[str], *, now: datetime) -> int:
    """Count the days without activity; quiet days do not count."""
    first, today = (local_day(at, zone) for at in (seen_at, now))
    days = (today - first).days
    quiet = (date.fromisoformat(day) for day in quiet_days)
    return days - sum(1 for day in quiet if first < day <= today)


def tomorrow(zone: str, *, now: datetime) -> datetime:
    """Return when somebody is listed again: an hour before the next working morning."""
    day = local_day(now, zone) + timedelta(days=1)
    while not is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, HOUR, ZoneInfo(zone)) - timedelta(hours=1)


def _contact(
    member: ContactCandidate,
    meetings: Sequence[datetime],
    zone: str,
    quiet_days: Collection[str],
    *,
    now: datetime,
) -> Contact | None:
    days = silent_days(member.seen_at, zone, quiet_days, now=now)
    missed = _missed_in_a_row(member, meetings)
    if missed and now - missed[0] <= REMEMBERED and not _is_spoken(member, since=missed[0]):
        return _because(member, _why_absent(member, missed), missed[0], days, missed, now=now)
    if not member.reachable and not _is_spoken(member, since=member.seen_at):
        return _because(member, ContactReason.UNREACHABLE, member.seen_at, days, now=now)
    is_silent = days >= SILENT_DAYS
    if is_silent and not _is_spoken(member, since=now - SPOKEN_FOR):
        return _because(member, ContactReason.SILENT, member.seen_at, days, now=now)
    return None


def _missed_in_a_row(
    member: ContactCandidate, meetings: Sequence[datetime]
) -> tuple[datetime, ...]:
    """Return the last meetings that somebody missed, back to one that they attended."""
    return tuple(takewhile(lambda start: start in member.missed, meetings))


def _unexplained(member: ContactCandidate, missed: Sequence[datetime]) -> int:
    return sum(start not in member.cut_off for start in missed)


def _why_absent(member: ContactCandidate, missed: Sequence[datetime]) -> ContactReason:
    """Return the reason of the newest missed meeting; an explained absence is a weaker one."""
    if _unexplained(member, missed) > 1:
        return ContactReason.MISSED_TWICE
    return ContactReason.CUT_OFF if missed[0] in member.cut_off else ContactReason.MISSED


def _because(
    member: ContactCandidate,
    why: ContactReason,
    since: datetime,
    days: int,
    missed: Sequence[datetime] = (),
    *,
    now: datetime,
) -> Contact:
    return Contact(
        person=member.person,
        name=member.name,
        organization=member.organization,
        why=why,
        since=since,
        days=days,
        said=any(start in member.said for start in missed),
        in_a_row=_unexplained(member, missed),
        came_up_at=_came_up(member, why, since, now=now),
    )


def _came_up(
    member: ContactCandidate, why: ContactReason, since: datetime, *, now: datetime
) -> datetime:
    """Return when a reason came up; a reason that comes back after a rest is a new one."""
    silent = why is ContactReason.SILENT
    came = [since + timedelta(days=SILENT_DAYS) if silent else since]
    if silent and member.spoken_at is not None:
        came.append(member.spoken_at + SPOKEN_FOR)
    if member.put_off_until is not None and member.put_off_until <= now:
        came.append(member.put_off_until)
    return max(came)


def _is_spoken(member: ContactCandidate, *, since: datetime) -> bool:
    return member.spoken_at is not None and member.spoken_at >= since


def _is_put_off(member: ContactCandidate, contact: Contact, *, now: datetime) -> bool:
    """Tell whether somebody is not listed yet; peace covers only what it was for."""
    if member.put_off_until is None or member.put_off_until <= now:
        return False
    if member.peace_why is None or member.peace_since is None:
        return True
    is_for = member.peace_why in {contact.why, ANY_REASON}
    return is_for and contact.since <= member.peace_since
