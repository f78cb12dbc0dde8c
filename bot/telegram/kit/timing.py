"""Lines that say when people get a message, and why not at once."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.outbox.forecast.domain import TimedGroup, Timing

SHOWN = 3
WHY = {
    "paused": "common.timing_why_paused",
    "quiet hours": "common.timing_why_night",
    "quiet day": "common.timing_why_holiday",
    "two a day": "common.timing_why_two_a_day",
    "30 minutes between": "common.timing_why_half_hour",
    "meeting today": "common.timing_why_meeting",
    "meeting soon": "common.timing_why_meeting",
    "announcement today": "common.timing_why_announcement",
    "announcement soon": "common.timing_why_announcement",
    "displaced": "common.timing_why_two_a_day",
}
"""The reason of the gate -> the key of its words. All others are not about the time."""


def timing_line(timing: Timing, zone: str, texts: Texts, *, now: bool) -> Markup | None:
    """Return "4 at once; 5 Tue 23 May, 07:00: two messages today already"; None if all at once.

    `now`: it is sent now, and not at a chosen time.
    """
    if not timing.later:
        return None
    first = texts.count("common.timing_at_once" if now else "common.timing_then", timing.at_once)
    parts = [first] if timing.at_once else []
    parts += [_group(each, zone, texts) for each in timing.later[:SHOWN]]
    rest = sum(each.people for each in timing.later[SHOWN:])
    if rest:
        parts.append(texts.count("common.timing_rest", rest))
    return texts("common.timing_line", parts=texts("common.semicolon").join(parts))


def _group(group: TimedGroup, zone: str, texts: Texts) -> Markup:
    why = texts(WHY.get(group.reason or "", "common.timing_why_other"))
    if group.at is None:
        return texts("common.timing_never", n=group.people, why=why)
    return texts(
        "common.timing_later", n=group.people, when=day_and_time(group.at, zone, texts), why=why
    )


def day_and_time(at: datetime, zone: str, texts: Texts) -> str:
    """Return "Tue 23 May, 07:00"."""
    return texts.label("common.day_and_time", day=texts.day(at, zone), time=texts.clock(at, zone))
