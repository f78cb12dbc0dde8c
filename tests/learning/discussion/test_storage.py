"""Discussions and their votes, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.learning.discussion import storage as discussion_storage
from bot.learning.discussion.domain import Discussion, DiscussionId, DiscussionKind, PastStep
from bot.learning.discussion_posts import storage as posts_storage
from bot.membership.chat import storage as chats
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Database, Tx
from tests.builders import add_chat
from tests.learners import Learners, learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 29, 3, 0, tzinfo=UTC)
GROUP, SUPER = ChatId(-500), ChatId(-1_000_000_500)


async def linked(database: Database) -> Learners:
    known = await learners(database, SMALL, now=NOW, many=4)

    async def work(tx: Tx) -> None:
        cohorts.link_group(tx, known.cohort, GROUP)

    await database.run(work)
    return known


async def begin(tx: Tx, known: Learners, chat: ChatId = GROUP) -> DiscussionId | None:
    return await discussion_storage.start(
        tx,
        cohort=known.cohort,
        chat=chat,
        by=known.people[3],
        kind=DiscussionKind.SCENARIO,
        content="m1.s1",
        language="en",
        node="n1",
        screen=77,
        now=NOW,
    )


async def talk_of(tx: Tx, number: DiscussionId) -> Discussion:
    context = await discussion_storage.load(tx, number)
    assert context is not None
    return context.discussion


async def begun(tx: Tx, known: Learners) -> DiscussionId:
    number = await begin(tx, known)
    assert number is not None
    return number


async def test_one_discussion_is_open_in_a_cohort_and_only_in_its_group(
    database: Database,
) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        add_chat(tx, -9, "group")
        assert await begin(tx, known, ChatId(-9)) is None
        first = await begun(tx, known)
        assert await begin(tx, known) is None
        context = await discussion_storage.load_open(tx, known.cohort)
        assert context is not None
        assert (
            context
            == await discussion_storage.load(tx, first)
            == await discussion_storage.load_open_in_chat(tx, GROUP)
        )
        assert (context.course, context.is_linked) == ("small", True)
        assert context.leader_chat == 5004
        assert (context.discussion.screen_message_id, context.discussion.edited_at) == (77, NOW)
        assert await discussion_storage.end(tx, first, now=NOW)
        assert not await discussion_storage.end(tx, first, now=NOW)
        assert await discussion_storage.load_open(tx, known.cohort) is None
        assert await begin(tx, known) is not None
        tx.do("UPDATE cohorts SET closed_at = :now", now=NOW)

    await database.run(work)


async def test_a_closed_cohort_starts_nothing(database: Database) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE cohorts SET closed_at = :now", now=NOW)
        assert await begin(tx, known) is None

    await database.run(work)


async def test_one_vote_each_changeable_until_the_vote_is_closed(database: Database) -> None:
    known = await linked(database)
    dara, thida, rith, _ = known.people

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        for person, choice in ((dara, "a"), (thida, "b"), (dara, "b"), (rith, "a")):
            assert await discussion_storage.save_vote(tx, number, 0, person, choice, now=NOW)
        assert not await discussion_storage.save_vote(tx, number, 1, dara, "a", now=NOW)
        was = await talk_of(tx, number)
        assert await discussion_storage.move_on(tx, was, replace(was, voting=False), now=NOW)
        assert not await discussion_storage.move_on(tx, was, replace(was, voting=False), now=NOW)
        assert not await discussion_storage.save_vote(tx, number, 0, thida, "a", now=NOW)

        poll, _ = await discussion_storage.poll(tx, number)
        assert poll is not None
        assert (poll.votes, poll.members) == ({0: {"a": 1, "b": 2}}, 4)
        _, mine = await discussion_storage.with_vote_of(tx, number, 0, dara)
        assert mine == "b"
        assert (await discussion_storage.with_vote_of(tx, number, 1, dara))[1] is None
        assert (await discussion_storage.with_vote_of(tx, number, 0, None))[1] is None
        assert await discussion_storage.with_vote_of(tx, DiscussionId(99), 0, dara) == (None, None)

    await database.run(work)


async def test_votes_of_former_members_are_not_counted(database: Database) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        for person in known.people[:2]:
            await discussion_storage.save_vote(tx, number, 0, person, "a", now=NOW)
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=known.places[0])
        poll, _ = await discussion_storage.poll(tx, number)
        assert poll is not None
        assert (poll.at(0), poll.at(1), poll.members) == ({"a": 1}, {}, 3)

    await database.run(work)


async def test_a_step_further_and_to_the_end(database: Database) -> None:
    known = await linked(database)
    later = NOW + timedelta(minutes=9)

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        was = await talk_of(tx, number)
        discussion_storage.note_edit(tx, was, at=later)
        discussion_storage.note_edit(tx, was, at=NOW)  # the first one remains
        was = await talk_of(tx, number)
        assert (was.edits, was.edited_at) == (1, later)

        way = (PastStep(node="n1", choice="a"),)
        further = replace(was, step=1, node="n2", way=way, edits=0)
        assert await discussion_storage.move_on(tx, was, further, now=later)
        assert await talk_of(tx, number) == replace(further, edited_at=later)
        assert not await discussion_storage.move_on(tx, was, further, now=later)

        ended = replace(further, voting=False, is_open=False)
        assert await discussion_storage.move_on(tx, further, ended, now=later)
        row = await tx.one("SELECT state, ended_at FROM discussions")
        assert row is not None
        assert row["state"] == "closed"
        assert row["ended_at"] is not None
        assert not await discussion_storage.move_on(tx, ended, ended, now=later)

    await database.run(work)


async def test_a_discussion_follows_its_group_into_a_supergroup(database: Database) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        await chats.move(tx, old=GROUP, new=SUPER)
        context = await discussion_storage.load_open_in_chat(tx, SUPER)
        assert context is not None
        assert (context.discussion.id, context.is_linked) == (number, True)

    await database.run(work)


async def test_a_discussion_follows_also_where_the_new_chat_was_known_before(
    database: Database,
) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        add_chat(tx, SUPER, "group")
        await chats.move(tx, old=GROUP, new=SUPER)
        context = await discussion_storage.load_open_in_chat(tx, SUPER)
        assert context is not None
        assert (context.discussion.id, context.is_linked) == (number, True)

    await database.run(work)


async def test_what_is_open_ends_where_its_group_is_lost(database: Database) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        assert await discussion_storage.end_in(tx, GROUP, now=NOW, becomes=known.cohort) == []
        assert await discussion_storage.end_in(tx, ChatId(-9), now=NOW) == []
        assert await discussion_storage.end_in(tx, ChatId(-9), now=NOW, becomes=known.cohort) == [
            number
        ]
        again = await begun(tx, known)
        assert await discussion_storage.end_in(tx, GROUP, now=NOW) == [again]
        assert await discussion_storage.end_in(tx, GROUP, now=NOW) == []
        cohorts.unlink_group(tx, GROUP)
        context = await discussion_storage.load(tx, again)
        assert context is not None
        assert (context.is_linked, context.discussion.is_open) == (False, False)

    await database.run(work)


async def test_the_leader_can_change(database: Database) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        discussion_storage.lead(tx, number, known.people[0], screen=None)
        context = await discussion_storage.load(tx, number)
        assert context is not None
        assert (context.leader_chat, context.discussion.led_by) == (5001, known.people[0])
        assert context.discussion.screen_message_id is None

    await database.run(work)


async def test_the_newest_message_among_rows_is_found(database: Database) -> None:
    await linked(database)

    async def work(tx: Tx) -> None:
        for number in range(4):
            debt = NewMessage(
                chat_id=GROUP, lane=Lane.URGENT, kind="x", due_at=NOW, about={}, dedup=f"d{number}"
            )
            outbox.enqueue(tx, [debt], now=NOW)
        tx.do("UPDATE outbox SET message_id = 11 WHERE dedup = 'd0'")
        tx.do("UPDATE outbox SET message_id = 12 WHERE dedup = 'd2'")
        found = [
            discussion_storage.message_from(rows)
            for rows in await tx.ask_each(
                discussion_storage.message_query(["d0", "d1"]),
                discussion_storage.message_query(["d0", "d2", "d3"]),
                discussion_storage.message_query(["d3"]),
                discussion_storage.message_query([]),
            )
        ]
        assert found == [11, 12, None, None]

    await database.run(work)


async def test_deleting_a_person_deletes_votes_and_leaves_the_discussion(
    database: Database,
) -> None:
    known = await linked(database)
    leader = known.people[3]

    async def work(tx: Tx) -> None:
        number = await begun(tx, known)
        for person in (known.people[0], leader):
            await discussion_storage.save_vote(tx, number, 0, person, "a", now=NOW)
        tables = await PERSONAL_DATA.read_all(tx, leader)
        assert len(tables["discussions"]) == len(tables["discussion_votes"]) == 1
        PERSONAL_DATA.delete(tx, leader, now=NOW)
        poll, _ = await discussion_storage.poll(tx, number)
        assert poll is not None
        assert (poll.at(0), poll.context.leader_chat) == ({"a": 1}, None)
        assert await tx.ask("SELECT * FROM discussion_votes WHERE person_id = :id", id=leader) == []

    await database.run(work)


async def test_posts_of_an_earlier_release_are_edited_once(database: Database) -> None:
    known = await linked(database)

    async def work(tx: Tx) -> list[tuple[str, int | None]]:
        number = await begun(tx, known)
        opened = NewMessage(
            chat_id=GROUP,
            lane=Lane.URGENT,
            kind="discussion.opened",
            due_at=NOW,
            about={"discussion": number},
            dedup=f"discussion:{number}:opened",
        )
        waiting = replace(opened, dedup=f"discussion:{number}:waiting")
        outbox.enqueue(tx, [opened, waiting], now=NOW)
        tx.do(
            "UPDATE outbox SET state = 'sent', message_id = 7 WHERE dedup = :key", key=opened.dedup
        )
        for _ in range(2):
            await posts_storage.edit_all_once(tx, ["discussion.opened"], now=NOW)
        rows = await tx.ask(
            "SELECT o.about, e.message_id FROM outbox o JOIN outbox e ON e.id = o.edits_id"
        )
        return [(row["about"], row["message_id"]) for row in rows]

    [(about, message)] = await database.run(work)
    assert '"discussion"' in about
    assert message == 7
