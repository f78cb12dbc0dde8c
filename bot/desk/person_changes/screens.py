"""Coordinators choose what to change of one person, and see what will happen first."""

from markupsafe import Markup

from bot.desk.buttons import (
    AskMove,
    AskMoveTo,
    AskRemove,
    AskReplace,
    MoveTo,
    NewPhone,
    Remove,
    ReplaceNow,
    UndoRemove,
)
from bot.desk.person.service import PersonCard
from bot.locale import Texts
from bot.membership.domain import CohortId, Listed, Membership
from bot.people.buttons import OpenPerson, OpenRequest, Rename, TakeOffList
from bot.people.directory.screens import who
from bot.people.moving.service import Movable, Move, Replacement
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import to_people

MOST_COURSES = 8


def changes(found: PersonCard, texts: Texts) -> Screen:
    """Show what can be changed of somebody."""
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
        buttons=[
            named,
            inside if is_in else inside[1:],
            [tap(texts.label("person.move"), AskMove(place.id)), out],
            [tap(texts.label("person.back"), OpenPerson(place.id))],
        ],
    )


def ask_replace(found: Listed, texts: Texts) -> Screen:
    """Ask who takes their place."""
    back = tap(texts.label("person.back"), OpenPerson(found.enrolment.id))
    return Screen(
        text=paragraphs(who(found), texts("person.ask_replace", organization=_named(found))),
        buttons=[[back]],
    )


def check_replace(found: Replacement, texts: Texts) -> Screen:
    """Say what will happen, before it happens."""
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
    """Ask to which course to move somebody."""
    place = found.listed.enrolment
    buttons = [
        [tap(each.title, AskMoveTo(place.id, each.id))] for each in found.cohorts[:MOST_COURSES]
    ]
    back = [tap(texts.label("person.back"), OpenPerson(place.id))]
    says = texts("person.ask_move") if found.cohorts else texts("person.no_other_course")
    return Screen(text=paragraphs(who(found.listed), says), buttons=[*buttons, back])


def check_move(found: Move, texts: Texts) -> Screen:
    """Say what will happen, before it happens."""
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
    """Say that they take part in the other course now."""
    says = "person.moved" if found.kept else "person.moved_anew"
    return Screen(
        text=paragraphs(who(found.listed), texts(says, course=found.cohort.title)),
        buttons=[[to_people(back_to, texts)]],
    )


def ask_remove(found: PersonCard, texts: Texts) -> Screen:
    """Ask whether to take them out."""
    place = found.listed.enrolment
    now = tap(texts.label("person.remove_now"), Remove(place.id))
    return _check(found.listed, texts("person.ask_remove"), now, texts)


def removed(found: Listed, texts: Texts) -> Screen:
    """Say that they are out; for a minute it can be undone."""
    place = found.enrolment
    return Screen(
        text=paragraphs(who(found), texts("person.removed")),
        buttons=[
            [tap(texts.label("decided.undo"), UndoRemove(place.id))],
            [to_people(place.cohort_id, texts)],
        ],
    )


def _check(listed: Listed, says: Markup, now: ScreenButton, texts: Texts) -> Screen:
    """Ask back; the harmless button first."""
    keep = tap(texts.label("person.keep"), OpenPerson(listed.enrolment.id))
    return Screen(text=paragraphs(who(listed), says), buttons=[[keep], [now]])


def _named(found: Listed) -> str:
    return found.organization or "–"
