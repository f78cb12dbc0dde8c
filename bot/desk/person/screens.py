"""The card of a person, the timeline, and the questions before a change."""

from datetime import datetime

from markupsafe import Markup

from bot.announcements.buttons import WriteTo
from bot.desk.buttons import (
    AskCutOff,
    AskMovePerson,
    AskMoveTo,
    AskNewPhone,
    AskRemove,
    AskReplace,
    MoveTo,
    NewPhone,
    OpenComing,
    OpenTeam,
    OpenTimeline,
    RemindOnce,
    Remove,
    ReplaceNow,
    Spoken,
    UndoRemove,
)
from bot.desk.person.domain import Event, EventKind
from bot.desk.person.service import PersonCard
from bot.desk.screens import card_rows, reminded_on
from bot.learning.attempts.domain import part_of_quiz
from bot.learning.quiz.domain import WARM_UP
from bot.locale import Texts
from bot.membership.domain import ListedPerson, Membership
from bot.paging import Page
from bot.people.buttons import (
    MakePersonalLink,
    NotOneOfUs,
    OpenChange,
    OpenJoinRequest,
    OpenPerson,
    Rename,
    TakeOffList,
)
from bot.people.domain import remind_again_from
from bot.people.merging.screens import merge_button, undo_merge_button
from bot.people.moving.service import Movable, Move, Replacement
from bot.people.pin.buttons import AskResetPin
from bot.people.screens import name_and_organization, who
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import course_rows, in_pairs, more_courses, page_turns, to_people
from bot.telegram.slots import Slots, lines_of

PAGE = 10
MOST_NAMESAKES = 6


def card(
    found: PersonCard, slots: Slots, texts: Texts, *, now: datetime, news: Markup | None = None
) -> Screen:
    """Show when they joined, attended, read, finished and were last active; no result."""
    state = found.listed.enrolment.state
    if state is Membership.INVITED:
        facts, buttons = texts("person.not_in"), _buttons_outside(found, texts)
    elif state is Membership.WAITING:
        facts, buttons = texts("person.waits"), _buttons_waiting(found, texts)
    else:
        facts, buttons = _facts(found, texts, now=now), _buttons_inside(found, texts, now=now)
    more = lines_of(slots.card, found.known, texts)
    return Screen(
        text=paragraphs(who(found.listed), facts, lines(*more), news),
        buttons=[
            *buttons,
            *card_rows(slots, found.known, to_people(found.cohort.id, texts), texts),
        ],
    )


def timeline(found: PersonCard, number: int, texts: Texts) -> Screen:
    events = found.timeline.events if found.timeline else ()
    page, place = Page.of(events, number, size=PAGE), found.listed.enrolment
    shown = [_event(each, found, texts) for each in page.items]
    joined = None
    if page.at == page.pages - 1 and place.joined_at:
        joined = texts("person.timeline.joined", day=texts.date(place.joined_at, found.cohort.zone))
    asked = found.timeline.questions if found.timeline else 0
    return Screen(
        text=paragraphs(
            who(found.listed),
            lines(*shown, joined),
            texts.count("person.timeline.questions", asked) if asked and page.at == 0 else None,
        ),
        buttons=[
            page_turns(page, lambda to: OpenTimeline(place.id, to), texts),
            [tap(texts.label("common.back"), OpenPerson(place.id))],
        ],
    )


def _facts(found: PersonCard, texts: Texts, *, now: datetime) -> Markup:
    listed, zone = found.listed, found.cohort.zone
    joined, happened = listed.enrolment.joined_at, found.timeline
    met = happened.meetings if happened else 0
    return lines(
        texts("person.joined", day=texts.date(joined, zone)) if joined else None,
        texts("person.attended", n=happened.attended, all=met) if happened and met else None,
        texts("person.lessons", n=found.lessons_read, all=found.lessons),
        texts("person.quizzes", n=found.quizzes_done, all=found.quizzes) if found.quizzes else None,
        texts("person.plans", open=happened.plans_open, done=happened.plans_done)
        if happened and happened.plans
        else None,
        texts("person.here", day=texts.day(listed.active_at, zone)) if listed.active_at else None,
        None if listed.reached else texts("person.unreachable"),
        texts("person.pin_is_locked") if found.pin_is_locked else None,
        reminded_on(found.reminded_at, zone, texts, now=now),
    )


