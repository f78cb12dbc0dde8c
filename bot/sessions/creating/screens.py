"""Coordinators check everything before meetings are created, and see what was created."""

from datetime import timedelta

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.safety.links import domain as links
from bot.sessions.buttons import OpenDeskSessions
from bot.sessions.creating.service import DraftPlan, SessionsCreated
from bot.sessions.drafting.buttons import (
    ChangeLink,
    ChangeReminder,
    ChooseLength,
    CreateSessions,
    DropDraft,
)
from bot.sessions.links.screens import room_line
from bot.sessions.reminder_plan.domain import PLANNING
from bot.sessions.screens import desk_button, purpose
from bot.sessions.zones.domain import tz_of
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap


def check(
    plan: DraftPlan, course: Course, texts: Texts, *, problem: Markup | None = None
) -> Screen:
    """Everything at once, before anybody is told."""
    draft = plan.draft
    minutes = round(draft.length / timedelta(minutes=1))
    return Screen(
        text=paragraphs(
            texts("sessions.check"),
            problem,
            lines(
                *_purposes(plan, course, texts),
                *_when(plan, texts),
                _abroad(plan, texts),
                room_line(plan.draft.room, texts, all_of_them=len(plan.starts) > 1),
                _strange_link(plan, course, texts),
                texts("sessions.check.reminders", list=_reminders(plan, texts)),
                _pictures(plan, course, texts),
            ),
        ),
        buttons=[
            *_creating(plan, texts),
            [
                tap(texts.label("sessions.minutes", n=minutes), ChooseLength(draft.id)),
                tap(texts.label("sessions.link"), ChangeLink(draft.id)),
                tap(texts.label("sessions.reminder"), ChangeReminder(draft.id)),
            ],
            [tap(texts.label("sessions.drop"), DropDraft(draft.id))],
        ],
    )


def _creating(plan: DraftPlan, texts: Texts) -> list[list[ScreenButton]]:
    """Tell people or not; without participants there is no choice."""
    draft = plan.draft
    if not plan.told:
        return [[tap(texts.label("sessions.create"), CreateSessions(draft.id, 0))]]
    return [
        [tap(texts.count("sessions.create_and_tell", plan.told), CreateSessions(draft.id, 1))],
        [tap(texts.label("sessions.create_only"), CreateSessions(draft.id, 0))],
    ]


def _purposes(plan: DraftPlan, course: Course, texts: Texts) -> list[Markup]:
    """What the meetings are for, unless that follows from their number."""
    draft = plan.draft
    if not draft.units:
        return [Markup.escape(draft.title)] if draft.title else []
    if not draft.later or len(draft.units) == 1:
        return []
    return [purpose(draft.unit_of(number), "", course, texts) for number in range(len(plan.starts))]


def _when(plan: DraftPlan, texts: Texts) -> list[Markup]:
    zone, length = plan.cohort.zone, plan.draft.length
    city = texts.city(zone)
    if len({texts.clock(each, zone) for each in plan.starts}) == 1:
        span = texts.span(plan.starts[0], length, zone)
        return [
            texts("sessions.check.when", days=texts.days(plan.starts, zone), span=span, city=city)
        ]
    return [
        texts(
            "sessions.card",
            day=texts.day(each, zone),
            span=texts.span(each, length, zone),
            city=city,
        )
        for each in plan.starts
    ]


def _abroad(plan: DraftPlan, texts: Texts) -> Markup | None:
    """The time that the invitation named, if it was in another zone."""
    zone = plan.draft.zone
    if zone is None:
        return None
    start = plan.starts[0].astimezone(tz_of(zone))
    return texts(
        "sessions.check.abroad",
        day=texts.weekday(start.date()),
        time=f"{start:%H:%M}",
        city=zone if zone.startswith("UTC") else texts.city(zone),
    )


def _strange_link(plan: DraftPlan, course: Course, texts: Texts) -> Markup | None:
    """Return a warning about a link to a host that the course does not list."""
    if plan.draft.room.link is None:
        return None
    strange = links.unknown(links.domains(plan.draft.room.link), course.allowed_links)
    return texts("sessions.check.strange_link") if strange else None


def _reminders(plan: DraftPlan, texts: Texts) -> str:
    zone = plan.cohort.zone
    listed = [texts.label("sessions.check.now")] if plan.told else []
    listed += [
        texts.label(
            "sessions.check.at",
            day=texts.weekday(timed.due_at, zone),
            time=texts.clock(timed.due_at, zone),
        )
        for timed in plan.steps
        if timed.step in PLANNING
    ]
    if plan.starting is not None:
        each = "_each" if len(plan.starts) > 1 else ""
        listed.append(texts.label(f"sessions.check.{plan.starting}{each}"))
    return texts.label("check.semicolon").join(listed)


def _pictures(plan: DraftPlan, course: Course, texts: Texts) -> Markup | None:
    emojis = [course.picture(each).emoji for each in plan.pictures if each is not None]
    if not emojis:
        return None
    each = "_each" if len(plan.starts) > 1 else ""
    return texts(f"sessions.check.pictures{each}", emojis=" ".join(emojis))


def created(outcome: SessionsCreated, texts: Texts) -> Screen:
    """The meetings are created, and this many people are told."""
    cohort, meetings = outcome.cohort, outcome.meetings
    when = texts(
        "sessions.created",
        days=texts.days((each.starts_at for each in meetings), cohort.zone),
        time=texts.clock(meetings[0].starts_at, cohort.zone),
    )
    told = texts.count("sessions.telling", outcome.told) if outcome.told else None
    return Screen(
        text=paragraphs(texts("sessions.title"), when, told or texts("sessions.not_told")),
        buttons=[
            [
                tap(texts.label("session.sessions"), OpenDeskSessions(cohort.id)),
                desk_button(cohort.id, texts),
            ]
        ],
    )
