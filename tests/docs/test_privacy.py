"""The list of what is stored is that of the code: every table, every period, every deletion."""

import re
from dataclasses import fields
from datetime import timedelta

import pytest

from bot.announcements.lists.storage import DROPPED_KEPT, WORDS_KEPT
from bot.areas import TABLES
from bot.community import storage as community
from bot.desk.notes.domain import KEPT as NOTES_KEPT
from bot.desk.team.storage import KEPT as WISHES_KEPT
from bot.desk.workbook_back import storage as workbook_back
from bot.learning.aloud.domain import TYPED_FOR
from bot.learning.voice_notes import storage as voice_notes
from bot.locale import Catalogue
from bot.membership.audit import storage as audit
from bot.membership.domain import Person
from bot.outbox import storage as outbox
from bot.outbox.domain import DELETABLE
from bot.outbox.jobs import storage as jobs
from bot.peers.domain import KEPT as BUDDIES_KEPT
from bot.peers.problem.domain import DECLINED_KEPT as PROBLEMS_KEPT
from bot.peers.problem_answers.domain import ANSWERS_KEPT
from bot.people.domain import PHONE_LINK_FOR
from bot.people.going.domain import OPENS_AFTER
from bot.people.imports.domain import UNDO_IMPORT_FOR
from bot.people.invites.domain import PARTICIPANT_FOR, STAFF_FOR
from bot.people.joining.storage import CLAIMS_KEPT, NAMELESS_KEPT
from bot.people.merging.domain import UNDO_MERGE_FOR
from bot.people.roster import storage as rosters
from bot.people.second_factor.storage import SESSIONS_KEPT
from bot.people.shared_phone.domain import OPEN_FOR
from bot.safety.texts.domain import KEPT_MONTHS, consent
from bot.services.proposals.domain import DECLINED_KEPT, DRAFT_KEPT
from bot.sessions.pending_changes.storage import KEPT as CHANGES_KEPT
from bot.sessions.roll.domain import TICKS_KEPT
from bot.small_groups import SMALLEST_GROUP
from bot.storage import backup, set_aside
from bot.storage.personal_data import Holding
from bot.surveys import storage as surveys
from bot.telegram.incoming.storage import DEAD_FOR, SEEN_FOR
from tests.docs.documents import quoted, rows, section, text_of
from tests.engines import all_tables
from tests.khmer import faults
from tests.shipped import shipped_courses

PRIVACY = text_of("docs/privacy.md")
LIST = section(PRIVACY, "## What is stored, table by table")
ENGLISH = section(PRIVACY, "## For the people who use it")
KHMER = section(PRIVACY, "## សម្រាប់អ្នកប្រើប្រាស់")
Period = timedelta | str
MONTHS = f"{KEPT_MONTHS} months"

PERIODS: dict[str, tuple[Period, ...]] = {
    "people": (MONTHS,),
    "chats": (NAMELESS_KEPT,),
    "invites": (PARTICIPANT_FOR, STAFF_FOR, PHONE_LINK_FOR),
    "rosters": (rosters.KEPT,),
    "roster_effects": (UNDO_IMPORT_FOR,),
    "colleague_wishes": (WISHES_KEPT,),
    "merges": (UNDO_MERGE_FOR,),
    "claims": (CLAIMS_KEPT,),
    "workbook_returns": (workbook_back.KEPT,),
    "workbook_cells": (workbook_back.KEPT,),
    **dict.fromkeys(("workbooks", "workbook_people"), (audit.KEPT,)),
    "staff_sessions": (SESSIONS_KEPT,),
    "session_changes": (CHANGES_KEPT,),
    "attendance_ticks": (TICKS_KEPT,),
    "community_sessions": (community.WORDS_KEPT, community.DRAFTS_KEPT),
    **dict.fromkeys(
        ("survey_rounds", "survey_progress", "survey_answers", "survey_words"),
        (surveys.WORDS_KEPT,),
    ),
    "announcement_parts": (WORDS_KEPT, WORDS_KEPT, DROPPED_KEPT),
    "outbox": (outbox.TEXTS_KEPT, outbox.RETENTION),
    "audit": (audit.KEPT,),
    "errands": (jobs.RETENTION,),
    "seen_updates": (SEEN_FOR,),
    "dead_updates": (DEAD_FOR,),
    "set_aside": (set_aside.RETENTION,),
    "voice_notes": (voice_notes.WAITS,),
    "buddy_pairs": (BUDDIES_KEPT,),
    "group_problems": (PROBLEMS_KEPT,),
    "problem_answers": (ANSWERS_KEPT,),
    "person_notes": (NOTES_KEPT,),
    "service_proposals": (DRAFT_KEPT, DECLINED_KEPT),
}
"""The periods of the code by table; the column of any other table states none."""
TYPED_KEPT = timedelta(days=1)
"""How long an organization as it was typed stays after the answer: the daily upkeep deletes it."""
"""After which time at the latest a message in one's own words is deleted."""
PEOPLE: tuple[Period, ...] = (
    MONTHS,
    TYPED_KEPT,
    UNDO_IMPORT_FOR,
    workbook_back.KEPT,
    TICKS_KEPT,
    surveys.WORDS_KEPT,
    BUDDIES_KEPT,
    PROBLEMS_KEPT,
    ANSWERS_KEPT,
    NOTES_KEPT,
    audit.KEPT,
    community.WORDS_KEPT,
    TYPED_FOR,
    WORDS_KEPT,
    backup.KEPT,
    DELETABLE,
    DELETABLE,
)
"""What the text for people states, in its order, but for those about a phone that others use."""
UNITS = {"minute": "minutes", "hour": "hours", "day": "days", "month": "months"}
KHMER_UNITS = {"នាទី": "minutes", "ម៉ោង": "hours", "ថ្ងៃ": "days", "ខែ": "months"}


