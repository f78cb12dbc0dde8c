"""Coordinators choose a period by a tap, day by day, or by typing it."""

from datetime import date

from bot.act import Act
from bot.days import local_day
from bot.desk.buttons import OpenPeriods, PickDay
from bot.desk.periods import screens
from bot.desk.periods.domain import period_of, read_period
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton
from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenSheets
from bot.telegram.kit.screen import Screen

routes = Routes("desk", staff=True)
WRITING = "report.period"


_Asked = tuple[Cohort, date]
"""A cohort, and the date of today there."""


async def _load(act: Act, button: OpenPeriods) -> _Asked:
    cohort = await require_cohort(act, button.cohort)
    return cohort, local_day(act.now, cohort.zone)


def _ask(asked: _Asked, texts: Texts, *, unread: bool = False) -> Screen:
    cohort, today = asked
    return screens.choose(cohort, texts, today=today, unread=unread)


async def _open(turn: Turn, asked: _Asked, text: str) -> StaysOpen | None:
    cohort, today = asked
    period = read_period(text, today=today)
    if period is None:
        return StaysOpen(_ask(asked, turn.texts, unread=True))
    await turn.follow(OpenSheets(cohort.id, *period.numbers))
    return None


asks_for_text(
    routes,
    OpenPeriods,
    WRITING,
    guard=STORIES,
    load=_load,
    ask=_ask,
    read=str,
    take=_open,
)


@routes.tap(PickDay)
async def pick_day(turn: Turn, button: PickDay) -> None:
    cohort = await require_cohort(turn.act, button.cohort)
    today = local_day(turn.now, cohort.zone)
    since = _since(button.since, today)
    if not screens.is_shown(button.month, today):
        raise StaleButton
    shown = screens.pick(cohort, since, button.month, turn.texts, today=today)
    turn.ask(WRITING, shown, cohort=cohort.id)


def _since(number: int, today: date) -> date | None:
    """Return the first day of the period from a button; None before it is chosen."""
    if not number:
        return None
    period = period_of(number, number)
    if period is None or period.first is None or period.first > today:
        raise StaleButton
    return period.first
