"""What a cohort needs to have something for every button: most by taps, the rest stored."""

from bot.act import Act
from bot.announcements.audience.buttons import SaveAudience
from bot.announcements.buttons import AskGotIt, SetWhen
from bot.announcements.domain import AnnouncementId
from bot.learning.certificate import storage as certificates
from bot.membership.domain import CohortId, EnrolmentId, Membership, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.peers import storage as pairs
from bot.peers.problem import storage as problems
from bot.peers.problem.domain import BETWEEN_POSTS
from bot.people import service
from bot.people.buttons import InviteAll
from bot.people.imports import storage as imports
from bot.people.joining import storage as joining
from bot.people.joining.storage import SavedClaim
from bot.people.merging import storage as merges
from bot.people.roster import storage as rosters
from bot.people.roster_file.domain import Roster
from bot.sessions.buttons import AskRecording, NewSession
from bot.sessions.domain import SessionId
from bot.sessions.quiet_days.buttons import AddQuietDays
from bot.storage.database import Tx
from tests.builders import add_person
from tests.stories.announcing import send_key
from tests.stories.cast import Founded, enrolment_id, participant, person_id
from tests.stories.discussions import Class
from tests.stories.meetings import LINK
from tests.stories.whole.permitted_ids import found
from tests.world import World, local


async def add_claim(world: World, founded: Founded) -> None:
    """Let somebody say that a name on the list is theirs, too."""
    now = world.clock.now()
    person = await person_id(world, "bora")

    async def work(tx: Tx) -> None:
        row = await tx.single("SELECT min(person_id) AS id FROM enrolments WHERE state = 'invited'")
        claim = SavedClaim(
            person_id=person,
            invited_id=PersonId(row["id"]),
            cohort_id=founded.cohort,
            consent_version=1,
        )
        joining.add_claim(tx, claim, now=now)

    await world.app.database.run(work)


async def add_buddies(world: World, course: Class) -> None:
    """Add somebody without an organization, and a pair that a coordinator picked."""
    await participant(world, course.founded, "sotha", "Kim Sotha", organization=None)
    pair = [await enrolment_id(world, key) for key in ("keo", "pich")]
    cohort, now = course.founded.cohort, world.clock.now()
    await world.app.database.run(lambda tx: pairs.make(tx, cohort, pair, drawn=False, now=now))


async def add_problems(world: World, course: Class) -> None:
    """Add a problem that was posted long ago, and one that waits."""
    cohort, now = course.founded.cohort, world.clock.now()
    proposers = [await person_id(world, key) for key in ("keo", "pich")]

    async def work(tx: Tx) -> None:
        for person, words in zip(proposers, ("Who goes along?", "Who comes late?"), strict=True):
            made = await problems.propose(tx, cohort, person, words, now=now)
            assert made is not None
            if person == proposers[0]:
                before = now - 2 * BETWEEN_POSTS
                assert await problems.post(tx, made, language="en", now=before)

    await world.app.database.run(work)


async def add_certificate(world: World) -> None:
    """Let somebody have a certificate that no coordinator has signed."""
    now = world.clock.now()

    async def work(tx: Tx) -> None:
        [row] = await tx.ask(
            "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
            " WHERE p.name = 'Sok Dara'"
        )
        listed = await enrolments.by_id(tx, EnrolmentId(row["id"]))
        assert listed is not None
        await certificates.issue(
            tx,
            listed.enrolment,
            name="Sok Dara",
            listed_name="Sok Dara",
            course="community-liberation-toolkit",
            lessons=18,
            quizzes=3,
            now=now,
        )

    await world.app.database.run(work)


async def add_merge(world: World, course: Class) -> None:
    """Let somebody have been on the list twice until now; and let there be another organization."""
    kept, cohort, now = await person_id(world, "keo"), course.founded.cohort, world.clock.now()

    async def work(tx: Tx) -> None:
        gone = await add_person(tx, "Keo S.", now=now)
        await service.create_organization(Act(tx=tx, now=now), "River School")
        await merges.add(tx, cohort=cohort, kept=kept, gone=gone, entries=[], now=now)

    await world.app.database.run(work)


