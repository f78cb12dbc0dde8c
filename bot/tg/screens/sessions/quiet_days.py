"""The quiet days of a cohort, as its coordinators see and change them."""

from bot.domain.sessions.quiet_days import MOST_AT_ONCE, Stretch
from bot.locale import Texts
from bot.services.sessions.quiet_days import QuietDays
from bot.tg.buttons.session_desk import (
    AddQuietDays,
    OpenDeskSessions,
    OpenQuietDays,
    RemoveQuietDays,
)
from bot.tg.screens.screen import Screen, lines, paragraphs, tap

MOST_LISTED = 20
MOST_KEYS = 10


def quiet_days(found: QuietDays, texts: Texts) -> Screen:
    """All that are ahead; a tap on one makes it an ordinary day again."""
    cohort, shown = found.cohort, found.stretches
    listed = [_words(each, texts) for each in shown[:MOST_LISTED]]
    removals = [
        [
            tap(
                texts.label("sessions.quiet_days.remove", days=_words(each, texts)),
                RemoveQuietDays(cohort.id, each.first.toordinal(), each.last.toordinal()),
            )
        ]
        for each in shown[:MOST_KEYS]
    ]
    meetings = texts.days((each.starts_at for each in found.meetings), cohort.zone)
    return Screen(
        text=paragraphs(
            texts("sessions.quiet_days.title"),
            texts("sessions.quiet_days.what"),
            lines(*listed) if listed else texts("sessions.quiet_days.none"),
            texts("sessions.quiet_days.meetings", days=meetings) if meetings else None,
        ),
        keys=[
            *removals,
            [
                tap(texts.label("sessions.quiet_days.add"), AddQuietDays(cohort.id)),
                tap(texts.label("sessions.back"), OpenDeskSessions(cohort.id)),
            ],
        ],
    )


def ask(found: QuietDays, texts: Texts) -> Screen:
    """Which days? With why the last answer cannot be in front."""
    problem = found.problem
    return Screen(
        text=paragraphs(
            texts("sessions.quiet_days.title"),
            None if problem is None else texts(f"sessions.quiet_days.{problem}", most=MOST_AT_ONCE),
            texts("sessions.quiet_days.which"),
        ),
        keys=[[tap(texts.label("sessions.back"), OpenQuietDays(found.cohort.id))]],
    )


def _words(stretch: Stretch, texts: Texts) -> str:
    if stretch.first == stretch.last:
        return texts.day(stretch.first)
    return texts.label(
        "sessions.quiet_days.stretch", first=texts.day(stretch.first), last=texts.day(stretch.last)
    )