def periods_in(text: str) -> list[Period]:
    """Return the periods that a text states, in their order."""
    found = re.findall(r"(\d+) (minute|hour|day|month)s?\b", text)
    return [_period(int(number), UNITS[unit]) for number, unit in found]


def khmer_periods_in(text: str) -> list[Period]:
    """Return the same of a Khmer text, where the unit follows its number."""
    found = re.findall(rf"(\d+) ({'|'.join(KHMER_UNITS)})", text)
    return [_period(int(number), KHMER_UNITS[unit]) for number, unit in found]


def _period(number: int, unit: str) -> Period:
    return f"{number} {unit}" if unit == "months" else timedelta(**{unit: number})


def listed() -> dict[str, list[str]]:
    """Return the rows of the list by table, without its headings."""
    found = {quoted(row[0])[0]: row for row in rows(LIST) if len(row) == 5 and quoted(row[0])}
    return {name: row for name, row in found.items() if not name.startswith("romleuk")}


def tables_of_the_migrations() -> set[str]:
    return {*all_tables(), "schema_versions"}


def test_every_table_is_in_the_list_and_no_other() -> None:
    assert set(listed()) == tables_of_the_migrations()
    assert set(listed()) == {name for each in TABLES for name in each.names}


def test_no_table_is_listed_twice() -> None:
    names = [quoted(row[0])[0] for row in rows(LIST) if len(row) == 5 and quoted(row[0])]

    assert len(names) == len(set(names))


def test_every_period_is_that_of_the_code() -> None:
    stated = {name: tuple(periods_in(row[3])) for name, row in listed().items()}

    assert {name: periods for name, periods in stated.items() if periods} == PERIODS
    assert periods_in(listed()["audit"][1]) == [audit.REFUSED_AGAIN]


def test_backups_are_stored_as_long_as_the_list_says() -> None:
    beside = {quoted(row[0])[0]: row[2] for row in rows(LIST) if len(row) == 3 and quoted(row[0])}

    assert periods_in(beside["romleuk-*.db"]) == [backup.KEPT]
    assert periods_in(beside["romleuk.db.before-*"]) == [backup.KEPT]


def test_what_deleting_does_is_that_of_the_code() -> None:
    does: dict[str, str] = {}
    for tables in TABLES:
        does |= dict.fromkeys(tables.impersonal, "-")
        does |= {each.table: _deleting(each) for each in tables.holdings}

    assert {name: re.split(r"[:,]", row[4])[0] for name, row in listed().items()} == does


def _deleting(holding: Holding) -> str:
    """Say what happens to the rows of a person; "partly" if not the same to all of them."""
    if not holding.deleting:
        return "stays"
    (first, *more) = holding.deleting
    if more or not first.endswith(f"WHERE {holding.whose}"):
        return "partly"
    return "deleted" if first.startswith("DELETE") else "changed"


def test_the_text_for_people_states_the_periods_of_the_code() -> None:
    stated = periods_in(ENGLISH)

    assert stated == [*PEOPLE, timedelta(days=1), OPEN_FOR, OPENS_AFTER]
    assert f"only of {SMALLEST_GROUP} people or more" in ENGLISH


def test_the_khmer_text_states_the_same() -> None:
    assert khmer_periods_in(KHMER) == periods_in(ENGLISH)
    assert f"ចាប់ពី {SMALLEST_GROUP} នាក់" in KHMER


def test_the_consent_text_states_the_periods_of_the_code() -> None:
    course = next(iter(shipped_courses().values()))
    english, khmer = consent(course, "en", demo=False).whole

    assert periods_in(english) == [
        MONTHS,
        TYPED_KEPT,
        UNDO_IMPORT_FOR,
        workbook_back.KEPT,
        NOTES_KEPT,
        TICKS_KEPT,
        audit.KEPT,
        TYPED_FOR,
    ]
    assert khmer_periods_in(khmer) == periods_in(english)


@pytest.mark.parametrize("text", [ENGLISH, KHMER], ids=["en", "km"])
def test_the_quiet_hours_are_those_of_a_new_person(text: str) -> None:
    new = {field.name: field.default for field in fields(Person)}
    minutes = [int(str(new[name])) for name in ("quiet_from", "quiet_until")]

    assert re.findall(r"\d\d:\d\d", text) == [f"{each // 60:02}:{each % 60:02}" for each in minutes]


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("km", KHMER)])
def test_the_buttons_have_their_names(language: str, text: str) -> None:
    texts = Catalogue().texts(language)

    for name in ("show", "download", "agreement", "leave", "erase"):
        assert f"[{texts.label(f'mydata.{name}')}]" in text
    assert texts.label("message.tap") in text


def test_the_khmer_is_a_draft_and_typed_in_order() -> None:
    assert "no native speaker has reviewed" in KHMER
    cells = [
        cell.strip() for line in KHMER.replace("*", "").split("\n") for cell in line.split("|")
    ]
    khmer = [cell for cell in cells if not cell.startswith("Draft")]

    assert [fault for cell in khmer for fault in faults(cell)] == []
