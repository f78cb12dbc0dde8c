"""People open their meetings and say whether they come; coordinators see who comes."""

from bot.people.rights import service as running
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.buttons import (
    AnswerInList,
    AnswerSession,
    ComeToAll,
    ComeToAllInList,
    ComeToMoved,
    GetCalendar,
    GiveReason,
    OpenSession,
    OpenSessions,
    WhoComes,
)
from bot.sessions.desk import screens as desk_screens
from bot.sessions.desk import service as desk
from bot.sessions.rsvp import screens, service
from bot.sessions.rsvp.domain import AbsenceReason, RsvpAnswer
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("sessions")
_ANSWERS = {str(answer)[0]: answer for answer in RsvpAnswer}


@routes.tap(AnswerSession, AnswerInList, ends_dialog=True)
async def answer(turn: Turn, button: AnswerSession) -> None:
    if button.answer not in _ANSWERS:
        raise StaleButton
    outcome = await service.answer(
        turn.act, button.session, revision=button.revision, answer=_ANSWERS[button.answer]
    )
    if isinstance(button, AnswerInList) and outcome.answer is not RsvpAnswer.NO:
        await show_schedule(turn)
    else:
        turn.show(screens.answered(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(ComeToAll, ComeToAllInList, ComeToMoved)
async def come_to_all(turn: Turn, button: ComeToAll) -> None:
    meetings = await service.come_to_all(
        turn.act,
        button.session,
        revision=button.revision,
        moved=isinstance(button, ComeToMoved),
    )
    if isinstance(button, ComeToAllInList):
        await show_schedule(turn)
    else:
        turn.show(screens.answered_all(meetings, turn.texts, zone=turn.person.zone))


@routes.tap(GiveReason)
async def give_reason(turn: Turn, button: GiveReason) -> None:
    if button.reason not in set(AbsenceReason):
        raise StaleButton
    session = await service.give_reason(turn.act, button.session, AbsenceReason(button.reason))
    turn.show(screens.excused(session, turn.texts))


routes.shows(WhoComes, desk.open_details, screens.who_comes, staff=True)


@routes.command("sessions")
async def sessions_command(turn: Turn, _rest: str) -> None:
    """Show the coming meetings as a new message; coordinators get those of their cohorts."""
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


@routes.tap(GetCalendar)
async def get_calendar(turn: Turn, _button: GetCalendar) -> None:
    listed = await sessions.all_of(turn.tx, turn.enrolment.cohort_id)
    drawing = Drawing(
        field="document",
        recipe="calendar",
        about={"events": screens.calendar_events(listed, turn.texts)},
        filename=file_name(FileKind.MEETINGS, "ics", language=turn.texts.language),
    )
    note = screens.calendar_note(turn.texts)
    turn.reply("calendar", calls.document(turn.chat_id, note, drawing))


async def show_schedule(turn: Turn) -> None:
    found = await service.load_schedule(turn.act, turn.enrolment)
    turn.show(screens.schedule(found, turn.texts, zone=turn.person.zone))


async def _show_coordinated(turn: Turn) -> None:
    cohorts = await running.open_cohorts(turn.act)
    if len(cohorts) == 1:
        found = await desk.open_list(turn.act, cohorts[0].id)
        turn.say(desk_screens.session_list(found, turn.texts, now=turn.now))
    else:
        turn.say(desk_screens.which_cohort(cohorts, turn.texts))
