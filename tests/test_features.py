"""A feature comes out: its folder and its entry in `area.py` are deleted, and the bot works on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from bot.areas import AREAS, REQUIRED, slots
from bot.telegram.slots import Slots
from tests.features import HOME, come_out, folders, registered, shown, that_stay
from tests.removing import remove

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests/features_that_stay.txt"
TEN = (
    "announcements.templates",
    "community.teach_back",
    "desk.notes",
    "desk.six_months",
    "desk.test_run",
    "learning.discussion_reading",
    "people.sex",
    "peers.comparison",
    "peers.matching",
    "plans.organization",
)
"""Features that are taken out for real, all together."""
SECONDS = 300
SHOWN_BY_OTHERS: Mapping[str, str] = {
    # the guard and what protects: called before something is taken, shown or sent
    "people.going": "the way out for somebody who forgot the PIN, where it is asked for",
    "people.pin": "asks for the PIN first",
    "people.renewal": "asks for consent first",
    "people.second_factor": "asks for a code first",
    "people.shared_phone": "closes what was shown, and asks about the phone first",
    "people.unsigned": "asks for a second yes before people are invited",
    "safety.guard": "reads texts before they are taken",
    "safety.signatures": "names who signed",
    "safety.texts": "the texts and the button of what to do in danger",
    "safety.typed_questions": "registers a question whose answer is typed",
    "announcements.doubts": "asks again before everybody gets a list or a bare file",
    "home.shown_course": "tells in which course words open something, for all who read words",
    "home.unfinished": "asks again who has not finished joining",
    # one screen is made of what several features say
    "people.roster": "what the slow work behind a list ends with",
    "people.requests": "one request among those who came is shown as a request",
    "announcements.audience": "to whom: lines on drafts and on what was sent",
    "announcements.begun": "what was begun: under Announce, and above a new draft",
    "announcements.before_start": "one of the forms of the card of an announcement",
    "announcements.message": "an announcement as people get it, for previews and copies",
    "announcements.reasons": "why some did not get it, on the card",
    "announcements.shortcuts": "rows of the question to whom",
    "announcements.votes": "its answers, on the Check screen and below the announcement",
    "community.answers": "why an answer is refused",
    "desk.contacts": "its lines of Today",
    "desk.digest": "its lines of Today",
    "desk.first_steps": "Today on the first day",
    "desk.more": "the second page of the desk",
    "desk.periods": "the name of a period, in files",
    "desk.report_deeds": "a part of reports",
    "desk.report_figures": "a part of reports",
    "desk.report_layout": "bars, rings and rows of reports",
    "desk.report_pages": "a part of reports",
    "desk.reports": "the pictures and sheets of reports",
    "desk.workbook_cells": "how cells are written, in the file and before they are saved",
    "learning.aloud": "the button to a sentence below results, and its words in the preview",
    "learning.attempts": "the list of quizzes, the buttons of post-tests",
    "learning.case": "a case among stories, and in a preview",
    "learning.discussion": "letters and counts, in the group's posts and in the private chat",
    "learning.discussion_posts": "figures of a vote",
    "learning.media": "buttons of pictures and recordings under lessons and questions",
    "learning.offers": "an offer in the test run",
    "learning.practice": "the message of practice in the test run; the end of a run",
    "learning.quiz": "a question with its answer, as an attempt or a preview shows it",
    "learning.recap": "a lesson, wherever one is read",
    "learning.review": "the row of other languages",
    "learning.sequence": "questions whose options are put in order",
    "learning.story": "a moment, in a preview",
    "people.directory": "one person to choose from a list",
    "people.merging": "whether somebody is on the list, wherever somebody asks to come in",
    "people.roster_listing": "who was read from a list, below their organizations",
    "people.roster_unusual": "what of a list must be confirmed before the import",
    "people.roster_doubts": "who of a list may be on the list of the cohort already",
    "people.roster_reading": "what was read of a list, before it is imported",
    "people.mydata": "what is stored, as a page",
    "peers.problem": "a problem, for leaders and for coordinators",
    "questions.answering": "the line of a question on Today",
    "questions.offering": "the offer to pass on what nobody asked for",
    "services.flags": "a service that somebody says is wrong",
    "services.proposals": "whom to ask, on the screens of coordinators",
    "sessions.attendance": "who was there, on the card of a meeting and on Today",
    "sessions.links": "how to join, on every screen of a meeting",
    "sessions.pending_changes": "what changes, on the card of a meeting and on Today",
    "sessions.reminders": "a reminder in the test run, and once more",
    "sessions.unanswered": "the row that asks again, on the card of a meeting",
    # the next step of one task, with what was typed or chosen so far
    "announcements.checking": "the Check screen after every change of a draft",
    "announcements.composing": "the draft after its text is read, edited or taken from a template",
    "announcements.results": "the card after something was sent or stopped",
    "announcements.sending": "the question when, for what is planned too",
    "community.entry": "a session in full, after it was logged and when it is opened",
    "desk.today": "the desk instead of Home",
    "home.overview": "a link that was pasted as a text",
    "home.unasked": "a file or a list that comes while something is looked for",
    "home.ways": "what is found on the desk, also by typed words",
    "home.words": "what a button would do that a text names",
    "desk.inbox": "the number of what waits, on Today",
    "learning.certificate": "a code that was pasted as a text",
    "people.invites": "the links that were made",
    "people.joining": "what follows a link, and the wait to be let in",
    "plans.making": "the next question of a plan",
    "questions.asking": "a question that was asked in another way",
    "questions.ringing": "rings coordinators at once",
    "sessions.desk": "the meetings of a cohort",
}
"""Features whose screens or handlers others import, with what these need."""


def test_which_features_do_not_come_out_is_written_down() -> None:
    """The list shrinks on purpose: who wants to make it longer says so in a review."""
    listed = [
        line
        for line in LIST.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert that_stay() == listed, (
        f"{len(come_out())} of {len(registered())} features come out. If that was meant:"
        f" python -m tests.features > {LIST.relative_to(ROOT)}"
    )


def test_every_folder_of_an_area_is_a_feature_or_shared() -> None:
    """A folder without an entry is no feature: `shared` in its area.py names it."""
    shared = {f"{area.name}.{each}" for area in AREAS for each in area.shared}
    assert folders() - registered() == shared


NO_SCREEN = "own_province"
"""A fact that features tell each other; it stands on no screen."""


@pytest.mark.parametrize("screen", [each.name for each in fields(Slots) if each.name != NO_SCREEN])
def test_no_two_slots_of_a_screen_stand_in_one_place(screen: str) -> None:
    places = [(slot.row, slot.column) for slot in getattr(slots, screen)]
    assert len(places) == len(set(places))


def test_no_features_show_each_other_in_a_circle() -> None:
    """A screen or handler that two features need stands in their area, or a button leads there."""
    TopologicalSorter(shown()).prepare()  # raises CycleError, which names the circle


def test_whose_screens_and_handlers_others_import_is_written_down() -> None:
    used = {feature for features in shown().values() for feature in features}
    assert used == SHOWN_BY_OTHERS.keys()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the bot, in which the tests and the content are found."""
    shutil.copytree(HOME, tmp_path / "bot")
    for each in ("tests", "content", "telegram_simulator"):
        (tmp_path / each).symlink_to(ROOT / each)
    return tmp_path


