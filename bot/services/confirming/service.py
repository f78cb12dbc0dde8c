"""Coordinators confirm services that they have tried, and see the faults that leaders report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.catalog.course import Course, Service, ServiceFlags, Text, find_course
from bot.days import local_day
from bot.membership.domain import Cohort, CohortId
from bot.membership.person import storage as people
from bot.refusals import StaleButton
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import ServiceCorrection, SignedKind, wording_of
from bot.safety.signatures.service import hide_service, sign_wording, withdraw_signature
from bot.services.domain import is_old
from bot.services.flags import storage as flags
from bot.services.proposals import storage as proposals
from bot.services.proposals.domain import Proposal, ProposalState, proposal_of
from bot.services.service import coordinated_course, known_from, known_queries
from bot.storage.database import Rows, Statement, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceList:
    """The services of a cohort's course; `old` are those that need another try.

    `flags` are the faults that leaders report of confirmed services. `proposed` are the services
    that somebody of the cohort proposed and nobody has confirmed.
    """

    cohort: Cohort
    course: Course
    old: tuple[str, ...]
    flags: Mapping[str, ServiceFlags]
    proposed: tuple[str, ...]

    @property
    def to_look_at(self) -> tuple[Service, ...]:
        """The services that wait for a coordinator: hidden, doubted, proposed, and old ones."""
        hidden = (each for each in self.course.services if each.hidden and each.verified)
        asked = (*_doubted(self.course, self.flags), *self.proposed, *self.old)
        return (*hidden, *(self.course.service(each) for each in dict.fromkeys(asked)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesToDo:
    """The number of services of a cohort's course that wait for a coordinator, by reason.

    Leaders see `doubted` services although some of them report a fault. `numbers` are the doubted
    numbers for emergencies; one report about them is enough. `waiting` names each service that
    waits, with the reason, apart from `old` ones.
    """

    numbers: int = 0
    proposed: int = 0
    hidden: int = 0
    doubted: int = 0
    old: int = 0
    waiting: tuple[str, ...] = ()

    @property
    def to_try_again(self) -> int:
        """The number of services that leaders see, and that somebody should try again."""
        return self.doubted + self.old

    @property
    def total(self) -> int:
        return self.numbers + self.proposed + self.hidden + self.to_try_again


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedServices:
    """How many proposed services of a cohort wait for a coordinator, and since when."""

    cohort: CohortId
    many: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOpened:
    """A service is open, confirmed or not.

    `flags` are the faults reported since its confirmation. `proposal` is there if somebody proposed
    it, and `proposer` is their name if they are of this cohort. `correction` is there if a
    coordinator corrected its contact, which was `before` in the files of the course.
    """

    cohort: CohortId
    course: Course
    service: Service
    is_old: bool = False
    flags: ServiceFlags | None = None
    proposal: Proposal | None = None
    proposer: str = ""
    correction: ServiceCorrection | None = None
    before: Text | None = None

    @property
    def wording(self) -> str:
        """The wording that a confirmation covers."""
        return wording_of(self.service)

    @property
    def needs_trying(self) -> bool:
        """Whether somebody must try it: it is hidden, old, or has a reported fault."""
        return not self.service.is_shown or self.is_old or self.flags is not None


async def load_services(act: Act, cohort_id: CohortId) -> ServiceList:
    cohort, course = await coordinated_course(act, cohort_id)
    return ServiceList(
        cohort=cohort,
        course=course,
        old=_old(act, cohort, course),
        flags=await flags_since_tried(act.tx, course, cohort),
        proposed=await _undecided(act, cohort, course),
    )


async def count_to_do(act: Act, cohort: Cohort, course: Course) -> ServicesToDo:
    """Count the services of a course (`as_known`) that wait for a coordinator of the cohort."""
    doubted: tuple[str, ...] = ()
    if course.confirmed_services:
        doubted = _doubted(course, await flags_since_tried(act.tx, course, cohort))
    numbers = [each for each in doubted if course.service(each).emergency]
    proposed = await _undecided(act, cohort, course)
    hidden = [each.id for each in course.services if each.hidden and each.verified]
    return ServicesToDo(
        waiting=(
            *(f"doubted:{each}" for each in doubted),
            *(f"proposed:{each}" for each in proposed),
            *(f"hidden:{each}" for each in hidden),
        ),
        numbers=len(numbers),
        proposed=len(proposed),
        hidden=len(hidden),
        doubted=len(doubted) - len(numbers),
        old=len({*_old(act, cohort, course)} - {*doubted}),
    )


async def open_service(act: Act, cohort: CohortId, service: str) -> ServiceOpened:
    """Return a service, confirmed or not; raise `NotAllowed` or `NoSuchContent`."""
    return await _opened(act, *await coordinated_course(act, cohort), service)


async def confirm_service(act: Act, cohort: CohortId, service: str, wording: str) -> ServiceOpened:
    """Confirm a service as it was shown; from now on leaders see it.

    Faults that were reported before are deleted. A second tap changes nothing. Raises `StaleButton`
    if the service has changed.
    """
    found, course = await coordinated_course(act, cohort)
    opened = await _opened(act, found, course, service)
    if opened.wording != wording:
        raise StaleButton
    if _tried_today(act, found, opened):
        return opened
    await sign_wording(act, found, course, SignedKind.SERVICE, service, "", wording)
    flags.delete_flags(act.tx, course.id, service)
    signatures.show_again(act.tx, course.id, service)
    if (proposal := proposal_of(service)) is not None:
        states = (ProposalState.WAITING,)
        await proposals.move(act.tx, proposal, ProposalState.KEPT, of=states, now=act.now)
    return await open_service(act, cohort, service)


def _tried_today(act: Act, cohort: Cohort, opened: ServiceOpened) -> bool:
    verified = opened.service.verified
    today = local_day(act.now, cohort.zone).isoformat()
    return verified is not None and verified.on == today and not opened.needs_trying


async def withdraw_service(act: Act, cohort: CohortId, service: str) -> ServiceOpened:
    """Hide a service from leaders, and return it; a second tap changes nothing.

    The confirmation is taken back. One that the files of the course carry stays there, so that the
    service is hidden instead.
    """
    found, course = await coordinated_course(act, cohort)
    if not course.service(service).is_shown:
        return await _opened(act, found, course, service)
    corrected = (await open_service(act, cohort, service)).correction is not None
    in_files = () if corrected else _in_files(act, found)
    if any(each.id == service and each.verified for each in in_files):
        await hide_service(act, found, course, service, actor=act.person.id)
    else:
        await withdraw_signature(act, course, SignedKind.SERVICE, service, "")
        signatures.show_again(act.tx, course.id, service)
    return await open_service(act, cohort, service)


def proposed_queries(act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for services that wait for a coordinator (for `proposed_in`)."""
    if cohort.course not in act.courses:
        return []
    known = known_queries(act.courses[cohort.course])
    return [*known, proposals.changes_query(cohort.id)]


