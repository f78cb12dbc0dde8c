"""One person as coordinators see them, what happened with them, and what may be changed."""

from datetime import datetime

from markupsafe import Markup

from bot.domain.learning.quiz import WARM_UP, part_of
from bot.domain.people.changing import remind_again_from
from bot.domain.people.person import CohortId, Membership
from bot.locale import Texts
from bot.services.people.card import Card
from bot.services.people.moving import Movable, Move, Replacement
from bot.storage.enrolments import Listed
from bot.storage.timeline import Event, Kind
from bot.tg.buttons.announcements import WriteTo
from bot.tg.buttons.people import (
    MakePersonalLink,
    NotOneOfUs,
    OpenPerson,
    OpenRequest,
    Rename,
    TakeOffList,
)
from bot.tg.buttons.person import (
    AskMove,
    AskMoveTo,
    AskRemove,
    AskReplace,
    MoveTo,
    NewPhone,
    OpenChange,
    OpenTimeline,
    RemindOnce,
    Remove,
    ReplaceNow,
    UndoRemove,
)
from bot.tg.screens.screen import Key, Screen, lines, link, paragraphs, tap
from bot.tg.screens.ways import before_and_after, to_people

PAGE = 10
MOST_COURSES = 8


def card(found: Card, texts: Texts, *, now: datetime, news: Markup | None = None) -> Screen:
    """Whether they joined, came, read and finished, and when they were here; no result."""
    state = found.listed.enrolment.state
    if state is Membership.INVITED:
        facts, keys = texts("person.not_in"), _keys_outside(found, texts)
    elif state is Membership.WAITING:
        facts, keys = texts("person.waits"), _keys_waiting(found, texts)
    else:
        facts, keys = _facts(found, texts, now=now), _keys_inside(found, texts)
    back = to_people(found.cohort.id, texts)
    return Screen(text=paragraphs(who(found.listed), facts, news), keys=[*keys, [back]])


def who(listed: Listed) -> Markup:
    """Name and organization."""
    said = " · ".join(each for each in (listed.name, listed.organization) if each)
    return Markup("<b>{}</b>").format(said)


def reminded(texts: Texts) -> Markup:
    """It is on its way, under the rules of the day."""
    return texts("person.reminded")


