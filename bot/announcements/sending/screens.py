"""Coordinators choose an offered time, each person's morning, now, or type a time."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.announcements.buttons import OpenCheck, OpenWhen, SetMornings, SetWhen, WriteWhen
from bot.announcements.domain import AnnouncementId
from bot.announcements.sending.domain import NoSuchDay, NoTime, TimeIsOver, TooFarOff, minute_of
from bot.locale import Texts
from bot.refusals import Refusal
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.kit.screen import Screen, paragraphs, tap

NOT_THIS_TIME: RefusalWords = {
    NoTime: "refusal.no_time",
    NoSuchDay: "refusal.no_such_day",
    TimeIsOver: "refusal.time_over",
    TooFarOff: "refusal.too_far",
}


def when(
    announcement: AnnouncementId,
    offered: Sequence[datetime],
    morning: date,
    zone: str,
    texts: Texts,
) -> Screen:
    """Choose an offered time, each person's morning, now, or type a time."""
    times = [
        tap(
            texts.label("when.at", day=texts.day_on_button(at, zone), time=texts.clock(at, zone)),
            SetWhen(announcement, minute_of(at)),
        )
        for at in offered
    ]
    mornings = texts.label("when.mornings", day=texts.day_on_button(morning))
    return Screen(
        text=paragraphs(texts("when.title"), texts("when.ask", city=texts.city(zone))),
        buttons=[
            *([key] for key in times),
            [tap(mornings, SetMornings(announcement))],
            [
                tap(texts.label("when.now"), SetWhen(announcement, 0)),
                tap(texts.label("when.write"), WriteWhen(announcement)),
            ],
            [tap(texts.label("announce.back"), OpenCheck(announcement))],
        ],
    )


def write_when(
    announcement: AnnouncementId, texts: Texts, *, refused: Refusal | None = None
) -> Screen:
    """Write me the time; `refused` says why the last one is not possible."""
    buttons = [[tap(texts.label("announce.back"), OpenWhen(announcement))]]
    asked = texts("when.write_it") if refused is None else texts(NOT_THIS_TIME[type(refused)])
    return Screen(text=paragraphs(texts("when.title"), asked), buttons=buttons)
