"""Lines that say when people get a message, and why not at once."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.outbox.forecast.domain import TimedGroup, Timing

SHOWN = 3
WHY = {
    "paused": "timing.why.paused",
    "quiet hours": "timing.why.night",
    "quiet day": "timing.why.holiday",
    "two a day": "timing.why.two_a_day",
    "30 minutes between": "timing.why.half_hour",
    "meeting today": "timing.why.meeting",
    "meeting soon": "timing.why.meeting",
    "displaced": "timing.why.two_a_day",
}
"""The reason of the gate -> the key of its words. All others are not about the time."""


def timing_line(timing: Timing, zone: str, texts: Texts, *, now: bool) -> Markup | None:
    """Return "4 at once; 5 Tue 23 May, 07:00: two messages today already"; None if all at once.

    `now`: they should get it as soon as it is sent, and not at a chosen time.
    """
    if not timing.later:
        return None
    first = texts.count("timing.at_once" if now else "timing.then", timing.at_once)
    parts = [first] if timing.at_once else []
    parts += [_group(each, zone, texts) for each in timing.later[:SHOWN]]
    rest = sum(each.people for each in timing.later[SHOWN:])
    if rest:
        parts.append(texts.count("timing.rest", rest))
    return texts("timing.line", parts=texts("check.semicolon").join(parts))


def _group(group: TimedGroup, zone: str, texts: Texts) -> Markup:
    why = texts(WHY.get(group.reason or "", "timing.why.other"))
    if group.at is None:
        return texts("timing.never", n=group.people, why=why)
    return texts("timing.later", n=group.people, when=day_and_time(group.at, zone, texts), why=why)


def day_and_time(at: datetime, zone: str, texts: Texts) -> str:
    """Return "Tue 23 May, 07:00"."""
    return texts.label("when.at", day=texts.day(at, zone), time=texts.clock(at, zone))
