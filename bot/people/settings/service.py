"""Somebody's own settings: seen and changed by nobody else."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.act import Act
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

DEFAULT_MINUTE = 735


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What somebody has chosen. Writing days are bits (1 is Monday), times minutes of the day."""

    person: Person
    days: int
    minute: int
    paused: bool


async def read(act: Act) -> Settings:
    """Return somebody's settings."""
    person = act.visitor.require_person()
    found = await storage.writing_time(act.tx, person.id)
    days, minute = found or (WORKING_DAYS, DEFAULT_MINUTE)
    paused = person.paused_until is not None and person.paused_until > act.now
    return Settings(person=person, days=days, minute=minute, paused=paused)


def speak(act: Act, language: str, known: Collection[str]) -> Visitor:
    """Speak another language to somebody; raise `StaleButton` for one that is not spoken."""
    if language not in known:
        raise StaleButton
    people.set_language(act.tx, act.visitor.require_person().id, language)
    return replace(act.visitor, person=replace(act.visitor.require_person(), language=language))


def keep_quiet(act: Act, since: int, until: int) -> Visitor:
    """Change somebody's quiet hours to one of those offered."""
    since, until = checked_quiet(since, until)
    storage.set_quiet_hours(
        act.tx, act.visitor.require_person().id, quiet_from=since, quiet_until=until
    )
    changed = replace(act.visitor.require_person(), quiet_from=since, quiet_until=until)
    return replace(act.visitor, person=changed)


def write_at(act: Act, settings: Settings, *, minute: int, days: int) -> Settings:
    """Change when learning messages may come."""
    minute, days = checked_hour(minute), checked_days(days)
    storage.set_writing_time(act.tx, act.visitor.require_person().id, days=days, minute=minute)
    return replace(settings, minute=minute, days=days)


def want_pictures(act: Act, *, wanted: bool) -> Visitor:
    """Send pictures, which cost data, or none."""
    storage.set_pictures(act.tx, act.visitor.require_person().id, wanted=wanted)
    return replace(act.visitor, person=replace(act.visitor.require_person(), pictures=wanted))


def share_phone(act: Act, *, shared: bool) -> Visitor:
    """Note that somebody shares the phone, or does not."""
    storage.set_shared_phone(act.tx, act.visitor.require_person().id, shared=shared)
    return replace(act.visitor, person=replace(act.visitor.require_person(), shared_phone=shared))


def pause(act: Act, days: int) -> Visitor:
    """Write nothing unasked for so many days, or (0) until somebody resumes."""
    until = pause_until(days, now=act.now)
    storage.pause(act.tx, act.visitor.require_person().id, until=until)
    return replace(act.visitor, person=replace(act.visitor.require_person(), paused_until=until))


def resume(act: Act) -> Visitor:
    """End a pause; what waited for it comes now, within the rules of the day."""
    storage.resume(act.tx, act.visitor.require_person().id, now=act.now)
    return replace(act.visitor, person=replace(act.visitor.require_person(), paused_until=None))
