"""The list with ticks, the one question before people are removed, and what was done."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from bot.catalog.measure import cut_to_width
from bot.locale import Texts
from bot.membership.domain import ListedPerson
from bot.people.buttons import TickRemovals
from bot.people.removals.buttons import AskRemovals, RemoveTicked, TickRemoval, UndoRemovals
from bot.people.removals.domain import MOST_TICKED, seal
from bot.people.removals.service import RemovalList, SeveralBack, SeveralRemoved
from bot.people.screens import name_and_organization
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_people, toggle_button

_NAME: Final = 31.0
"""How many average Latin letters of a name fit on a row beside the tick."""


def ticks(found: RemovalList, texts: Texts) -> Screen:
    """Show a page of people to tick."""
    cohort, shown = found.cohort.id, found.shown
    toggles = [
        toggle_button(
            cut_to_width(name_and_organization(each), _NAME),
            TickRemoval(cohort, each.enrolment.id, shown.at),
            on=each.enrolment.id in found.ticked,
            texts=texts,
        )
        for each in shown.items
    ]
    n = len(found.ticked)
    go_on: ButtonRow = [tap(texts.label("removals.go_on", n=n), AskRemovals(cohort))] if n else []
    return Screen(
        text=paragraphs(
            texts("removals.title", n=n),
            texts("removals.how"),
            _about_typed(found, texts),
            texts("removals.most", n=MOST_TICKED) if found.is_full else None,
        ),
        buttons=[
            *([each] for each in toggles),
            page_turns(shown, lambda to: TickRemovals(cohort, to), texts),
            go_on,
            [to_people(cohort, texts)],
        ],
    )


def _about_typed(found: RemovalList, texts: Texts) -> Markup | None:
    """Say why a typed name ticked nobody."""
    if found.typed_matches is None:
        return None
    if found.typed_matches == 0:
        return texts("people.found_nobody")
    return texts.count("people.found_more", found.typed_matches)


def check(found: RemovalList, texts: Texts) -> Screen:
    """Name everybody who is ticked, and say what happens; the button that changes nothing first."""
    cohort, n = found.cohort.id, len(found.ticked)
    keep = tap(texts.label("removals.keep"), TickRemovals(cohort, found.page))
    now = tap(texts.label("removals.now", n=n), RemoveTicked(cohort, seal(found.ticked)))
    return Screen(
        text=paragraphs(
            texts.count("removals.ask", n, course=found.cohort.title),
            _part("removals.joined", found.joined, texts),
            _part("removals.outside", found.outside, texts),
            texts("removals.erases_nothing") if found.joined else None,
        ),
        buttons=[[keep], [now] if n else []],
    )


def removed(done: SeveralRemoved, texts: Texts) -> Screen:
    """Say who was removed, and offer to undo it of those who had joined."""
    cohort = done.cohort.id
    back = tap(texts.label("common.undo"), UndoRemovals(cohort, done.at))
    return Screen(
        text=paragraphs(
            texts.count("removals.done", len(done.joined) + len(done.outside)),
            _part("removals.joined_done", done.joined, texts),
            _part("removals.outside_done", done.outside, texts),
        ),
        buttons=[[back] if done.joined else [], [to_people(cohort, texts)]],
    )


def undone(found: SeveralBack, texts: Texts) -> Screen:
    return Screen(
        text=texts.count("removals.undone", found.people),
        buttons=[[to_people(found.cohort.id, texts)]],
    )


def _part(key: str, people: Sequence[ListedPerson], texts: Texts) -> Markup | None:
    if not people:
        return None
    names = ", ".join(
        f"{each.name} ({each.organization})" if each.organization else each.name for each in people
    )
    return texts(key, n=len(people), names=names)
