"""Answers to unexpected messages."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.announcements.buttons import AnnounceIt, AskAsVote, OpenAnnounce
from bot.desk.buttons import TakeThisBack
from bot.home.domain import listed
from bot.home.unasked.domain import DeskMessage, Offer, offers
from bot.home.ways.screens import (
    STEPS,
    as_buttons,
    find_button,
    named_people,
    person_rows,
    steps,
)
from bot.home.ways.service import Sought
from bot.locale import Catalogue, Texts
from bot.membership.domain import Cohort, CohortId
from bot.people.buttons import ListThese
from bot.questions.answering.screens import answer_buttons
from bot.questions.domain import QuestionDetails
from bot.safety.buttons import Nothing
from bot.safety.texts.screens import what_to_do_button
from bot.sessions.buttons import PlanThese
from bot.telegram.kit.button import CohortButton
from bot.telegram.kit.destinations import OpenHandbook
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, to_home

MANY = 4


def choices(texts: Texts, *, learns: bool) -> Screen:
    """Ask what to do with a message; only options that exist are offered."""
    if not learns:
        return only_buttons(texts)
    search = tap(texts.label("common.search_lessons"), OpenHandbook())
    nothing = tap(texts.label("common.unasked_nothing"), Nothing())
    return Screen(
        text=texts("common.unasked_choices"),
        buttons=[[search, nothing], [what_to_do_button(texts)]],
    )


def wishes(catalogue: Catalogue) -> frozenset[str]:
    """Return the beginnings of sentences that ask the bot for something, in all languages."""
    return frozenset().union(*(listed(each.label("unasked.wishes")) for each in catalogue.every))


def only_buttons(texts: Texts) -> Screen:
    """Say that the bot answers to buttons only; danger is the exception."""
    buttons = [[what_to_do_button(texts)], [to_home(texts)]]
    return Screen(text=texts("unasked.only_buttons"), buttons=buttons)


def deleted(texts: Texts) -> Screen:
    return Screen(text=texts("unasked.deleted"), buttons=[[to_home(texts)]])


def what_with_this(
    what: DeskMessage,
    places: Sequence[Cohort],
    asked: Sequence[QuestionDetails],
    looked: Sought,
    texts: Texts,
    *,
    course: CohortId | None,
    likely: bool,
    now: datetime,
) -> Screen:
    """Ask a coordinator what to do with a message; it may answer the questions `asked`.

    Who is meant on the desk comes first, and the places in a `course`, if it is `likely` that one
    is; otherwise what the message most likely is. The button that announces it is last.
    """
    found = offers(what, asked=bool(asked))
    near = _near(looked, course or places[0].id, texts, ask=course is None)
    said = _asking(looked, places, texts, asked=bool(asked), likely=likely)
    rows = [
        row
        for each in found
        if each is not Offer.ANNOUNCE
        for row in (
            answer_buttons(asked, texts, doubted=said is not None, now=now)
            if each is Offer.ANSWER
            else _for_places(each, places, texts)
        )
    ]
    nothing = tap(texts.label("common.unasked_nothing"), Nothing())
    announcing = _for_places(Offer.ANNOUNCE, places, texts) if Offer.ANNOUNCE in found else []
    if len(announcing) == 1 and not asked:
        last: list[ButtonRow] = [[*announcing[0], nothing]]
    else:
        last = [[nothing], *announcing] if asked or near else [*announcing, [nothing]]
    key = _WHAT.get(found[0], "unasked.what_with_this")
    if what is DeskMessage.DOCUMENT:
        key = "unasked.a_document"
    first = [*near, *rows] if said else [*rows, *near]
    return Screen(text=said or texts(key), buttons=[*first, *last, [what_to_do_button(texts)]])


def _near(looked: Sought, course: CohortId, texts: Texts, *, ask: bool) -> list[ButtonRow]:
    """Return a button for whom and what a text may mean; `ask` in which course it is opened."""
    ways = as_buttons(looked.ways, texts, None if ask else course)
    if looked.people.people:
        return [*person_rows(looked, texts), *in_pairs(ways)]
    return in_pairs([*ways, find_button(course, texts)]) if ways else []


def _asking(
    looked: Sought, places: Sequence[Cohort], texts: Texts, *, asked: bool, likely: bool
) -> Markup | None:
    """Ask who or what is meant; None where something else is likelier."""
    people = looked.people
    if people.people:
        more = people.total - len(people.people)
        return paragraphs(
            texts("unasked.a_person"),
            lines(*named_people(people.people, {each.id: each.title for each in places})),
            texts.count("home.more_people", more) if more else None,
        )
    if not looked.ways or not likely:
        return None
    if asked:
        return texts("unasked.place_or_answer")
    first = looked.ways[0]
    how = steps(first, texts) if first in STEPS else None
    return paragraphs(texts("unasked.not_found"), how)


def nothing_waits(texts: Texts) -> Screen:
    """Answer a bare "yes" or "ok", for which nothing waits: it is never announced."""
    buttons = [[to_home(texts)], [what_to_do_button(texts)]]
    return Screen(text=texts("unasked.nothing_waits"), buttons=buttons)


_WHAT = {
    Offer.ANSWER: "unasked.answer_this",
    Offer.WORKBOOK: "unasked.a_workbook",
    Offer.LIST: "unasked.a_list",
    Offer.MEETINGS: "unasked.an_invitation",
    Offer.VOTE: "unasked.a_vote",
}
_BUTTONS: dict[Offer, type[CohortButton]] = {
    Offer.WORKBOOK: TakeThisBack,
    Offer.LIST: ListThese,
    Offer.MEETINGS: PlanThese,
    Offer.VOTE: AskAsVote,
    Offer.ANNOUNCE: AnnounceIt,
}
_LABELS = {
    Offer.WORKBOOK: ("unasked.workbook", "unasked.workbook"),
    Offer.LIST: ("common.put_on_list", "unasked.list_to"),
    Offer.MEETINGS: ("unasked.plan", "unasked.plan_to"),
    Offer.VOTE: ("unasked.vote", "unasked.vote_to"),
    Offer.ANNOUNCE: ("unasked.announce", "unasked.announce_to"),
}
"""The label for the only course, and for one of several."""


def _for_places(offer: Offer, places: Sequence[Cohort], texts: Texts) -> list[ButtonRow]:
    alone, among = _LABELS[offer]
    button = _BUTTONS[offer]
    if len(places) == 1 or offer is Offer.WORKBOOK:  # a workbook has all courses in it
        return [[tap(texts.label(alone), button(places[0].id))]]
    return [[tap(texts.label(among, course=each.title), button(each.id))] for each in places[:MANY]]


def album(places: Sequence[Cohort], texts: Texts) -> Screen:
    """Say that an album must be sent through an announcement."""
    buttons = [[tap(texts.label("common.announce"), OpenAnnounce(each.id))] for each in places[:1]]
    return Screen(text=texts("unasked.album"), buttons=[*buttons, [what_to_do_button(texts)]])
