"""The coordinators of a cohort."""

from shlex import quote

from markupsafe import Markup

from bot.desk.buttons import (
    AskForColleague,
    AskRevoke,
    DeclineColleague,
    InviteCoordinator,
    OpenAccess,
    OpenColleagueWish,
    OpenTeam,
    RevokeRole,
)
from bot.desk.screens import staff_link
from bot.desk.team.domain import ColleagueWish
from bot.desk.team.service import Team
from bot.locale import Texts
from bot.membership.domain import Person
from bot.people.invites.domain import link_of
from bot.telegram.kit.screen import ButtonRow, Screen, lines, link, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_desk
from bot.telegram.slots import CohortView, WaitingButton

ADMINISTRATORS = 3
"""How many administrators have a button."""


def team(found: Team, texts: Texts) -> Screen:
    """Show the coordinators; administrators get a button for each, and one for a link."""
    cohort = found.cohort.id
    rows = (texts("team.member", name=each.name) for each in found.coordinators)
    people = [
        [tap(texts.label("team.revoke", name=each.name), AskRevoke(cohort, each.id))]
        for each in found.coordinators
        if found.may_appoint
    ]
    invite = [tap(texts.label("team.invite"), InviteCoordinator(cohort))]
    return Screen(
        text=paragraphs(
            texts("team.title"),
            texts("common.course", course=found.cohort.title),
            lines(*rows) if found.coordinators else texts("team.nobody"),
            None if found.may_appoint else _who_appoints(found, texts),
            None if found.may_appoint else _how_to_ask(found, texts),
        ),
        buttons=[
            *people,
            invite if found.may_appoint else [],
            [tap(texts.label("team.wish"), AskForColleague(cohort))]
            if found.can_ask and found.asked_at is None
            else [],
            *_administrators(found, texts),
            [tap(texts.label("team.access_open_list"), OpenAccess(cohort))],
            [to_desk(cohort, texts)],
        ],
    )


def _who_appoints(found: Team, texts: Texts) -> Markup:
    """Say who can appoint a colleague, and how to ask them."""
    who, hidden = found.administrators, len(found.administrators) - ADMINISTRATORS
    if not who:
        return texts("team.who_appoints")
    return lines(
        texts("team.who_appoints"),
        texts("team.ask_them", names=", ".join(each.name for each in who[:ADMINISTRATORS])),
        texts.count("common.and_more", hidden) if hidden > 0 else None,
    )


def _how_to_ask(found: Team, texts: Texts) -> Markup:
    """Say what was asked and when, or what to send to whom if the bot can ask nobody."""
    if found.asked_at is not None:
        return texts("team.wished_on", day=texts.day(found.asked_at, found.cohort.zone))
    if found.can_ask:
        return texts("team.wish_how")
    command = f"romleuk invite coordinator --cohort {quote(found.cohort.title)}"
    return paragraphs(texts("team.forward_to"), texts("team.forward_words", command=command))


def wish(found: Team, texts: Texts) -> Screen:
    """Show administrators who wants a colleague, with a button for each answer."""
    cohort = found.cohort.id
    names = ", ".join(each.name for each in found.wishes)
    says = (
        texts("team.wish_text", names=names, course=found.cohort.title)
        if found.wishes
        else texts("team.wish_answered")
    )
    answers: list[ButtonRow] = [
        [tap(texts.label("team.invite"), InviteCoordinator(cohort))],
        [tap(texts.label("team.wish_decline"), DeclineColleague(cohort))],
    ]
    return Screen(
        text=paragraphs(texts("team.title"), says),
        buttons=[
            *(answers if found.wishes else []),
            [tap(texts.label("desk.team_label"), OpenTeam(cohort)), to_desk(cohort, texts)],
        ],
    )


def waiting(found: ColleagueWish, texts: Texts) -> WaitingButton:
    """Return the button to a wish for a colleague."""
    label = texts.label("team.wish_waiting", name=found.name)
    return WaitingButton(button=tap(label, OpenColleagueWish(found.cohort)), since=found.since)


def _administrators(found: Team, texts: Texts) -> list[ButtonRow]:
    """Return a button to the chat of each administrator, for those who may not appoint."""
    return [
        [link(texts.label("team.ask", name=each.name), f"tg://user?id={each.telegram_id}")]
        for each in found.administrators[:ADMINISTRATORS]
        if each.telegram_id is not None
    ]


def invited(found: Team, token: str, texts: Texts, *, bot_username: str) -> Screen:
    says = paragraphs(texts("team.title"), texts("team.link"))
    back = tap(texts.label("desk.team_label"), OpenTeam(found.cohort.id))
    return staff_link(says, link_of(bot_username, token), back, texts)


def ask_revoke(found: Team, person: Person, texts: Texts) -> Screen:
    cohort = found.cohort.id
    question = texts("team.ask_revoke", name=person.name, course=found.cohort.title)
    return are_you_sure(
        paragraphs(texts("team.title"), question),
        tap(texts.label("team.revoke_now"), RevokeRole(cohort, person.id)),
        tap(texts.label("desk.team_keep"), OpenTeam(cohort)),
    )


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("team.label"), OpenTeam(view.cohort.id))]
