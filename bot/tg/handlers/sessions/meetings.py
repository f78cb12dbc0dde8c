"""A leader's meetings: all of them, one, its link, the answer, trouble with joining."""

from bot.domain.refusals import StaleButton
from bot.domain.sessions.session import Answer, Reason, SessionId, Trouble
from bot.services.people import running
from bot.services.sessions import desk, meetings, rsvp, trouble
from bot.services.sessions.rsvp import Answered, AnsweredAll
from bot.storage import sessions
from bot.tg import calls
from bot.tg.buttons.sessions import (
    AnswerInList,
    AnswerSession,
    CannotConnect,
    ComeToAll,
    ComeToAllInList,
    ComeToMoved,
    GetCalendar,
    GiveReason,
    OpenLink,
    OpenSession,
    OpenSessions,
    ReportTrouble,
    TroubleOver,
)
from bot.tg.calls import Drawing
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.sessions import desk as desk_screens
from bot.tg.screens.sessions import overview as screens
from bot.tg.screens.sessions import trouble as troubles

routes = Routes("sessions")
_ANSWERS = {str(answer)[0]: answer for answer in Answer}


@routes.command("sessions")
async def hear_sessions(turn: Turn, _rest: str) -> None:
    """The meetings ahead, as a new message; who only coordinates gets those they run."""
    turn.end_dialog()
    if turn.visitor.enrolment is None and turn.visitor.grants:
        await _show_run(turn)
    else:
        await _show_all(turn)


@routes.tap(OpenSessions)
async def open_sessions(turn: Turn, _button: OpenSessions) -> None:
    """The meetings ahead."""
    await _show_all(turn)


@routes.tap(OpenSession)
async def open_session(turn: Turn, button: OpenSession) -> None:
    """One meeting."""
    found = await meetings.open_ahead(
        turn.tx, turn.visitor.enrolments, SessionId(button.session), now=turn.now
    )
    turn.show(screens.day(found, turn.texts, zone=turn.person.zone))


@routes.tap(OpenLink)
async def open_link(turn: Turn, button: OpenLink) -> None:
    """How to join a meeting that is not over."""
    found = await meetings.open_room(
        turn.tx, turn.visitor.enrolments, SessionId(button.session), now=turn.now
    )
    turn.show(screens.room(found, turn.texts, zone=turn.person.zone))


@routes.tap(GetCalendar)
async def get_calendar(turn: Turn, _button: GetCalendar) -> None:
    """The calendar file, as a new message; the cancelled ones stand in it as cancelled."""
    listed = await sessions.all_of(turn.tx, turn.enrolment.cohort_id)
    drawing = Drawing(
        field="document",
        recipe="calendar",
        about={"events": screens.calendar_events(listed, turn.texts)},
        filename="meeting.ics",
    )
    note = screens.calendar_note(turn.texts)
    turn.reply("calendar", calls.document(turn.chat_id, note, drawing))


@routes.tap(AnswerSession)
async def answer(turn: Turn, button: AnswerSession) -> None:
    """I come, cannot, or do not know yet."""
    outcome = await _answer(turn, button)
    turn.show(screens.answered(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(AnswerInList)
async def answer_in_list(turn: Turn, button: AnswerInList) -> None:
    """The same in the list, which stays open; a no is asked for its reason."""
    outcome = await _answer(turn, button)
    if outcome.answer is Answer.NO:
        turn.show(screens.answered(outcome, turn.texts, zone=turn.person.zone))
    else:
        await _show_all(turn)


@routes.tap(ComeToAllInList)
async def come_to_all_in_list(turn: Turn, button: ComeToAllInList) -> None:
    """I come to all of a series, and the list stays open."""
    await _come_to_all(turn, button)
    await _show_all(turn)


@routes.tap(ComeToAll)
async def come_to_all(turn: Turn, button: ComeToAll) -> None:
    """I come to all of a series."""
    outcome = await _come_to_all(turn, button)
    turn.show(screens.answered_all(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(ComeToMoved)
async def come_to_moved(turn: Turn, button: ComeToMoved) -> None:
    """I come to all that was moved in one go."""
    outcome = await rsvp.come_to_moved(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        revision=button.revision,
        now=turn.now,
    )
    turn.show(screens.answered_all(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(GiveReason)
async def give_reason(turn: Turn, button: GiveReason) -> None:
    """Why I cannot come."""
    if button.reason not in set(Reason):
        raise StaleButton
    outcome = await rsvp.say_why(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        reason=Reason(button.reason),
    )
    turn.show(screens.excused(outcome, turn.texts))


@routes.tap(CannotConnect)
async def cannot_connect(turn: Turn, button: CannotConnect) -> None:
    """I cannot connect: what happens? As a new message, so that the link stays."""
    found = await trouble.ask(
        turn.tx, turn.visitor.enrolments, SessionId(button.session), now=turn.now
    )
    turn.say(troubles.ask(found, turn.texts))


@routes.tap(ReportTrouble)
async def report_trouble(turn: Turn, button: ReportTrouble) -> None:
    """The coordinators are told."""
    if button.trouble not in set(Trouble):
        raise StaleButton
    outcome = await trouble.report(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        trouble=Trouble(button.trouble),
        now=turn.now,
    )
    turn.show(troubles.known(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(TroubleOver)
async def trouble_over(turn: Turn, button: TroubleOver) -> None:
    """It works now."""
    found = await trouble.is_over(
        turn.tx, turn.visitor.enrolments, SessionId(button.session), now=turn.now
    )
    turn.show(troubles.over(found, turn.texts, zone=turn.person.zone))


async def _show_all(turn: Turn) -> None:
    found = await meetings.open_all(turn.tx, turn.enrolment, now=turn.now)
    turn.show(screens.overview(found, turn.texts, zone=turn.person.zone))


async def _show_run(turn: Turn) -> None:
    cohorts = await running.open_cohorts(turn.tx, turn.visitor)
    if len(cohorts) == 1:
        found = await desk.open_table(turn.tx, turn.visitor, cohorts[0].id)
        turn.say(desk_screens.table(found, turn.texts, now=turn.now))
    else:
        turn.say(desk_screens.which(cohorts, turn.texts))


async def _come_to_all(turn: Turn, button: ComeToAll | ComeToAllInList) -> AnsweredAll:
    return await rsvp.come_to_all(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        revision=button.revision,
        now=turn.now,
    )


async def _answer(turn: Turn, button: AnswerSession | AnswerInList) -> Answered:
    if button.answer not in _ANSWERS:
        raise StaleButton
    return await rsvp.answer(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        revision=button.revision,
        answer=_ANSWERS[button.answer],
        now=turn.now,
    )
