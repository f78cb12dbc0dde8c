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
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


routes.shows(ChooseBy, service.list_options, screens.options)
routes.shows(TickAudience, service.tick, screens.options)
routes.shows(InvertRule, service.invert_rule, screens.options)
routes.shows(ListMeetings, service.list_meetings, screens.meetings)
routes.shows(ChooseMeeting, service.show_meeting, screens.meeting_ticks)
routes.shows(TickMeeting, service.tick_meeting, screens.meeting_ticks)
