"""Coordinators switch communes on, after they talked over the risks, and off."""

from dataclasses import replace

from bot.act import Act
from bot.community.communes import storage
from bot.community.service import Setting, setting_of
from bot.community.storage import talked_at
from bot.membership.audit import storage as audit
from bot.membership.domain import CohortId
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton


async def read(act: Act, cohort: CohortId) -> Setting:
    """Return whether a cohort of the visitor names communes."""
    await require_cohort(act, cohort)
    return await setting_of(act, cohort)


async def switch(act: Act, cohort: CohortId, *, on: bool) -> Setting:
    """Let leaders name communes, or stop that, which deletes the communes they named.

    A second tap changes nothing. Raises `StaleButton` if the course has no list of communes.
    """
    await require_cohort(act, cohort)
    setting = await setting_of(act, cohort)
    if on and not setting.has_communes:
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
    return replace(setting, communes_since=await talked_at(act.tx, cohort))
