"""A cohort of many people for tests of storage, its coordinator, and her announcements."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import Audience, AudienceQuery, audience_query
from bot.announcements.delivery.service import AnnouncementSource
from bot.announcements.domain import Announcement, AnnouncementId, AnnouncementState
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.announcements.results import storage as results_storage
from bot.announcements.sending import storage as sending_storage
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.storage.database import Database, Tx
from tests.builders import ZONE, add_crowd

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
PEOPLE = 2300


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A cohort of many: every tenth has not joined yet, every hundredth has blocked the bot."""

    cohort: CohortId
    author: PersonId


async def settle(tx: Tx, people: int = PEOPLE) -> Town:
    """Let there be a town. People are numbered from 1 on, and so are their accounts and chats."""
    cohort = await cohorts.add(tx, course="c", title="Module 4", zone=ZONE, rungs=[], now=NOW)
    for number in (1, 2):
        await cohorts.add_organization(tx, f"Organization {number}", now=NOW)
    await add_crowd(tx, cohort, people)
    tx.do("UPDATE people SET language = 'km' WHERE id % 4 <> 0")
    tx.do("UPDATE chats SET reach = 'blocked' WHERE id % 100 = 1")
    tx.do("DELETE FROM chats WHERE id % 10 = 0")
    tx.do("UPDATE enrolments SET organization_id = 1 + person_id % 2")
    tx.do("UPDATE enrolments SET state = 'invited', joined_at = NULL WHERE person_id % 10 = 0")
    author = PersonId(2)
    await staff.grant(tx, person=author, role=Role.COORDINATOR, cohort=cohort, by=None, now=NOW)
    return Town(cohort=cohort, author=author)


async def draft(tx: Tx, town: Town, audience: Audience | None = None) -> AnnouncementId:
    made = await announcements.add(
        tx,
        author=town.author,
        cohort=town.cohort,
        audience=audience or Audience(cohorts=(town.cohort,)),
        language="km",
        now=NOW,
    )
    announcements.add_part(
        tx, made, "km", MessagePart(kind=MessagePartKind.TEXT, html="<b>សួស្តី</b>")
    )
    return made


def sought_now(audience: Audience, *, now: datetime = NOW) -> AudienceQuery:
    home = Cohort(id=CohortId(1), course="c", title="Module 4", zone="Asia/Phnom_Penh")
    return audience_query(audience, home, now=now)


async def loaded(tx: Tx, announcement: AnnouncementId) -> Announcement:
    found = await announcements.load(tx, announcement)
    assert found is not None
    return found.announcement


async def send(tx: Tx, announcement: AnnouncementId, *, start_at: datetime = NOW) -> bool:
    one = await loaded(tx, announcement)
    asked = sought_now(one.audience)
    counted = await audience_storage.headcount(tx, asked)
    sent = await sending_storage.mark_sent(
        tx,
        one,
        to=AnnouncementState.SCHEDULED,
        start_at=start_at,
        wanted_at=None,
        urgent=False,
        covered=False,
        screen_message_id=5,
        people=(counted.reached + counted.closed, counted.out),
        now=start_at,
    )
    if sent:
        await sending_storage.freeze(tx, announcement, asked)
    return sent


async def run_all(database: Database, *, now: datetime = NOW) -> int:
    """Plan until nothing is due; return in how many transactions."""
    chunks = 1
    while await database.run(lambda tx: AnnouncementSource().plan(Act(tx=tx, now=now))):
        chunks += 1
    return chunks


async def tallied(database: Database, announcement: AnnouncementId) -> str:
    async def work(tx: Tx) -> str:
        one = await loaded(tx, announcement)
        return (await results_storage.tally(tx, one, now=NOW)).fingerprint()

    return await database.run(work)


async def running(database: Database) -> AnnouncementId:
    async def prepare(tx: Tx) -> AnnouncementId:
        made = await draft(tx, await settle(tx, 20))
        await send(tx, made)
        return made

    made = await database.run(prepare)
    await run_all(database)
    return made
