"""Somebody's own settings: seen and changed by nobody else."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.membership.domain import Person, Visitor
from bot.membership.person import storage as people
from bot.people.settings import storage
from bot.people.settings.domain import (
    WORKING_DAYS,
    checked_days,
    checked_hour,
    checked_quiet,
    pause_until,
)
from bot.refusals import StaleButton
from bot.storage.database import Tx

DEFAULT_MINUTE = 735


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What somebody has chosen. Writing days are bits (1 is Monday), times minutes of the day."""

    person: Person
    days: int
    minute: int
    paused: bool


async def read(tx: Tx, visitor: Visitor, *, now: datetime) -> Settings:
    """Return somebody's settings."""
    person = visitor.require_person()
    found = await storage.writing_time(tx, person.id)
    days, minute = found or (WORKING_DAYS, DEFAULT_MINUTE)
    paused = person.paused_until is not None and person.paused_until > now
    return Settings(person=person, days=days, minute=minute, paused=paused)


def speak(tx: Tx, visitor: Visitor, language: str, known: Collection[str]) -> Visitor:
    """Speak another language to somebody; raise `StaleButton` for one that is not spoken."""
    if language not in known:
        raise StaleButton
    people.set_language(tx, visitor.require_person().id, language)
    return replace(visitor, person=replace(visitor.require_person(), language=language))


def keep_quiet(tx: Tx, visitor: Visitor, since: int, until: int) -> Visitor:
    """Change somebody's quiet hours to one of those offered."""
    since, until = checked_quiet(since, until)
    storage.set_quiet_hours(tx, visitor.require_person().id, quiet_from=since, quiet_until=until)
    changed = replace(visitor.require_person(), quiet_from=since, quiet_until=until)
    return replace(visitor, person=changed)


def write_at(tx: Tx, visitor: Visitor, settings: Settings, *, minute: int, days: int) -> Settings:
    """Change when learning messages may come."""
    minute, days = checked_hour(minute), checked_days(days)
    storage.set_writing_time(tx, visitor.require_person().id, days=days, minute=minute)
    return replace(settings, minute=minute, days=days)


def want_pictures(tx: Tx, visitor: Visitor, *, wanted: bool) -> Visitor:
    """Send pictures, which cost data, or none."""
    storage.set_pictures(tx, visitor.require_person().id, wanted=wanted)
    return replace(visitor, person=replace(visitor.require_person(), pictures=wanted))


def share_phone(tx: Tx, visitor: Visitor, *, shared: bool) -> Visitor:
    """Note that somebody shares the phone, or does not."""
    storage.set_shared_phone(tx, visitor.require_person().id, shared=shared)
    return replace(visitor, person=replace(visitor.require_person(), shared_phone=shared))


def pause(tx: Tx, visitor: Visitor, days: int, *, now: datetime) -> Visitor:
    """Write nothing unasked for so many days, or (0) until somebody resumes."""
    until = pause_until(days, now=now)
    storage.pause(tx, visitor.require_person().id, until=until)
    return replace(visitor, person=replace(visitor.require_person(), paused_until=until))


def resume(tx: Tx, visitor: Visitor, *, now: datetime) -> Visitor:
    """End a pause; what waited for it comes now, within the rules of the day."""
    storage.resume(tx, visitor.require_person().id, now=now)
    return replace(visitor, person=replace(visitor.require_person(), paused_until=None))
