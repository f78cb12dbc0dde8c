"""Coordinators correct a service, and take a correction back."""

from bot.refusals import StaleButton
from bot.safety.guard.handlers import DANGER
from bot.safety.guarded_text.domain import Written
from bot.safety.typed_questions.handlers import StaysOpen, asks_for_text
from bot.services.buttons import CorrectService, KeepCorrection, OpenService, TakeCorrectionBack
from bot.services.correcting import screens, service
from bot.services.correcting.service import Correcting
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("services", staff=True)


async def _check(turn: Turn, found: Correcting, text: str) -> StaysOpen | None:
    """Show how the contact would read; the answer is a reply, so that a tap finds the text."""
    judged = service.judge(turn.act, text)
    if not isinstance(judged, Written) or turn.message is None:
        return StaysOpen(screens.ask_contact_again(found, judged, turn.texts))
    screen = screens.check(found, judged.text, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=turn.message.message_id))
    return None


asks_for_text(
    routes,
    CorrectService,
    "services.correct",
    guard=DANGER,
    load=lambda act, button: service.open_correction(act, button.cohort, button.service),
    ask=screens.ask_contact,
    read=str,
    take=_check,
)


@routes.tap(KeepCorrection)
async def keep(turn: Turn, button: KeepCorrection) -> None:
    found = await service.open_correction(turn.act, button.cohort, button.service)
    if turn.quoted is None:
        raise StaleButton
    await service.correct(turn.act, found, turn.quoted.text)
    await turn.follow(OpenService(button.cohort, button.service))


@routes.tap(TakeCorrectionBack)
async def take_back(turn: Turn, button: TakeCorrectionBack) -> None:
    await service.take_back(turn.act, button.cohort, button.service)
    await turn.follow(OpenService(button.cohort, button.service))
