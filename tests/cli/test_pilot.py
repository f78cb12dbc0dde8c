"""`doctor --pilot` says "ready" only when nothing that a pilot needs is missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.act import Act
from bot.catalog.loading import load_course
from bot.cli.finding import Severity
from bot.cli.pilot import READY, pilot_findings, verdict
from bot.housekeeping.readiness import (
    NOTHING_YET,
    CohortReadiness,
    CourseReadiness,
    LanguageReadiness,
    Readiness,
    load_readiness,
    readiness_from_json,
    to_json,
)
from bot.housekeeping.restore_test import note_tested
from bot.locale import Catalogue
from bot.membership.domain import Role
from bot.membership.staff import storage as staff
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import SignedKind, wording_of
from bot.storage.database import Database, Tx
from bot.storage.folder_lock import hold_folder
from tests.builders import add_person
from tests.catalog.sample import COURSES
from tests.cli.test_commands import A_SMALL_COURSE, run
from tests.cli.test_db import backed_up, founded
from tests.learners import learners

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
ENGLISH = LanguageReadiness(language="en", unsigned=0, safety_texts=10, unreviewed=0, texts=0)
COURSE = CourseReadiness(course="m4", languages=(ENGLISH,), numbers=1, stale_numbers=0)
COHORT = CohortReadiness(title="May", course="m4", known=True, coordinators=2)
ALL = Readiness(cohorts=(COHORT,), courses=(COURSE,), restored_at=NOW - timedelta(days=3))


def problems(found: Readiness) -> list[str]:
    lines = pilot_findings(found, Catalogue(), now=NOW)
    wrong = [line.words for line in lines if line.state is Severity.PROBLEM]
    assert (verdict(lines).words == READY) is (not wrong)
    return wrong


def with_course(**changed: object) -> Readiness:
    return replace(ALL, courses=(replace(COURSE, **changed),))  # type: ignore[arg-type]


def with_language(**changed: object) -> Readiness:
    return with_course(languages=(replace(ENGLISH, **changed),))  # type: ignore[arg-type]


def test_with_everything_there_it_is_ready() -> None:
    assert problems(ALL) == []
    assert verdict(pilot_findings(ALL, Catalogue(), now=NOW)).state is Severity.OK


@pytest.mark.parametrize(
    ("found", "says", "advice"),
    [
        (with_language(unsigned=2), "2 of 10 safety texts of m4", "[Sign one by one]"),
        (
            with_language(texts=900, unreviewed=1),
            "1 of 900 texts of m4 are not reviewed in English",
            "`content status`",
        ),
        (with_course(numbers=0), "no emergency number of m4 is confirmed:", "dials it"),
        (
            with_course(numbers=0, stale_numbers=2),
            "is confirmed (2 confirmed too long ago)",
            "dials it",
        ),
        (
            replace(ALL, cohorts=(replace(COHORT, coordinators=1),)),
            "1 coordinator of May, 2 wanted",
            "`invite coordinator`",
        ),
        (
            replace(ALL, cohorts=(replace(COHORT, known=False),)),
            "the course m4 of May is not there",
            "put its folder back",
        ),
        (replace(ALL, cohorts=()), "nobody takes a course yet", "`invite coordinator`"),
        (replace(ALL, restored_at=None), "no backup was ever restored", "`db drill`"),
        (
            replace(ALL, restored_at=NOW - timedelta(days=36)),
            "36 days ago, at most 35 wanted",
            "`db drill`",
        ),
    ],
)
def test_each_missing_thing_is_named_with_what_to_do(
    found: Readiness, says: str, advice: str
) -> None:
    (said,) = problems(found)

    assert says in said
    assert advice in said


def test_screens_that_nobody_reviewed_are_in_the_way_of_their_language() -> None:
    khmer = replace(ENGLISH, language="km")
    (said,) = problems(with_course(languages=(ENGLISH, khmer)))

    assert "texts of the screens are not reviewed in Khmer" in said


def test_a_language_without_screens_is_named() -> None:
    thai = replace(ENGLISH, language="th")
    (said,) = problems(with_course(languages=(ENGLISH, thai)))

    assert "there are no screens in Thai, so nobody can choose it: `locale new th`" in said


def test_a_language_without_words_for_danger_lets_nobody_in() -> None:
    closed = replace(ENGLISH, admits=False)
    (said,) = problems(with_course(languages=(closed,)))

    assert "nobody can join m4 in English: the guard, or the texts about consent" in said


async def test_what_is_there_is_counted_in_the_database(database: Database) -> None:
    course = load_course(COURSES / "clean-water")
    known = await learners(database, course, now=NOW)

    async def prepare(tx: Tx) -> Readiness:
        for number in (1, 2):
            person = await add_person(tx, f"Coordinator {number}", account=9_000 + number)
            role = Role.COORDINATOR
            await staff.grant(tx, person=person, role=role, cohort=known.cohort, by=None, now=NOW)
        text = course.safety_text("consent")
        signatures.sign(
            tx,
            course.id,
            SignedKind.TEXT,
            text.id,
            "km",
            wording=wording_of(text, "km"),
            person=known.person,
            on="2023-05-22",
            now=NOW,
        )
        note_tested(tx, now=NOW)
        return await load_readiness(Act(tx=tx, now=NOW, courses={course.id: course}))

    found = readiness_from_json(to_json(await database.run(prepare)))

    assert found.restored_at == NOW
    assert [each.coordinators for each in found.cohorts] == [2]
    (counted,) = found.courses
    english, khmer = counted.languages
    texts = len(course.safety_texts)
    assert (english.unsigned, english.safety_texts, english.texts) == (texts - 1, texts, 0)
    assert (khmer.unsigned, khmer.safety_texts) == (texts - 1, texts)
    assert (counted.numbers, counted.stale_numbers) == (1, 0)
    assert 0 < khmer.unreviewed <= khmer.texts


def test_nothing_is_ready_before_the_first_start(tmp_path: Path) -> None:
    code, said = run("doctor", "--pilot", data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    assert code == 1
    assert "problem nobody takes a course yet" in said
    assert "problem not ready for a pilot: " in said
    assert problems(NOTHING_YET)


def test_a_drill_restores_the_newest_backup_and_is_remembered(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    assert "There is no backup in" in run("db", "drill", **folders)[1]
    founded(tmp_path, "Module 4")
    backed_up(tmp_path)
    founded(tmp_path, "Module 5")
    assert "problem no backup was ever restored" in run("doctor", "--pilot", **folders)[1]
    left = tmp_path / "drill-killed"
    left.mkdir()

    code, said = run("db", "drill", **folders)

    assert code == 0, said
    assert "can be restored: 0 people, 1 course, 2 entries of the audit." in said
    assert "ok a backup was last restored 0 days ago" in run("doctor", "--pilot", **folders)[1]
    assert not list(tmp_path.glob("drill-*"))


def test_a_second_drill_leaves_the_first_one_alone(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    founded(tmp_path, "Module 4")
    backed_up(tmp_path)
    of_the_first = tmp_path / "drill-first"
    of_the_first.mkdir()

    with hold_folder(tmp_path):
        code, said = run("db", "drill", **folders)

    assert code == 8
    assert "another drill runs in" in said
    assert of_the_first.exists()
    assert run("db", "drill", **folders)[0] == 0
    assert not of_the_first.exists(), "a drill that was killed"


def test_a_drill_with_a_damaged_backup_is_not_remembered(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    founded(tmp_path, "Module 4")
    made = backed_up(tmp_path)
    made.write_bytes(made.read_bytes()[:4096])

    code, _ = run("db", "drill", **folders)

    assert code == 8
    assert "problem no backup was ever restored" in run("doctor", "--pilot", **folders)[1]
    assert not list(tmp_path.glob("drill-*"))


def test_a_real_restore_is_a_tested_one(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    founded(tmp_path, "Module 4")
    run("db", "restore", str(backed_up(tmp_path)), **folders)

    assert "ok a backup was last restored 0 days ago" in run("doctor", "--pilot", **folders)[1]
