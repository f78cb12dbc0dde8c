"""Coordinators open their list of meetings, the card of one, and who comes to it."""

from bot.catalog.course import Course
from bot.membership.domain import Cohort
from bot.sessions.desk import screens, service
from bot.sessions.desk.buttons import (
    OpenDeskSession,
    OpenDeskSessions,
    TurnDeskSessions,
    WhoComes,
    WhoIsTroubled,
)
from bot.sessions.domain import SessionId
from bot.sessions.rsvp import screens as attended
from bot.sessions.trouble import screens as troubles
from bot.sessions.trouble import service as trouble
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(OpenDeskSessions)
async def open_table(turn: Turn, button: OpenDeskSessions) -> None:
    turn.end_dialog()
    found = await service.open_table(turn.act, button.cohort)
    turn.show(screens.table(found, turn.texts, now=turn.now))


@routes.tap(TurnDeskSessions)
async def turn_table(turn: Turn, button: TurnDeskSessions) -> None:
    turn.end_dialog()
    found = await service.open_table(turn.act, button.cohort)
    turn.show(screens.table(found, turn.texts, now=turn.now, page=button.page))


@routes.tap(OpenDeskSession)
async def open_card(turn: Turn, button: OpenDeskSession) -> None:
    turn.end_dialog()
    await _show_card(turn, button.session)


@routes.tap(WhoComes)
async def who_comes(turn: Turn, button: WhoComes) -> None:
    found = await service.open_card(turn.act, button.session)
    turn.show(attended.who_comes(found, turn.texts))


@routes.tap(WhoIsTroubled)
async def who_is_troubled(turn: Turn, button: WhoIsTroubled) -> None:
    found = await trouble.who(turn.act, button.session)
    turn.show(troubles.who(found, turn.texts))


async def _show_card(turn: Turn, session: SessionId) -> None:
    found = await service.open_card(turn.act, session)
    course = _course(turn, found.cohort)
    turn.show(screens.card(found, course, turn.texts, now=turn.now))


def _course(turn: Turn, cohort: Cohort) -> Course | None:
    return turn.bot.courses.get(cohort.course)
