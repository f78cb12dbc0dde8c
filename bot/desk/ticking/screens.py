"""The list of people to contact with ticks, and what can be noted for all who are ticked."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from bot.catalog.measure import cut_to_width
from bot.desk.buttons import (
    AskPeace,
    LeaveInPeace,
    ListContacts,
    SpokenToMany,
    TickContact,
    TickContacts,
    TickPage,
)
from bot.desk.contacts.domain import PEACE_DAYS, Contact
from bot.desk.contacts.screens import reason_on_the_day, undo_button
from bot.desk.ticking.service import NotedForMany, TickList, peace_until
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, page_turns, to_desk, to_people, toggle_button

PEACE = (7, 14, PEACE_DAYS)
"""For how many days people can be left in peace."""
NAMED = 12
"""How many names the result says."""
_NAME: Final = 14.0
"""How many average Latin letters of a name fit on half a row beside the tick."""


def ticks(found: TickList, texts: Texts) -> Screen:
    """Show a page of people to tick."""
    cohort, shown = found.cohort.id, found.shown
    zone = found.cohort.zone
    said = [
        texts(
            "ticking.row",
            who=", ".join(part for part in (each.name, each.organization) if part),
            why=reason_on_the_day(each, zone, texts),
        )
        for each in shown.items
    ]
    buttons = [
        toggle_button(
            cut_to_width(each.name, _NAME),
            TickContact(cohort, each.person, shown.at),
            on=found.is_ticked(each),
            texts=texts,
        )
        for each in shown.items
    ]
    all_of_them = all(found.is_ticked(each) for each in shown.items)
    whole = toggle_button(
        texts.label("ticking.page"), TickPage(cohort, shown.at), on=all_of_them, texts=texts
    )
    if not found.contacts:
        return _nobody(cohort, texts)
    return Screen(
        text=paragraphs(texts("ticking.title", n=len(found.ticked)), lines(*said)),
        buttons=[
            *in_even_rows(buttons, 2),
            [whole],
            page_turns(shown, lambda to: TickContacts(cohort, to), texts),
            *_noting(found, texts),
            [tap(texts.label("ticking.back"), ListContacts(cohort, shown.at))],
        ],
    )


def _nobody(cohort: CohortId, texts: Texts) -> Screen:
    """Say where a talk with somebody is noted who is not to be contacted."""
    return Screen(
        text=texts("ticking.nobody"),
        buttons=[[to_people(cohort, texts)], [to_desk(cohort, texts)]],
    )


def ask_peace(found: TickList, texts: Texts) -> Screen:
    """Ask until when to leave people in peace."""
    cohort, zone = found.cohort.id, found.cohort.zone
    days = [
        tap(
            texts.day_on_button(peace_until(found.cohort, each, now=found.now), zone),
            LeaveInPeace(cohort, each),
        )
        for each in PEACE
    ]
    return Screen(
        text=paragraphs(
            texts("ticking.ask_peace", n=len(found.ticked)),
            texts("desk.peace_goes_on"),
            texts("desk.peace_ends"),
        ),
        buttons=[days, [tap(texts.label("ticking.back_to_ticks"), TickContacts(cohort, 0))]],
    )


def noted(found: NotedForMany, texts: Texts) -> Screen:
    """Say what was noted of whom, and who was left out because something is new."""
    cohort, n = found.cohort.id, len(found.people)
    if found.until is None:
        says = texts.count("ticking.talked", n)
    else:
        says = texts.count("ticking.in_peace", n, day=texts.day(found.until, found.cohort.zone))
    left_out = None
    if found.left_out:
        left_out = texts("ticking.left_out", names=_names(found.left_out, texts))
    return Screen(
        text=paragraphs(says, _names(found.people, texts) if n else None, left_out),
        buttons=[
            [undo_button(cohort, found.at, texts)] if n else [],
            [
                tap(texts.label("ticking.back"), ListContacts(cohort, 0)),
                to_desk(cohort, texts),
            ],
        ],
    )


def _names(people: Sequence[Contact], texts: Texts) -> Markup:
    hidden = len(people) - NAMED
    names = [escape(each.name) for each in people[:NAMED]]
    more = [texts.count("common.and_more", hidden)] if hidden > 0 else []
    return Markup(", ").join([*names, *more])


def _noting(found: TickList, texts: Texts) -> list[ButtonRow]:
    """Return what can be noted, if anybody is ticked."""
    n = len(found.ticked)
    if not n:
        return []
    return [
        [
            tap(texts.label("ticking.we_talked", n=n), SpokenToMany(found.cohort.id)),
            tap(texts.label("ticking.leave", n=n), AskPeace(found.cohort.id)),
        ]
    ]
