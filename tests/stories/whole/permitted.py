"""A cohort with content of every kind, and people who have no rights in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.act import Act
from bot.announcements.audience.buttons import SaveAudience
from bot.announcements.buttons import AskGotIt, SetWhen
from bot.announcements.domain import AnnouncementId
from bot.catalog.speech import wording_of_card
from bot.learning.certificate import storage as certificates
from bot.learning.voice_notes.buttons import RecordVoiceNote
from bot.membership.domain import CohortId, EnrolmentId, Membership, PersonId, Role
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
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
from bot.safety.signatures.domain import wording_of
from bot.sessions.buttons import AskRecording, NewSession
from bot.sessions.domain import SessionId
from bot.sessions.pending_changes import storage as changes
from bot.sessions.pending_changes.domain import ChangedSession
from bot.sessions.quiet_days.buttons import AddQuietDays
from bot.storage.database import Tx
from tests.builders import add_person
from tests.stories.announcing import send_key
from tests.stories.cast import (
    ZONE,
    Founded,
    administrator,
    coordinator,
    enrolment_id,
    participant,
    person_id,
    personal_token,
)
from tests.stories.discussions import Class, begun
from tests.stories.meetings import LINK, one_day, three_days
from tests.stories.polling import opened
from tests.stories.proposing import propose
from tests.stories.rosters import FOURTEEN, ask_for_list, sends_list
from tests.stories.whole.attempts import Ids
from tests.world import Phone, World, local

CARD = "m4.u1.c1"


@dataclass(slots=True, kw_only=True)
class Prepared:
    """The cohort, its people, and the ids for forged buttons."""

    world: World
    course: Class
    sophea: Phone
    colleague: Phone
    admin: Phone
    dara: Phone
    stranger: Phone
    bora: Phone
    elsewhere: CohortId
    ids: Ids

    async def dismiss(self, *, appoint: bool = False) -> None:
        """Revoke the role of Sophea, the owner of everything; `appoint` her to the other cohort."""
        person, now = PersonId(int(self.ids["person.sophea"])), self.world.clock.now()

        async def work(tx: Tx) -> None:
            await staff.revoke(
                tx,
                person=person,
                role=Role.COORDINATOR,
                cohort=self.course.founded.cohort,
                now=now,
            )
            if appoint:
                await staff.grant(
                    tx,
                    person=person,
                    role=Role.COORDINATOR,
                    cohort=self.elsewhere,
                    by=None,
                    now=now,
                )

        await self.world.app.database.run(work)


async def prepare(world: World) -> Prepared:
    """Let Sophea create content of every kind by taps, until Monday 22 May, 14:00."""
    course = await begun(world)
    sophea, founded = course.sophea, course.founded
    colleague = await coordinator(world, founded, key="mealea", name="Mealea")
    admin = await administrator(world)
    bora, elsewhere = await _coordinator_of_another(world, course)
    await personal_token(world, founded, "Heng Samnang", "Lotus House", "en")
    sent = await _sent(world, course)
    await one_day(world, sophea, founded, "22/5", "11:00")
    await three_days(sophea, founded)
    await world.travel(local("2023-05-22 13:00"))
    await course.leaders[1].sends("/ask")
    await course.leaders[1].sends("Can we meet later on Monday?")
    await course.outsider.starts()
    await ask_for_list(sophea)
    await sends_list(sophea, [*FOURTEEN[:1], ["Yim Dany", "Lotus House", "Kmher"]])
    token = await _link(world, course)
    drafts = sent | await _not_sent(world, course)
    await _meetings(world, course)
    await propose(world, founded.cohort, "Sok Dara")
    await _buddies(world, course)
    await _problems(world, course)
    await opened(world, founded)
    await _certificate(world)
    await _merge(world, course)
    await _import(world, course)
    await _claim(world, founded)
    await _workbooks(world, founded.cohort)
    await sophea.forges(RecordVoiceNote(founded.cohort, CARD, "en").pack())
    await sophea.sends_a("voice", duration=60)
    await world.travel(local("2023-05-22 14:00"))
    made = Prepared(
        world=world,
        course=course,
        sophea=sophea,
        colleague=colleague,
        admin=admin,
        dara=course.leaders[0],
        stranger=course.outsider,
        bora=bora,
        elsewhere=elsewhere,
        ids={},
    )
    made.ids = await _ids(made, drafts) | {"token": token}
    return made


async def _coordinator_of_another(world: World, course: Class) -> tuple[Phone, CohortId]:
    """Add a participant who coordinates another cohort of the same course."""
    bora = await participant(world, course.founded, "bora", "Bora")

    async def work(tx: Tx) -> CohortId:
        content = world.app.context.courses["community-liberation-toolkit"]
        now = world.clock.now()
        cohort = await service.create_cohort(
            Act(tx=tx, now=now), course=content, title="Elsewhere", zone=ZONE
        )
        [row] = await tx.ask("SELECT id FROM people WHERE name = 'Bora'")
        person = PersonId(row["id"])
        await staff.grant(tx, person=person, role=Role.COORDINATOR, cohort=cohort, by=None, now=now)
        return cohort

    return bora, await world.app.database.run(work)


async def _claim(world: World, founded: Founded) -> None:
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


async def _buddies(world: World, course: Class) -> None:
    """Add somebody without an organization, and a pair that a coordinator picked."""
    await participant(world, course.founded, "sotha", "Kim Sotha", organization=None)
    pair = [await enrolment_id(world, key) for key in ("keo", "pich")]
    cohort, now = course.founded.cohort, world.clock.now()
    await world.app.database.run(lambda tx: pairs.make(tx, cohort, pair, drawn=False, now=now))


async def _problems(world: World, course: Class) -> None:
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


async def _certificate(world: World) -> None:
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


async def _merge(world: World, course: Class) -> None:
    """Let somebody have been on the list twice until now; and let there be another organization."""
    kept, cohort, now = await person_id(world, "keo"), course.founded.cohort, world.clock.now()

    async def work(tx: Tx) -> None:
        gone = await add_person(tx, "Keo S.", now=now)
        await service.create_organization(Act(tx=tx, now=now), "River School")
        await merges.add(tx, cohort=cohort, kept=kept, gone=gone, entries=[], now=now)

    await world.app.database.run(work)


async def _import(world: World, course: Class) -> None:
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


async def _link(world: World, course: Class) -> str:
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


async def _sent(world: World, course: Class) -> dict[str, int]:
    """Send an announcement that asks everybody for a tap."""
    found = await _written(world, course)
    await course.sophea.forges(AskGotIt(AnnouncementId(found), 1).pack())
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:20"))

    async def work(tx: Tx) -> None:  # only one of both can be chosen; here it is either
        tx.do("UPDATE announcements SET vote = 'yes_no' WHERE id = :id", id=found)

    await world.app.database.run(work)
    return {"done": found}


async def _not_sent(world: World, course: Class) -> dict[str, int]:
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


async def _workbooks(world: World, cohort: CohortId) -> None:
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


async def _meetings(world: World, course: Class) -> None:
    """Create a recording, days without meetings, and a complete draft of a meeting."""
    sophea, cohort = course.sophea, course.founded.cohort
    ids = await _found(world, {"session.over": _FOUND["session.over"]})
    await sophea.forges(AskRecording(SessionId(int(ids["session.over"]))).pack())
    await sophea.sends("https://zoom.us/rec/share/abc")
    await sophea.forges(AddQuietDays(cohort).pack())
    await sophea.sends("7/6")
    await sophea.forges(NewSession(cohort).pack())
    await sophea.taps("Part 1")
    for text in ("5/6", "9:00", LINK):
        await sophea.sends(text)


_FOUND = {
    "Allow.revision": "SELECT revision AS id FROM announcements WHERE state = 'approval'",
    "RefuseBecause.revision": "SELECT revision AS id FROM announcements WHERE state = 'approval'",
    "DoNotAllow.revision": "SELECT revision AS id FROM announcements WHERE state = 'approval'",
    "certificate": "SELECT id FROM certificates",
    "discussion": "SELECT id FROM discussions",
    "draft": "SELECT id FROM session_drafts",
    "enrolment": "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
    " WHERE p.name = 'Sok Dara'",
    "enrolment.invited": "SELECT id FROM enrolments WHERE state = 'invited'",
    "enrolment.waiting": "SELECT id FROM enrolments WHERE state = 'waiting'",
    "invite": "SELECT id FROM invites WHERE uses_allowed = 14",
    "merge": "SELECT id FROM merges",
    "note": "SELECT id FROM voice_notes",
    "enrolment.picked": "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
    " WHERE p.name = 'Vann Rith'",
    "other": "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
    " WHERE p.name = 'Kim Sotha'",
    "other.invited": "SELECT id FROM enrolments WHERE state = 'invited'",
    "problem": "SELECT id FROM group_problems WHERE state = 'waiting'",
    "problem.posted": "SELECT id FROM group_problems WHERE state = 'posted'",
    "pair": "SELECT id FROM buddy_pairs",
    "organization": "SELECT id FROM organizations WHERE name = 'Lotus House'",
    "into": "SELECT id FROM organizations WHERE name = 'River School'",
    "person": "SELECT id FROM people WHERE name = 'Sok Dara'",
    "person.bora": "SELECT id FROM people WHERE name = 'Bora'",
    "invited.claimed": "SELECT invited_id AS id FROM claims",
    "person.colleague": "SELECT id FROM people WHERE name = 'Mealea'",
    "person.sophea": "SELECT id FROM people WHERE name LIKE 'Sophea%'",
    "question": "SELECT id FROM questions",
    "round": "SELECT id FROM survey_rounds",
    "back": "SELECT id FROM workbook_returns WHERE state = 'read'",
    "back.taken": "SELECT id FROM workbook_returns WHERE state = 'taken'",
    "roster": "SELECT id FROM rosters WHERE state = 'read'",
    "roster.taken": "SELECT id FROM rosters WHERE state = 'taken'",
    "SendAt.revision": "SELECT revision AS id FROM announcements WHERE state = 'draft'",
    "SendIt.revision": "SELECT revision AS id FROM announcements WHERE state = 'draft'",
    "saved": "SELECT id FROM saved_audiences",
    "proposal": "SELECT id FROM service_proposals",
    "session": "SELECT min(id) AS id FROM sessions WHERE local_start LIKE '2023-05-29%'",
    "session.over": "SELECT id FROM sessions WHERE local_start LIKE '2023-05-22%'",
}


async def _found(world: World, sought: dict[str, str]) -> Ids:
    async def work(tx: Tx) -> Ids:
        found: Ids = {}
        for name, sql in sought.items():
            rows = await tx.ask(sql)
            assert len(rows) == 1, f"{name}: {len(rows)} rows"
            found[name] = int(rows[0]["id"])
        return found

    return await world.app.database.run(work)


async def _waiting_change(made: Prepared, ids: Ids) -> int:
    """Let a change of a meeting wait that comes to nothing: its revision is not there."""
    cohort, now = made.course.founded.cohort, made.world.clock.now()
    by = PersonId(int(ids["person.sophea"]))
    changed = ChangedSession(session=SessionId(int(ids["session.over"])), revision=99, start=now)
    due_at = now + timedelta(days=60)
    waiting = await made.world.app.database.run(
        lambda tx: changes.add(tx, cohort, by, [changed], due_at=due_at, now=now)
    )
    return waiting.id


async def _ids(made: Prepared, drafts: dict[str, int]) -> Ids:
    [course] = made.world.app.context.courses.values()
    [health] = (each for each in course.services if each.id == "health")
    ids = await _found(made.world, _FOUND)
    ids["change"] = await _waiting_change(made, ids)
    ids["AskDecline.service"] = ids["DeclineProposal.service"] = f"p.{ids['proposal']}"
    for name, number in drafts.items():
        for field in ("announcement", "draft", "planned"):
            ids[f"{field}.{name}"] = number
    day = date(2023, 6, 7).toordinal()
    return ids | {
        "announcement": drafts["draft"],
        "cohort": made.course.founded.cohort,
        "day": day, "first": day, "last": day, "month": 12 * 2023 + 5, "minute": 540,
        "minutes": 60, "page": 0, "number": 1, "part": 0, "step": 0, "revision": 1, "which": 0,
        "tell": 0, "as_invited": 0, "revisions": 3, "people": 14, "emergency": 0,
        "language": "en", "by": "language", "word": "yes", "picked": "km", "unit": "m4.u1",
        "item": "m4.u1.q1", "option": "a", "story": "m4.s1", "node": "n1", "choice": "a",
        "case": "m4.k1", "content": "m4.k1", "text": "erase", "service": "health",
        "card": CARD, "ApproveVoiceNote.wording": wording_of_card(course.card(CARD), "en"),
        "wording": "", "MoveTo.cohort": made.elsewhere, "AskMoveTo.cohort": made.elsewhere,
        "SetWhen.minute": int(local("2023-05-24 09:00").timestamp()) // 60,
        "SignText.wording": wording_of(course.safety_text("erase"), "en"),
        "SignBoth.wording": wording_of(course.safety_text("erase"), "en"),
        "also": "", "SignBoth.other": "km",
        "SignBoth.also": wording_of(course.safety_text("erase"), "km"),
        "SignNext.wording": wording_of(course.safety_text("erase"), "en"),
        "ConfirmService.wording": wording_of(health),
    }  # fmt: skip
