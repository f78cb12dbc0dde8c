"""Somebody proposes a service step by step; coordinators of the cohort change and decide on it."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course, Province, Service, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.membership.staff.domain import coordinates
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, StaleButton, require
from bot.safety.guard.domain import words_of
from bot.safety.guarded_text.domain import Judged, Written
from bot.safety.signatures import storage as signatures
from bot.services.domain import find_provinces, is_whole_name
from bot.services.flags import storage as flags
from bot.services.proposals import storage
from bot.services.proposals.domain import (
    MOST_WAITING,
    WRITTEN,
    Field,
    NoSuchProvince,
    Proposal,
    ProposalDeclineReason,
    ProposalId,
    ProposalState,
    TooManyProposals,
    alike,
    as_service,
    judge,
    may_choose,
    proposal_of,
    stored,
)
from bot.services.service import as_known, coordinated_course, own_cohort, own_course


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalOpened:
    """A proposal is open; `asking` is the current question, None once all are answered.

    `problem` is the reason why the last text was not taken; `found` are the provinces that it may
    mean. `coordinates`: the visitor runs the cohort.
    """

    proposal: Proposal
    course: Course
    asking: Field | None
    coordinates: bool
    problem: Judged | NoSuchProvince | None = None
    found: tuple[Province, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it was not sent yet; only coordinators change a sent one."""
        return self.proposal.state is ProposalState.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSent:
    """A proposal waits for a coordinator."""

    opened: ProposalOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyListed:
    """A similar service is listed; nothing was sent. `other` may still be hidden."""

    opened: ProposalOpened
    other: Service


async def begin(act: Act, cohort_id: CohortId | None = None) -> ProposalOpened:
    """Begin or continue a proposal in one's own cohort, or in one that the visitor runs.

    Raises `NotJoined`, `NotAllowed`, or `TooManyProposals` while enough of them wait.
    """
    if cohort_id is None:
        cohort = await own_cohort(act)
        sent = await storage.sent_by(act.tx, act.person.id)
        if sum(each.state is ProposalState.WAITING for each in sent) >= MOST_WAITING:
            raise TooManyProposals
    else:
        cohort = await rights.require_cohort(act, cohort_id)
    draft = await storage.begin(act.tx, act.person.id, cohort.id, cohort.course, now=act.now)
    return await _opened(act, draft)


async def open_proposal(act: Act, proposal: ProposalId) -> ProposalOpened:
    """Return a proposal that the visitor may change; raises as `_require` does."""
    return await _opened(act, await _require(act, proposal))


async def ask_part_again(act: Act, proposal: ProposalId, what: str) -> ProposalOpened:
    """Return a proposal with one question asked again."""
    found = await _require(act, proposal)
    return await _opened(act, found, asking=_field(what))


async def choose(act: Act, proposal: ProposalId, what: str, choice: str) -> ProposalOpened:
    """Save a choice; raise `StaleButton` if the course does not offer it any more."""
    found, asked = await _require(act, proposal), _field(what)
    course = find_course(act.courses, found.course)
    if not may_choose(asked, choice, course):
        raise StaleButton
    return await _save(act, found, asked, stored(asked, choice))


async def write(act: Act, proposal: ProposalId, what: str, text: str) -> ProposalOpened:
    """Save a text that the guard lets pass, or ask once more and say why.

    A province is typed by its whole name; other letters only offer the provinces that have them.
    """
    found, asked = await _require(act, proposal), _field(what)
    if asked is Field.PROVINCE:
        return await _read_province(act, found, text)
    if asked not in WRITTEN:
        raise StaleButton
    judged = judge(asked, text, words_of(act.courses))
    if isinstance(judged, Written):
        return await _save(act, found, asked, judged.text)
    return await _opened(act, found, asking=asked, problem=judged)


async def _read_province(act: Act, found: Proposal, letters: str) -> ProposalOpened:
    course = find_course(act.courses, found.course)
    offered = find_provinces(letters, course.provinces)
    if is_whole_name(letters, offered):
        return await _save(act, found, Field.PROVINCE, offered[0].id)
    opened = await _opened(act, found, asking=Field.PROVINCE)
    return replace(opened, found=offered, problem=None if offered else NoSuchProvince())


