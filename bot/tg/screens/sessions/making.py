"""Meetings in the making: what is asked, what cannot be, the check, and what came of it."""

from dataclasses import replace
from datetime import date, timedelta

from markupsafe import Markup

from bot.domain.announcements import links
from bot.domain.learning.course import Course
from bot.domain.sessions.draft import LENGTHS, Draft, Over, Problem, Step, Taken, Unread
from bot.domain.sessions.rungs import PLANNING
from bot.domain.sessions.typed import host_of
from bot.locale import Texts
from bot.services.sessions.changes import Created, Plan
from bot.services.sessions.drafts import Drafted
from bot.tg.buttons.sessions import (
    ChangeLink,
    ChangeReminder,
    ChooseLength,
    CreateSessions,
    DraftDay,
    DraftLength,
    DraftMonth,
    DraftNoLink,
    DraftTime,
    DraftUnits,
    DropDraft,
    OpenDeskSessions,
)
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap
from bot.tg.screens.sessions import days
from bot.tg.screens.sessions.desk import desk_key, purpose


def asked(found: Drafted, course: Course, texts: Texts, *, month: int | None = None) -> Screen:
    """What is asked next, with why the last answer cannot be in front."""
    draft, today = found.draft, found.today
    problem = None if found.problem is None else why_not(found.problem, course, texts, today=today)
    if found.plan is not None:
        return check(found.plan, course, texts)
    question, keys = {
        Step.PURPOSE: lambda: _purpose(draft, course, texts),
        Step.DAY: lambda: _day(draft, today, texts, month),
        Step.TIME: lambda: _time(found, texts),
        Step.LINK: lambda: _link(draft, texts),
    }.get(draft.step, lambda: _purpose(draft, course, texts))()
    return Screen(
        text=paragraphs(texts("sessions.drafting"), problem, question),
        keys=[*keys, [_drop(draft, texts)]],
    )


def refused(found: Drafted, problem: Problem, course: Course, texts: Texts) -> Screen:
    """Between check and creation the day has passed, or somebody else took the hour."""
    return asked(replace(found, problem=problem), course, texts)


def why_not(problem: Problem, course: Course | None, texts: Texts, *, today: date) -> Markup:
    """Why an answer cannot be."""
    match problem:
        case Over(day=day):
            return texts("sessions.over", day=texts.day(day))
        case Taken(unit=unit, title=title):
            return texts("sessions.taken", title=purpose(unit, title, course, texts))
        case Unread(step=Step.DAY):
            return texts("sessions.unread.day", example=days.example(today))
        case Unread(step=Step.TIME):
            return texts("sessions.unread.time")
        case Unread(step=Step.LINK):
            return texts("sessions.unread.link")
        case Unread():
            return texts("sessions.unread.choose")


def check(plan: Plan, course: Course, texts: Texts) -> Screen:
    """Everything at once, before anybody is told."""
    draft = plan.draft
    minutes = round(draft.length / timedelta(minutes=1))
    return Screen(
        text=paragraphs(
            texts("sessions.check"),
            lines(
                _when(plan, texts),
                _room(plan, texts),
                _strange_link(plan, course, texts),
                texts("sessions.check.reminders", list=_reminders(plan, texts)),
                _pictures(plan, course, texts),
            ),
        ),
        keys=[
            [tap(texts.count("sessions.create_and_tell", plan.told), CreateSessions(draft.id, 1))],
            [tap(texts.label("sessions.create_only"), CreateSessions(draft.id, 0))],
            [
                tap(texts.label("sessions.minutes", n=minutes), ChooseLength(draft.id)),
                tap(texts.label("sessions.link"), ChangeLink(draft.id)),
                tap(texts.label("sessions.reminder"), ChangeReminder(draft.id)),
            ],
            [_drop(draft, texts)],
        ],
    )


def how_long(found: Drafted, texts: Texts) -> Screen:
    """How long do they last?"""
    draft = found.draft
    keys = [
        tap(texts.label("sessions.minutes", n=each), DraftLength(draft.id, each))
        for each in LENGTHS
    ]
    return Screen(
        text=paragraphs(texts("sessions.drafting"), texts("sessions.how_long")),
        keys=[*days.chunks(keys, 3), [_drop(draft, texts)]],
    )


