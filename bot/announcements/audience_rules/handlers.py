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


routes.shows(InvertRule, service.invert_rule, screens.options)
routes.shows(ListMeetings, service.list_meetings, screens.meetings)
routes.shows(ChooseMeeting, service.show_meeting, screens.meeting_ticks)
routes.shows(TickMeeting, service.tick_meeting, screens.meeting_ticks)
