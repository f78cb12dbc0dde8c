"""People tap whether they will come to a meeting, and why not; coordinators see who comes."""

from bot.refusals import StaleButton
from bot.sessions.buttons import (
    AnswerInList,
    AnswerSession,
    ComeToAll,
    ComeToAllInList,
    ComeToMoved,
    GiveReason,
)
from bot.sessions.desk import service as desk
from bot.sessions.desk.buttons import WhoComes
from bot.sessions.rsvp import screens, service
from bot.sessions.rsvp.domain import Answer, Reason
from bot.sessions.rsvp.service import Answered
from bot.sessions.schedule.handlers import show_schedule
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions")
_ANSWERS = {str(answer)[0]: answer for answer in Answer}


@routes.tap(AnswerSession)
async def answer(turn: Turn, button: AnswerSession) -> None:
    outcome = await _answer(turn, button)
    turn.show(screens.answered(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(AnswerInList)
async def answer_in_list(turn: Turn, button: AnswerInList) -> None:
    outcome = await _answer(turn, button)
    if outcome.answer is Answer.NO:
        turn.show(screens.answered(outcome, turn.texts, zone=turn.person.zone))
    else:
        await show_schedule(turn)


@routes.tap(ComeToAllInList)
async def come_to_all_in_list(turn: Turn, button: ComeToAllInList) -> None:
    await service.come_to_all(turn.act, button.session, revision=button.revision)
    await show_schedule(turn)


@routes.tap(ComeToAll)
async def come_to_all(turn: Turn, button: ComeToAll) -> None:
    series = await service.come_to_all(turn.act, button.session, revision=button.revision)
    turn.show(screens.answered_all(series, turn.texts, zone=turn.person.zone))


@routes.tap(ComeToMoved)
async def come_to_moved(turn: Turn, button: ComeToMoved) -> None:
    moved = await service.come_to_moved(turn.act, button.session, revision=button.revision)
    turn.show(screens.answered_all(moved, turn.texts, zone=turn.person.zone))


@routes.tap(GiveReason)
async def give_reason(turn: Turn, button: GiveReason) -> None:
    if button.reason not in set(Reason):
        raise StaleButton
    session = await service.give_reason(turn.act, button.session, Reason(button.reason))
    turn.show(screens.excused(session, turn.texts))


@routes.tap(WhoComes, staff=True)
async def who_comes(turn: Turn, button: WhoComes) -> None:
    found = await desk.open_details(turn.act, button.session)
    turn.show(screens.who_comes(found, turn.texts))


async def _answer(turn: Turn, button: AnswerSession | AnswerInList) -> Answered:
    if button.answer not in _ANSWERS:
        raise StaleButton
    return await service.answer(
        turn.act, button.session, revision=button.revision, answer=_ANSWERS[button.answer]
    )
