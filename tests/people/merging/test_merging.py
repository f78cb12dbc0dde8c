"""Merging moves every row, loses none, and is put back as it was, on both engines."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.act import Act
from bot.areas import PERSONAL_DATA
from bot.learning.recap.storage import note_card
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import EnrolmentId, Grant, Membership, PersonId, Role, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.staff import storage as staff
from bot.people.merging import service
from bot.people.merging.domain import HadRole, Moved, NoSuchPerson, OtherCourses
from bot.refusals import NotAllowed, StaleButton
from bot.storage.database import Database, Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import add_cohort, add_meeting, add_person, enrol, finish_quiz
from tests.engines import all_tables
from tests.golden.old import grown, restored

if TYPE_CHECKING:
    from bot.people.domain import MergeId

NOW = datetime(2023, 5, 30, 2, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(days=2)
OWNED = PERSONAL_DATA.ownership
STAYS = {
    "absences.person_id", "absences.stand_in_id",
    "announcements.approved_by", "announcements.author_id", "announcements.refused_by",
    "attendance.noted_by", "attendance_ticks.coordinator_id",
    "certificates.signed_by", "commune_permits.person_id",
    "contacts.noted_by", "discussions.led_by", "discussions.started_by", "invites.created_by",
    "person_notes.written_by",
    "questions.taken_by", "roles.granted_by", "roles.person_id", "rosters.author_id",
    "saved_audiences.owner_id", "second_factors.person_id", "session_changes.person_id",
    "service_corrections.person_id", "session_drafts.author_id", "sightings.reader_id",
    "signatures.person_id",
    "staff_sessions.person_id", "todays.person_id",
    "voice_notes.approved_by", "voice_notes.recorded_by", "workbook_returns.author_id",
    "workbooks.author_id",
}  # fmt: skip
"""Only coordinators have these, and nobody who ever was one goes."""
BY_ITSELF = {
    "chats.person_id": "who goes has no account",
    "claims.invited_id": "says who asked about whom; the answer deletes it",
    "claims.person_id": "as above",
    "enrolments.person_id": "the place of the one who goes is emptied",
    "invites.person_id": "links of the one who goes are closed",
    "invite_uses.person_id": "links that were used stay counted as they were",
    "kept_apart.other_id": "says who is not the same, whatever else",
    "kept_apart.person_id": "as above",
    "merges.gone_id": "says who went",
    "merges.kept_id": "says who stayed",
    "name_forms.person_id": "an index of the name of the one who goes, and of nothing else",
    "organizations.merged_into": "leads from an old name to the one that it is",
    "pins.person_id": "a PIN opens the screens of one phone",
}


def actor(tx: Tx, now: datetime = NOW) -> Act:
    visitor = Visitor(grants=(Grant(role=Role.ADMINISTRATOR, cohort_id=None),))
    return Act(tx=tx, now=now, visitor=visitor)


async def dump(tx: Tx) -> dict[str, list[str]]:
    """Everything but the audit and the merges, in any order."""
    names = [name for name in all_tables() if name not in {"audit", "merges", "meta"}]
    return {
        name: sorted(str(dict(row)) for row in await tx.ask(f"SELECT * FROM {name}"))
        for name in names
    }


async def left_of(tx: Tx, person: PersonId) -> dict[str, Any]:
    """What the row of somebody holds, but for when it was made and emptied."""
    row = await tx.one("SELECT * FROM people WHERE id = :id", id=person)
    assert row is not None
    return {**row, "id": 0, "created_at": 0, "erased_at": 0}


async def left_of_an_erased_person(tx: Tx) -> dict[str, Any]:
    person = await add_person(tx, "Vann Rith")
    PERSONAL_DATA.delete(tx, person, now=NOW)
    return await left_of(tx, person)


async def two(tx: Tx) -> tuple[EnrolmentId, EnrolmentId]:
    """Somebody with a phone who asks to come in, and the same person of before, without one."""
    cohort = await add_cohort(tx)
    house = await cohorts.add_organization(tx, "Lotus House", now=BEFORE)
    new = await add_person(tx, "dara sok", account=7)
    old = await add_person(tx, "Sok Dara")
    asks = await enrol(tx, new, cohort, state=Membership.WAITING, now=NOW)
    was = await enrol(tx, old, cohort, organization=house, now=BEFORE)
    return asks, was


async def test_a_history_comes_along_and_goes_back(database: Database) -> None:
    async def work(tx: Tx) -> None:
        asks, was = await two(tx)
        listed = await enrolments.by_id(tx, was)
        assert listed is not None
        cohort, old = listed.enrolment.cohort_id, listed.enrolment.person_id
        people.set_fields(tx, old, consent_version=3, active_at=BEFORE, quiet_from=60)
        note_card(tx, was, "m4.u1", 2, is_last=False, now=BEFORE)
        note_card(tx, asks, "m4.u1", 1, is_last=False, now=NOW)
        note_card(tx, was, "m4.u2", 1, is_last=True, now=BEFORE)
        await finish_quiz(tx, was, "m4.u1", now=BEFORE)
        await add_meeting(tx, cohort, BEFORE)
        erased = await left_of_an_erased_person(tx)
        before = await dump(tx)

        seen = await service.preview(actor(tx), asks, was, OWNED)
        assert (seen.kept.name, seen.gone.name) == ("dara sok", "Sok Dara")
        assert seen.moves == (
            Moved(what="quizzes", moved=1, twice=0),
            Moved(what="lessons", moved=1, twice=1),
        )
        assert await dump(tx) == before

        done = await service.merge(actor(tx), was, asks, OWNED, as_listed=True)
        assert done.listed.name == "Sok Dara"
        assert done.listed.organization == "Lotus House"
        assert done.listed.enrolment.state is Membership.ACTIVE
        assert done.listed.enrolment.joined_at == BEFORE
        rows = await tx.ask("SELECT unit, furthest, enrolment_id FROM readings ORDER BY unit")
        assert [tuple(dict(row).values()) for row in rows] == [
            ("m4.u1", 2, asks),
            ("m4.u2", 1, asks),
        ]
        assert await enrolments.by_id(tx, was) is None
        assert await left_of(tx, old) == erased

        await service.undo(actor(tx, NOW + timedelta(hours=23)), done.id)
        after = await dump(tx)
        del before["outbox"], after["outbox"]  # the welcome was said
        assert after == before
        with pytest.raises(StaleButton):
            await service.undo(actor(tx), done.id)

    await database.run(work)


async def test_what_happened_meanwhile_stays_with_the_one_who_stayed(database: Database) -> None:
    async def work(tx: Tx) -> None:
        asks, was = await two(tx)
        note_card(tx, was, "m4.u1", 2, is_last=False, now=BEFORE)
        done = await service.merge(actor(tx), asks, was, OWNED)
        note_card(tx, asks, "m4.u2", 1, is_last=False, now=NOW)
        await service.undo(actor(tx), done.id)
        rows = await tx.ask("SELECT unit, enrolment_id FROM readings ORDER BY unit")
        assert [tuple(dict(row).values()) for row in rows] == [("m4.u1", was), ("m4.u2", asks)]

    await database.run(work)


async def test_it_is_refused_where_it_would_be_wrong(database: Database) -> None:
    async def work(tx: Tx) -> None:
        asks, was = await two(tx)
        listed = await enrolments.by_id(tx, was)
        assert listed is not None
        place = listed.enrolment
        with pytest.raises(NotAllowed):
            await service.merge(Act(tx=tx, now=NOW, visitor=Visitor()), asks, was, OWNED)
        with pytest.raises(NoSuchPerson):
            await service.merge(actor(tx), asks, EnrolmentId(999), OWNED)

        role = {"person": place.person_id, "role": Role.COORDINATOR, "cohort": place.cohort_id}
        await staff.grant(tx, **role, by=None, now=NOW)  # type: ignore[arg-type]
        await staff.revoke(tx, **role, now=NOW)  # type: ignore[arg-type]
        with pytest.raises(HadRole):
            await service.preview(actor(tx), asks, was, OWNED)
        tx.do("DELETE FROM roles")

        other = await add_cohort(tx)
        await enrol(tx, place.person_id, other, now=BEFORE)
        with pytest.raises(OtherCourses):
            await service.preview(actor(tx), asks, was, OWNED)

    await database.run(work)


async def test_only_those_who_run_the_course_undo_a_merge(database: Database) -> None:
    async def work(tx: Tx) -> None:
        asks, was = await two(tx)
        done = await service.merge(actor(tx), asks, was, OWNED)
        mine, other = done.listed.enrolment.cohort_id, await add_cohort(tx)
        merged = await dump(tx)

        for grants in ((), (Grant(role=Role.COORDINATOR, cohort_id=other),)):
            visitor = Visitor(grants=grants)
            with pytest.raises(NotAllowed):
                await service.undo(Act(tx=tx, now=NOW, visitor=visitor), done.id)
        assert await dump(tx) == merged

        visitor = Visitor(grants=(Grant(role=Role.COORDINATOR, cohort_id=mine),))
        await service.undo(Act(tx=tx, now=NOW, visitor=visitor), done.id)
        assert await dump(tx) != merged

    await database.run(work)


async def test_deleting_the_one_who_stayed_leaves_nothing_of_the_other(database: Database) -> None:
    async def work(tx: Tx) -> None:
        asks, was = await two(tx)
        note_card(tx, was, "m4.u1", 2, is_last=False, now=BEFORE)
        done = await service.merge(actor(tx), asks, was, OWNED)
        person = done.listed.enrolment.person_id
        read = await PERSONAL_DATA.read_all(tx, person)
        assert len(read["merges"]) == 1
        assert "journal" not in read["merges"][0]
        assert len(read["readings"]) == 1

        PERSONAL_DATA.delete(tx, person, now=NOW)
        everything = str(await dump(tx)) + str(await tx.ask("SELECT * FROM merges"))
        assert "Sok Dara" not in everything
        assert "m4.u1" not in everything
        assert await people.by_id(tx, person) is None
        with pytest.raises(StaleButton):
            await service.undo(actor(tx), done.id)

    await database.run(work)


async def test_no_column_that_names_a_person_a_place_or_an_organization_is_forgotten(
    tmp_path: Path,
) -> None:
    path = restored(tmp_path / "romleuk.db")
    await grown(path)
    database = await SqliteDatabase.open(path)

    async def work(tx: Tx) -> set[str]:
        found = set()
        for table in all_tables():
            for row in await tx.ask(f"PRAGMA foreign_key_list({table})"):
                if row["table"] in {"people", "enrolments", "organizations"}:
                    found.add(f"{table}.{row['from']}")
        return found

    found = await database.run(work)
    await database.close()
    rules = (*OWNED.of_enrolments, *OWNED.of_people, *OWNED.of_organizations)
    handled = {f"{each.table}.{each.owner}" for each in rules}
    missing = found - handled - STAYS - set(BY_ITSELF)
    assert not missing, (
        f"say in TABLES of their storage whose rows these are, Owned(...): {missing}"
    )
    assert not handled - found
    assert not (STAYS | set(BY_ITSELF)) - found


async def test_any_two_people_with_rows_everywhere_are_merged_and_put_back(tmp_path: Path) -> None:
    """The golden database has rows in every table."""
    path = restored(tmp_path / "romleuk.db")
    await grown(path)
    database = await SqliteDatabase.open(path)

    async def pairs(tx: Tx) -> list[tuple[int, int]]:
        rows = await tx.ask(
            "SELECT min(a.id) AS one, b.id AS two FROM enrolments a JOIN enrolments b"
            " ON a.cohort_id = b.cohort_id AND a.id <> b.id"
            " WHERE a.state = 'active' AND b.state IN ('active', 'invited') AND NOT EXISTS"
            " (SELECT 1 FROM roles r WHERE r.person_id = b.person_id) GROUP BY b.id"
        )
        return [(row["one"], row["two"]) for row in rows]

    async def try_out(tx: Tx, kept: int, gone: int) -> None:
        listed = await enrolments.by_id(tx, EnrolmentId(gone))
        assert listed is not None
        person = PersonId(listed.enrolment.person_id)
        people.set_fields(tx, person, telegram_id=None)
        tx.do("UPDATE chats SET person_id = NULL WHERE person_id = :person", person=person)
        before = await dump(tx)
        try:
            done = await service.merge(actor(tx), EnrolmentId(kept), EnrolmentId(gone), OWNED)
        except (HadRole, OtherCourses):
            return
        merged.append(done.id)
        for rule in (*OWNED.of_enrolments, *OWNED.of_people):
            owner = gone if rule.owner == "enrolment_id" else person
            left = await tx.ask(
                f"SELECT * FROM {rule.table} WHERE {rule.owner} = :owner", owner=owner
            )
            assert not left, rule.table
        assert not await tx.ask("PRAGMA foreign_key_check")
        await service.undo(actor(tx), done.id)
        after = await dump(tx)
        del before["outbox"], after["outbox"]
        assert after == before

    merged: list[MergeId] = []
    for kept, gone in await database.run(pairs):
        await database.rehearse(partial(try_out, kept=kept, gone=gone))
    await database.close()
    assert len(merged) > 1
