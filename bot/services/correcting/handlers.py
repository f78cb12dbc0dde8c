"""Coordinators correct a service, and take a correction back."""

from bot.safety.guard.handlers import DANGER
from bot.safety.guarded_text.domain import Written
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.services.buttons import CorrectService, OpenService, TakeCorrectionBack
from bot.services.correcting import screens, service
from bot.services.correcting.service import Correcting
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("services", staff=True)


async def _correct(turn: Turn, found: Correcting, text: str) -> StaysOpen | None:
    judged = await service.correct(turn.act, found, text)
    if not isinstance(judged, Written):
        return StaysOpen(screens.ask_contact_again(found, judged, turn.texts))
    await turn.follow(OpenService(found.cohort, found.in_files.id))
    return None


asks_for_text(
    routes,
    CorrectService,
    "services.correct",
    guard=DANGER,
    load=lambda act, button: service.open_correction(act, button.cohort, button.service),
    ask=screens.ask_contact,
    read=str,
    take=_correct,
)


@routes.tap(TakeCorrectionBack)
async def take_back(turn: Turn, button: TakeCorrectionBack) -> None:
    await service.take_back(turn.act, button.cohort, button.service)
    await turn.follow(OpenService(button.cohort, button.service))
