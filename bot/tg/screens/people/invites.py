"""Links as coordinators make, share and close them; the requests of those who came by one."""

from urllib.parse import quote

from markupsafe import Markup

from bot.domain.people.invites import link_of
from bot.domain.people.person import CohortId, EnrolmentId, Membership
from bot.domain.people.roster import Line
from bot.locale import Texts
from bot.services.people.invites import Made
from bot.services.people.requests import Decided, Request
from bot.storage.enrolments import Listed
from bot.tg.buttons.people import (
    AskInvite,
    CloseLink,
    InviteAll,
    InviteByList,
    LetIn,
    ListIn,
    ListNotIn,
    NameOrganization,
    NotOneOfUs,
    OpenPerson,
    OpenRequest,
    ShowQr,
    TakeBack,
)
from bot.tg.buttons.person import OpenChange
from bot.tg.buttons.roster import MakeLinks
from bot.tg.screens.people.desk import find_key
from bot.tg.screens.screen import Key, Screen, copy, in_rows, lines, link, paragraphs, tap
from bot.tg.screens.ways import before_and_after, to_people

SIZES = (14, 30, 100)
"""How many people a link for all may be for."""
PAGE = 8


def how(cohort: CohortId, texts: Texts) -> Screen:
    """How shall they come in?"""
    return Screen(
        text=paragraphs(texts("people.title"), texts("invite.how")),
        keys=[
            [tap(texts.label("invite.all"), InviteAll(cohort, 0))],
            [tap(texts.label("invite.list"), InviteByList(cohort))],
            [to_people(cohort, texts)],
        ],
    )


def how_many(cohort: CohortId, texts: Texts) -> Screen:
    """For how many people is the link for all?"""
    return Screen(
        text=paragraphs(texts("people.title"), texts("invite.how_many")),
        keys=[
            [tap(texts.label("invite.size", n=size), InviteAll(cohort, size)) for size in SIZES],
            [to_people(cohort, texts)],
        ],
    )


def made(found: Made, texts: Texts, *, bot_username: str, zone: str, says: str) -> Screen:
    """The link: to share, to copy, as a picture, to close; `says` what a personal one is for."""
    address = link_of(bot_username, found.token)
    day = texts.day(found.expires_at, zone)
    if found.listed is None:
        what = texts("invite.made_all", n=found.uses_allowed, day=day)
    else:
        what = texts(says, name=found.listed.name, day=day)
    share = f"https://t.me/share/url?url={quote(address, safe='')}"
    back = [] if found.cohort_id is None else [to_people(found.cohort_id, texts)]
    return Screen(
        text=paragraphs(texts("people.title"), what, Markup("<code>{}</code>").format(address)),
        keys=[
            [
                link(texts.label("invite.share"), share),
                copy(texts.label("invite.copy"), address),
                tap(texts.label("invite.qr"), ShowQr(found.token)),
            ],
            [tap(texts.label("invite.close"), CloseLink(found.id))],
            back,
        ],
    )


def closed(cohort: CohortId | None, texts: Texts) -> Screen:
    """The link opens nothing any more."""
    keys = [] if cohort is None else [tap(texts.label("desk.invite"), AskInvite(cohort))]
    back = [] if cohort is None else [to_people(cohort, texts)]
    return Screen(text=paragraphs(texts("people.title"), texts("invite.closed")), keys=[keys, back])


def picture(texts: Texts) -> Screen:
    """What stands under the picture of a link."""
    return Screen(text=texts("invite.picture"))


