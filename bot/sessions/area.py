"""Handlers of live meetings."""

from bot.sessions.attendance import handlers as attendance
from bot.sessions.briefings import notices as briefings_notices
from bot.sessions.cancelling import handlers as cancelling
from bot.sessions.closing import handlers as closing
from bot.sessions.closing import notices as closing_notices
from bot.sessions.desk import handlers as desk
from bot.sessions.domain import SessionBegan
from bot.sessions.drafting import handlers as drafting
from bot.sessions.moving import handlers as moving
from bot.sessions.quiet_days import handlers as quiet_days
from bot.sessions.recordings import handlers as recordings
from bot.sessions.recordings import notices as recordings_notices
from bot.sessions.reminders import notices as reminders_notices
from bot.sessions.rooms import handlers as rooms
from bot.sessions.rooms import notices as rooms_notices
from bot.sessions.rsvp import handlers as rsvp
from bot.sessions.schedule import handlers as schedule
from bot.sessions.trouble import handlers as trouble
from bot.sessions.trouble import notices as trouble_notices
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices

routes = Routes().merge(
    attendance.routes,
    cancelling.routes,
    closing.routes,
    desk.routes,
    drafting.routes,
    moving.routes,
    quiet_days.routes,
    recordings.routes,
    rooms.routes,
    rsvp.routes,
    schedule.routes,
    trouble.routes,
)


notices = Notices().merge(
    briefings_notices.notices,
    closing_notices.notices,
    recordings_notices.notices,
    reminders_notices.notices,
    rooms_notices.notices,
    trouble_notices.notices,
)
refusals: RefusalWords = {
    SessionBegan: "refusal.session_began",
}
