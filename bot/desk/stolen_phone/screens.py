"""Coordinators cut off a phone: what will happen, and what to do next."""

from bot.desk.buttons import CutOff, InviteAgain, NewPhone, OpenColleague
from bot.desk.stolen_phone.domain import LostPhone
from bot.locale import Texts
from bot.people.buttons import OpenPerson
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_desk, to_people


def ask_whether_stolen(found: LostPhone, texts: Texts) -> Screen:
    """Say what will happen, and ask."""
    name = found.person.name
    return are_you_sure(
        paragraphs(
            texts("stolen_phone.title"),
            texts("stolen_phone.ask", name=name),
            texts("stolen_phone.roles") if found.has_role else None,
        ),
        tap(texts.label("stolen_phone.now"), CutOff(found.cohort, found.person.id)),
        tap(texts.label("stolen_phone.keep"), _back(found)),
    )


def done(found: LostPhone, texts: Texts, *, may_appoint: bool) -> Screen:
    links: list[ScreenButton] = []
    if found.enrolment is not None:
        links.append(tap(texts.label("stolen_phone.new_link"), NewPhone(found.enrolment)))
    if found.has_role and may_appoint:
        again = InviteAgain(found.cohort, found.person.id)
        links.append(tap(texts.label("stolen_phone.access_invite_again"), again))
    to = to_people if found.enrolment is not None else to_desk
    return Screen(
        text=paragraphs(
            texts("stolen_phone.title"),
            lines(texts("stolen_phone.done", name=found.person.name), texts("stolen_phone.call")),
            texts("stolen_phone.ask_administrator") if found.has_role and not may_appoint else None,
        ),
        buttons=[*([each] for each in links), [to(found.cohort, texts)]],
    )


def _back(found: LostPhone) -> OpenPerson | OpenColleague:
    if found.enrolment is not None:
        return OpenPerson(found.enrolment)
    return OpenColleague(found.cohort, found.person.id)
