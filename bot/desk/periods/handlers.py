"""Coordinators choose a period by a tap, day by day, or by writing it."""

from datetime import date
from typing import Any

from bot.days import local_day
from bot.desk.buttons import OpenPeriods, PickDay
from bot.desk.periods import screens
from bot.desk.periods.domain import period_of, read_period
from bot.membership.domain import Cohort, CohortId
from bot.people.rights.service import require_cohort
from bot.refusals import StaleButton
from bot.safety.guard.handlers import STORIES
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenSheets

routes = Routes("desk", staff=True)
WRITING = "report.period"


@routes.tap(OpenPeriods)
async def open_periods(turn: Turn, button: OpenPeriods) -> None:
    cohort = await require_cohort(turn.act, button.cohort)
    found = screens.choose(cohort, turn.texts, today=_today(turn, cohort))
    turn.ask(WRITING, found, cohort=cohort.id)


@routes.tap(PickDay)
async def pick_day(turn: Turn, button: PickDay) -> None:
    cohort = await require_cohort(turn.act, button.cohort)
    today = _today(turn, cohort)
    since = _since(button.since, today)
    if not screens.is_shown(button.month, today):
        raise StaleButton
    shown = screens.pick(cohort, since, button.month, turn.texts, today=today)
    turn.ask(WRITING, shown, cohort=cohort.id)


@routes.dialog(WRITING, guard=STORIES)
async def read_days(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read the days, or ask once more."""
    cohort = await require_cohort(turn.act, CohortId(dialog["cohort"]))
    today = _today(turn, cohort)
    period = read_period(said.text, today=today)
    if period is None:
        turn.say(screens.choose(cohort, turn.texts, today=today, unread=True))
        return
    turn.end_dialog()
    await turn.follow(OpenSheets(cohort.id, *period.numbers))


def _since(number: int, today: date) -> date | None:
    """Return the first day of a button, or None if it is still to be picked."""
    if not number:
        return None
    period = period_of(number, number)
    if period is None or period.first is None or period.first > today:
        raise StaleButton
    return period.first


def _today(turn: Turn, cohort: Cohort) -> date:
    return local_day(turn.now, cohort.zone)
