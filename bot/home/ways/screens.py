"""The list of what can be done on the desk, and what was found by typed words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from markupsafe import Markup

from bot.announcements.buttons import OpenAnnounce, OpenHistory, WriteTo
from bot.catalog.measure import cut_to_width
from bot.community.buttons import OpenTotals
from bot.community.totals.domain import Breakdown
from bot.desk.buttons import (
    AskMovePerson,
    AskNewPhone,
    AskOffToday,
    AskRemove,
    AskReplace,
    FirstSteps,
    OpenComing,
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
from bot.home.buttons import AskWho, OpenWay, OpenWayIn, OpenWays
from bot.home.ways.domain import IDEAS
from bot.home.ways.service import Sought
from bot.learning.buttons import OpenCertificates
from bot.learning.review.buttons import OpenSafetyTexts
from bot.learning.voice_notes.buttons import OpenVoiceNotes
from bot.locale import Catalogue, Texts
from bot.membership.domain import Cohort, CohortId, ListedPerson, Membership
from bot.paging import Page
from bot.peers.buttons import OpenMatching
from bot.people.buttons import (
    AskFind,
    AskInvite,
    AskMerge,
    InviteByList,
    OpenChange,
    OpenImports,
    OpenOrganizations,
    OpenPerson,
    RenameCohort,
    TickRemovals,
)
from bot.people.directory.screens import MOST_HITS
from bot.people.directory.service import FoundPeople
from bot.people.screens import name_and_organization
from bot.people.settings.buttons import ChooseLanguage
from bot.plans.buttons import OpenCohortPlans
from bot.questions.buttons import OpenQuestions
from bot.services.buttons import OpenServices
from bot.sessions.buttons import NewSession, OpenDeskSessions, OpenQuietDays, OpenTrainingDay
from bot.surveys.buttons import OpenSurveys
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenPeople, OpenReview, OpenSheets
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, page_turns, to_desk
from bot.telegram.slots import CohortView

ON_A_PAGE: Final = 14
SEARCHED_WITHIN: Final = timedelta(minutes=30)
"""How long a text is a search: later words are not meant for a list that nobody sees any more."""
COURSES: Final = 8
WHOLE_ROW: Final = 34.0
"""How many average Latin letters fit into a row of a phone of 360 pixels."""
WAYS: Final[Mapping[str, Callable[[CohortId, str], Button]]] = {
    "undo_import": lambda cohort, _: OpenImports(cohort, 0),
    "invite": lambda cohort, _: AskInvite(cohort),
    "add_list": lambda cohort, _: InviteByList(cohort),
    "announce": lambda cohort, _: OpenAnnounce(cohort),
    "questions": lambda cohort, _: OpenQuestions(cohort),
    "talked": lambda cohort, _: TickContacts(cohort, 0),
    "behind": lambda cohort, _: OpenWorkbook(cohort),
    "waiting": lambda cohort, _: OpenWaiting(cohort, 0),
    "certificates": lambda cohort, _: OpenCertificates(cohort, 0),
    "attendance": lambda cohort, _: OpenDeskSessions(cohort),
    "missed": lambda cohort, _: OpenDeskSessions(cohort),
    "new_meeting": lambda cohort, _: NewSession(cohort),
    "move_meeting": lambda cohort, _: OpenDeskSessions(cohort),
    "place": lambda cohort, _: OpenDeskSessions(cohort),
    "recording": lambda cohort, _: OpenDeskSessions(cohort),
    "people": lambda cohort, _: OpenPeople(cohort),
    "person": lambda cohort, _: AskFind(cohort),
    "peace": lambda cohort, _: AskWho(cohort, "peace"),
    "new_phone": lambda cohort, _: AskWho(cohort, "new_phone"),
    "replace": lambda cohort, _: AskWho(cohort, "replace"),
    "same_person": lambda cohort, _: AskWho(cohort, "same_person"),
    "move_person": lambda cohort, _: AskWho(cohort, "move_person"),
    "remove_person": lambda cohort, _: AskWho(cohort, "remove_person"),
    "remove_people": lambda cohort, _: TickRemovals(cohort, 0),
    "erase": lambda cohort, _: AskWho(cohort, "remove_person"),
    "organizations": lambda cohort, _: OpenOrganizations(cohort, 0),
    "reports": lambda cohort, _: OpenReport(cohort, "overview"),
    "all_cohorts": lambda cohort, _: OpenProgramme(cohort, 0),
    "workbook": lambda cohort, _: OpenWorkbook(cohort),
    "attendance_sheet": lambda cohort, _: OpenSheets(cohort),
    "six_months": lambda cohort, _: OpenSixMonths(cohort),
    "plans": lambda cohort, _: OpenCohortPlans(cohort, 0),
    "surveys": lambda cohort, _: OpenSurveys(cohort),
    "sent": lambda cohort, _: OpenHistory(cohort, 0),
    "wrong_service": lambda cohort, _: OpenServices(cohort, 0, 0),
    "wrong_number": lambda cohort, _: OpenServices(cohort, 1, 0),
    "safety_texts": OpenSafetyTexts,
    "lessons": lambda cohort, _: OpenReview(cohort),
    "course_name": lambda cohort, _: RenameCohort(cohort),
    "training_day": lambda cohort, _: OpenTrainingDay(cohort),
    "quiet_days": lambda cohort, _: OpenQuietDays(cohort),
    "course_page": lambda cohort, _: OpenCoursePage(cohort),
    "buddies": lambda cohort, _: OpenMatching(cohort),
    "communities": lambda cohort, _: OpenTotals(cohort, Breakdown.PLACE),
    "voice_notes": lambda cohort, language: OpenVoiceNotes(cohort, language, 0),
    "team": lambda cohort, _: OpenTeam(cohort),
    "language": lambda _cohort, _language: ChooseLanguage(),
    "test_run": lambda cohort, _: OpenTrial(cohort),
    "first_steps": lambda cohort, _: FirstSteps(cohort),
}
"""What coordinators look for, in the order of the list: its button in a cohort and a language."""


def _remove(listed: ListedPerson) -> Button:
    """Return what asks before somebody is removed; of who has not joined, the page of changes."""
    place = listed.enrolment
    return AskRemove(place.id) if place.state is Membership.ACTIVE else OpenChange(place.id)


TASKS: Final[Mapping[str, Callable[[ListedPerson], Button]]] = {
    "new_phone": lambda listed: AskNewPhone(listed.enrolment.id),
    "replace": lambda listed: AskReplace(listed.enrolment.id),
    "same_person": lambda listed: AskMerge(listed.enrolment.id),
    "move_person": lambda listed: AskMovePerson(listed.enrolment.id),
    "remove_person": _remove,
    "peace": lambda listed: AskOffToday(listed.enrolment.id),
    "six_months": lambda listed: OpenComing(listed.enrolment.id, 0),
    "announce": lambda listed: WriteTo(listed.enrolment.cohort_id, listed.enrolment.person_id),
}
"""What is done with one person who takes part, by the thing that is looked for."""


_OF_A_PERSON: Final = {"six_months": "ways.comes_next"}
"""What a task with one person is called where the place has another name."""


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [find_button(view.cohort.id, texts)]


FOR_ALL_COURSES: Final = frozenset({"language"})
"""The things that are the same in all courses."""
STEPS: Final = frozenset(
    {
        "undo_import",
        "talked",
        "behind",
        "certificates",
        "erase",
        "attendance",
        "missed",
        "move_meeting",
        "place",
        "recording",
    }
)
"""The places in which the way goes on, or whose button is there only at times: a text says so."""
WHO: Final = frozenset(
    {"peace", "new_phone", "replace", "same_person", "move_person", "remove_person"}
)
"""What is done with one person; with whom is asked first."""


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
            *([tap(each.title, way_in(way, each.id, texts))] for each in page.items),
            page_turns(page, lambda to: OpenWay(way, to), texts),
        ],
    )


def way_in(way: str, cohort: CohortId, texts: Texts) -> Button:
    """Return the button that opens a thing in a course."""
    return OpenWayIn(cohort, way) if way in STEPS else WAYS[way](cohort, texts.language)


def steps(way: str, texts: Texts) -> Markup:
    """Say what is tapped for a thing of `STEPS`, and when it is there."""
    return texts(f"ways.steps.{way}")


def ask_who(way: str, cohort: CohortId, texts: Texts) -> Screen:
    """Ask with whom something should be done; the title says what."""
    return Screen(
        text=paragraphs(_label(way, texts), texts(f"ways.who.{way}")),
        buttons=[[find_button(cohort, texts), to_desk(cohort, texts)]],
    )


def who_found(way: str, found: FoundPeople, texts: Texts) -> Screen:
    """Show the people found for a task: a tap on one goes on with it."""
    cohort, shown = found.cohort.id, found.people[:MOST_HITS]
    more = len(found.people) - len(shown)
    return Screen(
        text=paragraphs(
            _label(way, texts),
            lines(*(name_and_organization(each) for each in shown))
            if shown
            else texts("ways.found_nobody"),
            texts.count("ways.found_more", more) if more else None,
        ),
        buttons=[
            *in_pairs([tap(each.shown, task_with(way, each)) for each in shown]),
            [find_button(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def task_with(way: str, listed: ListedPerson) -> Button:
    """Return the button of a task with somebody; of those who left, only the page opens."""
    return TASKS[way](listed) if _takes_part(listed) else OpenPerson(listed.enrolment.id)


def names_of_ways(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the names of each thing in all languages, with commas; its label is one of them."""
    every = catalogue.every
    return {
        way: ",".join(
            texts.label(key) for texts in every for key in (f"ways.{way}", f"ways.names.{way}")
        )
        for way in WAYS
    }


