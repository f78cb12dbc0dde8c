"""After a meeting: the picture, the pulse, and the lessons."""

from bot.sessions.attendance.domain import Attendance
from bot.sessions.buttons import LetQuote, PickPicture, RateSession
from bot.sessions.closing import screens, service
from bot.sessions.closing.service import Rated
from bot.sessions.domain import Session, unit_of
from bot.sessions.service import require_cohort
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen
from bot.telegram.kit.ways import ask_button

routes = Routes("sessions")


@routes.tap(PickPicture)
async def pick_picture(turn: Turn, button: PickPicture) -> None:
    outcome = await service.say_there(turn.act, button.session, picked=button.picture)
    if button.picture == service.NOT_THERE or outcome.state is Attendance.EXCUSED:
        turn.show(await _thanks(turn, outcome.session, outcome.later))
    else:
        turn.show(screens.pulse(outcome.session, turn.texts))


@routes.tap(RateSession)
async def rate(turn: Turn, button: RateSession) -> None:
    outcome = await service.rate(turn.act, button.session, score=button.score or None)
    turn.show(await _thanks(turn, outcome.session, outcome.later, rated=outcome))


@routes.tap(LetQuote)
async def let_quote(turn: Turn, button: LetQuote) -> None:
    outcome = await service.let_quote(turn.act, button.session, may=button.may == 1)
    turn.show(await _thanks(turn, outcome.session, outcome.later, rated=outcome))


async def _thanks(
    turn: Turn, session: Session, later: Session | None, *, rated: Rated | None = None
) -> Screen:
    cohort = await require_cohort(turn.tx, session.cohort_id)
    return screens.thanks(
        session,
        later,
        unit_of(turn.bot.courses.get(cohort.course), session),
        turn.texts,
        rated=rated,
        zone=turn.person.zone,
        now=turn.now,
        ask=[ask_button(turn.texts, "ask.change")],
    )
