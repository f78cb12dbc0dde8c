"""A coordinator chooses people by a meeting."""

from bot.announcements.audience.buttons import ChooseMeeting, ListMeetings, TickMeeting
from bot.announcements.audience_meetings import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(ListMeetings)
async def list_meetings(turn: Turn, button: ListMeetings) -> None:
    announcement, page = button.announcement, max(0, button.page)
    found = await service.list_meetings(turn.act, announcement, page)
    turn.show(screens.meetings(found, turn.texts))


@routes.tap(ChooseMeeting)
async def choose_meeting(turn: Turn, button: ChooseMeeting) -> None:
    announcement, session = button.announcement, button.session
    found = await service.show_meeting(turn.act, announcement, session)
    turn.show(screens.meeting_ticks(found, turn.texts))


@routes.tap(TickMeeting)
async def tick_meeting(turn: Turn, button: TickMeeting) -> None:
    announcement, session = button.announcement, button.session
    found = await service.tick_meeting(turn.act, announcement, session, button.word)
    turn.show(screens.meeting_ticks(found, turn.texts))