def _buttons_inside(found: PersonCard, texts: Texts, *, now: datetime) -> list[ButtonRow]:
    place, account = found.listed.enrolment, found.listed.telegram_id
    chat = (
        [link(texts.label("person.chat"), f"tg://user?id={account}")] if account is not None else []
    )
    again = remind_again_from(found.reminded_at, now=now)
    remind = [tap(texts.label("desk.person_remind"), RemindOnce(place.id))] if again is None else []
    unlock = (
        [tap(texts.label("person.pin_reset"), AskResetPin(place.id))] if found.pin_is_locked else []
    )
    return in_pairs(
        [
            *chat,
            tap(texts.label("desk.person_write"), WriteTo(place.cohort_id, place.person_id)),
            *remind,
            tap(texts.label("person.spoken"), Spoken(place.cohort_id, place.person_id)),
            tap(texts.label("person.timeline"), OpenTimeline(place.id, 0)),
            tap(texts.label("person.coming_label"), OpenComing(place.id, 0)),
            *unlock,
            tap(texts.label("person.change"), OpenChange(place.id)),
            tap(texts.label("person.phone"), AskNewPhone(place.id)),
        ]
    )


def _buttons_outside(found: PersonCard, texts: Texts) -> list[ButtonRow]:
    place = found.listed.enrolment
    return [
        [tap(texts.label("person.link"), MakePersonalLink(place.id))],
        [tap(texts.label("person.change"), OpenChange(place.id))],
    ]


def _buttons_waiting(found: PersonCard, texts: Texts) -> list[ButtonRow]:
    place = found.listed.enrolment
    return [
        [tap(texts.label("person.let_in"), OpenJoinRequest(place.id, 0))],
        [tap(texts.label("common.not_in_our_group"), NotOneOfUs(place.id))],
    ]


def _event(event: Event, found: PersonCard, texts: Texts) -> Markup:
    day = texts.day(event.at, found.cohort.zone)
    if event.kind is EventKind.QUIZ and event.of == WARM_UP:
        return texts("person.timeline.warm_up", day=day)
    part = part_of_quiz(found.course, event.of) if event.of else None
    extra = next((unit for unit in found.course.extras if unit.id == event.of), None)
    if extra is not None:
        title = extra.title.in_(texts.language)
        return texts(f"person.timeline.extra_{event.kind}", day=day, title=title)
    return texts(f"person.timeline.{event.kind}", day=day, part=part or "–")


def changes(found: PersonCard, texts: Texts) -> Screen:
    place = found.listed.enrolment
    named = [
        tap(texts.label("person.rename"), Rename(place.id)),
        tap(texts.label("person.organization"), OpenJoinRequest(place.id, 0)),
    ]
    replace = tap(texts.label("person.replace"), AskReplace(place.id))
    is_in = place.state in {Membership.ACTIVE, Membership.FINISHED}
    out = (
        tap(texts.label("person.remove"), AskRemove(place.id))
        if is_in
        else tap(texts.label("person.take_off"), TakeOffList(place.id))
    )
    return Screen(
        text=paragraphs(who(found.listed), texts("person.what_to_change")),
        buttons=[
            named,
            [replace],
            [tap(texts.label("person.move"), AskMovePerson(place.id)), out],
            [merge_button(found.listed, texts)],
            [undo_merge_button(found.merge, texts)] if found.merge is not None else [],
            [tap(texts.label("common.back"), OpenPerson(place.id))],
        ],
    )


