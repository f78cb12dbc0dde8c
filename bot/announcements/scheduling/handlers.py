"""Coordinators choose when an announcement goes."""

from typing import Any

from bot.announcements import service as drafts
from bot.announcements.buttons import OpenWhen, SetMornings, SetWhen, WriteWhen
from bot.announcements.checking.handlers import show_check
from bot.announcements.domain import AnnouncementId
from bot.announcements.scheduling import screens, service
from bot.announcements.scheduling.domain import (
    NoSuchDay,
    NoTime,
    TimeIsOver,
    TooFarOff,
    next_morning,
    offered_times,
)
from bot.announcements.scheduling.service import instant_of
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)

DIALOG = "announce.when"


@routes.tap(OpenWhen, ends_dialog=True)
async def open_when(turn: Turn, button: OpenWhen) -> None:
    details = await drafts.load_draft(turn.act, button.announcement)
    home = details.home
    times = offered_times(now=turn.now, zone=home.zone, holidays=home.quiet_days)
    morning = next_morning(now=turn.now, zone=home.zone, holidays=home.quiet_days)
    turn.show(screens.when(button.announcement, times, morning, home.zone, turn.texts))


@routes.tap(SetWhen)
async def set_when(turn: Turn, button: SetWhen) -> None:
    at = instant_of(button.minute)
    await service.choose_time(turn.act, button.announcement, at)
    await show_check(turn, button.announcement)


@routes.tap(SetMornings)
async def set_mornings(turn: Turn, button: SetMornings) -> None:
    await service.choose_mornings(turn.act, button.announcement)
    await show_check(turn, button.announcement)


@routes.tap(WriteWhen)
async def write_when(turn: Turn, button: WriteWhen) -> None:
    announcement = button.announcement
    await drafts.load_draft(turn.act, announcement)
    turn.ask(DIALOG, screens.write_when(announcement, turn.texts), draft=announcement)


@routes.dialog(DIALOG)
async def read_when(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read the time that was typed."""
    announcement = AnnouncementId(dialog["draft"])
    try:
        await service.write_time(turn.act, announcement, said.text)
    except (NoTime, NoSuchDay, TimeIsOver, TooFarOff) as refusal:
        turn.show(screens.write_when(announcement, turn.texts, refused=refusal))
        return
    turn.end_dialog()
    await show_check(turn, announcement)