def unreadable(cohort: CohortId, line: int, texts: Texts) -> Screen:
    """Which line cannot be taken; nothing was put on the list."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("invite.unreadable", line=line)),
        keys=[[to_people(cohort, texts)]],
    )


def listed(cohort: CohortId, added: tuple[Line, ...], texts: Texts) -> Screen:
    """Everybody of the written list is on it; links are made one by one."""
    return Screen(
        text=paragraphs(texts("people.title"), texts.count("invite.listed", len(added))),
        keys=[
            [tap(texts.label("people.not_in"), ListNotIn(cohort, 0))],
            [to_people(cohort, texts)],
        ],
    )


def page(
    key: str, cohort: CohortId, everybody: tuple[Listed, ...], number: int, texts: Texts
) -> Screen:
    """A page of names, a key each; `key` is people.not_in or people.in."""
    begin = number * PAGE
    shown = everybody[begin : begin + PAGE]
    page_of = ListNotIn if key == "people.not_in" else ListIn
    pages = -(-len(everybody) // PAGE)
    return Screen(
        text=paragraphs(texts("people.title"), texts(f"{key}_text", n=len(everybody))),
        keys=[
            *in_rows([_name_key(each) for each in shown], 2),
            before_and_after(number, pages, lambda to: page_of(cohort, to), texts),
            [tap(texts.label("roster.make_links"), MakeLinks(cohort))]
            if page_of is ListNotIn and everybody
            else [],
            [*([find_key(cohort, texts)] if pages > 1 else []), to_people(cohort, texts)],
        ],
    )


def write_name(found: Listed, texts: Texts) -> Screen:
    """How is the name written?"""
    back = tap(texts.label("people.back"), OpenPerson(found.enrolment.id))
    return Screen(text=texts("person.write_name", name=found.name), keys=[[back]])


def request(found: Request, texts: Texts, *, number: int = 0) -> Screen:
    """Who asks to come in, and the organizations to choose from; the tap on one lets them in."""
    place = found.listed.enrolment
    begin = number * PAGE
    shown = found.organizations[begin : begin + PAGE]
    keys = [tap(name, LetIn(place.id, organization)) for organization, name in shown]
    pages = -(-len(found.organizations) // PAGE)
    waits = place.state is Membership.WAITING
    refuse = [tap(texts.label("request.refuse"), NotOneOfUs(place.id))] if waits else []
    says = "request.text" if waits else "request.organization"
    return Screen(
        text=texts(says, name=found.listed.name, account=_account(found.listed, texts)),
        keys=[
            *in_rows(keys, 2),
            before_and_after(number, pages, lambda to: OpenRequest(place.id, to), texts),
            [tap(texts.label("request.new"), NameOrganization(place.id))],
            refuse,
            [to_people(place.cohort_id, texts)]
            if waits
            else [tap(texts.label("people.back"), OpenPerson(place.id))],
        ],
    )


def requests(cohort: CohortId, waiting: tuple[Listed, ...], texts: Texts) -> Screen:
    """Everybody who asks to come in, a key each."""
    keys = [tap(each.name, OpenRequest(each.enrolment.id, 0)) for each in waiting[: PAGE * 2]]
    return Screen(
        text=paragraphs(texts("people.title"), texts("request.list", n=len(waiting))),
        keys=[*in_rows(keys, 2), [to_people(cohort, texts)]],
    )


def write_organization(enrolment: EnrolmentId, texts: Texts) -> Screen:
    """What is the organization called?"""
    back = tap(texts.label("people.back"), OpenRequest(enrolment, 0))
    return Screen(
        text=paragraphs(texts("people.title"), texts("request.write_organization")), keys=[[back]]
    )


def decided(found: Decided, texts: Texts) -> Screen:
    """What became of somebody, and the way back."""
    place = found.listed.enrolment
    state = place.state.value
    says = texts(f"decided.{state}", name=found.listed.name)
    count = texts("people.in_of", inside=found.inside, all=found.on_list)
    undo = [tap(texts.label("decided.undo"), TakeBack(place.id))]
    again = [tap(texts.label("decided.again"), OpenRequest(place.id, 0))]
    first = {"active": undo, "refused": undo, "waiting": again}.get(state, [])
    return Screen(text=lines(says, count), keys=[first, [to_people(place.cohort_id, texts)]])


def came_in(found: Decided, texts: Texts) -> Screen:
    """Somebody of the list came in by their link."""
    place = found.listed.enrolment
    says = texts(
        "decided.joined",
        name=found.listed.name,
        organization=found.listed.organization or "–",
        account=_account(found.listed, texts),
    )
    count = texts("people.in_of", inside=found.inside, all=found.on_list)
    return Screen(
        text=lines(says, count), keys=[[tap(texts.label("decided.undo"), TakeBack(place.id))]]
    )


def correction(found: Listed, what: str, texts: Texts) -> Screen:
    """Somebody says that their name or organization is wrong; their words follow."""
    button = OpenChange(found.enrolment.id)
    return Screen(
        text=texts(f"correction.{what}", who=_who(found)),
        keys=[[tap(texts.label("correction.open"), button)]],
    )


def taken(owner: str, invited: str | None, texts: Texts) -> Screen:
    """Two people use one account."""
    if invited is None:
        return Screen(text=texts("taken.text", owner=owner))
    return Screen(text=texts("taken.text_named", owner=owner, invited=invited))


def _who(found: Listed) -> Markup:
    who = " · ".join(each for each in (found.name, found.organization) if each)
    return Markup("<b>{}</b>").format(who)


def _account(found: Listed, texts: Texts) -> Markup:
    """A mention opens the profile at Telegram, whose name is kept nowhere here."""
    if found.telegram_id is None:
        return Markup("–")
    return Markup('<a href="tg://user?id={}">{}</a>').format(
        found.telegram_id, texts("request.account")
    )


def _name_key(found: Listed) -> Key:
    return tap(found.name, OpenPerson(found.enrolment.id))