def run(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a copy."""
    env = {**os.environ, "PYTHONPATH": str(copy), "XDG_CACHE_HOME": str(copy / "cache")}
    return subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )


def test_the_bot_starts_without_all_features_that_come_out(copy: Path) -> None:
    for feature in set(come_out()) - REQUIRED.keys():
        remove(feature, copy / "bot")

    ran = run(copy, "-c", "import bot.app")

    assert ran.returncode == 0, ran.stderr[-4000:]


def test_the_bot_works_without_ten_features(copy: Path) -> None:
    assert set(TEN) <= set(come_out())
    for feature in TEN:
        remove(feature, copy / "bot")

    ran = run(copy, "-m", "tests.still_works", str(copy), *TEN)

    assert ran.returncode == 0, ran.stderr[-4000:]


@pytest.mark.parametrize("feature", sorted(REQUIRED.keys() & set(come_out())))
def test_a_bot_without_a_right_or_what_keeps_people_safe_does_not_start(
    copy: Path, feature: str
) -> None:
    remove(feature, copy / "bot")

    ran = run(copy, "-c", "import bot.app")

    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].endswith(
        f"{feature} is missing in its area.py: {REQUIRED[feature]}"
    ), ran.stderr[-4000:]


def test_all_required_features_are_there() -> None:
    assert REQUIRED.keys() <= registered()
