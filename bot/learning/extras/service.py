"""Lists the extra units, and how far somebody is in them."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, Module, Unit
from bot.learning.recap import storage
from bot.learning.recap.domain import is_read, read_in
from bot.learning.results.storage import readings_from
from bot.learning.service import course_in
from bot.learning.storage import course_of_enrolment_query
from bot.membership.domain import EnrolmentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """An extra unit with its number in the list; `read` counts its lessons that were read."""

    number: int
    unit: Unit
    read: int
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtrasList:
    """The extra units, by module and in the order of the course."""

    course: Course
    enrolment: EnrolmentId
    modules: tuple[tuple[Module, tuple[Extra, ...]], ...]


async def list_extras(act: Act, enrolment: EnrolmentId) -> ExtrasList:
    """Return the extra units; raise `NotJoined` for an enrolment that is not active."""
    places, rows = await act.tx.ask_each(
        course_of_enrolment_query(enrolment), storage.readings_query(enrolment)
    )
    course, readings = course_in(act.courses, places), readings_from(rows)
    found = {
        unit.id: Extra(
            number=number,
            unit=unit,
            read=read_in(unit, readings.get(unit.id)),
            is_read=is_read(unit, readings.get(unit.id)),
        )
        for number, unit in enumerate(course.extras, 1)
    }
    modules = (
        (module, tuple(found[unit.id] for unit in module.units if unit.extra))
        for module in course.modules
    )
    return ExtrasList(
        course=course,
        enrolment=enrolment,
        modules=tuple((module, units) for module, units in modules if units),
    )
