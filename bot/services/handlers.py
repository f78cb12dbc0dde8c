"""What several features of services ask about the visitor."""

from bot.facts import CohortPlace, ask_facts
from bot.services.domain import OwnProvince
from bot.services.service import own_cohort, own_course
from bot.telegram.incoming.context import Turn
from bot.telegram.slots import Slots


async def own_province(turn: Turn) -> str:
    """Return the province in which the visitor works, as other features know it; "" if none does.

    Somebody who takes part in no course has none.
    """
    facts = turn.bot.part(Slots).own_province
    enrolment = turn.visitor.enrolment
    if enrolment is None or not facts:
        return ""
    place = CohortPlace(
        enrolment=enrolment,
        cohort=await own_cohort(turn.act),
        course=await own_course(turn.act),
        now=turn.now,
    )
    return (await ask_facts(turn.tx, place, facts)).fact(OwnProvince).code