async def add_import(world: World, course: Class) -> None:
    """Let the person who is invited have come by a list that can still be undone."""
    author, cohort, now = await person_id(world, "keo"), course.founded.cohort, world.clock.now()

    async def work(tx: Tx) -> None:
        kept = await rosters.add(
            tx, Roster(people=(), faults=()), author=author, cohort=cohort, shown="", now=now
        )
        await rosters.begin(tx, kept, shown="", now=now)
        rosters.end(tx, kept)
        listed = await enrolments.listed(tx, cohort)
        invited = [each for each in listed if each.enrolment.state is Membership.INVITED]
        imports.note_added(tx, kept, [(each.enrolment.person_id, 2) for each in invited])

    await world.app.database.run(work)


async def add_link(world: World, course: Class) -> str:
    """Create a link for all, by which somebody asks to join; return its token."""
    await course.sophea.forges(InviteAll(course.founded.cohort, 14).pack())
    token = course.sophea.sees.rpartition("?start=")[2].strip()
    guest = world.person("guest", name="Guest", language="en")
    await guest.starts(token)
    await guest.taps("English")
    await guest.taps("I agree")
    await guest.sends("Samnang Heng")
    await guest.sends("Lotus House")
    return token


async def add_sent(world: World, course: Class) -> dict[str, int]:
    """Send an announcement that asks everybody for a tap."""
    found = await _written(world, course)
    await course.sophea.forges(AskGotIt(AnnouncementId(found), 1).pack())
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:20"))

    async def work(tx: Tx) -> None:  # only one of both can be chosen; here it is either
        tx.do("UPDATE announcements SET vote = 'yes_no' WHERE id = :id", id=found)

    await world.app.database.run(work)
    return {"done": found}


async def add_not_sent(world: World, course: Class) -> dict[str, int]:
    """Create a scheduled announcement, one that waits for approval, and a draft."""
    sophea = course.sophea
    scheduled = await _written(world, course)
    minute = int(local("2023-05-23 09:00").timestamp()) // 60
    await sophea.forges(SetWhen(AnnouncementId(scheduled), minute).pack())
    await sophea.taps(send_key(sophea))
    asked, draft = await _written(world, course), await _written(world, course)
    await sophea.forges(SaveAudience(AnnouncementId(draft)).pack())
    await sophea.sends("Lotus")
    await _ask_for_a_yes(world, asked)
    return {"scheduled": scheduled, "asked": asked, "draft": draft}


async def _written(world: World, course: Class) -> int:
    await course.sophea.sends("/announce")
    await course.sophea.sends("See you on Monday.")

    async def work(tx: Tx) -> int:
        [row] = await tx.ask("SELECT max(id) AS id FROM announcements")
        return int(row["id"])

    return await world.app.database.run(work)


async def _ask_for_a_yes(world: World, announcement: int) -> None:
    # As for more people than one coordinator may write to alone.
    async def work(tx: Tx) -> None:
        tx.do("UPDATE announcements SET state = 'approval' WHERE id = :id", id=announcement)

    await world.app.database.run(work)


async def add_workbooks(world: World, cohort: CohortId) -> None:
    """Let Sophea have sent two workbooks back: one waits, and one is saved."""

    async def work(tx: Tx) -> None:
        for state in ("taken", "read"):
            tx.do(
                "INSERT INTO workbook_returns (author_id, file_made_at, missing, state, created_at,"
                " taken_at) SELECT id, :now, 0, :state, :now, :now FROM people"
                " WHERE name LIKE 'Sophea%'",
                now=world.clock.now(),
                state=state,
            )
        tx.do(
            "INSERT INTO workbook_cells (return_id, sheet, place, head, what, cohort_id, person_id,"
            " before, after) SELECT r.id, 'Module 4', 'K2', 'Talked to on', 'contacted', :cohort,"
            " p.id, '', '2023-05-22' FROM workbook_returns r, people p WHERE p.name = 'Sok Dara'",
            cohort=cohort,
        )

    await world.app.database.run(work)


async def add_meetings(world: World, course: Class) -> None:
    """Create a recording, days without meetings, and a complete draft of a meeting."""
    sophea, cohort = course.sophea, course.founded.cohort
    ids = await found(world, "session.over")
    await sophea.forges(AskRecording(SessionId(int(ids["session.over"]))).pack())
    await sophea.sends("https://zoom.us/rec/share/abc")
    await sophea.forges(AddQuietDays(cohort).pack())
    await sophea.sends("7/6")
    await sophea.forges(NewSession(cohort).pack())
    await sophea.taps("Part 1")
    for text in ("5/6", "9:00", LINK):
        await sophea.sends(text)
