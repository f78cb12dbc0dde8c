"""My data: what is stored, also as a file; leaving; deleting in two steps."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import EnrolmentId, PersonId, Visitor
from bot.people.buttons import (
    AskErase,
    AskEraseAgain,
    AskLeave,
    AskLeaveOne,
    DownloadMyData,
    Erase,
    Leave,
    OpenAgreement,
    OpenMyData,
    ReadMyData,
    ShowMyData,
)
from bot.people.going.domain import GoingRequest
from bot.people.going.screens import line as going_line
from bot.people.going.screens import take_back_button
from bot.people.mydata.service import MyData
from bot.people.own_courses.domain import OwnCourse
from bot.people.settings.buttons import ChoosePause, SharedPhone
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_home


def overview(
    found: MyData,
    texts: Texts,
    *,
    takes_part: bool,
    going: GoingRequest | None = None,
    now: datetime,
) -> Screen:
    """Show a summary of what is stored, and what a person can do with it.

    `going` is the request to leave or erase everything without the PIN.
    """
    leave = [tap(texts.label("mydata.leave"), AskLeave())] if takes_part else []
    return Screen(
        text=paragraphs(
            texts("people.mydata_title"),
            _summary(found, texts),
            None if going is None else going_line(going, found.person.zone, texts, now=now),
        ),
        buttons=[
            [] if going is None else [take_back_button(texts)],
            [
                tap(texts.label("mydata.show"), ShowMyData()),
                tap(texts.label("mydata.page"), ReadMyData()),
                tap(texts.label("mydata.download"), DownloadMyData()),
            ],
            [tap(texts.label("mydata.agreement"), OpenAgreement())],
            [
                tap(texts.label("common.shared_phone"), SharedPhone()),
                tap(texts.label("people.settings_pause"), ChoosePause()),
            ],
            leave,
            [tap(texts.label("mydata.erase"), AskErase()), to_home(texts)],
        ],
    )


def everything(found: MyData, texts: Texts, *, months: int) -> Screen:
    """Show what is stored, in words; it is deleted after so many `months` without activity."""
    return Screen(
        text=paragraphs(
            texts("people.mydata_title"),
            person_facts(found, texts),
            _summary(found, texts),
            texts("people.mydata_who_sees", months=months),
            texts("mydata.rows", n=sum(len(rows) for rows in found.tables.values())),
        ),
        buttons=[
            [
                tap(texts.label("mydata.page"), ReadMyData()),
                tap(texts.label("mydata.download"), DownloadMyData()),
            ],
            [tap(texts.label("mydata.back"), OpenMyData())],
        ],
    )


def person_facts(found: MyData, texts: Texts) -> Markup:
    """Show the name, the choices and the consent of somebody."""
    person = found.person
    day = texts.date(person.consented_at, person.zone) if person.consented_at else "–"
    return lines(
        texts("mydata.name", name=person.name),
        texts("mydata.organization", organization=found.organization or "–"),
        texts("mydata.language", language=own_name(person.language)),
        texts("mydata.zone", zone=texts.city(person.zone)),
        texts("mydata.since", day=texts.date(found.since, person.zone)),
        texts("mydata.agreed", day=day, version=person.consent_version or "–"),
    )


def data_file_caption(texts: Texts) -> Screen:
    """Return the caption of a file or page."""
    return Screen(text=texts("mydata.file"))


def which_to_leave(courses: Sequence[OwnCourse], texts: Texts) -> Screen:
    """Ask somebody who takes part in several courses which one they want to leave."""
    return Screen(
        text=paragraphs(texts("people.mydata_title"), texts("mydata.which_to_leave")),
        buttons=[
            *([tap(each.name(texts.language), AskLeaveOne(each.enrolment))] for each in courses),
            [tap(texts.label("mydata.stay"), OpenMyData())],
        ],
    )


def ask_leave(enrolment: EnrolmentId, texts: Texts, *, course: str | None = None) -> Screen:
    """Ask whether to leave; `course` is the name of one of several."""
    says = (
        texts("mydata.ask_leave")
        if course is None
        else texts("mydata.ask_leave_one", course=course)
    )
    question = paragraphs(texts("people.mydata_title"), says)
    stay = tap(texts.label("mydata.stay"), OpenMyData())
    return are_you_sure(question, tap(texts.label("mydata.leave"), Leave(enrolment)), stay)


def ask_delete(erasing: Markup, texts: Texts, *, certificate: bool) -> Screen:
    """Say what deleting means, also for a `certificate`, and ask for the first time."""
    lost = texts("mydata.erase_certificate") if certificate else None
    question = paragraphs(texts("people.mydata_title"), erasing, lost)
    return are_you_sure(
        question, tap(texts.label("mydata.erase_on"), AskEraseAgain()), _keep(texts)
    )


def ask_delete_again(person: PersonId, texts: Texts) -> Screen:
    """Ask for the second time; the button that deletes nothing comes first."""
    return Screen(
        text=paragraphs(texts("people.mydata_title"), texts("mydata.erase_now_question")),
        buttons=[[_keep(texts)], [tap(texts.label("mydata.erase_now"), Erase(person))]],
    )


def deleted(texts: Texts) -> Screen:
    """Say that it is done; only the person can clear the chat itself."""
    return Screen(text=texts("mydata.erased"))


def fading(until: datetime, zone: str, texts: Texts) -> Screen:
    """Say that everything is deleted at `until` unless the person taps or writes before."""
    return Screen(
        text=texts("mydata.fading", day=texts.date(until, zone)),
        buttons=[[tap(texts.label("mydata.still_here"), OpenHome())]],
    )


def _summary(found: MyData, texts: Texts) -> Markup:
    return texts(
        "mydata.summary",
        lessons=found.lessons,
        answers=found.answers,
        meetings=found.meetings,
        choices=found.choices,
    )


def _keep(texts: Texts) -> ScreenButton:
    return tap(texts.label("mydata.keep"), OpenMyData())


def more_row(_known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("common.my_data"), OpenMyData())]


def settings_row(_visitor: Visitor, texts: Texts) -> ButtonRow:
    """Return the button to one's own data among the settings, where the consent text says it is."""
    return [tap(texts.label("common.my_data"), OpenMyData())]