def timeline(found: Card, number: int, texts: Texts) -> Screen:
    """What happened, the newest first."""
    events = found.timeline.events if found.timeline else ()
    begin = number * PAGE
    zone, place = found.cohort.zone, found.listed.enrolment
    shown = [_event(each, found, texts) for each in events[begin : begin + PAGE]]
    last = begin + PAGE >= len(events)
    joined = (
        texts("timeline.joined", day=texts.date(place.joined_at, zone))
        if last and place.joined_at
        else None
    )
    asked = found.timeline.questions if found.timeline else 0
    pages = -(-len(events) // PAGE)
    return Screen(
        text=paragraphs(
            who(found.listed),
            lines(*shown, joined),
            texts.count("timeline.questions", asked) if asked and number == 0 else None,
        ),
        keys=[
            before_and_after(number, pages, lambda to: OpenTimeline(place.id, to), texts),
            [tap(texts.label("person.back"), OpenPerson(place.id))],
        ],
    )


def changes(found: Card, texts: Texts) -> Screen:
    """What may be changed of somebody."""
    place = found.listed.enrolment
    named = [
        tap(texts.label("person.rename"), Rename(place.id)),
        tap(texts.label("person.organization"), OpenRequest(place.id, 0)),
    ]
    inside = [
        tap(texts.label("person.new_phone"), NewPhone(place.id)),
        tap(texts.label("person.replace"), AskReplace(place.id)),
    ]
    is_in = place.state in {Membership.ACTIVE, Membership.FINISHED}
    out = (
        tap(texts.label("person.remove"), AskRemove(place.id))
        if is_in
        else tap(texts.label("person.take_off"), TakeOffList(place.id))
    )
    return Screen(
        text=paragraphs(who(found.listed), texts("person.what_to_change")),
        keys=[
            named,
            inside if is_in else inside[1:],
            [tap(texts.label("person.move"), AskMove(place.id)), out],
            [tap(texts.label("person.back"), OpenPerson(place.id))],
        ],
    )


def ask_replace(found: Listed, texts: Texts) -> Screen:
    """Who takes their place?"""
    back = tap(texts.label("person.back"), OpenPerson(found.enrolment.id))
    return Screen(
        text=paragraphs(who(found), texts("person.ask_replace", organization=_named(found))),
        keys=[[back]],
    )


def check_replace(found: Replacement, texts: Texts) -> Screen:
    """What will happen, before it happens."""
    place = found.listed.enrolment
    outside = place.state is Membership.INVITED
    return _check(
        found.listed,
        lines(
            texts("person.check_replace", name=found.name, organization=_named(found.listed)),
            texts("person.link_ends" if outside else "person.place_ends"),
        ),
        tap(texts.label("person.replace_now"), ReplaceNow(place.id)),
        texts,
    )


def ask_move(found: Movable, texts: Texts) -> Screen:
    """To which course?"""
    place = found.listed.enrolment
    keys = [
        [tap(each.title, AskMoveTo(place.id, each.id))] for each in found.cohorts[:MOST_COURSES]
    ]
    back = [tap(texts.label("person.back"), OpenPerson(place.id))]
    says = texts("person.ask_move") if found.cohorts else texts("person.no_other_course")
    return Screen(text=paragraphs(who(found.listed), says), keys=[*keys, back])


def check_move(found: Move, texts: Texts) -> Screen:
    """What will happen, before it happens."""
    place = found.listed.enrolment
    says = "person.check_move" if found.kept else "person.check_move_anew"
    is_told = place.state is not Membership.INVITED
    return _check(
        found.listed,
        lines(
            texts(says, course=found.cohort.title),
            texts("person.move_told") if is_told else None,
        ),
        tap(texts.label("person.move_now"), MoveTo(place.id, found.cohort.id)),
        texts,
    )


def moved(found: Move, back_to: CohortId, texts: Texts) -> Screen:
    """They take part in the other course now."""
    says = "person.moved" if found.kept else "person.moved_anew"
    return Screen(
        text=paragraphs(who(found.listed), texts(says, course=found.cohort.title)),
        keys=[[to_people(back_to, texts)]],
    )


def ask_remove(found: Card, texts: Texts) -> Screen:
    """Take them out?"""
    place = found.listed.enrolment
    now = tap(texts.label("person.remove_now"), Remove(place.id))
    return _check(found.listed, texts("person.ask_remove"), now, texts)


def removed(found: Listed, texts: Texts) -> Screen:
    """They are out; for a minute it can be undone."""
    place = found.enrolment
    return Screen(
        text=paragraphs(who(found), texts("person.removed")),
        keys=[
            [tap(texts.label("decided.undo"), UndoRemove(place.id))],
            [to_people(place.cohort_id, texts)],
        ],
    )


def _check(listed: Listed, says: Markup, now: Key, texts: Texts) -> Screen:
    """Ask back; the harmless key first."""
    keep = tap(texts.label("person.keep"), OpenPerson(listed.enrolment.id))
    return Screen(text=paragraphs(who(listed), says), keys=[[keep], [now]])


def _facts(found: Card, texts: Texts, *, now: datetime) -> Markup:
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
        texts("person.reminded_on", day=texts.day(found.reminded_at, zone))
        if again is not None and found.reminded_at
        else None,
    )


def _keys_inside(found: Card, texts: Texts) -> list[list[Key]]:
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
        [tap(texts.label("person.change"), OpenChange(place.id))],
    ]


def _keys_outside(found: Card, texts: Texts) -> list[list[Key]]:
    place = found.listed.enrolment
    return [
        [tap(texts.label("person.link"), MakePersonalLink(place.id))],
        [tap(texts.label("person.change"), OpenChange(place.id))],
    ]


def _keys_waiting(found: Card, texts: Texts) -> list[list[Key]]:
    place = found.listed.enrolment
    return [
        [tap(texts.label("person.let_in"), OpenRequest(place.id, 0))],
        [tap(texts.label("request.refuse"), NotOneOfUs(place.id))],
    ]


def _event(event: Event, found: Card, texts: Texts) -> Markup:
    day = texts.day(event.at, found.cohort.zone)
    if event.kind is Kind.QUIZ and event.of == WARM_UP:
        return texts("timeline.warm_up", day=day)
    part = part_of(found.course, event.of) if event.of else None
    return texts(f"timeline.{event.kind}", day=day, part=part or "–")


def _named(found: Listed) -> str:
    return found.organization or "–"
