"""Shows the quiet days of a cohort to its coordinators, who change them here."""

from functools import partial

from markupsafe import Markup

from bot.locale import Texts
from bot.sessions.buttons import OpenDeskSessions, OpenQuietDays
from bot.sessions.quiet_days.buttons import (
    AddQuietDays,
    OpenHolidays,
    RemoveQuietDays,
    ToggleHoliday,
)
from bot.sessions.quiet_days.domain import MOST_AT_ONCE, DayRange
from bot.sessions.quiet_days.service import ComingHoliday, HolidayList, QuietDays
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, toggle_button

MOST_LISTED = 20
MOST_BUTTONS = 10


def quiet_days(found: QuietDays, texts: Texts) -> Screen:
    """Show the quiet days from today on; a tap on one makes it an ordinary day again."""
    cohort, shown = found.cohort, found.ranges
    listed = [_words(each, texts) for each in shown[:MOST_LISTED]]
    removals = [
        [
            tap(
                texts.label("quiet_days.remove", days=_short_words(each, texts)),
                RemoveQuietDays(cohort.id, each.first.toordinal(), each.last.toordinal()),
            )
        ]
        for each in shown[:MOST_BUTTONS]
    ]
    meetings = [each.starts_at for each in found.meetings]
    return Screen(
        text=paragraphs(
            texts("quiet_days.title"),
            texts("quiet_days.what"),
            lines(*listed) if listed else texts("quiet_days.none"),
            texts.count("quiet_days.later", len(shown) - len(listed))
            if len(shown) > len(listed)
            else None,
            texts("quiet_days.meetings", days=texts.days(meetings, cohort.zone))
            if meetings
            else None,
        ),
        buttons=[
            *removals,
            [tap(texts.label("quiet_days.holidays"), OpenHolidays(cohort.id, 0))]
            if found.has_holidays
            else [],
            [
                tap(texts.label("quiet_days.add"), AddQuietDays(cohort.id)),
                tap(texts.label("sessions.back"), OpenDeskSessions(cohort.id)),
            ],
        ],
    )


def ask_days(found: QuietDays, texts: Texts) -> Screen:
    """Ask for days, after the reason why the last answer was refused."""
    problem = found.problem
    return Screen(
        text=paragraphs(
            texts("quiet_days.title"),
            None if problem is None else texts(f"quiet_days.{problem}", most=MOST_AT_ONCE),
            texts("quiet_days.which"),
        ),
        buttons=[[tap(texts.label("sessions.back"), OpenQuietDays(found.cohort.id))]],
    )


def holidays(found: HolidayList, texts: Texts) -> Screen:
    """Show the holidays ahead; a tap makes one quiet, another tap an ordinary day again."""
    page, cohort = found.page, found.cohort.id
    return Screen(
        text=paragraphs(
            texts("quiet_days.holidays.title"),
            texts("quiet_days.holidays.what"),
            lines(*(_holiday(each, texts) for each in page.items)),
        ),
        buttons=[
            *(
                [
                    toggle_button(
                        _short_words(each.days, texts),
                        ToggleHoliday(
                            cohort, each.days.first.toordinal(), each.days.last.toordinal(), page.at
                        ),
                        on=each.is_quiet,
                        texts=texts,
                    )
                ]
                for each in page.items
            ),
            page_turns(page, partial(OpenHolidays, cohort), texts),
            [tap(texts.label("sessions.back"), OpenQuietDays(cohort))],
        ],
    )


def _holiday(each: ComingHoliday, texts: Texts) -> Markup:
    name, days = each.holiday.name.in_(texts.language), _words(each.days, texts)
    doubts = " ".join(doubt.in_(texts.language) for doubt in each.holiday.to_check)
    if not doubts:
        return texts("quiet_days.holidays.one", days=days, name=name)
    return texts("quiet_days.holidays.unsure", days=days, name=name, doubts=doubts)


def _words(day_range: DayRange, texts: Texts) -> str:
    """Write "Thu 1 June", or "Wed 13 – Fri 15 September": the month once if it is one."""
    first, last = day_range.first, day_range.last
    if first == last:
        return texts.day(first)
    begins = texts.weekday(first) if first.month == last.month else texts.day(first)
    return texts.label("quiet_days.stretch", first=begins, last=texts.day(last))


def _short_words(day_range: DayRange, texts: Texts) -> str:
    """Write the same for a button, which has less room: two months do not fit."""
    if day_range.first.month == day_range.last.month:
        return _words(day_range, texts)
    return texts.label(
        "quiet_days.stretch",
        first=texts.weekday(day_range.first),
        last=texts.day(day_range.last),
    )
