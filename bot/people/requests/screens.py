"""A coordinator sees requests to join, and decides."""

from bot.locale import Texts
from bot.membership.domain import ListedPerson, Membership
from bot.paging import Page
from bot.people.buttons import (
    LetIn,
    NameOrganization,
    NotOneOfUs,
    OpenJoinRequest,
    OpenPerson,
    TakeBackDecision,
)
from bot.people.directory.screens import PAGE
from bot.people.directory.service import PeopleList
from bot.people.merging.screens import ask_same
from bot.people.requests.service import Decided, Request
from bot.people.screens import account_link
from bot.telegram.kit.screen import Screen, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_people


def request(found: Request, texts: Texts, *, number: int = 0) -> Screen:
    """Show a request and the organizations to choose from; a tap on one lets the person in.

    Before that the coordinator says whether it is somebody on the list.
    """
    place = found.listed.enrolment
    if found.alike:
        return ask_same(found.listed, found.alike, texts)
    page = Page.of(found.organizations, number, size=PAGE)
    buttons = [tap(name, LetIn(place.id, organization)) for organization, name in page.items]
    waits = place.state is Membership.WAITING
    refuse = [tap(texts.label("common.not_in_our_group"), NotOneOfUs(place.id))] if waits else []
    says = "requests.text" if waits else "requests.organization"
    return Screen(
        text=texts(says, name=found.listed.name, account=account_link(found.listed, texts)),
        buttons=[
            *in_rows(buttons, 2),
            page_turns(page, lambda to: OpenJoinRequest(place.id, to), texts),
            [tap(texts.label("requests.new"), NameOrganization(place.id))],
            refuse,
            [to_people(place.cohort_id, texts)]
            if waits
            else [tap(texts.label("people.back"), OpenPerson(place.id))],
        ],
    )


def requests(found: PeopleList, texts: Texts) -> Screen:
    """Show everybody who asks to join, with a button each."""
    waiting = found.waiting
    buttons = [
        tap(each.shown, OpenJoinRequest(each.enrolment.id, 0)) for each in waiting[: PAGE * 2]
    ]
    return Screen(
        text=paragraphs(texts("people.title"), texts("requests.list", n=len(waiting))),
        buttons=[*in_rows(buttons, 2), [to_people(found.cohort.id, texts)]],
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
    return Screen(text=lines(says, count), buttons=[first, [to_people(place.cohort_id, texts)]])
