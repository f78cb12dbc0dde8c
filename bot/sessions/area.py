"""Registers live meetings: planned, changed, announced, attended."""

from bot.sessions import storage
from bot.sessions.attendance import handlers as attendance
from bot.sessions.attendance import notices as attendance_notices
from bot.sessions.attendance import storage as attendance_storage
from bot.sessions.briefings import notices as briefings_notices
from bot.sessions.briefings.service import Briefings
from bot.sessions.changes import handlers as changes
from bot.sessions.desk import handlers as desk
from bot.sessions.details import handlers as details
from bot.sessions.domain import SessionBegan
from bot.sessions.drafting import handlers as drafting
from bot.sessions.drafting import storage as drafting_storage
from bot.sessions.drafting.domain import DraftGone
from bot.sessions.earlier import handlers as earlier
from bot.sessions.links import handlers as links
from bot.sessions.links import notices as links_notices
from bot.sessions.links import storage as links_storage
from bot.sessions.nobody import handlers as nobody
from bot.sessions.pending_changes import handlers as pending_changes
from bot.sessions.pending_changes import storage as pending_changes_storage
from bot.sessions.pending_changes.domain import AlreadyBeingTold, ChangeInProgress
from bot.sessions.pending_changes.service import SessionChanges
from bot.sessions.quiet_days import handlers as quiet_days
from bot.sessions.reminders import notices as reminders_notices
from bot.sessions.reminders.service import Reminders
from bot.sessions.roll import handlers as roll
from bot.sessions.roll import notices as roll_notices
from bot.sessions.roll import storage as roll_storage
from bot.sessions.rsvp import handlers as rsvp
from bot.sessions.rsvp import storage as rsvp_storage
from bot.sessions.training_day import handlers as training_day
from bot.sessions.unanswered import handlers as unanswered
from bot.sessions.unanswered import notices as unanswered_notices
from bot.telegram.registration import Area, Feature

AREA = Area(
    name="sessions",
    shared=(
        "calendars",
        "day_rules",
        "line_moments",
        "moments",
        "pasting",
        "places",
        "programmes",
        "reminder_plan",
        "repeats",
        "spoken_times",
        "timing",
        "typed_names",
        "typed_times",
        "written_periods",
        "written_times",
        "zones",
    ),
    features=(
        # A change comes before the reminders that follow from it.
        Feature(
            routes=pending_changes.routes,
            sources=lambda _courses: [SessionChanges()],
            refusals={
                ChangeInProgress: "pending_changes.refusal_session_changing",
                AlreadyBeingTold: "pending_changes.refusal_session_told",
            },
            tables=pending_changes_storage.TABLES,
        ),
        # Reminders come before briefings: their sources are asked in this order.
        Feature(notices=reminders_notices.notices, sources=lambda _courses: [Reminders()]),
        Feature(notices=briefings_notices.notices, sources=lambda _courses: [Briefings()]),
        Feature(
            routes=attendance.routes,
            notices=attendance_notices.notices,
            tables=attendance_storage.TABLES,
        ),
        Feature(routes=roll.routes, notices=roll_notices.notices, tables=roll_storage.TABLES),
        Feature(routes=nobody.routes),
        Feature(routes=changes.routes),
        Feature(routes=desk.routes),
        Feature(routes=details.routes),
        Feature(routes=earlier.routes),
        Feature(
            routes=drafting.routes,
            refusals={DraftGone: "drafting.refusal_gone"},
            tables=drafting_storage.TABLES,
        ),
        Feature(routes=links.routes, notices=links_notices.notices, tables=links_storage.TABLES),
        Feature(routes=quiet_days.routes),
        Feature(routes=training_day.routes),
        Feature(routes=unanswered.routes, notices=unanswered_notices.notices),
        Feature(routes=rsvp.routes, tables=rsvp_storage.TABLES),
        # What all features share.
        Feature(refusals={SessionBegan: "sessions.refusal_session_began"}, tables=storage.TABLES),
    ),
)