async def send(
    act: Act, proposal: ProposalId, *, anyway: bool = False
) -> ProposalSent | AlreadyListed | ProposalOpened:
    """Send a draft to the coordinators, or ask the next question.

    A service with the same name or telephone number is named first; `anyway` sends the draft still.
    A second tap, after it was sent, changes nothing.
    """
    before = await storage.by_id(act.tx, proposal)
    if before is not None and before.is_sent and before.person == act.visitor.person_id:
        return ProposalSent(opened=await _opened(act, before))
    opened = await _opened(act, await _require_draft(act, proposal))
    if opened.asking is not None:
        return opened
    known = await as_known(act.tx, opened.course)
    other = alike(as_service(opened.proposal, opened.course), known.services)
    if other is not None and not anyway:
        return AlreadyListed(opened=opened, other=other)
    drafts = (ProposalState.DRAFT,)
    if not await storage.move(act.tx, proposal, ProposalState.WAITING, of=drafts, now=act.now):
        raise StaleButton
    return ProposalSent(opened=opened)


async def drop(act: Act, proposal: ProposalId) -> ProposalOpened:
    """Delete a draft, and return it."""
    opened = await _opened(act, await _require_draft(act, proposal))
    storage.delete(act.tx, proposal)
    return opened


async def sent_before(act: Act) -> list[tuple[Proposal, bool]]:
    """Return the visitor's proposals in their course, the newest first, and if leaders see each."""
    course = await own_course(act)
    shown = {each.id for each in course.confirmed_services}
    sent = await storage.sent_by(act.tx, act.person.id)
    return [(each, each.service_id in shown) for each in sent if each.course == course.id]


async def decline(act: Act, cohort: CohortId, service: str, reason: str) -> None:
    """Decline a proposal of a cohort that nobody has confirmed; a second tap changes nothing.

    Raises `NotAllowed`, or `StaleButton` for one that is confirmed, or was declined for another
    reason.
    """
    _, course = await coordinated_course(act, cohort)
    proposal = proposal_of(service)
    found = None if proposal is None else await storage.by_id(act.tx, proposal)
    if found is None or found.cohort_id != cohort or reason not in set(ProposalDeclineReason):
        raise StaleButton
    if found.state is ProposalState.DECLINED and found.reason == reason:
        return
    if any(each.id == service and each.verified for each in course.services):
        raise StaleButton
    undecided = (ProposalState.WAITING, ProposalState.KEPT)
    if not await storage.move(
        act.tx,
        found.id,
        ProposalState.DECLINED,
        of=undecided,
        reason=ProposalDeclineReason(reason),
        now=act.now,
    ):
        raise StaleButton
    flags.delete_flags(act.tx, course.id, service)
    signatures.show_again(act.tx, course.id, service)
    await note_in_audit(
        act, "content.decline", f"course:{course.id}", content=service, reason=reason
    )


async def _save(act: Act, found: Proposal, what: Field, answer: str) -> ProposalOpened:
    storage.save_answer(act.tx, found.id, what, answer, now=act.now)
    if found.is_sent:
        about = f"course:{found.course}"
        await note_in_audit(act, "content.change", about, content=found.service_id, what=str(what))
    return await _opened(act, found.with_answer(what, answer))


async def _opened(
    act: Act, found: Proposal, *, asking: Field | None = None, problem: Judged | None = None
) -> ProposalOpened:
    return ProposalOpened(
        proposal=found,
        course=find_course(act.courses, found.course),
        asking=asking or found.next_field,
        coordinates=coordinates(act.visitor.grants, found.cohort_id),
        problem=problem,
    )


async def _require(act: Act, proposal: ProposalId) -> Proposal:
    """Return a proposal that the visitor may change.

    Its proposer may change a draft (`ForeignButton` for others), coordinators a sent one:
    `StaleButton` for its proposer, whose old buttons did nothing wrong, `NotAllowed` for others.
    Nobody may change a declined or deleted one (`StaleButton`).
    """
    found = await storage.by_id(act.tx, proposal)
    if found is None or found.state is ProposalState.DECLINED:
        raise StaleButton
    if found.state is ProposalState.DRAFT:
        if found.person != act.visitor.person_id:
            raise ForeignButton
        await _require_inside(act, found)
    elif found.person == act.visitor.person_id and not coordinates(
        act.visitor.grants, found.cohort_id
    ):
        raise StaleButton
    else:
        await rights.require_cohort(act, found.cohort_id)
    return found


async def _require_draft(act: Act, proposal: ProposalId) -> Proposal:
    found = await _require(act, proposal)
    if found.state is not ProposalState.DRAFT:
        raise StaleButton
    return found


async def _require_inside(act: Act, draft: Proposal) -> None:
    """Refuse somebody who has left the cohort since; raise `ForeignButton`."""
    takes_part = any(each.cohort_id == draft.cohort_id for each in act.visitor.enrolments)
    if not takes_part and not coordinates(act.visitor.grants, draft.cohort_id):
        raise ForeignButton
    require(await cohorts.by_id(act.tx, draft.cohort_id))


def _field(what: str) -> Field:
    if what not in set(Field):
        raise StaleButton
    return Field(what)
