"""Why an answer about a meeting cannot be, in words."""

from datetime import date

from markupsafe import Markup

from bot.domain.learning.course import Course
from bot.domain.sessions.draft import NoSuchDay, Over, Problem, Step, StrangeZone, Taken, Unread
from bot.locale import Texts
from bot.tg.screens.sessions import days
from bot.tg.screens.sessions.desk import purpose

_UNREAD = {
    Step.TITLE: "sessions.unread.title",
    Step.WHICH: "sessions.unread.day",
    Step.DAY: "sessions.unread.day",
    Step.TIME: "sessions.unread.time",
    Step.LINK: "sessions.unread.link",
}


def why_not(problem: Problem, course: Course | None, texts: Texts, *, today: date) -> Markup:
    """Why an answer cannot be."""
    match problem:
        case Over(day=day):
            return texts("sessions.over", day=texts.day(day))
        case Taken(unit=unit, title=title):
            return texts("sessions.taken", title=purpose(unit, title, course, texts))
        case NoSuchDay(written=written):
            return texts("sessions.no_such_day", day=written)
        case StrangeZone(zone=zone, minute=minute):
            return texts("sessions.strange_zone", zone=zone, time=days.clock(minute))
        case Unread(step=step):
            key = _UNREAD.get(step, "sessions.unread.choose")
            return texts(key, example=days.example(today))
