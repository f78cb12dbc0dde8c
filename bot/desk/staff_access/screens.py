"""The sessions of a team, and one colleague."""

from markupsafe import Markup

from bot.desk.buttons import (
    AskCutOff,
    AskResetFactor,
    EndSession,
    OpenAccess,
    OpenColleague,
    OpenTeam,
    ResetFactor,
)
from bot.desk.screens import staff_link
from bot.desk.staff_access.domain import Colleague
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId, Person
from bot.people.invites.domain import link_of
from bot.people.second_factor.buttons import SetUpFactor
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure


def team(cohort: Cohort, found: tuple[Colleague, ...], texts: Texts, *, factors: bool) -> Screen:
    """Show everybody with a role and whose session is open; `factors`: codes are in use."""
    facts = (_line(each, texts, factors=factors) for each in found)
    people = [[tap(each.person.name, OpenColleague(cohort.id, each.person.id))] for each in found]
    return Screen(
        text=paragraphs(
            texts("staff_access.title"), texts("common.course", course=cohort.title), lines(*facts)
        ),
        buttons=[*people, [tap(texts.label("desk.team_label"), OpenTeam(cohort.id))]],
    )


def colleague(found: Colleague, texts: Texts, *, factors: bool) -> Screen:
    cohort, person = found.cohort.id, found.person.id
    return Screen(
        text=paragraphs(texts("staff_access.title"), _line(found, texts, factors=factors)),
        buttons=[
            *_session_buttons(found, texts),
            *_factor_buttons(found, texts, factors=factors),
            []
            if found.is_me or not found.has_account
            else [tap(texts.label("desk.cut_off_label"), AskCutOff(cohort, person))],
            [tap(texts.label("staff_access.label"), OpenAccess(cohort))],
        ],
    )


def ask_reset(found: Colleague, texts: Texts) -> Screen:
    """Ask whether to reset a second factor; they should be called first."""
    cohort, person = found.cohort.id, found.person.id
    return are_you_sure(
        paragraphs(
            texts("staff_access.title"), texts("staff_access.ask_reset", name=found.person.name)
        ),
        tap(texts.label("staff_access.reset_now"), ResetFactor(cohort, person)),
        tap(texts.label("desk.team_keep"), OpenColleague(cohort, person)),
    )


def invited(
    person: Person, cohort: CohortId, token: str, texts: Texts, *, bot_username: str
) -> Screen:
    says = paragraphs(texts("staff_access.title"), texts("staff_access.link", name=person.name))
    back = tap(texts.label("staff_access.label"), OpenAccess(cohort))
    return staff_link(says, link_of(bot_username, token), back, texts)


def _line(found: Colleague, texts: Texts, *, factors: bool) -> Markup:
    person, until = found.person, found.access.session_until
    if person.active_at is None:
        seen = texts("staff_access.never_seen", name=person.name)
    else:
        day = texts.day(person.active_at, found.cohort.zone)
        seen = texts("staff_access.seen", name=person.name, day=day)
    if not factors:
        return seen
    if until is not None:
        state = texts("staff_access.open", time=texts.clock(until, found.cohort.zone))
    else:
        state = texts(
            "staff_access.closed" if found.access.has_factor else "staff_access.no_factor"
        )
    return Markup(" ").join((seen, state))


def _session_buttons(found: Colleague, texts: Texts) -> list[list[ScreenButton]]:
    if found.access.session_until is None:
        return []
    end = EndSession(found.cohort.id, found.person.id)
    return [[tap(texts.label("staff_access.end_session"), end)]]


def _factor_buttons(found: Colleague, texts: Texts, *, factors: bool) -> list[list[ScreenButton]]:
    if found.is_me:
        set_up = [tap(texts.label("common.set_up_second_factor"), SetUpFactor())]
        return [set_up] if factors and not found.access.has_factor else []
    if not found.access.has_factor:
        return []
    ask = AskResetFactor(found.cohort.id, found.person.id)
    return [[tap(texts.label("staff_access.reset"), ask)]]