def ideas_by_words(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the words for each idea in all languages, with commas."""
    return {
        idea: ",".join(texts.label(f"ways.words.{idea}") for texts in catalogue.every)
        for idea in IDEAS
    }


def found(
    sought: Sought, cohort: CohortId, texts: Texts, *, titles: Mapping[CohortId, str]
) -> Screen:
    """Show whom and what typed words may mean, the likeliest first; typing on searches again."""
    people = sought.people.people
    ways = as_buttons(sought.ways, texts, cohort if len(titles) > 1 else None)
    if people:
        more = sought.people.total - len(people)
        said = paragraphs(
            texts("ways.a_person"),
            lines(*named_people(people, titles)),
            texts.count("home.more_people", more) if more else None,
        )
        rows = [*person_rows(sought, texts), *in_pairs(ways)]
    else:
        first = next(iter(sought.ways), "")
        said = paragraphs(
            texts("ways.found" if ways else "ways.nothing"),
            steps(first, texts) if first in STEPS else None,
        )
        rows = [ways[:1], *in_pairs(ways[1:])]
    back = [find_button(cohort, texts), to_desk(cohort, texts)]
    return Screen(text=said, buttons=[*rows, *in_pairs(back)])


def named_people(people: Sequence[ListedPerson], titles: Mapping[CohortId, str]) -> list[str]:
    """Return a line for each person, with the course if there are several `titles`."""
    return [
        name_and_organization(each)
        + (f" ({titles.get(each.enrolment.cohort_id, '')})" if len(titles) > 1 else "")
        for each in people
    ]


def person_rows(sought: Sought, texts: Texts) -> list[ButtonRow]:
    """Return a button for each person, and above it the task that was asked for, if any."""
    people = sought.people.people
    pages = [tap(each.shown, OpenPerson(each.enrolment.id)) for each in people]
    if sought.task not in TASKS:
        return in_pairs(pages)
    tasks = [
        tap(_for_person(sought.task, each, texts), TASKS[sought.task](each))
        for each in people
        if _takes_part(each)
    ]
    return [*([each] for each in tasks), *in_pairs(pages)]


def _takes_part(listed: ListedPerson) -> bool:
    return listed.enrolment.state in {Membership.ACTIVE, Membership.INVITED}


def _for_person(task: str, listed: ListedPerson, texts: Texts) -> str:
    what = texts.label(_OF_A_PERSON.get(task, f"ways.{task}"))
    return cut_to_width(texts.label("ways.for_person", what=what, name=listed.shown), WHOLE_ROW)


def as_buttons(ways: Sequence[str], texts: Texts, course: CohortId | None) -> list[ScreenButton]:
    """Return a button for each of some things, in a course; for None it asks if there are several.

    `course` is None also for who runs one course only.
    """
    return [
        tap(_label(way, texts), OpenWay(way) if course is None else OpenWayIn(course, way))
        for way in ways
    ]


def or_these(
    screen: Screen, sought: Sought, texts: Texts, *, task: str, course: CohortId | None
) -> Screen:
    """Add to a search that found nobody whom and which places its words may mean.

    `task` is what the search was for, or empty: a tap on somebody goes on with it.
    """
    people = sought.people.people
    chosen = in_pairs([tap(each.shown, task_with(task, each)) for each in people]) if task else []
    return replace(
        screen,
        text=paragraphs(screen.text, texts("ways.or_these")),
        buttons=[
            *(chosen or person_rows(sought, texts)),
            *in_pairs(as_buttons(sought.ways, texts, course)),
            *screen.buttons,
        ],
    )


def other_course(way: str, cohort: Cohort, texts: Texts) -> tuple[Markup, ButtonRow]:
    """Return the line with the course in which a thing was opened, and the button to another."""
    return texts("common.course", course=cohort.title), [
        tap(texts.label("ways.other_course"), OpenWay(way))
    ]


def _button(way: str, cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label(f"ways.{way}"), way_in(way, cohort, texts))


def _label(way: str, texts: Texts) -> str:
    return texts.label(f"ways.{way}")
