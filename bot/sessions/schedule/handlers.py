"""People open their meetings, the link of one, or the calendar file."""

from bot.people.rights import service as running
from bot.sessions import storage as sessions
from bot.sessions.buttons import GetCalendar, OpenLink, OpenSession, OpenSessions
from bot.sessions.desk import screens as desk_screens
from bot.sessions.desk import service as desk
from bot.sessions.links import screens as rooms_screens
from bot.sessions.links import service as meetings
from bot.sessions.rsvp import screens
from bot.sessions.schedule import screens as schedule_screens
from bot.sessions.schedule import service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

routes = Routes("sessions")


@routes.command("sessions")
async def sessions_command(turn: Turn, _rest: str) -> None:
    """The meetings ahead, as a new message; coordinators get the meetings of their cohorts."""
    turn.end_dialog()
    if turn.visitor.enrolment is None and turn.visitor.grants:
        await _show_coordinated(turn)
    else:
        await show_schedule(turn)


@routes.tap(OpenSessions)
async def open_sessions(turn: Turn, _button: OpenSessions) -> None:
    await show_schedule(turn)


@routes.tap(OpenSession)
async def open_session(turn: Turn, button: OpenSession) -> None:
    found = await service.require_upcoming_own(turn.act, button.session)
    turn.show(screens.will_you_come(found, turn.texts, zone=turn.person.zone))


@routes.tap(OpenLink)
async def open_link(turn: Turn, button: OpenLink) -> None:
    found = await meetings.open_room(turn.act, button.session)
    turn.show(rooms_screens.room(found, turn.texts, zone=turn.person.zone))


@routes.tap(GetCalendar)
async def get_calendar(turn: Turn, _button: GetCalendar) -> None:
    listed = await sessions.all_of(turn.tx, turn.enrolment.cohort_id)
    drawing = Drawing(
        field="document",
        recipe="calendar",
        about={"events": schedule_screens.calendar_events(listed, turn.texts)},
        filename="meeting.ics",
    )
    note = schedule_screens.calendar_note(turn.texts)
    turn.reply("calendar", calls.document(turn.chat_id, note, drawing))


async def show_schedule(turn: Turn) -> None:
    """Show the meetings ahead."""
    found = await service.load_schedule(turn.act, turn.enrolment)
    turn.show(schedule_screens.schedule(found, turn.texts, zone=turn.person.zone))


async def _show_coordinated(turn: Turn) -> None:
    cohorts = await running.open_cohorts(turn.act)
    if len(cohorts) == 1:
        found = await desk.open_list(turn.act, cohorts[0].id)
        turn.say(desk_screens.session_list(found, turn.texts, now=turn.now))
    else:
        turn.say(desk_screens.which_cohort(cohorts, turn.texts))
