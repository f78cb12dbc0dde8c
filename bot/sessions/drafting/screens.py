"""Coordinators draft meetings question by question, and check all before they are created."""

from datetime import date, datetime, timedelta

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.sessions.domain import LENGTHS, DraftStep, Reading, Room
from bot.sessions.drafting.buttons import (
    BackToCheck,
    ChangeLink,
    ChangeMeetingPlace,
    ChangeReminder,
    ChooseLength,
    CreateSessions,
    DraftDay,
    DraftLength,
    DraftMeaning,
    DraftMonth,
    DraftNoLink,
    DraftNoPlace,
    DraftTime,
    DraftTitle,
    DraftUnits,
    DropSessionDraft,
)
from bot.sessions.drafting.domain import ALL, OTHER, SessionDraft
from bot.sessions.drafting.service import DraftPlan, DraftState, SessionsCreated
from bot.sessions.links.screens import room_line, strange_link, where_label
from bot.sessions.reminder_plan.domain import PLANNING
from bot.sessions.screens import (
    change_done,
    explain_problem,
    purpose,
    usual_hours,
    which_day,
)
from bot.sessions.zones.domain import tz_of
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap


def too_old(texts: Texts) -> Screen:
    """Say that an invitation is too old to be read back, and must be sent again."""
    return Screen(text=texts("common.message_too_old"))


def reading(texts: Texts) -> Screen:
    """Say that a calendar file is being read."""
    return Screen(text=texts("drafting.reading"))


def asked(found: DraftState, texts: Texts, *, month: int | None = None) -> Screen:
    """Ask the next question, after the reason why the last answer was refused."""
    draft, today, course = found.draft, found.today, found.course
    problem = explain_problem(found.problem, course, texts, today=today)
    if found.called_off:
        days = texts.days(found.called_off)
        problem = paragraphs(texts("drafting.called_off", days=days), problem)
    if found.unsafe_place:
        problem = paragraphs(texts("sessions.unsafe_place"), problem)
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
            texts("drafting.label"),
            _read(found, texts),
            texts("drafting.longer") if found.longer else None,
            problem,
            question,
        ),
        buttons=[*buttons, [_drop(draft, texts)]],
    )


def how_long(found: DraftState, texts: Texts) -> Screen:
    draft = found.draft
    day = draft.days[-1] if len(draft.days) > 1 else None
    example = "" if day is None else f"{day.day}/{day.month}"
    one_day = texts("drafting.how_long.day", day=example) if example else None
    buttons = [
        tap(texts.label("sessions.minutes", n=each), DraftLength(draft.id, each))
        for each in LENGTHS
    ]
    return Screen(
        text=paragraphs(texts("drafting.label"), texts("sessions.how_long"), one_day),
        buttons=[*in_rows(buttons, 3), [_to_check(draft, texts)]],
    )


def which_place(found: DraftState, texts: Texts) -> Screen:
    """Ask for the place; a link is an answer, too."""
    none = tap(texts.label("sessions.no_place"), DraftNoPlace(found.draft.id))
    return Screen(
        text=paragraphs(texts("drafting.label"), texts("sessions.which_place")),
        buttons=[[none], [_to_check(found.draft, texts)]],
    )


def another_link(found: DraftState, texts: Texts) -> Screen:
    """Ask for another link, or for none."""
    question, buttons = _link(found.draft, texts)
    return Screen(
        text=paragraphs(texts("drafting.label"), question),
        buttons=[*buttons, [_to_check(found.draft, texts)]],
    )


