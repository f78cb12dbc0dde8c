"""Rosters, many people and many links at once, on both engines."""

from datetime import UTC, datetime, timedelta

from bot.documents.grid import RosterColumn
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.people.invites import storage as invites
from bot.people.invites.domain import digest
from bot.people.roster import storage as rosters
from bot.people.roster_file.domain import (
    FaultReason,
    Roster,
    RosterFault,
    RosterRow,
    Unusual,
    UnusualReason,
)
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
ROSTER = Roster(
    people=(RosterRow(row=2, name="ចាន់ ធីតា", organization=None, language="km"),),
    faults=(
        RosterFault(
            row=3, column=RosterColumn.LANGUAGE, why=FaultReason.LANGUAGE, found="Kmher", meant="km"
        ),
    ),
    unusual=(Unusual(row=2, why=UnusualReason.LONG, found="ចាន់ ធីតា", name="ចាន់ ធីតា"),),
)


async def begun(tx: Tx) -> tuple[PersonId, CohortId]:
    return await add_person(tx, "Sophea"), await add_cohort(tx)


async def test_a_roster_is_saved_as_it_was_read_and_imported_once(database: Database) -> None:
    async def work(tx: Tx) -> list[object]:
        author, cohort = await begun(tx)
        kept = await rosters.add(tx, ROSTER, author=author, cohort=cohort, shown="a", now=NOW)
        loaded = await rosters.load(tx, kept)
        assert loaded is not None
        begins = [await rosters.begin(tx, kept, shown="b", now=NOW)]
        rosters.show(tx, kept, "b")
        begins += [await rosters.begin(tx, kept, shown="b", now=NOW) for _ in range(2)]
        rosters.drop(tx, kept)
        half = await rosters.load(tx, kept)
        assert half is not None
        assert await rosters.goes_on(tx, kept) == cohort
        rosters.end(tx, kept)
        assert await rosters.goes_on(tx, kept) is None
        after = await rosters.load(tx, kept)
        assert after is not None
        return [loaded.roster, begins, half.is_begun, after.state, after.roster.people]

    assert await database.run(work) == [ROSTER, [False, True, False], True, "taken", ()]


async def test_a_newer_roster_drops_the_earlier_one_and_old_ones_are_deleted(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[str | None]:
        author, cohort = await begun(tx)
        first, second = [
            await rosters.add(tx, ROSTER, author=author, cohort=cohort, shown="a", now=NOW)
            for _ in range(2)
        ]
        found = [await rosters.load(tx, each) for each in (first, second)]
        rosters.drop(tx, second)
        found += [await rosters.load(tx, second)]
        rosters.delete_old(tx, now=NOW + rosters.KEPT + timedelta(seconds=1))
        found += [await rosters.load(tx, second)]
        return [None if each is None else each.state for each in found]

    assert await database.run(work) == ["dropped", "read", "dropped", None]


async def test_many_are_put_on_the_list_with_a_link_each(database: Database) -> None:
    async def work(tx: Tx) -> list[object]:
        author, cohort = await begun(tx)
        ids = await cohorts.add_organizations(tx, ["Lotus House", "LOTUS house"], now=NOW)
        again = await cohorts.add_organizations(tx, ["lotus house", "Bridge"], now=NOW)
        assert ids["lotus house"] == again["lotus house"]
        new = await people.add_each(tx, [("B", "km"), ("A", "")], zone="UTC", now=NOW)
        enrolments.invite_each(tx, cohort, [(new[0], ids["lotus house"]), (new[1], None)], now=NOW)
        listed = await enrolments.listed(tx, cohort)
        for token in ("x", "y"):
            invites.add_each(
                tx,
                cohort,
                [(digest(token + each.name), each.enrolment.person_id, None) for each in listed],
                by=author,
                expires_at=NOW + timedelta(days=1),
                now=NOW,
            )
        hashes = [digest(each) for each in ("yB", "xB", "nothing")]
        found = await invites.by_hashes(tx, hashes)
        return [
            [(each.name, each.language, each.organization) for each in listed],
            [(invite.person_name, invite.closed) for invite in found.values()],
        ]

    names, found = await database.run(work)

    assert names == [("A", "", None), ("B", "km", "Lotus House")]
    assert found == [("B", True), ("B", False)]


async def test_a_corrected_organization_is_corrected_in_the_open_link(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[str | None]:
        _, cohort = await begun(tx)
        ids = await cohorts.add_organizations(tx, ["Lotus House", "Bridge"], now=NOW)
        new = await people.add_each(tx, [("A", "")], zone="UTC", now=NOW)
        enrolments.invite_each(tx, cohort, [(new[0], ids["bridge"])], now=NOW)
        (listed,) = await enrolments.listed(tx, cohort)
        for token in ("old", "new"):
            ticket = (digest(token), new[0], ids["bridge"])
            invites.add_each(tx, cohort, [ticket], by=None, expires_at=NOW, now=NOW)
        enrolments.set_organization(tx, listed.enrolment.id, ids["lotus house"])
        found = [await invites.by_hash(tx, digest(token)) for token in ("old", "new")]
        return [None if each is None else each.organization_name for each in found]

    assert await database.run(work) == ["Bridge", "Lotus House"]
