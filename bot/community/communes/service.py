"""Coordinators switch communes on, once they said that they talked over the risks, and off."""

from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Course
from bot.community.communes import storage
from bot.community.service import Setting, setting_of
from bot.community.storage import talked_at
from bot.membership.audit import storage as audit
from bot.membership.domain import Cohort, CohortId
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class Communes:
    """Whether a cohort names communes: since when; `choosable`: its course has a list of them."""

    cohort: Cohort
    course: Course
    since: datetime | None
    choosable: bool


async def read(act: Act, cohort: CohortId) -> Communes:
    """Return whether a cohort of the visitor names communes."""
    await require_cohort(act, cohort)
    return await _shown(act, await setting_of(act, cohort))


async def switch(act: Act, cohort: CohortId, *, on: bool) -> Communes:
    """Let leaders name communes, or no longer, which deletes those they named.

    A second tap changes nothing. Raises `StaleButton` if the course has no list of communes.
    """
    await require_cohort(act, cohort)
    setting = await setting_of(act, cohort)
    if on and not _has_communes(setting):
        raise StaleButton
    changed = (
        await storage.allow(act.tx, cohort, act.person.id, now=act.now)
        if on
        else await storage.forbid(act.tx, cohort)
    )
    if changed:
        await audit.note(
            act.tx,
            actor=act.visitor.person_id,
            action="community.communes_on" if on else "community.communes_off",
            object=f"cohort:{cohort}",
            now=act.now,
        )
    return await _shown(act, setting)


async def _shown(act: Act, setting: Setting) -> Communes:
    return Communes(
        cohort=setting.cohort,
        course=setting.course,
        since=await talked_at(act.tx, setting.cohort.id),
        choosable=_has_communes(setting),
    )


def _has_communes(setting: Setting) -> bool:
    return bool(setting.places and setting.places.communes)
