"""What coordinators see of the sessions that leaders held."""

from dataclasses import dataclass

from bot.act import Act
from bot.community.service import Setting, setting_of
from bot.community.totals import storage
from bot.community.totals.domain import By, Heard, SumRow, Totals, totals
from bot.membership.domain import CohortId
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The totals of a cohort, the sums behind them, and what leaders heard."""

    setting: Setting
    rows: tuple[SumRow, ...]
    totals: Totals
    heard: tuple[Heard, ...]


async def read(act: Act, cohort: CohortId, by: str) -> Shown:
    """Return the totals of a cohort of the visitor; raise `StaleButton` for another breakdown."""
    await require_cohort(act, cohort)
    setting = await setting_of(act, cohort)
    if by not in set(By) or (by == By.COMMUNE and not setting.asks_communes):
        raise StaleButton
    rows = tuple(await storage.sums(act.tx, cohort))
    return Shown(
        setting=setting,
        rows=rows,
        totals=totals(rows, By(by)),
        heard=tuple(await storage.heard(act.tx, cohort)),
    )
