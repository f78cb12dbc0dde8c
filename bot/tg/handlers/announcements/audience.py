"""Who and when."""

from typing import Any

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.audience import By, Picked
from bot.domain.announcements.schedule import offered
from bot.domain.people.person import CohortId
from bot.domain.refusals import StaleButton
from bot.services.announcements import audience, drafts, sending
from bot.storage.dialect import from_ms
from bot.tg.buttons.announcements import (
    ChooseBy,
    ChooseEverybody,
    OpenWhen,
    OpenWho,
    SetWhen,
    Tick,
    ToggleCohort,
    WriteWhen,
)
from bot.tg.context import Turn
from bot.tg.handlers.announcements.showing import show_check
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.announcements import audience as screens
from bot.tg.screens.announcements.audience import MINUTE_MS

routes = Routes()

DIALOG = "announce.when"


@routes.tap(OpenWho)
async def open_who(turn: Turn, button: OpenWho) -> None:
    """Whom is it for?"""
    await _show_who(turn, AnnouncementId(button.announcement))


@routes.tap(ChooseEverybody)
async def choose_everybody(turn: Turn, button: ChooseEverybody) -> None:
    """Everybody."""
    announcement = AnnouncementId(button.announcement)
    await audience.choose_everybody(turn.tx, announcement, turn.visitor)
    await _show_who(turn, announcement)


@routes.tap(ToggleCohort)
async def toggle_cohort(turn: Turn, button: ToggleCohort) -> None:
    """One more course, or one fewer."""
    announcement = AnnouncementId(button.announcement)
    cohort = CohortId(button.cohort)
    await audience.toggle_cohort(turn.tx, announcement, turn.visitor, cohort)
    await _show_who(turn, announcement)


async def _show_who(turn: Turn, announcement: AnnouncementId) -> None:
    found = await audience.show(turn.tx, announcement, turn.visitor)
    turn.show(screens.who(found, turn.texts))


@routes.tap(ChooseBy)
async def choose_by(turn: Turn, button: ChooseBy) -> None:
    """A page of a list to tick."""
    found = await audience.list_for(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        _by(button.by),
        max(0, button.page),
    )
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(Tick)
async def tick(turn: Turn, button: Tick) -> None:
    """Put or take a tick."""
    by = _by(button.by)
    found = await audience.tick(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        by,
        _picked(by, button.picked),
        max(0, button.page),
    )
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(OpenWhen)
async def open_when(turn: Turn, button: OpenWhen) -> None:
    """When does it go?"""
    turn.end_dialog()
    announcement = AnnouncementId(button.announcement)
    dossier = await drafts.open_draft(turn.tx, announcement, turn.visitor)
    home = dossier.home
    times = offered(now=turn.now, zone=home.zone, holidays=home.quiet_days)
    turn.show(screens.when(announcement, times, home.zone, turn.texts))


@routes.tap(SetWhen)
async def set_when(turn: Turn, button: SetWhen) -> None:
    """At one of the offered times, or now."""
    announcement = AnnouncementId(button.announcement)
    at = from_ms(button.minute * MINUTE_MS) if 0 < button.minute < _LAST_MINUTE else None
    await sending.choose_time(turn.tx, announcement, turn.visitor, at, now=turn.now)
    await show_check(turn, announcement)


@routes.tap(WriteWhen)
async def write_when(turn: Turn, button: WriteWhen) -> None:
    """The time is typed."""
    announcement = AnnouncementId(button.announcement)
    await drafts.open_draft(turn.tx, announcement, turn.visitor)
    turn.begin(DIALOG, draft=announcement)
    turn.show(screens.write_when(announcement, turn.texts))


@routes.dialog(DIALOG)
async def hear_when(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read the time that was typed."""
    announcement = AnnouncementId(dialog["draft"])
    await sending.write_time(turn.tx, announcement, turn.visitor, said.text, now=turn.now)
    turn.end_dialog()
    await show_check(turn, announcement)


_LAST_MINUTE = 4_000_000_000_000 // MINUTE_MS  # the year 2096; what is beyond was forged


def _by(word: str) -> By:
    try:
        return By(word)
    except ValueError as error:
        raise StaleButton from error


def _picked(by: By, word: str) -> Picked:
    if by is By.LANGUAGE:
        return word
    if not word.isdecimal():
        raise StaleButton
    return int(word)
