"""People see and change their own settings; nobody else does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.catalog.course import offered_languages
from bot.membership.domain import Person
from bot.membership.person import storage as people
from bot.people.settings import storage
from bot.people.settings.domain import WORKING_DAYS, SettingsChange

DEFAULT_MINUTE = 735


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSettings:
    """The settings of somebody at `now`.

    Learning messages come on `days` (bits, 1 is Monday) at `minute` of the day.
    """

    person: Person
    days: int
    minute: int
    now: datetime

    @property
    def paused(self) -> bool:
        """Whether this person gets nothing unasked."""
        return self.person.is_paused(self.now)


async def read(act: Act) -> PersonSettings:
    found = await storage.writing_time(act.tx, act.person.id)
    days, minute = found or (WORKING_DAYS, DEFAULT_MINUTE)
    return PersonSettings(person=act.person, days=days, minute=minute, now=act.now)


async def languages_to_choose(act: Act, screens: Sequence[str]) -> tuple[str, ...]:
    """Return the languages with `screens` that the visitor may choose: those of their courses.

    An administrator may choose those of all courses.
    """
    visitor = act.visitor
    led = [each.cohort_id for each in visitor.grants]
    places = {*(each.cohort_id for each in visitor.enrolments), *led}
    cohorts = [each for each in places if each is not None]
    own = await storage.courses_among(act.tx, cohorts) if None not in led else None
    courses = [each for name, each in act.courses.items() if own is None or name in own]
    return offered_languages(courses, screens)


async def change(act: Act, change: SettingsChange) -> PersonSettings:
    """Change settings of the visitor; at the end of a pause, messages that waited become due."""
    before = await read(act)
    person = replace(before.person, **change.person)
    settings = replace(before, person=person, **change.writing)
    if change.person:
        people.set_fields(act.tx, person.id, **change.person)
    if change.writing:
        storage.set_writing_time(act.tx, person.id, days=settings.days, minute=settings.minute)
    if "paused_until" in change.person and person.paused_until is None:
        storage.release_paused(act.tx, person.id, now=act.now)
    return settings
