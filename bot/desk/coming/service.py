"""Finds the person of a forecast, and hides what the reader may not see."""

from dataclasses import replace

from bot.act import Act
from bot.desk.coming import storage
from bot.desk.coming.domain import Coming, Presence, Subject, visible_messages
from bot.forecasting.domain import PersonForecast
from bot.membership.domain import EnrolmentId, PersonId
from bot.membership.person.domain import clean_name, name_key
from bot.membership.staff.domain import coordinates
from bot.people.rights import service as rights
from bot.refusals import Refusal, StaleButton


class NobodyToForecast(Refusal):
    """Nobody can be found, or there is nobody to write to; the message says which."""


async def require_inside(act: Act, enrolment: EnrolmentId) -> Subject:
    """Return a member of one of the visitor's cohorts.

    Raises `NotAllowed`, or `StaleButton` if they have left or have not joined yet.
    """
    listed = await rights.require_enrolment(act, enrolment)
    place = listed.enrolment
    found = await storage.subject(act.tx, place.person_id)
    if found is None or place.cohort_id not in found.cohorts:
        raise StaleButton
    return found


def for_coordinator(act: Act, subject: Subject, forecast: PersonForecast) -> Coming:
    """Hide the messages about cohorts that the visitor does not run."""
    own = {each for each in subject.cohorts if coordinates(act.visitor.grants, each)}
    messages = visible_messages(forecast.messages, own=own, others=subject.cohorts - own)
    return Coming(subject=subject, forecast=replace(forecast, messages=messages))


async def find(act: Act, written: str) -> Subject:
    """Return the person with a name or a number, for the administrator.

    Raises `NobodyToForecast` with the reason, and `NoName` for what cannot be a name.
    """
    found = await storage.subject(act.tx, await _number_of(act, written))
    if found is None:
        raise NobodyToForecast(f"Nobody has the number {written.strip()}.")
    said = _ABSENT.get(found.presence)
    if said is not None:
        raise NobodyToForecast(said.format(name=found.name, number=found.person))
    return found


async def _number_of(act: Act, written: str) -> PersonId:
    if written.strip().isascii() and written.strip().isdecimal():
        return PersonId(min(int(written.strip()), _HIGHEST))
    numbers = await storage.named(act.tx, name_key(clean_name(written)))
    if not numbers:
        raise NobodyToForecast(f"Nobody is called {clean_name(written)!r}.")
    if len(numbers) > 1:
        each = ", ".join(str(number) for number in numbers)
        raise NobodyToForecast(f"Several people have this name. Please give a number: {each}.")
    return numbers[0]


_HIGHEST = 2**63 - 1
"""The highest number that a database stores; nobody has it."""
_ABSENT = {
    Presence.NOT_IN: "{name} (number {number}) is on the list, but not in yet: nothing is said.",
    Presence.LEFT: "{name} (number {number}) has left every course: nothing is said any more.",
    Presence.ERASED: "The data of number {number} was deleted: nothing is said any more.",
}