def _purpose(draft: SessionDraft, course: Course, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    units = course.units
    parts = [
        tap(texts.label("drafting.part", n=number), DraftUnits(draft.id, unit.id))
        for number, unit in enumerate(units, 1)
    ]
    words = len(units) if len(units) in {2, 3} else "more"
    label = texts.label(f"drafting.all.{words}", n=len(units))
    every = [tap(label, DraftUnits(draft.id, ALL))] if len(units) > 1 else []
    other = tap(texts.label("sessions.other"), DraftUnits(draft.id, OTHER))
    question = texts("drafting.what_for" if _is_new(draft) else "drafting.what_for.read")
    return question, [*in_rows(parts, 3), every, [other]]


def _is_new(draft: SessionDraft) -> bool:
    """Tell whether nothing was pasted yet."""
    return draft.room == Room() and not draft.days and not draft.unsure


def _read(found: DraftState, texts: Texts) -> Markup | None:
    """Show the facts that were read from an invitation, while its purpose is asked.

    While day and time are asked, a link that came without a day is shown as known.
    """
    draft = found.draft
    if draft.step in {DraftStep.DAY, DraftStep.TIME} and draft.room != Room():
        room = room_line(draft.room, texts, all_of_them=len(draft.units) > 1)
        return lines(texts("drafting.read"), room)
    if draft.step not in {DraftStep.PURPOSE, DraftStep.TITLE} or _is_new(draft):
        return None
    when = _times(draft, found.cohort.zone, texts) if draft.starts(found.cohort.zone) else None
    if when is None and draft.days:
        when = [Markup.escape(texts.days(draft.days))]
    return lines(texts("drafting.read"), *(when or ()), _rooms(draft, texts))


def _title(draft: SessionDraft, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    without = [tap(texts.label("drafting.untitled"), DraftTitle(draft.id, 0))]
    if not draft.topic:
        return texts("drafting.which_title"), [without]
    as_invited = [tap(texts.label("drafting.as_invited"), DraftTitle(draft.id, 1))]
    return texts("drafting.which_title.read", topic=draft.topic), [as_invited, without]


def _which(draft: SessionDraft, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    buttons = [
        tap(_days_label(reading, texts), DraftMeaning(draft.id, number))
        for number, reading in enumerate(draft.unsure)
    ]
    return texts("drafting.which_meaning"), in_rows(buttons, 2)


def _days_label(reading: Reading, texts: Texts) -> str:
    day = texts.day(reading[0].day)
    if len(reading) == 1:
        return day
    return texts.label("drafting.day_and_more", day=day, n=len(reading) - 1)


def _day(
    draft: SessionDraft, today: date, texts: Texts, month: int | None
) -> tuple[Markup, list[ButtonRow]]:
    return which_day(
        "drafting.first_day",
        month,
        today,
        texts,
        lambda day: DraftDay(draft.id, day),
        lambda turned: DraftMonth(draft.id, turned),
    )


def _time(found: DraftState, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    question = texts("sessions.which_time", city=texts.city(found.cohort.zone))
    return question, usual_hours(lambda minute: DraftTime(found.draft.id, minute))


def _link(draft: SessionDraft, texts: Texts) -> tuple[Markup, list[ButtonRow]]:
    none_yet = tap(texts.label("drafting.without_link"), DraftNoLink(draft.id))
    return texts("drafting.where"), [[none_yet]]


def _drop(draft: SessionDraft, texts: Texts) -> ScreenButton:
    return tap(texts.label("drafting.drop"), DropSessionDraft(draft.id))


def _to_check(draft: SessionDraft, texts: Texts) -> ScreenButton:
    return tap(texts.label("sessions.back"), BackToCheck(draft.id))


def check(
    plan: DraftPlan, course: Course, texts: Texts, *, problem: Markup | None = None
) -> Screen:
    """Show everything at once, before anybody is told."""
    draft = plan.draft
    return Screen(
        text=paragraphs(
            texts("drafting.check"),
            problem,
            lines(*_purposes(plan, course, texts)),
            lines(
                *_times(draft, plan.cohort.zone, texts),
                _abroad(plan, texts),
                _rooms(draft, texts),
                *_strange_links(draft, course, texts),
            ),
            lines(
                texts("drafting.check.reminders", list=_reminders(plan, texts)),
                _pictures(plan, course, texts),
            ),
        ),
        buttons=[
            *_creating(plan, texts),
            [
                tap(_length_label(draft, texts), ChooseLength(draft.id)),
                tap(texts.label("sessions.place_label"), ChangeMeetingPlace(draft.id)),
            ],
            [
                tap(texts.label("drafting.link"), ChangeLink(draft.id)),
                tap(texts.label("drafting.reminder"), ChangeReminder(draft.id)),
            ],
            [_drop(draft, texts)],
        ],
    )


def _creating(plan: DraftPlan, texts: Texts) -> list[list[ScreenButton]]:
    """Offer to tell people or not; without participants there is no choice."""
    draft = plan.draft
    if not plan.told:
        return [[tap(texts.label("drafting.create"), CreateSessions(draft.id, 0))]]
    return [
        [tap(texts.count("drafting.create_and_tell", plan.told), CreateSessions(draft.id, 1))],
        [tap(texts.label("drafting.create_only"), CreateSessions(draft.id, 0))],
    ]


def _purposes(plan: DraftPlan, course: Course, texts: Texts) -> list[Markup]:
    """Name the purposes of the meetings, unless they follow from their number."""
    draft = plan.draft
    if not draft.units:
        return [Markup.escape(draft.title)] if draft.title else []
    if not draft.later or len(draft.units) == 1:
        return []
    return [purpose(draft.unit_of(number), "", course, texts) for number in range(len(plan.starts))]


def _length_label(draft: SessionDraft, texts: Texts) -> str:
    """Return the length of the meetings, or "Length" if they differ in it."""
    if len({draft.length_of(number) for number in range(len(draft.days))}) > 1:
        return texts.label("drafting.length")
    return texts.label("sessions.minutes", n=round(draft.length / timedelta(minutes=1)))


def _times(draft: SessionDraft, zone: str, texts: Texts) -> list[Markup]:
    """Name the times of the meetings, in one line if they are all alike."""
    city, starts = texts.city(zone), [at for _, at in draft.starts(zone)]
    spans = [texts.span(at, draft.length_of(nr), zone) for nr, at in enumerate(starts)]
    rooms = [draft.room_of(number) for number in range(len(starts))]
    if len(set(spans)) == 1 and len(set(rooms)) == 1:
        days = texts.days(starts, zone)
        return [texts("drafting.check.when", days=days, span=spans[0], city=city)]
    differ = len(set(rooms)) > 1
    return [
        _with_room(
            texts("sessions.card", day=texts.day(at, zone), span=span, city=city),
            where_label(room, texts) if differ else None,
        )
        for at, span, room in zip(starts, spans, rooms, strict=True)
    ]


def _with_room(when: Markup, where: Markup | None) -> Markup:
    return when if where is None else when + " · " + where


def _rooms(draft: SessionDraft, texts: Texts) -> Markup | None:
    """Name the place and the link, unless they stand beside each day."""
    rooms = {draft.room_of(number) for number in range(max(1, len(draft.days)))}
    if len(rooms) > 1:
        return None
    return room_line(rooms.pop(), texts, all_of_them=len(draft.days) > 1)


def _strange_links(draft: SessionDraft, course: Course, texts: Texts) -> list[Markup]:
    rooms = dict.fromkeys(draft.room_of(number) for number in range(len(draft.days)))
    warnings = (strange_link(each, course, texts) for each in rooms)
    return list(dict.fromkeys(each for each in warnings if each is not None))


def _abroad(plan: DraftPlan, texts: Texts) -> Markup | None:
    """Name the time of the invitation, if it was in another zone."""
    zone = plan.draft.zone
    if zone is None:
        return None
    start = plan.starts[0].astimezone(tz_of(zone))
    return texts(
        "drafting.check.abroad",
        day=texts.weekday(start.date()),
        time=f"{start:%H:%M}",
        city=zone if zone.startswith("UTC") else texts.city(zone),
    )


def _reminders(plan: DraftPlan, texts: Texts) -> str:
    zone = plan.cohort.zone
    listed = [texts.label("drafting.check.now")] if plan.told else []
    listed += [
        texts.label(
            "drafting.check.at",
            day=texts.weekday(timed.due_at, zone),
            time=texts.clock(timed.due_at, zone),
        )
        for timed in plan.steps
        if timed.step in PLANNING
    ]
    if plan.starting is not None:
        each = "_each" if len(plan.starts) > 1 else ""
        listed.append(texts.label(f"drafting.check.{plan.starting}{each}"))
    return texts.label("common.semicolon").join(listed)


def _pictures(plan: DraftPlan, course: Course, texts: Texts) -> Markup | None:
    emojis = [course.picture(each).emoji for each in plan.pictures if each is not None]
    if not emojis:
        return None
    each = "_each" if len(plan.starts) > 1 else ""
    return texts(f"drafting.check.pictures{each}", emojis=" ".join(emojis))


def created(outcome: SessionsCreated, texts: Texts) -> Screen:
    """Say that the meetings are created, and how many people are told."""
    cohort, hours = outcome.cohort, dict[str, list[datetime]]()
    for each in outcome.meetings:
        hours.setdefault(texts.clock(each.starts_at, cohort.zone), []).append(each.starts_at)
    when = lines(
        *(
            texts("drafting.created", days=texts.days(starts, cohort.zone), time=time)
            for time, starts in hours.items()
        )
    )
    return change_done(cohort.id, when, outcome.told, texts, untold=texts("drafting.not_told"))
