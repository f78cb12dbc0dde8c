"""Coordinators change how soon they answer, go away, and come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.days import at_minute
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import Absence, StaffMember
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.questions.answer_times.domain import ANSWER_DAYS, require_offered
from bot.refusals import NotAllowed, StaleButton

STANDS_IN = "question.stands_in"
"""The kind of the message that tells somebody for whom they stand in."""
TOLD_FOR = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTimes:
    """How soon each cohort of a coordinator gets answers, and whether they are away.

    `colleagues` coordinate one of these cohorts too. `zone` is that of the coordinator.
    """

    cohorts: tuple[Cohort, ...]
    colleagues: tuple[StaffMember, ...]
    absence: Absence | None
    zone: str

    @property
    def stand_in(self) -> str | None:
        absence = self.absence
        wanted = None if absence is None else absence.stand_in
        return next((each.name for each in self.colleagues if each.person_id == wanted), None)


async def load(act: Act) -> AnswerTimes:
    """Return what the visitor has set; raise `NotAllowed` if they coordinate nothing."""
    own = await rights.open_cohorts(act)
    if not own:
        raise NotAllowed
    return AnswerTimes(
        cohorts=own,
        colleagues=await _colleagues(act, own),
        absence=await staff.absence_of(act.tx, act.person.id, now=act.now),
        zone=act.person.zone,
    )


async def set_days(act: Act, cohort: CohortId, days: int) -> AnswerTimes:
    """Save within how many working days a cohort usually gets answers; raise `StaleButton`."""
    await rights.require_cohort(act, cohort)
    if days not in ANSWER_DAYS:
        raise StaleButton
    cohorts.set_answer_days(act.tx, cohort, days)
    await note_in_audit(act, "question.answer_days", f"cohort:{cohort}")
    return await load(act)


async def go_away(act: Act, stand_in: PersonId, day: int) -> AnswerTimes:
    """Be away until the morning of a day; a colleague who stands in is told silently.

    `stand_in` is 0 if nobody in particular stands in. Raises `StaleButton` for a day or a colleague
    who is not offered.
    """
    found = await load(act)
    zone = found.zone
    colleague = next((each for each in found.colleagues if each.person_id == stand_in), None)
    if stand_in and colleague is None:
        raise StaleButton
    until = at_minute(require_offered(day, zone, now=act.now), 0, zone)
    staff.set_absence(act.tx, act.person.id, stand_in=stand_in or None, until=until)
    await note_in_audit(act, "person.away", f"person:{act.person.id}")
    if colleague is not None:
        _tell(act, colleague, until)
    return await load(act)


async def come_back(act: Act) -> AnswerTimes:
    """End the visitor's absence; a second tap changes nothing."""
    staff.end_absence(act.tx, act.person.id)
    await note_in_audit(act, "person.back", f"person:{act.person.id}")
    return await load(act)


async def _colleagues(act: Act, own: Sequence[Cohort]) -> tuple[StaffMember, ...]:
    rows = await act.tx.ask_each(*(staff.staff_of_cohort_query(each.id) for each in own))
    found = [each for answer in rows for each in staff.staff_from(answer)]
    others = [each for each in found if each.own and each.person_id != act.person.id]
    return tuple({each.person_id: each for each in others}.values())


def _tell(act: Act, colleague: StaffMember, until: datetime) -> None:
    message = NewMessage(
        chat_id=colleague.chat_id,
        lane=Lane.URGENT,
        kind=STANDS_IN,
        due_at=act.now,
        expires_at=min(act.now + TOLD_FOR, until),
        about={"person": act.person.id},
        dedup=f"{STANDS_IN}:{act.person.id}:{round(act.now.timestamp())}",
    )
    outbox.enqueue(act.tx, [message], now=act.now)