def ask_new_phone(found: PersonCard, texts: Texts) -> Screen:
    """Ask what happened to the phone, before anything is cut off or any link is made."""
    place = found.listed.enrolment
    lost = AskCutOff(place.cohort_id, place.person_id)
    has_phone = found.listed.telegram_id is not None
    return Screen(
        text=paragraphs(
            who(found.listed),
            texts("person.phone_lost") if has_phone else None,
            texts("person.phone_new"),
        ),
        buttons=[
            [tap(texts.label("desk.cut_off_label"), lost)] if has_phone else [],
            [tap(texts.label("person.new_phone"), NewPhone(place.id))],
            [tap(texts.label("common.back"), OpenPerson(place.id))],
        ],
    )


def ask_replace(found: ListedPerson, texts: Texts) -> Screen:
    back = tap(texts.label("common.back"), OpenPerson(found.enrolment.id))
    return Screen(
        text=paragraphs(who(found), texts("person.ask_replace", organization=_named(found))),
        buttons=[[back]],
    )


def check_replace(found: Replacement, texts: Texts) -> Screen:
    """Say what will happen, and ask."""
    place = found.listed.enrolment
    outside = place.state is Membership.INVITED
    says = lines(
        texts("person.check_replace", name=found.name, organization=_named(found.listed)),
        texts("person.link_ends" if outside else "person.place_ends"),
    )
    if found.namesakes:
        return _ask_namesake(found, says, texts)
    replace = tap(texts.label("person.replace_now"), ReplaceNow(place.id))
    return _check(found.listed, says, replace, texts)


def _ask_namesake(found: Replacement, says: Markup, texts: Texts) -> Screen:
    """Ask whether the colleague is somebody who is on the list already."""
    place, shown = found.listed.enrolment, found.namesakes[:MOST_NAMESAKES]
    names = lines(*(name_and_organization(each) for each in shown))
    more = len(found.namesakes) - len(shown)
    return Screen(
        text=paragraphs(
            who(found.listed),
            says,
            lines(
                texts.count("person.namesake", len(found.namesakes)),
                names,
                texts.count("common.and_more", more) if more else None,
            ),
        ),
        buttons=[
            [tap(texts.label("person.namesake_same"), OpenPerson(place.id))],
            [tap(texts.label("person.namesake_other"), ReplaceNow(place.id))],
        ],
    )


def ask_move(found: Movable, texts: Texts) -> Screen:
    place = found.listed.enrolment
    buttons = course_rows(found.cohorts, lambda cohort: AskMoveTo(place.id, cohort))
    back = [tap(texts.label("common.back"), OpenPerson(place.id))]
    says = texts("person.ask_move") if found.cohorts else texts("person.no_other_course")
    team = tap(texts.label("person.to_team"), OpenTeam(place.cohort_id))
    return Screen(
        text=paragraphs(who(found.listed), says, more_courses(found.cohorts, texts)),
        buttons=[*buttons, [] if found.cohorts else [team], back],
    )


def check_move(found: Move, texts: Texts) -> Screen:
    """Say what will happen, and ask."""
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


def moved(found: Move, texts: Texts) -> Screen:
    says = "person.moved" if found.kept else "person.moved_anew"
    return Screen(
        text=paragraphs(who(found.listed), texts(says, course=found.cohort.title)),
        buttons=[[to_people(found.listed.enrolment.cohort_id, texts)]],
    )


def ask_remove(found: PersonCard, texts: Texts) -> Screen:
    place = found.listed.enrolment
    now = tap(texts.label("person.remove_now"), Remove(place.id))
    return _check(found.listed, texts("person.ask_remove"), now, texts)


def removed(found: ListedPerson, texts: Texts) -> Screen:
    """Say that they are out, and offer to undo it."""
    place = found.enrolment
    return Screen(
        text=paragraphs(who(found), texts("person.removed")),
        buttons=[
            [tap(texts.label("common.undo"), UndoRemove(place.id))],
            [to_people(place.cohort_id, texts)],
        ],
    )


def _check(listed: ListedPerson, says: Markup, now: ScreenButton, texts: Texts) -> Screen:
    """Ask; the button that changes nothing comes first."""
    keep = tap(texts.label("person.keep"), OpenPerson(listed.enrolment.id))
    return Screen(text=paragraphs(who(listed), says), buttons=[[keep], [now]])


def _named(found: ListedPerson) -> str:
    return found.organization or "–"
