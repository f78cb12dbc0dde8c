"""Choosing a period: by one tap, from a calendar, or by typing it."""

from calendar import monthrange
from datetime import date, timedelta

from bot.days import monday_of
from bot.desk.buttons import OpenPeriods, PickDay
from bot.desk.periods.domain import (
    EARLIEST,
    WHOLE,
    Period,
    month_before,
    month_period,
    quarter_of,
)
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.telegram.kit.destinations import OpenSheets
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap

_MONTHS_A_YEAR = 12


def name_of(period: Period, texts: Texts) -> str:
    """Name a period: "the whole course", "May 2023", or its first and last day."""
    if period.first is None or period.last is None:
        return texts.label("periods.whole")
    if period.is_month:
        return texts.month(period.first)
    if period.first == period.last:
        return texts.date(period.first)
    return texts.label(
        "desk.period_days", first=texts.date(period.first), last=texts.date(period.last)
    )


def choose(cohort: Cohort, texts: Texts, *, today: date, unread: bool = False) -> Screen:
    """Ask for a period; `unread`: the typed text could not be read."""
    usual = [
        ("periods.this_month", month_period(today)),
        ("periods.last_month", month_before(today)),
    ]
    rows = [
        [tap(texts.label(key, name=name_of(period, texts)), _opens(cohort.id, period))]
        for key, period in usual
    ]
    quarter = quarter_of(today)
    assert quarter.first is not None
    begins = texts.label("periods.this_quarter", name=texts.month(quarter.first))
    rows.append([tap(begins, _opens(cohort.id, quarter))])
    by_days = PickDay(cohort.id, 0, month_number(today))
    return Screen(
        text=paragraphs(
            texts("periods.title", cohort=cohort.title),
            texts("periods.unread") if unread else None,
            texts("periods.which", example=_example(today)),
        ),
        buttons=[
            *rows,
            [
                tap(texts.label("periods.whole_label"), _opens(cohort.id, WHOLE)),
                tap(texts.label("periods.by_days"), by_days),
            ],
            [tap(texts.label("periods.back"), _opens(cohort.id, WHOLE))],
        ],
    )


def pick(cohort: Cohort, since: date | None, month: int, texts: Texts, *, today: date) -> Screen:
    """Ask for the first day, or (after `since`) for the last one; later days are empty."""
    first = _first_of(month)
    turns = [
        tap(texts.month(_first_of(each)), PickDay(cohort.id, _ordinal(since), each))
        for each in (month - 1, month + 1)
        if is_shown(each, today)
    ]
    question = (
        texts("periods.from") if since is None else texts("periods.until", first=texts.date(since))
    )
    return Screen(
        text=paragraphs(texts("periods.title", cohort=cohort.title), question, texts.month(first)),
        buttons=[
            *_weeks(cohort.id, since, month, texts, today),
            turns,
            [tap(texts.label("periods.back"), OpenPeriods(cohort.id))],
        ],
    )


def month_number(day: date) -> int:
    """Return a month as one number: 12 times the year plus the month from 0."""
    return day.year * _MONTHS_A_YEAR + day.month - 1


def is_shown(month: int, today: date) -> bool:
    """Tell whether a month can be shown: this one and earlier ones."""
    return month_number(EARLIEST) <= month <= month_number(today)


def _weeks(
    cohort: CohortId, since: date | None, month: int, texts: Texts, today: date
) -> list[ButtonRow]:
    first = _first_of(month)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    stay = PickDay(cohort, _ordinal(since), month)
    empty = tap("·", stay)
    monday = monday_of(first)
    head = [tap(texts.weekday_letters(monday + timedelta(days=step)), stay) for step in range(7)]
    rows: list[ButtonRow] = [head]
    while monday <= last:
        week = [monday + timedelta(days=step) for step in range(7)]
        rows.append(
            [
                _day(cohort, since, each)
                if first <= each <= min(last, today) and (since is None or each >= since)
                else empty
                for each in week
            ]
        )
        monday += timedelta(weeks=1)
    return rows


def _day(cohort: CohortId, since: date | None, day: date) -> ScreenButton:
    if since is None:
        return tap(str(day.day), PickDay(cohort, day.toordinal(), month_number(day)))
    return tap(str(day.day), _opens(cohort, Period(first=since, last=day)))


def _opens(cohort: CohortId, period: Period) -> OpenSheets:
    return OpenSheets(cohort, *period.numbers)


def _first_of(month: int) -> date:
    return date(month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1)


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def _example(today: date) -> str:
    """Return days as somebody may type them: the month before, such as "1/4-30/4"."""
    before = month_before(today)
    assert before.first is not None
    assert before.last is not None
    return f"{before.first.day}/{before.first.month}-{before.last.day}/{before.last.month}"
