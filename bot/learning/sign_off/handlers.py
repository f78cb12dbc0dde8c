"""Coordinators sign safety texts."""

from bot.learning.review import service as review
from bot.learning.review.buttons import (
    AskSign,
    OpenSafetyText,
    OpenSafetyTexts,
    SignBoth,
    SignEach,
    SignNext,
    SignText,
    SkipText,
    UnsignText,
)
from bot.learning.sign_off import screens, service
from bot.learning.sign_off.service import TextOpened
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)


@routes.tap(OpenSafetyTexts)
async def open_texts(turn: Turn, button: OpenSafetyTexts) -> None:
    found = await review.load_review(turn.act, button.cohort)
    turn.show(screens.safety_texts(found, found.language_for(button.language), turn.texts))


@routes.tap(OpenSafetyText)
async def open_text(turn: Turn, button: OpenSafetyText) -> None:
    _show_text(turn, await _text(turn, button))


@routes.tap(AskSign)
async def ask_sign(turn: Turn, button: AskSign) -> None:
    months = turn.bot.periods.inactive_months
    opened = await _text(turn, button)
    turn.show(screens.ask_sign(opened, turn.person.name, turn.texts, months=months))


@routes.tap(SignText)
async def sign_text(turn: Turn, button: SignText) -> None:
    opened = await service.sign_text(
        turn.act, button.cohort, button.text, button.language, button.wording
    )
    _show_text(turn, opened)


@routes.tap(SignEach)
async def sign_each(turn: Turn, button: SignEach) -> None:
    await _show_next(turn, button.cohort, button.language)


@routes.tap(SignNext)
async def sign_next(turn: Turn, button: SignNext) -> None:
    await service.sign_text(turn.act, button.cohort, button.text, button.language, button.wording)
    await _show_next(turn, button.cohort, button.language, after=button.text)


@routes.tap(SignBoth)
async def sign_both(turn: Turn, button: SignBoth) -> None:
    cohort, text = button.cohort, button.text
    await service.sign_text(turn.act, cohort, text, button.language, button.wording)
    await service.sign_text(turn.act, cohort, text, button.other, button.also)
    await _show_next(turn, cohort, button.language, after=text)


@routes.tap(SkipText)
async def skip_text(turn: Turn, button: SkipText) -> None:
    await _show_next(turn, button.cohort, button.language, after=button.text)


async def _show_next(
    turn: Turn, cohort: CohortId, language: str, *, after: str | None = None
) -> None:
    """Ask to sign the next text; without one show the list."""
    opened = await service.next_unsigned(turn.act, cohort, language, after=after)
    if opened is not None:
        months = turn.bot.periods.inactive_months
        turn.show(screens.sign_next(opened, turn.person.name, turn.texts, months=months))
        return
    found = await review.load_review(turn.act, cohort)
    turn.show(screens.safety_texts(found, found.language_for(language), turn.texts))


@routes.tap(UnsignText)
async def unsign_text(turn: Turn, button: UnsignText) -> None:
    await service.unsign(turn.act, button.cohort, button.text, button.language)
    _show_text(turn, await _text(turn, button))


async def _text(turn: Turn, button: OpenSafetyText | AskSign | UnsignText) -> TextOpened:
    return await service.open_text(turn.act, button.cohort, button.text, button.language)


def _show_text(turn: Turn, opened: TextOpened) -> None:
    turn.show(screens.safety_text(opened, turn.texts, months=turn.bot.periods.inactive_months))
