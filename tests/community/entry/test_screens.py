"""Every question of a session in both languages: what its buttons say fits on a phone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.catalog.measure import button_width
from bot.community.answers.domain import MONTHS_BACK, CommunityAnswerProblem
from bot.community.answers.screens import MOST_CHARS
from bot.community.communes import screens as communes_screens
from bot.community.domain import CommunitySession, CommunitySessionId, EntryStep, session_topics
from bot.community.entry import screens
from bot.community.entry.service import EntryAsked, Unfinished
from bot.community.overview import screens as overview_screens
from bot.community.overview.service import Own, OwnList
from bot.community.service import Setting
from bot.community.teach_back import screens as pack_screens
from bot.community.totals import screens as totals_screens
from bot.community.totals.domain import Breakdown, Heard, SumRow, totals
from bot.community.totals.service import HEARD_ON_PAGE, HeardShown, Shown
from bot.locale import Catalogue, Texts
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.paging import Page
from bot.telegram.kit.fitting import MOST_UNITS, length
from bot.telegram.kit.screen import Screen
from tests.shipped import shipped

COURSE = shipped()
COHORT = Cohort(id=CohortId(1), course=COURSE.id, title="May", zone="Asia/Phnom_Penh")
NOW = datetime(2023, 5, 22, 1, tzinfo=UTC)
SETTING = Setting(cohort=COHORT, course=COURSE, communes_since=NOW, today=date(2023, 5, 22))
LOGGED = CommunitySession(
    id=CommunitySessionId(1), cohort=CohortId(1), organization=None, person=PersonId(1),
    month=date(2022, 9, 1), topic="m4.u2", province="25", commune="250101", women=1000, men=1000,
    young=1000, questions="x" * 500, hard="few",
)  # fmt: skip
ROOM = {1: 34, 2: 16, 3: 10, 4: 7, 5: 5, 6: 4}
"""How wide a label may be, in Latin characters, by how many are in its row."""
CATALOGUE = Catalogue()


def fits(screen: Screen) -> None:
    assert length(screen.text) <= MOST_UNITS
    wide = [
        (each.label, len(row))
        for row in screen.buttons
        for each in row
        if button_width(each.label) > ROOM[len(row)]
    ]
    assert not wide
    assert screen.markup()["inline_keyboard"]
    for row in screen.buttons:
        for each in row:
            assert each.button is not None
            each.button.pack()


def at(step: EntryStep) -> EntryAsked:
    return EntryAsked(setting=SETTING, logged=replace(LOGGED, step=step), last_province="25")


@pytest.fixture(params=COURSE.languages)
def texts(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.texts(request.param)


@pytest.mark.parametrize("step", EntryStep)
def test_every_question_fits_with_every_reason_to_refuse_an_answer(
    step: EntryStep, texts: Texts
) -> None:
    fits(screens.asked(at(step), texts))
    saved = replace(at(step), logged=replace(LOGGED, step=step, is_draft=False, corrections=2))
    fits(screens.asked(saved, texts))
    impossible = set() if step in MOST_CHARS else {CommunityAnswerProblem.TOO_LONG}
    for problem in set(CommunityAnswerProblem) - impossible:
        fits(screens.asked(replace(at(step), problem=problem), texts))


def test_every_page_of_a_long_list_fits(texts: Texts) -> None:
    assert SETTING.places is not None
    for page in range(MONTHS_BACK):
        fits(screens.asked(at(EntryStep.MONTH), texts, page=page))
    for page in range(len(SETTING.places.provinces)):
        fits(screens.asked(at(EntryStep.PLACE), texts, page=page))
    for page in range(len(session_topics(COURSE))):
        fits(screens.lessons(at(EntryStep.TOPIC), texts, page))
    widest = sorted(SETTING.places.communes.values(), key=lambda each: -len(each.name("en")))
    fits(screens.asked(replace(at(EntryStep.COMMUNE), found=tuple(widest[:8])), texts))


def test_the_parts_of_the_course_come_before_what_is_to_read_freely() -> None:
    extra = [unit.extra for unit in session_topics(COURSE)]
    assert extra == sorted(extra)


def test_the_other_screens_fit(texts: Texts) -> None:
    saved = replace(LOGGED, is_draft=False)
    own = Own(setting=SETTING, draft=LOGGED, saved=9, people=27_000)
    fits(overview_screens.overview(own, texts))
    some = OwnList(setting=SETTING, page=Page.of((saved,) * 9, 1, size=8))
    fits(overview_screens.listed(some, texts))
    fits(screens.unfinished(Unfinished(setting=SETTING, draft=LOGGED), texts))
    fits(screens.check_answers(EntryAsked(setting=SETTING, logged=saved, just_saved=True), texts))
    fits(pack_screens.packs(COURSE, texts))
    for since in (None, NOW):
        found = replace(SETTING, communes_since=since)
        fits(communes_screens.communes(found, texts))
        fits(communes_screens.ask_whether_on(found, texts, on=since is None))


@pytest.mark.parametrize("by", Breakdown)
def test_totals_fit_with_the_most_groups(by: Breakdown, texts: Texts) -> None:
    assert SETTING.places is not None
    rows = tuple(
        SumRow("2023-05", "m4.u2", commune.inside, commune.code, "", 1, 9, 9, 9)
        for commune in SETTING.places.communes.values()
    )
    heard = Heard(
        month=date(2023, 5, 1), topic="m4.u2", own_topic="", questions="x" * 500,
        hard="", hard_words="x" * 500,
    )  # fmt: skip
    shown = Shown(setting=SETTING, rows=rows, totals=totals(rows, by), heard=True)
    fits(totals_screens.page(shown, texts))
    nine = Page.of((heard,) * 9, 0, size=HEARD_ON_PAGE)
    fits(totals_screens.heard(HeardShown(setting=SETTING, page=nine), texts))
    sheet = totals_screens.sheet(shown, texts)
    assert len(sheet["pages"]) == 1 + len(Breakdown)
    assert {len(row) for page in sheet["pages"] for row in page["rows"]} == {6}
