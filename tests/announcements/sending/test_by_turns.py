"""Messages go while the recipients of an announcement are still being saved."""

from bot.act import Act
from bot.announcements.audience.domain import Audience, AudienceCriterion, Rule
from bot.announcements.delivery import storage as delivery_storage
from bot.announcements.delivery.service import AnnouncementSource
from bot.announcements.domain import Announcement, AnnouncementId, AnnouncementState
from bot.announcements.results import storage as results_storage
from bot.announcements.results.domain import DeliveryTally
from bot.storage.database import Database, Tx
from tests.town import NOW, PEOPLE, Town, draft, loaded, run_all, send, settle

OUT = PEOPLE // 10
"""Those of the town who have not joined yet."""
FIRST_THOUSAND = 890
"""Those among the first thousand who are in and can be reached."""


async def sent_to_all(database: Database) -> AnnouncementId:
    """An announcement to 2,300 people that has come due."""

    async def work(tx: Tx) -> AnnouncementId:
        made = await draft(tx, await settle(tx))
        assert await send(tx, made)
        return made

    return await database.run(work)


async def step(database: Database) -> bool:
    """Let the planner do one chunk; return whether there may be more."""
    return await database.run(lambda tx: AnnouncementSource().plan(Act(tx=tx, now=NOW)))


async def at(database: Database, made: AnnouncementId) -> tuple[Announcement, DeliveryTally]:
    async def work(tx: Tx) -> tuple[Announcement, DeliveryTally]:
        one = await loaded(tx, made)
        return one, await results_storage.tally(tx, one, now=NOW)

    return await database.run(work)


async def test_the_first_messages_do_not_wait_for_the_last_recipients(database: Database) -> None:
    made = await sent_to_all(database)
    assert await step(database), "it begins"
    assert await step(database), "those who are saved get their messages"

    one, tally = await at(database, made)
    assert one.freezing
    assert tally.going == FIRST_THOUSAND


async def test_the_card_counts_everybody_from_the_beginning(database: Database) -> None:
    made = await sent_to_all(database)
    more = True
    while more:
        one, tally = await at(database, made)
        assert (tally.all_in, tally.out) == (PEOPLE - OUT, OUT)
        assert tally.unplanned or not (one.planning or one.state is AnnouncementState.SCHEDULED)
        more = await step(database)
    assert one.state is AnnouncementState.RUNNING
    assert tally.unplanned == 0


async def test_it_is_not_over_while_recipients_are_being_saved(database: Database) -> None:
    made = await sent_to_all(database)

    async def all_sent(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'sent', done_at = :now WHERE state = 'pending'", now=NOW)
        # As if all but those who are planned had left meanwhile.
        tx.do("UPDATE announcements SET people_in = 1 WHERE frozen_to IS NOT NULL")

    for _ in range(5):
        await step(database)
        await database.run(all_sent)
        one, _ = await at(database, made)
        assert one.state is AnnouncementState.RUNNING
        if not one.planning:
            break
    await run_all(database)
    await database.run(all_sent)
    await run_all(database)
    one, tally = await at(database, made)
    assert one.state is AnnouncementState.DONE
    assert tally.sent + tally.never == PEOPLE - OUT


async def test_recipients_whom_rules_leave_out_do_not_stop_the_rest(database: Database) -> None:
    """The first 2,000 people are in an organization that is left out."""

    async def work(tx: Tx) -> AnnouncementId:
        town = await settle(tx)
        tx.do("UPDATE enrolments SET organization_id = 1 WHERE person_id <= 2000")
        tx.do("UPDATE enrolments SET organization_id = 2 WHERE person_id > 2000")
        others = Rule(by=AudienceCriterion.ORGANIZATION, of=frozenset({2}))
        made = await draft(tx, town, Audience(cohorts=(town.cohort,), rules=(others,)))
        assert await send(tx, made)
        return made

    made = await database.run(work)
    await run_all(database)
    _, tally = await at(database, made)
    assert (tally.all_in, tally.out) == (270, 30)
    assert tally.going == 270 - 3, "three have blocked the bot"


async def test_an_urgent_one_is_planned_first(database: Database) -> None:
    made = await sent_to_all(database)
    await step(database)

    async def another(tx: Tx) -> AnnouncementId:
        one = await loaded(tx, made)
        later = await draft(tx, Town(cohort=one.cohort_id, author=one.author_id))
        assert await send(tx, later)
        tx.do("UPDATE announcements SET urgent = 1 WHERE id = :id", id=later)
        return later

    urgent = await database.run(another)
    assert await step(database), "it begins"
    work = await database.run(lambda tx: delivery_storage.due_work(tx, now=NOW))
    assert work.planning is not None
    assert work.planning.id == urgent
