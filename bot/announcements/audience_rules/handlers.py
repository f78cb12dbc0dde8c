"""Coordinators tick rules, names and meetings."""

from bot.announcements.audience.buttons import (
    ChooseBy,
    ChooseMeeting,
    InvertRule,
    ListMeetings,
    TickAudience,
    TickMeeting,
)
from bot.announcements.audience_rules import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(ChooseBy)
async def choose_by(turn: Turn, button: ChooseBy) -> None:
    found = await service.list_options(
        turn.act, button.announcement, button.by, max(0, button.page)
    )
    turn.show(screens.options(found, turn.texts))


@routes.tap(TickAudience)
async def tick(turn: Turn, button: TickAudience) -> None:
    found = await service.tick(
        turn.act, button.announcement, button.by, button.picked, max(0, button.page)
    )
    turn.show(screens.options(found, turn.texts))


@routes.tap(InvertRule)
async def invert_rule(turn: Turn, button: InvertRule) -> None:
    found = await service.invert_rule(turn.act, button.announcement, button.by)
    turn.show(screens.options(found, turn.texts))


@routes.tap(ListMeetings)
async def list_meetings(turn: Turn, button: ListMeetings) -> None:
    found = await service.list_meetings(turn.act, button.announcement, button.page)
    turn.show(screens.meetings(found, turn.texts))


@routes.tap(ChooseMeeting)
async def choose_meeting(turn: Turn, button: ChooseMeeting) -> None:
    found = await service.show_meeting(turn.act, button.announcement, button.session)
    turn.show(screens.meeting_ticks(found, turn.texts))


@routes.tap(TickMeeting)
async def tick_meeting(turn: Turn, button: TickMeeting) -> None:
    found = await service.tick_meeting(turn.act, button.announcement, button.session, button.word)
    turn.show(screens.meeting_ticks(found, turn.texts))
