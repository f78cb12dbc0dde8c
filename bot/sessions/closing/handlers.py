"""After a meeting: the picture, the pulse, and the lessons."""

from bot.sessions.attendance.domain import Attendance
from bot.sessions.buttons import LetQuote, PickPicture, RateSession
from bot.sessions.closing import screens, service
from bot.sessions.closing.service import AfterSession
from bot.sessions.domain import unit_of
from bot.sessions.service import require_cohort
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions")


@routes.tap(PickPicture)
async def pick_picture(turn: Turn, button: PickPicture) -> None:
    outcome = await service.save_picture(turn.act, button.session, picked=button.picture)
    if button.picture == service.NOT_THERE or outcome.state is Attendance.EXCUSED:
        await _show_thanks(turn, outcome)
    else:
        turn.show(screens.pulse(outcome.session, turn.texts))


@routes.tap(RateSession)
async def rate(turn: Turn, button: RateSession) -> None:
    await _show_thanks(
        turn, await service.rate(turn.act, button.session, score=button.score or None)
    )


@routes.tap(LetQuote)
async def let_quote(turn: Turn, button: LetQuote) -> None:
    await _show_thanks(turn, await service.let_quote(turn.act, button.session, may=button.may == 1))


async def _show_thanks(turn: Turn, said: AfterSession) -> None:
    cohort = await require_cohort(turn.tx, said.session.cohort_id)
    unit = unit_of(turn.bot.courses.get(cohort.course), said.session)
    turn.show(screens.thanks(said, unit, turn.texts, zone=turn.person.zone, now=turn.now))
