"""Questions to order, to match and about a line, answered on a phone, in both languages."""

import pytest

from bot.learning.attempts import storage as attempts
from bot.learning.quiz.domain import PRACTICE_QUIZ, Purpose
from bot.storage.database import Tx
from tests.stories.cast import Founded, enrolment_id, found
from tests.stories.leaders import leader, scores
from tests.stories.quizzes import OPTION, answers, item_on, places
from tests.world import Phone, World

STEPS, DOORS, LINES = "m4.u3.q20", "m4.u2.q16", "m4.u3.q13"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


async def asks(world: World, phone: Phone, *items: str) -> None:
    """Let practice ask these questions now."""
    place, now = await enrolment_id(world, phone.key), world.clock.now()
    [course] = world.app.context.courses.values()

    async def work(tx: Tx) -> None:
        await attempts.start(
            tx,
            place,
            PRACTICE_QUIZ,
            course=course.id,
            purpose=Purpose.PRACTICE,
            items=items,
            now=now,
        )

    await world.app.database.run(work)
    await phone.sends("/practise")


def letter_of(world: World, phone: Phone, option: str) -> str:
    """The letter of an option on the English screen."""
    [wanted] = [o.text.in_("en") for o in item_on(world, phone.sees).options if o.id == option]
    found: list[tuple[str, str]] = OPTION.findall(phone.sees)
    return next(letter for letter, text in found if text == wanted)


async def test_steps_are_put_in_order_and_one_is_taken_back(world: World, dara: Phone) -> None:
    await asks(world, dara, STEPS)
    assert dara.sees.startswith("Question 1 of 1 · tap in order\n\nPut the six steps")
    b, a = letter_of(world, dara, "b"), letter_of(world, dara, "a")

    await dara.taps(b)
    await dara.taps(a)
    assert f"1·{b}" in dara.buttons
    await dara.taps("Check (2 of 6)")
    assert dara.toast == "Please place all 6."
    await dara.taps(f"1·{b}")
    assert "→" not in dara.sees
    await places(world, dara, right=True)

    assert "1.  Listen for the need named first   ✔ you" in dara.sees
    assert "Right, all 6." in dara.sees


async def test_what_was_placed_is_there_after_stopping(world: World, dara: Phone) -> None:
    await asks(world, dara, STEPS)
    f = letter_of(world, dara, "f")
    await dara.taps(f)
    await dara.taps("Stop here")

    await dara.sends("/practise")

    assert f"{f}.  Follow up by the safe way agreed   → 1" in dara.sees


async def test_quick_and_repeated_taps_lose_nothing_and_undo_nothing(
    world: World, dara: Phone
) -> None:
    await asks(world, dara, STEPS)

    for letter in ("A", "A", "B"):
        dara.presses(letter)
    await world.settle()

    assert {"1·A", "2·B"} <= set(dara.buttons)


async def test_a_wrong_order_gives_no_point_and_every_reason(world: World, dara: Phone) -> None:
    await asks(world, dara, STEPS)

    await answers(world, dara, right=False)

    assert "0 of 6. You need all 6 to get the point." in dara.sees
    assert "6.  Follow up by the safe way agreed   ← you: Listen for the need" in dara.sees
    assert await scores(world) == [("practice", "refresher", 0, 1)]


async def test_doors_are_matched_to_needs(world: World, dara: Phone) -> None:
    await asks(world, dara, DOORS)
    assert "1.  A poor family has no card   → ?" in dara.sees

    await answers(world, dara, right=True)

    assert "3.  A factory worker is hurt at work → NSSF   ✔ you" in dara.sees
    assert "Right, all 4." in dara.sees
    assert await scores(world) == [("practice", "refresher", 1, 1)]


async def test_the_line_to_delete_is_found(world: World, dara: Phone) -> None:
    await asks(world, dara, LINES)
    assert "Which line do you delete from this message?" in dara.sees
    assert dara.buttons[:4] == ["A", "B", "C", "D"]

    await dara.taps("C")

    assert "C.  She was held in a compound and beaten there.   ✔ you" in dara.sees
    assert "Right. Delete it" in dara.sees


async def test_a_sequence_in_khmer(world: World, dara: Phone) -> None:
    await dara.sends("/language")
    await dara.taps("ខ្មែរ")
    await asks(world, dara, STEPS, DOORS)
    assert "សូមចុចតាមលំដាប់" in dara.sees

    for letter in "កខគឃងច":
        await dara.taps(letter)
    await dara.taps("ពិនិត្យ (6/6)")

    assert "1.  ស្តាប់តម្រូវការដែលគាត់និយាយដំបូង" in dara.sees
    await dara.taps("បន្ទាប់ ▶")
    assert "1.  គ្រួសារក្រីក្រមួយគ្មានប័ណ្ណ   → ?" in dara.sees


async def test_a_forged_place_changes_nothing(world: World, dara: Phone) -> None:
    await asks(world, dara, LINES)
    for data in ("qp:1:0:a:0:1234", "qp:99:0:a:0:1234", "qp:1:0:z:0:1"):
        await dara.forges(data)

    assert await scores(world) == [("practice", "refresher", 0, 0)]
