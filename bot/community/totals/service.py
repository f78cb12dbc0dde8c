"""What coordinators see of the sessions that leaders held."""

from dataclasses import dataclass

from bot.act import Act
from bot.community.service import Setting, setting_of
from bot.community.totals import storage
from bot.community.totals.domain import Breakdown, Heard, SumRow, Totals, totals
from bot.membership.domain import CohortId
from bot.paging import Page, nearest
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton

HEARD_ON_PAGE = 3
"""With the longest texts these fit into one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The totals of a cohort and the sums behind them; `heard`: leaders wrote what they heard."""

    setting: Setting
    rows: tuple[SumRow, ...]
    totals: Totals
    heard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardShown:
    """A page of what the leaders of a cohort heard."""

    setting: Setting
    page: Page[Heard]


async def read(act: Act, cohort: CohortId, by: str) -> Shown:
    """Return the totals of a cohort of the visitor; raise `StaleButton` for another breakdown."""
    await require_cohort(act, cohort)
    setting = await setting_of(act, cohort)
    if by not in set(Breakdown) or (by == Breakdown.COMMUNE and not setting.asks_communes):
        raise StaleButton
    rows = tuple(await storage.sums(act.tx, cohort))
    return Shown(
        setting=setting,
        rows=rows,
        totals=totals(rows, Breakdown(by)),
        heard=await storage.count_heard(act.tx, cohort) > 0,
    )


async def read_heard(act: Act, cohort: CohortId, page: int) -> HeardShown:
    """Return a page of what leaders heard in a cohort of the visitor, or the nearest page."""
    await require_cohort(act, cohort)
    setting = await setting_of(act, cohort)
    total = await storage.count_heard(act.tx, cohort)
    at = nearest(page, total, size=HEARD_ON_PAGE)
    found = await storage.heard(act.tx, cohort, limit=HEARD_ON_PAGE, offset=at * HEARD_ON_PAGE)
    return HeardShown(setting=setting, page=Page.loaded(found, at, total=total, size=HEARD_ON_PAGE))
