"""Loads the courses of somebody who takes part in several."""

from collections import Counter

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Membership
from bot.people.own_courses.domain import OwnCourse


async def several_courses(act: Act) -> tuple[OwnCourse, ...]:
    """Return the visitor's courses, the one that Home shows first.

    Nothing is returned, and nothing asked, if there is only one: then it needs no name.
    """
    active = [each for each in act.visitor.enrolments if each.state is Membership.ACTIVE]
    if len(active) <= 1:
        return ()
    rows = await act.tx.ask_each(*(cohorts.cohort_query(each.cohort_id) for each in active))
    places = [
        (each, cohorts.cohort_of(row))
        for each, found in zip(active, rows, strict=True)
        for row in found
    ]
    known = [(each, cohort) for each, cohort in places if cohort.course in act.courses]
    twins = Counter(cohort.course for _, cohort in known)
    return tuple(
        OwnCourse(
            enrolment=each.id,
            cohort=cohort,
            course=act.courses[cohort.course],
            has_twin=twins[cohort.course] > 1,
        )
        for each, cohort in known
    )