def proposed_in(act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[ProposedServices]:
    """Return how many services were proposed in a cohort and wait for a coordinator, if any do."""
    if not rows:
        return []
    *known, changes = rows
    changed = proposals.changes_from(changes)
    if not changed:
        return []
    course = known_from(act.courses[cohort.course], known)
    unconfirmed = (proposal_of(each) for each in _unconfirmed(course))
    since = [changed[each] for each in unconfirmed if each in changed]
    if not since:
        return []
    return [ProposedServices(cohort=cohort.id, many=len(since), since=min(since))]


async def _undecided(act: Act, cohort: Cohort, course: Course) -> tuple[str, ...]:
    """Return the services proposed in a cohort that nobody has confirmed.

    They wait, or lost their confirmation: they were changed, or the person who gave it has left.
    """
    unverified = _unconfirmed(course)
    listed = await proposals.of_cohort(act.tx, cohort.id)
    return tuple(each.service_id for each in listed if each.service_id in unverified)


def _unconfirmed(course: Course) -> frozenset[str]:
    return frozenset(each.id for each in course.services if each.verified is None)


async def _opened(act: Act, cohort: Cohort, course: Course, service: str) -> ServiceOpened:
    found, proposed = course.service(service), proposal_of(service)
    said = await flags_since_tried(act.tx, course, cohort)
    proposal = None if proposed is None else await proposals.by_id(act.tx, proposed)
    in_files = next((each for each in _in_files(act, cohort) if each.id == service), None)
    correction = await _correction(act, course, in_files)
    return ServiceOpened(
        cohort=cohort.id,
        course=course,
        service=found,
        is_old=service in _old(act, cohort, course),
        flags=said.get(service),
        proposal=proposal,
        proposer=await _proposer(act, cohort, proposal),
        correction=correction,
        before=None if in_files is None else in_files.contact,
    )


def _in_files(act: Act, cohort: Cohort) -> tuple[Service, ...]:
    return find_course(act.courses, cohort.course).services


async def _correction(
    act: Act, course: Course, in_files: Service | None
) -> ServiceCorrection | None:
    """Return the correction of a service that holds: the files have not changed since."""
    if in_files is None:
        return None
    said = await signatures.load_signatures(act.tx, course.id)
    found = (each for each in said.corrections if each.service == in_files.id)
    return next((each for each in found if each.wording == wording_of(in_files)), None)


async def _proposer(act: Act, cohort: Cohort, proposal: Proposal | None) -> str:
    """Return the name of the proposer, for coordinators of the same cohort only."""
    if proposal is None or proposal.person is None or proposal.cohort_id != cohort.id:
        return ""
    person = await people.by_id(act.tx, proposal.person)
    return "" if person is None else person.name


def _doubted(course: Course, said: Mapping[str, ServiceFlags]) -> tuple[str, ...]:
    """Return the services that leaders see although some report a fault."""
    return tuple(each.id for each in course.confirmed_services if each.id in said)


def _old(act: Act, cohort: Cohort, course: Course) -> tuple[str, ...]:
    today = local_day(act.now, cohort.zone)
    return tuple(
        each.id for each in course.confirmed_services if is_old(each, course.directory, today=today)
    )


async def flags_since_tried(tx: Tx, course: Course, cohort: Cohort) -> dict[str, ServiceFlags]:
    """Return the faults of confirmed services that were reported since their last try."""
    zone = ZoneInfo(cohort.zone)
    tried = {each.id: each.verified.on for each in course.services if each.verified}
    said = await flags.flags_of(tx, course.id)
    return {
        service: each
        for service, each in said.items()
        if service in tried
        and each.latest_at.astimezone(zone).date() >= date.fromisoformat(tried[service])
    }
