"""Walks through stories, as both databases save them."""

from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.catalog.course import DEBRIEF
from bot.learning.story import storage as walks
from bot.learning.story.domain import StoryProgress, StoryStep, Walk, WalkId
from bot.membership.domain import EnrolmentId
from bot.membership.person import storage as people
from bot.outbox.outage import storage as outage
from bot.storage.database import Database, Tx
from tests.learners import learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


def step(node: str, led_to: str, *, minute: int = 0, choice: str = "a") -> StoryStep:
    return StoryStep(node=node, choice=choice, led_to=led_to, at=NOW + timedelta(minutes=minute))


async def begin(tx: Tx, place: EnrolmentId, scenario: str = "m1.s1") -> Walk:
    begun = await walks.start(tx, place, scenario, now=NOW)
    assert begun is not None
    return begun


async def test_every_choice_is_saved_with_its_time(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)
    steps = (step("n1", "n2", minute=1), step("n2", DEBRIEF, minute=2, choice="b"))

    async def work(tx: Tx) -> None:
        begun = await begin(tx, known.place)
        assert [await walks.add_step(tx, begun, n, each) for n, each in enumerate(steps)] == [
            True,
            True,
        ]
        kept = await walks.load(tx, begun.id)
        assert kept is not None
        assert kept.walk.steps == steps
        assert kept.walk.is_finished
        assert (kept.course, kept.enrolment, kept.given_up) == (SMALL.id, known.place, False)
        assert kept.walk.person_id == known.person
        assert await walks.load(tx, WalkId(begun.id + 1)) is None

    await database.run(work)


async def test_one_walk_through_a_story_is_open_at_a_time(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> list[bool]:
        first = await begin(tx, known.place)
        again = await walks.start(tx, known.place, "m1.s1", now=NOW)
        other = await walks.start(tx, known.place, "m1.s2", now=NOW)
        neighbour = await walks.start(tx, known.places[1], "m1.s1", now=NOW)
        await walks.add_step(tx, first, 0, step("n1", DEBRIEF))
        later = await walks.start(tx, known.place, "m1.s1", now=NOW)
        assert later is not None
        walks.give_up(tx, later.id, now=NOW)
        anew = await walks.start(tx, known.place, "m1.s1", now=NOW)
        return [each is not None for each in (again, other, neighbour, anew)]

    assert await database.run(work) == [False, True, True, True]


async def test_a_step_is_made_once_in_its_turn_and_only_in_an_open_walk(
    database: Database,
) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        begun = await begin(tx, known.place)
        assert not await walks.add_step(tx, begun, 1, step("n1", "n2"))
        assert await walks.add_step(tx, begun, 0, step("n1", "n2"))
        assert not await walks.add_step(tx, begun, 0, step("n1", "n3", choice="b"))
        assert await walks.add_step(tx, begun, 1, step("n2", DEBRIEF))
        assert not await walks.add_step(tx, begun, 2, step("n1", "n2"))
        given_up = await begin(tx, known.place)
        walks.give_up(tx, given_up.id, now=NOW)
        assert not await walks.add_step(tx, given_up, 0, step("n1", "n2"))
        foreign = await begin(tx, known.place, "m1.s2")
        stolen = Walk(id=foreign.id, person_id=known.person + 1, scenario="m1.s2")  # type: ignore[arg-type]
        assert not await walks.add_step(tx, stolen, 0, step("n1", "n2"))
        kept = await walks.load(tx, begun.id)
        assert kept is not None
        assert [(each.node, each.choice) for each in kept.walk.steps] == [("n1", "a"), ("n2", "a")]

    await database.run(work)


async def test_a_finished_walk_is_not_given_up(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> bool:
        begun = await begin(tx, known.place)
        await walks.add_step(tx, begun, 0, step("n1", DEBRIEF))
        walks.give_up(tx, begun.id, now=NOW)
        kept = await walks.load(tx, begun.id)
        assert kept is not None
        return kept.given_up

    assert await database.run(work) is False


async def test_the_state_of_a_story(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        first = await begin(tx, known.place)
        await walks.add_step(tx, first, 0, step("n1", DEBRIEF))
        second = await begin(tx, known.place)
        await walks.add_step(tx, second, 0, step("n1", "n2", minute=3))
        await begin(tx, known.places[1])

        stands = await walks.load_state(tx, known.place, "m1.s1")

        assert stands is not None
        assert (stands.course, stands.last) == (SMALL.id, first.id)
        assert stands.open is not None
        assert (stands.open.id, stands.open.steps) == (
            second.id,
            (step("n1", "n2", minute=3),),
        )
        neighbour = await walks.load_state(tx, known.places[1], "m1.s1")
        assert neighbour is not None
        assert neighbour.open is not None
        assert (neighbour.open.steps, neighbour.last) == ((), None)
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=known.place)
        assert await walks.load_state(tx, known.place, "m1.s1") is None
        assert await walks.load(tx, second.id) is None
        assert await walks.start(tx, known.place, "m1.s3", now=NOW) is None

    await database.run(work)


async def test_the_progress_in_all_stories(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> dict[str, StoryProgress]:
        done = await begin(tx, known.place, "m1.s1")
        await walks.add_step(tx, done, 0, step("n1", DEBRIEF))
        again = await begin(tx, known.place, "m1.s1")
        await walks.add_step(tx, again, 0, step("n1", "n2"))
        await begin(tx, known.place, "m1.s2")
        lost = await begin(tx, known.place, "m1.s3")
        await walks.add_step(tx, lost, 0, step("n1", "n2"))
        walks.give_up(tx, lost.id, now=NOW)
        await begin(tx, known.places[1], "m1.s4")
        [rows] = await tx.ask_each(walks.walks_query(known.place))
        return walks.progress_from(rows)

    assert await database.run(work) == {
        "m1.s1": StoryProgress(steps=1, finished=True),
        "m1.s2": StoryProgress(steps=0, finished=False),
        "m1.s3": StoryProgress(steps=None, finished=False),
    }


async def test_walks_are_exported_and_deleted(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        for place in known.places:
            begun = await begin(tx, place)
            await walks.add_step(tx, begun, 0, step("n1", "n2"))
        mine = await PERSONAL_DATA.read_all(tx, known.person)
        assert [row["scenario"] for row in mine["walks"]] == ["m1.s1"]
        assert [(row["node"], row["choice"]) for row in mine["walk_steps"]] == [("n1", "a")]

        PERSONAL_DATA.delete(tx, known.person, now=NOW)

        left = await tx.ask("SELECT person_id FROM walks")
        assert [row["person_id"] for row in left] == [known.people[1]]
        assert len(await tx.ask("SELECT step FROM walk_steps")) == 1

    await database.run(work)


async def test_who_was_on_a_walk_is_found_after_an_outage(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> int:
        for place in known.places:
            begun = await begin(tx, place)
            if place == known.places[1]:
                await walks.add_step(tx, begun, 0, step("n1", DEBRIEF))
        tx.do("UPDATE people SET active_at = :now", now=NOW)
        chats = await outage.chats_in_the_middle(tx, since=NOW)
        person = await people.by_id(tx, known.person)
        assert person is not None
        assert [int(chat) for chat in chats] == [person.telegram_id]
        return len(chats)

    assert await database.run(work) == 1
