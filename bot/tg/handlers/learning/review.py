"""The coordinators' content page: what waits, signing safety texts, confirming services."""

from bot.domain.learning.signing import Signed
from bot.domain.people.person import CohortId
from bot.services.learning import review
from bot.services.learning.review import Review, ServiceOpened, TextOpened
from bot.tg.buttons.review import (
    AskConfirm,
    AskSign,
    ConfirmService,
    OpenParts,
    OpenReview,
    OpenSafetyText,
    OpenSafetyTexts,
    OpenService,
    OpenServices,
    OpenUnclear,
    SignText,
    UnsignText,
    WithdrawService,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.learning import review as screens
from bot.tg.screens.learning import services

routes = Routes("learning", staff=True)


@routes.tap(OpenReview)
async def open_review(turn: Turn, button: OpenReview) -> None:
    """What waits."""
    turn.show(screens.overview(await _look(turn, button.cohort), turn.texts))


@routes.tap(OpenParts)
async def open_parts(turn: Turn, button: OpenParts) -> None:
    """What is missing or not reviewed, part by part."""
    found = await _look(turn, button.cohort)
    turn.show(screens.parts(found, _language(found, button.language), turn.texts))


@routes.tap(OpenUnclear)
async def open_unclear(turn: Turn, button: OpenUnclear) -> None:
    """What readers could not understand."""
    turn.show(screens.unclear(await _look(turn, button.cohort), turn.texts))


@routes.tap(OpenSafetyTexts)
async def open_texts(turn: Turn, button: OpenSafetyTexts) -> None:
    """The safety texts in one language."""
    found = await _look(turn, button.cohort)
    turn.show(screens.safety_texts(found, _language(found, button.language), turn.texts))


@routes.tap(OpenSafetyText)
async def open_text(turn: Turn, button: OpenSafetyText) -> None:
    """One safety text."""
    turn.show(screens.safety_text(await _text(turn, button), turn.texts))


@routes.tap(AskSign)
async def ask_sign(turn: Turn, button: AskSign) -> None:
    """Ask whether somebody really stands for it."""
    turn.show(screens.ask_sign(await _text(turn, button), turn.person.name, turn.texts))


@routes.tap(SignText)
async def sign_text(turn: Turn, button: SignText) -> None:
    """Stand for it."""
    signed = (CohortId(button.cohort), button.text, button.language, button.wording)
    opened = await review.sign_text(turn.tx, turn.visitor, turn.house.courses, signed, now=turn.now)
    turn.show(screens.safety_text(opened, turn.texts))


@routes.tap(UnsignText)
async def unsign_text(turn: Turn, button: UnsignText) -> None:
    """Take a signature back."""
    signed = (CohortId(button.cohort), Signed.TEXT, button.text, button.language)
    await review.withdraw(turn.tx, turn.visitor, turn.house.courses, signed, now=turn.now)
    turn.show(screens.safety_text(await _text(turn, button), turn.texts))


@routes.tap(OpenServices)
async def open_services(turn: Turn, button: OpenServices) -> None:
    """The services, or the numbers for emergencies."""
    found = await _look(turn, button.cohort)
    emergency = bool(button.emergency)
    turn.show(services.services(found, emergency=emergency, page=button.page, texts=turn.texts))


@routes.tap(OpenService)
async def open_service(turn: Turn, button: OpenService) -> None:
    """One service."""
    turn.show(services.service(await _service(turn, button), turn.texts))


@routes.tap(AskConfirm)
async def ask_confirm(turn: Turn, button: AskConfirm) -> None:
    """Ask whether somebody has really tried it."""
    turn.show(services.ask_confirm(await _service(turn, button), turn.person.name, turn.texts))


@routes.tap(ConfirmService)
async def confirm_service(turn: Turn, button: ConfirmService) -> None:
    """Stand for it: from now on leaders see it."""
    tried = (CohortId(button.cohort), button.service, button.wording)
    opened = await review.confirm_service(
        turn.tx, turn.visitor, turn.house.courses, tried, now=turn.now
    )
    turn.show(services.service(opened, turn.texts))


@routes.tap(WithdrawService)
async def withdraw_service(turn: Turn, button: WithdrawService) -> None:
    """Hide a service again."""
    signed = (CohortId(button.cohort), Signed.SERVICE, button.service, "")
    await review.withdraw(turn.tx, turn.visitor, turn.house.courses, signed, now=turn.now)
    turn.show(services.service(await _service(turn, button), turn.texts))


async def _look(turn: Turn, cohort: int) -> Review:
    return await review.look_over(
        turn.tx, turn.visitor, turn.house.courses, CohortId(cohort), now=turn.now
    )


async def _text(turn: Turn, button: OpenSafetyText | AskSign | UnsignText) -> TextOpened:
    return await review.open_text(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        CohortId(button.cohort),
        button.text,
        button.language,
    )


async def _service(turn: Turn, button: OpenService | AskConfirm | WithdrawService) -> ServiceOpened:
    return await review.open_service(
        turn.tx, turn.visitor, turn.house.courses, CohortId(button.cohort), button.service
    )


def _language(found: Review, language: str) -> str:
    known = found.course.languages
    return language if language in known else known[0]