def created(outcome: Created, texts: Texts) -> Screen:
    """They are made, and so many people are told."""
    cohort, meetings = outcome.cohort, outcome.meetings
    when = texts(
        "sessions.created",
        days=texts.days((each.starts_at for each in meetings), cohort.zone),
        time=texts.clock(meetings[0].starts_at, cohort.zone),
    )
    told = texts.count("sessions.telling", outcome.told) if outcome.told else None
    return Screen(
        text=paragraphs(texts("sessions.title"), when, told or texts("sessions.not_told")),
        keys=[
            [
                tap(texts.label("session.sessions"), OpenDeskSessions(cohort.id)),
                desk_key(cohort.id, texts),
            ]
        ],
    )


def _purpose(draft: Draft, course: Course, texts: Texts) -> tuple[Markup, list[list[Key]]]:
    units = course.units
    parts = [
        tap(texts.label("sessions.part", n=number), DraftUnits(draft.id, unit.id))
        for number, unit in enumerate(units, 1)
    ]
    words = len(units) if len(units) in {2, 3} else "more"
    label = texts.label(f"sessions.all.{words}", n=len(units))
    every = [tap(label, DraftUnits(draft.id, "all"))] if len(units) > 1 else []
    other = tap(texts.label("sessions.other"), DraftUnits(draft.id, "other"))
    return texts("sessions.what_for"), [*days.chunks(parts, 3), every, [other]]


def _day(
    draft: Draft, today: date, texts: Texts, month: int | None
) -> tuple[Markup, list[list[Key]]]:
    def choose(day: date) -> DraftDay:
        return DraftDay(draft.id, day.toordinal())

    question = texts("sessions.first_day", example=days.example(today))
    if month is not None:
        return question, days.month_days(
            month, today, texts, choose, lambda turned: DraftMonth(draft.id, turned)
        )
    later = tap(texts.label("sessions.later_days"), DraftMonth(draft.id, days.month_of(today)))
    return question, [*days.next_days(today, texts, choose), [later]]


def _time(found: Drafted, texts: Texts) -> tuple[Markup, list[list[Key]]]:
    question = texts("sessions.which_time", city=texts.city(found.cohort.zone))
    return question, days.hours(lambda minute: DraftTime(found.draft.id, minute))


def _link(draft: Draft, texts: Texts) -> tuple[Markup, list[list[Key]]]:
    none_yet = tap(texts.label("sessions.without_link"), DraftNoLink(draft.id))
    return texts("sessions.which_link"), [[none_yet]]


def _drop(draft: Draft, texts: Texts) -> Key:
    return tap(texts.label("sessions.drop"), DropDraft(draft.id))


def _when(plan: Plan, texts: Texts) -> Markup:
    zone = plan.cohort.zone
    return texts(
        "sessions.check.when",
        days=texts.days(plan.starts, zone),
        span=texts.span(plan.starts[0], plan.draft.length, zone),
        city=texts.city(zone),
    )


def _room(plan: Plan, texts: Texts) -> Markup:
    room = plan.draft.room
    if room.link is None:
        return texts("sessions.no_link")
    key = "sessions.check.link_all" if len(plan.starts) > 1 else "sessions.check.link"
    host = texts(key, host=host_of(room.link))
    return host + " · " + texts("sessions.check.passcode") if room.passcode else host


def _strange_link(plan: Plan, course: Course, texts: Texts) -> Markup | None:
    """Return a word about a link to a place that the course does not list."""
    if plan.draft.room.link is None:
        return None
    strange = links.unknown(links.domains(plan.draft.room.link), course.allowed_links)
    return texts("sessions.check.strange_link") if strange else None


def _reminders(plan: Plan, texts: Texts) -> str:
    zone = plan.cohort.zone
    listed = [texts.label("sessions.check.now")]
    listed += [
        texts.label(
            "sessions.check.at",
            day=texts.weekday(step.due_at, zone),
            time=texts.clock(step.due_at, zone),
        )
        for step in plan.steps
        if step.rung in PLANNING
    ]
    if plan.starting is not None:
        each = "_each" if len(plan.starts) > 1 else ""
        listed.append(texts.label(f"sessions.check.{plan.starting}{each}"))
    return "; ".join(listed)


def _pictures(plan: Plan, course: Course, texts: Texts) -> Markup | None:
    emojis = [course.picture(each).emoji for each in plan.pictures if each is not None]
    if not emojis:
        return None
    each = "_each" if len(plan.starts) > 1 else ""
    return texts(f"sessions.check.pictures{each}", emojis=" ".join(emojis))
