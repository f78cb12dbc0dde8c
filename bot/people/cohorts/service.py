"""Gives a cohort another title."""

from dataclasses import replace

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.safety.names.domain import typed_name


async def rename(act: Act, cohort: CohortId, written: str) -> Cohort:
    """Change the title of a cohort; raise `NotAllowed`, `NoName`."""
    found = await rights.require_cohort(act, cohort)
    title = typed_name(written)
    cohorts.rename(act.tx, cohort, title)
    await note_in_audit(act, "cohort.rename", f"cohort:{cohort}")
    return replace(found, title=title)
