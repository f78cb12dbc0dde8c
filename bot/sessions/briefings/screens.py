"""Briefings of coordinators: neutral and short, like every push message."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.days import local_day
from bot.locale import Texts
from bot.sessions.attendance.screens import attendance_counts
from bot.sessions.briefings.service import EveBriefing, OverBriefing
from bot.sessions.buttons import AskRecording, CorrectList, OpenDeskSession
from bot.telegram.kit.screen import Screen, lines, tap
from bot.telegram.kit.ways import to_desk

MOST = 12
"""How many ended meetings one message lists."""
LONGEST = 100
"""A push message has at most this many characters; it has names only if they fit."""


def eve(found: EveBriefing, texts: Texts, *, now: datetime) -> Screen:
    """Tell who comes tomorrow, and which pictures the trainer shows."""
    first, cohort = found.series[0], found.cohort
    tomorrow = (local_day(first.starts_at, cohort.zone) - local_day(now, cohort.zone)).days == 1
    key = "briefings.eve.tomorrow" if tomorrow else "briefings.eve"
    shown = _pictures(found)
    text = texts(
        key,
        day=texts.day(first.starts_at, cohort.zone),
        time=texts.clock(first.starts_at, cohort.zone),
        come=found.count.come,
        cannot=found.count.cannot,
        open=found.count.open,
    )
    return Screen(
        text=text + texts("briefings.eve.show", emojis=shown) if shown else text,
        buttons=[
            [
                tap(texts.label("sessions.who"), OpenDeskSession(first.id)),
                to_desk(cohort.id, texts),
            ]
        ],
    )


def over(found: OverBriefing, texts: Texts, *, now: datetime) -> Screen:
    """Tell how many were there, with the names of the absent if they fit; both can be corrected."""
    session = found.session
    text = _over(found, texts, named=True, now=now)
    if len(text.striptags()) > LONGEST:
        text = _over(found, texts, named=False, now=now)
    return Screen(
        text=text,
        buttons=[
            [
                tap(texts.label("briefings.correct"), CorrectList(session.id, 0)),
                tap(texts.label("sessions.add_recording"), AskRecording(session.id)),
            ],
            [to_desk(found.cohort.id, texts)],
        ],
    )


def ends(found: Sequence[OverBriefing], texts: Texts, *, now: datetime) -> Screen:
    """Tell of several cohorts which meetings have ended; a button leads to each meeting."""
    shown = found[:MOST]
    hidden = len(found) - len(shown)
    said = [
        texts(
            "briefings.ended",
            cohort=each.cohort.title,
            n=each.number,
            seen=attendance_counts(each.session, each.seen, texts, named=False, now=now),
        )
        for each in shown
    ]
    label = "briefings.ended_label"
    return Screen(
        text=lines(*said, texts.count("common.and_more", hidden) if hidden else None),
        buttons=[
            [
                tap(
                    texts.label(label, cohort=each.cohort.title, n=each.number),
                    OpenDeskSession(each.session.id),
                )
            ]
            for each in shown
        ],
    )


def _over(found: OverBriefing, texts: Texts, *, named: bool, now: datetime) -> Markup:
    counts = attendance_counts(found.session, found.seen, texts, named=named, now=now)
    return texts("briefings.over", n=found.number, seen=counts)


def _pictures(found: EveBriefing) -> str:
    pictures = () if found.course is None else found.course.pictures
    emojis = {each.id: each.emoji for each in pictures}
    return " ".join(emojis[each.picture] for each in found.series if each.picture in emojis)
