"""A coordinator sees requests to join, and decides."""

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import CohortId, ListedPerson, Membership
from bot.paging import Page
from bot.people.buttons import (
    ListIn,
    NotOneOfUs,
    OpenJoinRequest,
    OpenPerson,
    TakeBackDecision,
    TurnRequests,
)
from bot.people.directory.screens import NAMES, PAGE
from bot.people.merging.screens import ask_same
from bot.people.requests.buttons import LetAllIn, LetIn, LetInAsTyped, NameOrganization
from bot.people.requests.domain import MOST_AT_ONCE
from bot.people.requests.service import AllLetIn, Asking, Decided, Request, RequestList
from bot.people.screens import account_link
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, page_turns, to_people
from bot.telegram.slots import WaitingButton


def request(found: Request, texts: Texts, *, number: int = 0) -> Screen:
    """Show a request and the organizations to choose from; a tap on one lets the person in.

    Before that the coordinator says whether it is somebody on the list.
    """
    place = found.listed.enrolment
    typed = _typed(found.listed, texts) if place.state is Membership.WAITING else None
    if found.namesakes.everybody:
        return ask_same(found.listed, found.namesakes, typed, texts)
    page = Page.of(found.organizations, number, size=PAGE)
    waits = place.state is Membership.WAITING
    as_typed = _as_typed(found.listed, texts) if waits else []
    meant = place.organization_id if as_typed else None  # it has a row of its own
    buttons = [
        tap(name, LetIn(place.id, organization))
        for organization, name in page.items
        if organization != meant
    ]
    refuse = [tap(texts.label("common.not_in_our_group"), NotOneOfUs(place.id))] if waits else []
    says = "requests.text" if waits else "requests.organization"
    return Screen(
        text=lines(
            texts(says, name=found.listed.name, account=account_link(found.listed, texts)), typed
        ),
        buttons=[
            as_typed,
            *in_pairs(buttons),
            page_turns(page, lambda to: OpenJoinRequest(place.id, to), texts),
            [tap(texts.label("requests.new"), NameOrganization(place.id))],
            refuse,
            [
                tap(texts.label("people.requests"), TurnRequests(place.cohort_id, 0)),
                to_people(place.cohort_id, texts),
            ]
            if waits
            else [tap(texts.label("people.back"), OpenPerson(place.id))],
        ],
    )


def _typed(listed: ListedPerson, texts: Texts) -> Markup:
    """Say which organization somebody typed, and which one of the list it may be."""
    said = listed.said_organization
    if said is None:
        return texts("requests.typed_none")
    if listed.organization is None:
        return texts("requests.typed_new", said=said)
    if listed.organization == said:
        return texts("requests.typed", said=said)
    return texts("requests.typed_meant", said=said, meant=listed.organization)


def _as_typed(listed: ListedPerson, texts: Texts) -> list[ScreenButton]:
    """Return the button that lets somebody in for the organization that they typed."""
    place = listed.enrolment
    if listed.said_organization is None:
        return []
    if place.organization_id is None or listed.organization is None:
        label = texts.label("requests.let_in_new", name=listed.said_organization)
        return [tap(label, LetInAsTyped(place.id))]
    label = texts.label("requests.let_in", name=listed.organization)
    return [tap(label, LetIn(place.id, place.organization_id))]


def requests(found: RequestList, number: int, texts: Texts) -> Screen:
    """Show a page of people who ask to join, and let in at once those who match the list."""
    cohort = found.cohort.id
    page = Page.of(found.waiting, number, size=PAGE * 2)
    buttons = [tap(each.shown, OpenJoinRequest(each.enrolment.id, 0)) for each in page.items]
    others = page.total - found.ready
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("requests.list", n=page.total),
            texts.count("requests.ready", found.ready) if found.ready else None,
            texts.count("requests.others", others) if found.ready and others else None,
            texts("requests.one_by_one") if others and not found.ready else None,
        ),
        buttons=[
            _all_in(cohort, found.ready, texts),
            *in_pairs(buttons),
            page_turns(page, lambda to: TurnRequests(cohort, to), texts),
            [to_people(cohort, texts)],
        ],
    )


def _all_in(cohort: CohortId, ready: int, texts: Texts) -> list[ScreenButton]:
    if not ready:
        return []
    label = "requests.let_all_in" if ready > 1 else "requests.let_one_in"
    return [tap(texts.label(label, n=min(ready, MOST_AT_ONCE)), LetAllIn(cohort))]


def all_in(found: AllLetIn, texts: Texts) -> Screen:
    """Say who was let in at once, and how many wait for a look."""
    cohort = found.cohort.id
    names = ", ".join(found.names[:NAMES])
    more = len(found.names) - NAMES
    waiting = [tap(texts.label("requests.open", n=found.waiting), TurnRequests(cohort, 0))]
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts.count("requests.all_in", len(found.names)),
            texts("requests.all_in_more", names=names, n=more) if more > 0 else names,
            texts.count("requests.others", found.waiting - found.ready)
            if found.waiting > found.ready
            else None,
            texts("requests.all_in_undo"),
        ),
        buttons=[
            _all_in(cohort, found.ready, texts),
            waiting if found.waiting else [],
            [tap(texts.label("requests.in"), ListIn(cohort, 0)), to_people(cohort, texts)],
        ],
    )


def write_organization(listed: ListedPerson, texts: Texts) -> Screen:
    back = tap(texts.label("people.back"), OpenJoinRequest(listed.enrolment.id, 0))
    return Screen(
        text=paragraphs(texts("people.title"), texts("requests.write_organization")),
        buttons=[[back]],
    )


def decided(found: Decided, texts: Texts) -> Screen:
    """Show the decision, with a button to undo it."""
    place = found.listed.enrolment
    state = place.state.value
    says = texts(f"requests.decided.{state}", name=found.listed.name)
    count = texts("common.joined_of", inside=found.inside, all=found.on_list)
    undo = [tap(texts.label("common.undo"), TakeBackDecision(place.id))]
    again = [tap(texts.label("requests.decided.again"), OpenJoinRequest(place.id, 0))]
    first = {"active": undo, "refused": undo, "waiting": again}.get(state, [])
    others = [tap(texts.label("requests.open", n=found.asking), TurnRequests(place.cohort_id, 0))]
    return Screen(
        text=lines(says, count),
        buttons=[
            others if found.asking else [],
            first,
            [to_people(place.cohort_id, texts)],
        ],
    )


def waiting(asking: Asking, texts: Texts) -> WaitingButton:
    """Return the button to the people who ask to join."""
    label = texts.label("requests.waiting", n=asking.many)
    return WaitingButton(
        button=tap(label, TurnRequests(asking.cohort, 0)), since=asking.since, many=asking.many
    )
