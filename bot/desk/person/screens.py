"""Coordinators see one person: the card with its facts, and the timeline."""

from datetime import datetime

from markupsafe import Markup

from bot.announcements.buttons import WriteTo
from bot.desk.buttons import OpenTimeline, RemindOnce
from bot.desk.person.domain import Event, EventKind
from bot.desk.person.service import PersonCard
from bot.learning.attempts.domain import part_of
from bot.learning.quiz.domain import WARM_UP
from bot.locale import Texts
from bot.membership.domain import Membership
from bot.paging import Page
from bot.people.buttons import MakePersonalLink, NotOneOfUs, OpenChange, OpenPerson, OpenRequest
from bot.people.directory.screens import who
from bot.people.domain import remind_again_from
from bot.people.pin.buttons import AskResetPin
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_people

PAGE = 10


def card(found: PersonCard, texts: Texts, *, now: datetime, news: Markup | None = None) -> Screen:
    """Show what they joined, attended, read and finished, and when they were active; no result."""
    state = found.listed.enrolment.state
    if state is Membership.INVITED:
        facts, buttons = texts("person.not_in"), _buttons_outside(found, texts)
    elif state is Membership.WAITING:
        facts, buttons = texts("person.waits"), _buttons_waiting(found, texts)
    else:
        facts, buttons = _facts(found, texts, now=now), _buttons_inside(found, texts)
    back = to_people(found.cohort.id, texts)
    return Screen(text=paragraphs(who(found.listed), facts, news), buttons=[*buttons, [back]])


def reminded(texts: Texts) -> Markup:
    """Say that the reminder is on its way."""
    return texts("person.reminded")


def timeline(found: PersonCard, number: int, texts: Texts) -> Screen:
    """Show what happened, the newest first."""
    events = found.timeline.events if found.timeline else ()
    page, place = Page.of(events, number, size=PAGE), found.listed.enrolment
    shown = [_event(each, found, texts) for each in page.items]
    joined = None
    if page.at == page.pages - 1 and place.joined_at:
        joined = texts("timeline.joined", day=texts.date(place.joined_at, found.cohort.zone))
    asked = found.timeline.questions if found.timeline else 0
    return Screen(
        text=paragraphs(
            who(found.listed),
            lines(*shown, joined),
            texts.count("timeline.questions", asked) if asked and page.at == 0 else None,
        ),
        buttons=[
            page_turns(page, lambda to: OpenTimeline(place.id, to), texts),
            [tap(texts.label("person.back"), OpenPerson(place.id))],
        ],
    )


def _facts(found: PersonCard, texts: Texts, *, now: datetime) -> Markup:
    listed, zone = found.listed, found.cohort.zone
    joined, happened = listed.enrolment.joined_at, found.timeline
    again = remind_again_from(found.reminded_at, now=now)
    met = happened.meetings if happened else 0
    return lines(
        texts("person.joined", day=texts.date(joined, zone)) if joined else None,
        texts("person.attended", n=happened.attended, all=met) if happened and met else None,
        texts("person.lessons", n=found.lessons_read, all=found.lessons),
        texts("person.quizzes", n=found.quizzes_done, all=found.quizzes) if found.quizzes else None,
        texts("person.here", day=texts.day(listed.active_at, zone)) if listed.active_at else None,
        None if listed.reached else texts("person.unreachable"),
        texts("pin.is_locked") if found.pin_is_locked else None,
        texts("person.reminded_on", day=texts.day(found.reminded_at, zone))
        if again is not None and found.reminded_at
        else None,
    )


def _buttons_inside(found: PersonCard, texts: Texts) -> list[list[ScreenButton]]:
    place, account = found.listed.enrolment, found.listed.telegram_id
    chat = (
        [link(texts.label("person.chat"), f"tg://user?id={account}")] if account is not None else []
    )
    return [
        [*chat, tap(texts.label("person.write"), WriteTo(place.cohort_id, place.person_id))],
        [
            tap(texts.label("person.remind"), RemindOnce(place.id)),
            tap(texts.label("person.timeline"), OpenTimeline(place.id, 0)),
        ],
        [tap(texts.label("pin.reset"), AskResetPin(place.id))] if found.pin_is_locked else [],
        [tap(texts.label("person.change"), OpenChange(place.id))],
    ]


def _buttons_outside(found: PersonCard, texts: Texts) -> list[list[ScreenButton]]:
    place = found.listed.enrolment
    return [
        [tap(texts.label("person.link"), MakePersonalLink(place.id))],
        [tap(texts.label("person.change"), OpenChange(place.id))],
    ]


def _buttons_waiting(found: PersonCard, texts: Texts) -> list[list[ScreenButton]]:
    place = found.listed.enrolment
    return [
        [tap(texts.label("person.let_in"), OpenRequest(place.id, 0))],
        [tap(texts.label("request.refuse"), NotOneOfUs(place.id))],
    ]


def _event(event: Event, found: PersonCard, texts: Texts) -> Markup:
    day = texts.day(event.at, found.cohort.zone)
    if event.kind is EventKind.QUIZ and event.of == WARM_UP:
        return texts("timeline.warm_up", day=day)
    part = part_of(found.course, event.of) if event.of else None
    return texts(f"timeline.{event.kind}", day=day, part=part or "–")
