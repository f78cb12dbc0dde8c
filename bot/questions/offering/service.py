"""Finds who would get an unexpected text, and whether it answers an announcement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import ChatId, CohortId, Enrolment, Membership
from bot.membership.staff import storage as staff
from bot.people.own_courses.domain import OwnCourse
from bot.people.own_courses.service import several_courses
from bot.questions.domain import NobodyToAsk
from bot.questions.offering import storage
from bot.questions.offering.storage import ReceivedAnnouncement
from bot.questions.service import choose_responders

ANSWERS_WITHIN = timedelta(hours=24)
"""A text within this time after an announcement counts as an answer to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOffer:
    """Who would get a text, and whether it answers an announcement.

    `courses`: those that the person may choose from instead, if there are several.
    """

    cohort_id: CohortId
    names: tuple[str, ...]
    answers_announcement: bool
    courses: tuple[OwnCourse, ...] = ()


async def offer_to_pass_on(act: Act, chat: ChatId, *, reply_to: int | None) -> QuestionOffer | None:
    """Return who would get a text that nobody asked for; None if there is nobody."""
    place = act.visitor.enrolment
    if place is None:
        return None
    rows, people = await act.tx.ask_each(
        storage.received_query(chat), staff.staff_of_cohort_query(place.cohort_id)
    )
    answered = _answered(storage.received_from(rows), reply_to, now=act.now)
    cohort = _cohort(act.visitor.enrolments, answered, place)
    if cohort != place.cohort_id:
        people = (await act.tx.ask_each(staff.staff_of_cohort_query(cohort)))[0]
    try:
        responders = choose_responders(
            staff.staff_from(people), except_for=place.person_id, now=act.now
        )
    except NobodyToAsk:
        return None
    return QuestionOffer(
        cohort_id=cohort,
        names=responders.names,
        answers_announcement=answered is not None,
        courses=() if answered is not None else await several_courses(act),
    )


def _answered(
    announced: Sequence[ReceivedAnnouncement], reply_to: int | None, *, now: datetime
) -> ReceivedAnnouncement | None:
    """Return the announcement that is replied to, or the latest of the last 24 hours."""
    if reply_to is not None:
        return next((each for each in announced if reply_to in each.message_ids), None)
    return next((each for each in announced if now - each.sent_at <= ANSWERS_WITHIN), None)


def _cohort(
    places: Sequence[Enrolment], answered: ReceivedAnnouncement | None, shown: Enrolment
) -> CohortId:
    if answered is None:
        return shown.cohort_id
    mine = {each.cohort_id for each in places if each.state is Membership.ACTIVE}
    return answered.cohort_id if answered.cohort_id in mine else shown.cohort_id
