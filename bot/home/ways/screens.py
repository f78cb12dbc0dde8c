"""The list of what can be done on the desk, and the names by which it is found."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.announcements.buttons import OpenAnnounce
from bot.community.buttons import OpenTotals
from bot.community.totals.domain import Breakdown
from bot.desk.buttons import (
    FirstSteps,
    OpenCoursePage,
    OpenProgramme,
    OpenReport,
    OpenSixMonths,
    OpenTeam,
    OpenTrial,
    OpenWaiting,
    OpenWorkbook,
    TickContacts,
)
from bot.home.buttons import OpenWay, OpenWays
from bot.learning.review.buttons import OpenSafetyTexts
from bot.learning.voice_notes.buttons import OpenVoiceNotes
from bot.locale import Catalogue, Texts
from bot.membership.domain import Cohort, CohortId
from bot.paging import Page
from bot.peers.buttons import OpenMatching
from bot.people.buttons import AskFind, AskInvite, OpenImports, OpenOrganizations, RenameCohort
from bot.questions.buttons import OpenQuestions
from bot.services.buttons import OpenServices
from bot.sessions.buttons import OpenDeskSessions, OpenQuietDays, OpenTrainingDay
from bot.surveys.buttons import OpenSurveys
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenPeople, OpenSheets
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, page_turns, to_desk
from bot.telegram.slots import CohortView

ON_A_PAGE: Final = 10
COURSES: Final = 8
WAYS: Final[Mapping[str, Callable[[CohortId, str], Button]]] = {
    "undo_import": lambda cohort, _: OpenImports(cohort, 0),
    "invite": lambda cohort, _: AskInvite(cohort),
    "people": lambda cohort, _: OpenPeople(cohort),
    "person": lambda cohort, _: AskFind(cohort),
    "organizations": lambda cohort, _: OpenOrganizations(cohort, 0),
    "talked": lambda cohort, _: TickContacts(cohort, 0),
    "waiting": lambda cohort, _: OpenWaiting(cohort, 0),
    "place": lambda cohort, _: OpenDeskSessions(cohort),
    "attendance": lambda cohort, _: OpenDeskSessions(cohort),
    "missed": lambda cohort, _: OpenDeskSessions(cohort),
    "attendance_sheet": lambda cohort, _: OpenSheets(cohort),
    "announce": lambda cohort, _: OpenAnnounce(cohort),
    "questions": lambda cohort, _: OpenQuestions(cohort),
    "surveys": lambda cohort, _: OpenSurveys(cohort),
    "reports": lambda cohort, _: OpenReport(cohort, "overview"),
    "all_cohorts": lambda cohort, _: OpenProgramme(cohort, 0),
    "workbook": lambda cohort, _: OpenWorkbook(cohort),
    "six_months": lambda cohort, _: OpenSixMonths(cohort),
    "wrong_service": lambda cohort, _: OpenServices(cohort, 0, 0),
    "wrong_number": lambda cohort, _: OpenServices(cohort, 1, 0),
    "safety_texts": OpenSafetyTexts,
    "course_name": lambda cohort, _: RenameCohort(cohort),
    "training_day": lambda cohort, _: OpenTrainingDay(cohort),
    "quiet_days": lambda cohort, _: OpenQuietDays(cohort),
    "course_page": lambda cohort, _: OpenCoursePage(cohort),
    "buddies": lambda cohort, _: OpenMatching(cohort),
    "communities": lambda cohort, _: OpenTotals(cohort, Breakdown.PLACE),
    "voice_notes": lambda cohort, language: OpenVoiceNotes(cohort, language, 0),
    "team": lambda cohort, _: OpenTeam(cohort),
    "test_run": lambda cohort, _: OpenTrial(cohort),
    "first_steps": lambda cohort, _: FirstSteps(cohort),
}
"""What coordinators look for, in the order of the list: its button in a cohort and a language."""


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [find_button(view.cohort.id, texts)]


def find_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the button to the list of what can be done."""
    return tap(texts.label("ways.label"), OpenWays(cohort, 0))


def every_way(cohort: Cohort, asked: int, texts: Texts) -> Screen:
    """Show a page of everything, with a button each."""
    page = Page.of(list(WAYS), asked, size=ON_A_PAGE)
    buttons = [_button(way, cohort.id, texts) for way in page.items]
    return Screen(
        text=paragraphs(texts("ways.title"), texts("ways.how")),
        buttons=[
            *in_pairs(buttons),
            page_turns(page, lambda to: OpenWays(cohort.id, to), texts),
            [to_desk(cohort.id, texts)],
        ],
    )


def which_course(way: str, cohorts: Sequence[Cohort], asked: int, texts: Texts) -> Screen:
    """Ask in which course to open it."""
    page = Page.of(cohorts, asked, size=COURSES)
    return Screen(
        text=paragraphs(_label(way, texts), texts("common.which_course")),
        buttons=[
            *([tap(each.title, WAYS[way](each.id, texts.language))] for each in page.items),
            page_turns(page, lambda to: OpenWay(way, to), texts),
        ],
    )


def names_of_ways(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the names of each thing in all languages, with commas; its label is one of them."""
    every = catalogue.every
    return {
        way: ",".join(
            texts.label(key) for texts in every for key in (f"ways.{way}", f"ways.names.{way}")
        )
        for way in WAYS
    }


def as_buttons(ways: Sequence[str], texts: Texts) -> list[ScreenButton]:
    """Return a button for each of some things, which asks for the course if there are several."""
    return [tap(texts.label(f"ways.{way}"), OpenWay(way)) for way in ways]


def _button(way: str, cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label(f"ways.{way}"), WAYS[way](cohort, texts.language))


def _label(way: str, texts: Texts) -> str:
    return texts.label(f"ways.{way}")
