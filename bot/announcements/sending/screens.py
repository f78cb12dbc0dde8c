"""Asks when an announcement goes: at an offered time, in mornings, now, or at a typed time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from markupsafe import Markup

from bot.announcements.buttons import (
    ChangeTime,
    OpenAnnouncementCard,
    OpenAnnouncementCheck,
    OpenWhen,
    Replan,
    ReplanMornings,
    SetMornings,
    SetWhen,
    WriteNewTime,
    WriteWhen,
)
from bot.announcements.domain import AnnouncementId
from bot.announcements.sending.domain import (
    NoSuchDay,
    NoTime,
    TimeIsOver,
    TooFarOff,
    minute_since_1970,
    next_morning,
    offered_times,
)
from bot.days import local_day
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.refusals import Refusal
from bot.telegram.kit.button import Button
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap

NOT_THIS_TIME: RefusalWords = {
    NoTime: "sending.refusal_no_time",
    NoSuchDay: "sending.refusal_no_such_day",
    TimeIsOver: "sending.refusal_time_over",
    TooFarOff: "sending.refusal_too_far",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenButtons:
    """The buttons of When, for a draft or for a planned announcement."""

    at: Callable[[int], Button]
    mornings: Button
    write: Button
    ask_again: Button
    back: Button


def for_draft(draft: AnnouncementId) -> WhenButtons:
    """Return buttons that choose the time of a draft."""
    return WhenButtons(
        at=lambda minute: SetWhen(draft, minute),
        mornings=SetMornings(draft),
        write=WriteWhen(draft),
        ask_again=OpenWhen(draft),
        back=OpenAnnouncementCheck(draft),
    )


def for_planned(planned: AnnouncementId) -> WhenButtons:
    """Return buttons that change the time of a planned announcement."""
    return WhenButtons(
        at=lambda minute: Replan(planned, minute),
        mornings=ReplanMornings(planned),
        write=WriteNewTime(planned),
        ask_again=ChangeTime(planned),
        back=OpenAnnouncementCard(planned),
    )


def when(ways: WhenButtons, home: Cohort, texts: Texts, *, now: datetime) -> Screen:
    """Offer times in the calendar of a cohort, each person's morning, now, and to type a time."""
    zone = home.zone
    morning = next_morning(now=now, zone=zone, holidays=home.quiet_days)
    times = [
        tap(
            texts.label(
                "common.day_and_time", day=texts.day_on_button(at, zone), time=texts.clock(at, zone)
            ),
            ways.at(minute_since_1970(at)),
        )
        for at in offered_times(now=now, zone=zone, holidays=home.quiet_days)
    ]
    mornings = texts.label("sending.mornings", day=texts.day_on_button(morning))
    return Screen(
        text=paragraphs(
            texts("sending.title"),
            texts("sending.ask", city=texts.city(zone)),
            _skipped(morning, home, texts, now=now),
        ),
        buttons=[
            *([key] for key in times),
            [tap(mornings, ways.mornings)],
            [
                tap(texts.label("sending.now"), ways.at(0)),
                tap(texts.label("sending.write"), ways.write),
            ],
            [tap(texts.label("announcements.back"), ways.back)],
        ],
    )


def _skipped(morning: date, home: Cohort, texts: Texts, *, now: datetime) -> Markup | None:
    """Say why the next morning is days away: the days before it are quiet."""
    last = morning - timedelta(days=1)
    if last <= local_day(now, home.zone):
        return None
    return texts("sending.skipped", day=texts.day(last))


def write_when(
    ways: WhenButtons,
    texts: Texts,
    *,
    refused: Refusal | None = None,
    known: int | None = None,
) -> Screen:
    """Ask for a typed time; `refused` says why the last one is not possible.

    `known` is the minute of the day if that was understood.
    """
    buttons = [[tap(texts.label("announcements.back"), ways.ask_again)]]
    asked = texts("sending.write_it") if refused is None else texts(NOT_THIS_TIME[type(refused)])
    kept = None
    if refused is not None and known is not None:
        kept = texts("sending.kept", time=f"{known // 60:02}:{known % 60:02}")
    return Screen(text=paragraphs(texts("sending.title"), lines(asked, kept)), buttons=buttons)


def confirm_time(planned: AnnouncementId, at: datetime, zone: str, texts: Texts) -> Screen:
    """Show the time that was read, with a button to send a planned announcement then."""
    moment = texts.label(
        "common.day_and_time", day=texts.day_on_button(at, zone), time=texts.clock(at, zone)
    )
    return Screen(
        text=paragraphs(texts("sending.title"), texts("sending.read", when=moment)),
        buttons=[
            [tap(texts.label("sending.replan"), Replan(planned, minute_since_1970(at)))],
            [tap(texts.label("announcements.back"), ChangeTime(planned))],
        ],
    )
