"""Coordinators sign safety texts."""

from markupsafe import Markup

from bot.learning.review import service as review
from bot.learning.review.buttons import (
    AskReads,
    AskSign,
    OpenSafetyText,
    OpenSafetyTexts,
    ReadOn,
    ReadWhole,
    SayReads,
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
from bot.paging import Page
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)


@routes.tap(OpenSafetyTexts)
async def open_texts(turn: Turn, button: OpenSafetyTexts) -> None:
    await _show_list(turn, button.cohort, button.language)


@routes.tap(OpenSafetyText)
async def open_text(turn: Turn, button: OpenSafetyText) -> None:
    _show_text(turn, await _text(turn, button))


@routes.tap(ReadWhole)
async def read_whole(turn: Turn, button: ReadWhole) -> None:
    opened = await _text(turn, button)
    turn.show(screens.whole_text(opened, _page(turn, opened, button.page), turn.texts))


@routes.tap(AskSign)
async def ask_sign(turn: Turn, button: AskSign) -> None:
    _let_read(turn, await _text(turn, button))


@routes.tap(ReadOn)
async def read_on(turn: Turn, button: ReadOn) -> None:
    opened = await _text(turn, button)
    _let_read(turn, opened, page=button.page, next_one=bool(button.next_one))


@routes.tap(AskReads)
async def ask_reads(turn: Turn, button: AskReads) -> None:
    opened = await _text(turn, button)
    turn.show(screens.ask_reads(opened, turn.texts, next_one=bool(button.next_one)))


@routes.tap(SayReads)
async def say_reads(turn: Turn, button: SayReads) -> None:
    opened = await service.say_reads(
        turn.act, button.cohort, button.text, button.language, can_read=bool(button.can_read)
    )
    _let_read(turn, opened, next_one=bool(button.next_one))


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
    """Show the text: it was shown in two languages at once, so perhaps neither was read."""
    _let_read(turn, await _text(turn, button), next_one=True)


@routes.tap(SkipText)
async def skip_text(turn: Turn, button: SkipText) -> None:
    await _show_next(turn, button.cohort, button.language, after=button.text)


async def _show_next(
    turn: Turn, cohort: CohortId, language: str, *, after: str | None = None
) -> None:
    """Let the visitor read the next text; without one show the list."""
    opened = await service.next_unsigned(turn.act, cohort, language, after=after)
    if opened is None:
        await _show_list(turn, cohort, language)
    else:
        _let_read(turn, opened, next_one=True)


@routes.tap(UnsignText)
async def unsign_text(turn: Turn, button: UnsignText) -> None:
    await service.unsign(turn.act, button.cohort, button.text, button.language)
    _show_text(turn, await _text(turn, button))


async def _text(
    turn: Turn,
    button: OpenSafetyText | AskSign | ReadOn | ReadWhole | AskReads | SignBoth | UnsignText,
) -> TextOpened:
    return await service.open_text(turn.act, button.cohort, button.text, button.language)


async def _show_list(turn: Turn, cohort: CohortId, language: str) -> None:
    found = await review.load_review(turn.act, cohort)
    turn.show(screens.safety_texts(found, found.language_for(language), turn.texts))


def _show_text(turn: Turn, opened: TextOpened) -> None:
    turn.show(screens.safety_text(opened, turn.texts, months=turn.bot.periods.inactive_months))


def _let_read(turn: Turn, opened: TextOpened, *, page: int = 0, next_one: bool = False) -> None:
    """Show a part of the text to somebody who reads its language; ask the others first."""
    if opened.reads is None:
        turn.show(screens.ask_reads(opened, turn.texts, next_one=next_one))
    elif not opened.reads:
        turn.show(screens.reads_not(opened, turn.texts, next_one=next_one))
    else:
        shown = _page(turn, opened, page)
        name = turn.person.name
        turn.show(screens.read_to_sign(opened, shown, name, turn.texts, next_one=next_one))


def _page(turn: Turn, opened: TextOpened, at: int) -> Page[Markup]:
    months = turn.bot.periods.inactive_months
    return Page.of(screens.pages_of_text(opened, turn.texts, months=months), at, size=1)
