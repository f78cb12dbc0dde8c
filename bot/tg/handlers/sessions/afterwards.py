"""After a meeting: the picture, the pulse, and the lessons."""

from bot.domain.learning.course import Unit
from bot.domain.sessions.session import Attendance, Session, SessionId
from bot.services.sessions import closing
from bot.services.sessions.closing import Rated
from bot.services.sessions.schedule import require_cohort
from bot.tg.buttons.sessions import LetQuote, PickPicture, RateSession
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.questions.asking import ask_key
from bot.tg.screens.screen import Screen
from bot.tg.screens.sessions import closing as screens

routes = Routes("sessions")


@routes.tap(PickPicture)
async def pick_picture(turn: Turn, button: PickPicture) -> None:
    """One try. Who was there is asked how useful it was; nobody learns whether it was right."""
    outcome = await closing.say_there(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        picked=button.picture,
        now=turn.now,
    )
    if button.picture == closing.NOT_THERE or outcome.state is Attendance.EXCUSED:
        turn.show(await _thanks(turn, outcome.session, outcome.later))
    else:
        turn.show(screens.pulse(outcome.session, turn.texts))


@routes.tap(RateSession)
async def rate(turn: Turn, button: RateSession) -> None:
    """How useful it was, or skipped."""
    outcome = await closing.rate(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        score=button.score or None,
        now=turn.now,
    )
    turn.show(await _thanks(turn, outcome.session, outcome.later, rated=outcome))


@routes.tap(LetQuote)
async def let_quote(turn: Turn, button: LetQuote) -> None:
    """It may be quoted without their name, or not; the box is shown as it is now."""
    outcome = await closing.let_quote(
        turn.tx,
        turn.visitor.enrolments,
        SessionId(button.session),
        may=button.may == 1,
        now=turn.now,
    )
    turn.show(await _thanks(turn, outcome.session, outcome.later, rated=outcome))


async def _thanks(
    turn: Turn, session: Session, later: Session | None, *, rated: Rated | None = None
) -> Screen:
    return screens.thanks(
        session,
        later,
        await _unit(turn, session),
        turn.texts,
        rated=rated,
        zone=turn.person.zone,
        now=turn.now,
        ask=[ask_key(turn.texts, "ask.change")],
    )


async def _unit(turn: Turn, session: Session) -> Unit | None:
    cohort = await require_cohort(turn.tx, session.cohort_id)
    course = turn.house.courses.get(cohort.course)
    units = () if course is None else course.units
    return next((unit for unit in units if unit.id == session.unit), None)
