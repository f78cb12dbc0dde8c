"""Finds the people whose six months are forecast, for a coordinator of their course."""

from bot.act import Act
from bot.desk.six_months import storage
from bot.desk.six_months.domain import Members
from bot.membership.domain import CohortId
from bot.people.rights import service as rights
from bot.refusals import Refusal
from bot.small_groups import SMALLEST_GROUP


class TooFewPeople(Refusal):
    """A picture of so few people would tell what one of them gets."""


async def require_members(act: Act, cohort: CohortId) -> Members:
    """Return the people of a cohort of the visitor; raise `NotAllowed` or `TooFewPeople`."""
    found = await rights.require_cohort(act, cohort)
    chosen, total = await storage.members(act.tx, cohort)
    if total < SMALLEST_GROUP:
        raise TooFewPeople
    return Members(cohort=found, chosen=chosen, total=total)
