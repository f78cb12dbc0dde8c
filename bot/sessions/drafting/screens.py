"""Coordinators draft meetings: the next question, and why an answer was refused."""

from datetime import date

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.sessions.creating.screens import check
from bot.sessions.domain import DraftStep, Reading
from bot.sessions.drafting.buttons import (
    DraftDay,
    DraftLength,
    DraftMeaning,
    DraftMonth,
    DraftNoLink,
    DraftTime,
    DraftTitle,
    DraftUnits,
    DropDraft,
)
from bot.sessions.drafting.domain import ALL, LENGTHS, OTHER, Draft
from bot.sessions.drafting.service import DraftState
from bot.sessions.links.screens import room_line
from bot.sessions.screens import (
    example_day,
    explain,
    in_month,
    month_days,
    month_of,
    next_days,
    usual_hours,
)
from bot.telegram.kit.screen import Row, Screen, ScreenButton, in_rows, lines, paragraphs, tap


def asked(found: DraftState, texts: Texts, *, month: int | None = None) -> Screen:
    """The next question, after the reason why the last answer was refused."""
    draft, today, course = found.draft, found.today, found.course
    problem = None if found.problem is None else explain(found.problem, course, texts, today=today)
    if found.plan is not None:
        return check(found.plan, course, texts, problem=problem)
    question, buttons = {
        DraftStep.TITLE: lambda: _title(draft, texts),
        DraftStep.WHICH: lambda: _which(draft, texts),
        DraftStep.DAY: lambda: _day(draft, today, texts, month),
        DraftStep.TIME: lambda: _time(found, texts),
        DraftStep.LINK: lambda: _link(draft, texts),
    }.get(draft.step, lambda: _purpose(draft, course, texts))()
    return Screen(
        text=paragraphs(
            texts("sessions.drafting"),
            _read(found, texts),
            texts("sessions.longer") if found.longer else None,
            problem,
            question,
        ),
        buttons=[*buttons, [_drop(draft, texts)]],
    )


def how_long(found: DraftState, texts: Texts) -> Screen:
    """How long do they last?"""
    draft = found.draft
    buttons = [
        tap(texts.label("sessions.minutes", n=each), DraftLength(draft.id, each))
        for each in LENGTHS
    ]
    return Screen(
        text=paragraphs(texts("sessions.drafting"), texts("sessions.how_long")),
        buttons=[*in_rows(buttons, 3), [_drop(draft, texts)]],
    )


def _purpose(draft: Draft, course: Course, texts: Texts) -> tuple[Markup, list[Row]]:
    units = course.units
    parts = [
        tap(texts.label("sessions.part", n=number), DraftUnits(draft.id, unit.id))
        for number, unit in enumerate(units, 1)
    ]
    words = len(units) if len(units) in {2, 3} else "more"
    label = texts.label(f"sessions.all.{words}", n=len(units))
    every = [tap(label, DraftUnits(draft.id, ALL))] if len(units) > 1 else []
    other = tap(texts.label("sessions.other"), DraftUnits(draft.id, OTHER))
    question = texts("sessions.what_for" if _is_new(draft) else "sessions.what_for.read")
    return question, [*in_rows(parts, 3), every, [other]]


def _is_new(draft: Draft) -> bool:
    """Whether nothing was pasted yet."""
    return draft.room.link is None and not draft.days and not draft.unsure


def _read(found: DraftState, texts: Texts) -> Markup | None:
    """What was read from an invitation, while its purpose is asked.

    While day and time are asked, a link that came without a day is shown as known.
    """
    draft = found.draft
    if draft.step in {DraftStep.DAY, DraftStep.TIME} and draft.room.link is not None:
        room = room_line(draft.room, texts, all_of_them=len(draft.units) > 1)
        return lines(texts("sessions.read"), room)
    if draft.step not in {DraftStep.PURPOSE, DraftStep.TITLE} or _is_new(draft):
        return None
    when: Markup | str | None = None
    if draft.days:
        when = texts.days(draft.days)
        starts = draft.starts(found.cohort.zone)
        if starts:
            span = texts.span(starts[0][1], draft.length, found.cohort.zone)
            city = texts.city(found.cohort.zone)
            when = texts("sessions.check.when", days=when, span=span, city=city)
    return lines(
        texts("sessions.read"),
        when,
        room_line(draft.room, texts, all_of_them=bool(draft.later)),
    )


def _title(draft: Draft, texts: Texts) -> tuple[Markup, list[Row]]:
    without = [tap(texts.label("sessions.untitled"), DraftTitle(draft.id, 0))]
    if not draft.topic:
        return texts("sessions.which_title"), [without]
    as_invited = [tap(texts.label("sessions.as_invited"), DraftTitle(draft.id, 1))]
    return texts("sessions.which_title.read", topic=draft.topic), [as_invited, without]


def _which(draft: Draft, texts: Texts) -> tuple[Markup, list[Row]]:
    buttons = [
        tap(_days_label(reading, texts), DraftMeaning(draft.id, number))
        for number, reading in enumerate(draft.unsure)
    ]
    return texts("sessions.which_meaning"), in_rows(buttons, 2)


def _days_label(reading: Reading, texts: Texts) -> str:
    day = texts.day(reading[0].day)
    if len(reading) == 1:
        return day
    return texts.label("sessions.day_and_more", day=day, n=len(reading) - 1)


def _day(draft: Draft, today: date, texts: Texts, month: int | None) -> tuple[Markup, list[Row]]:
    def choose(day: date) -> DraftDay:
        return DraftDay(draft.id, day.toordinal())

    question = texts("sessions.first_day", example=example_day(today))
    if month is not None:
        return in_month(question, month, texts), month_days(
            month, today, texts, choose, lambda turned: DraftMonth(draft.id, turned)
        )
    later = tap(texts.label("sessions.later_days"), DraftMonth(draft.id, month_of(today)))
    return question, [*next_days(today, texts, choose), [later]]


def _time(found: DraftState, texts: Texts) -> tuple[Markup, list[Row]]:
    question = texts("sessions.which_time", city=texts.city(found.cohort.zone))
    return question, usual_hours(lambda minute: DraftTime(found.draft.id, minute))


def _link(draft: Draft, texts: Texts) -> tuple[Markup, list[Row]]:
    none_yet = tap(texts.label("sessions.without_link"), DraftNoLink(draft.id))
    return texts("sessions.which_link"), [[none_yet]]


def _drop(draft: Draft, texts: Texts) -> ScreenButton:
    return tap(texts.label("sessions.drop"), DropDraft(draft.id))
