"""This month's door: after the course one unit to read freely comes each month."""

from datetime import timedelta

import pytest

from bot.learning.buttons import OpenThisMonth
from tests.stories.cast import Founded, coordinator, enrolment_id, found
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader
from tests.stories.meetings import three_days, unasked
from tests.stories.quizzes import answers, item_on, takes
from tests.world import Phone, World, local

FIRST = "Something for your work this month, four minutes."
SECOND = "Something new to read this month, whenever you like."
THIRD = "A few pages for this month. Begin with four minutes."
FIRST_KHMER = "មានអត្ថបទសម្រាប់ការងាររបស់លោកអ្នកខែនេះ រយៈពេល 4 នាទី។"
HEALTH, DOCUMENTS, LEADING = (
    "The doors: health and safety",
    "The doors: school, work, documents and law",
    "Leading others: dialogue, advocacy, practice",
)


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world)
    await three_days(await coordinator(world, founded), founded)
    return founded


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await graduate(world, founded, "leader")


async def graduate(world: World, founded: Founded, key: str, *, language: str = "en") -> Phone:
    """Somebody who has read the course and taken its quizzes by Wednesday 31 May."""
    phone = await leader(world, founded, key, language=language)
    await has_read(world, phone)
    await world.travel(local("2023-05-31 14:00"))
    for quiz in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, phone, quiz, 9)
    return phone


async def plans_a_step_on_documents(phone: Phone) -> None:
    await phone.sends("/plan")
    await phone.taps("4")
    await phone.taps(next(each for each in phone.buttons if each.startswith("Thu")))
    for label in ("10:00", "Commune hall", "✔ Keep it"):
        await phone.taps(label)


async def lives_until(world: World, phone: Phone, day: str) -> None:
    """Let time pass; the person looks at the menu each week, so messages go on."""
    end, now = local(f"{day} 12:20"), world.clock.now()
    while now < end:
        now = min(now + timedelta(days=7), end)
        await world.travel(now)
        if now < end:
            await phone.sends("/menu")


async def doors(world: World, phone: Phone) -> list[str]:
    lines = (FIRST, SECOND, THIRD, FIRST_KHMER)
    return [line for line in await unasked(world, phone) if line.endswith(lines)]


async def opens(phone: Phone, line: str) -> None:
    await phone.taps(phone.buttons[0], message_id=phone.message_with(line)["message_id"])


async def reads_it(phone: Phone, lessons: int) -> None:
    for number in range(1, lessons + 1):
        assert f"Lesson {number} of {lessons}" in phone.sees
        await phone.taps("Next ▶")


async def takes_its_quiz(world: World, phone: Phone, unit: str, *, right: bool) -> None:
    await phone.taps("✏️ Start the quiz")
    [course] = world.app.context.courses.values()
    await takes(world, phone, *[right] * len(course.unit(unit).items))


async def practised(world: World, phone: Phone, *, days: int) -> set[str]:
    """Practise once on each of some days, and return the units of the questions."""
    [course] = world.app.context.courses.values()
    units: set[str] = set()
    for _ in range(days):
        await world.travel(world.clock.now() + timedelta(days=1))
        await phone.sends("/refresh")
        while phone.sees.startswith("Question"):
            units.add(course.unit_of(item_on(world, phone.sees).id).id)
            await answers(world, phone, right=True)
            await phone.taps("Next ▶")
    return units


async def test_a_step_on_documents_leads_to_its_door_with_quiz_and_practice(
    world: World, dara: Phone
) -> None:
    await plans_a_step_on_documents(dara)
    await lives_until(world, dara, "2023-07-05")

    assert await doors(world, dara) == [f"Tue 04 12:15 {FIRST}"]
    assert dara.buttons == ["Open", "Not today", "Fewer messages"]
    await opens(dara, FIRST)
    assert dara.sees.startswith(f"For this month\n\n{DOCUMENTS}\n5 lessons")
    assert "It goes with a step that you planned." in dara.sees
    assert dara.buttons == ["▶ Start reading", "More to read", "🏠 Home"]

    await dara.taps("▶ Start reading")
    await reads_it(dara, 5)
    await takes_its_quiz(world, dara, "m4.u5", right=False)
    assert "m4.u5" in await practised(world, dara, days=3)

    await lives_until(world, dara, "2023-08-08")
    assert await doors(world, dara) == [f"Tue 04 12:15 {FIRST}", f"Mon 07 12:15 {SECOND}"], (
        "a read unit is not offered again"
    )
    await opens(dara, SECOND)
    assert DOCUMENTS not in dara.sees


async def test_another_leader_chooses_one_of_three_and_goes_on_later(
    world: World, dara: Phone
) -> None:
    await lives_until(world, dara, "2023-07-05")
    await opens(dara, FIRST)
    assert "Which one would you like to read this month?" in dara.sees
    for number, title in enumerate((HEALTH, DOCUMENTS, LEADING), 1):
        assert f"{number}  {title}" in dara.sees
    assert dara.buttons == ["1", "2", "3", "More to read", "🏠 Home"]
    await dara.taps("3")
    assert "Lesson 1 of 5" in dara.sees
    await dara.taps("Next ▶")

    await lives_until(world, dara, "2023-07-12")
    assert (await doors(world, dara))[-1] == f"Tue 11 12:15 {SECOND}"
    await opens(dara, SECOND)
    assert LEADING in dara.sees
    assert "It opens where you stopped." in dara.sees
    await dara.taps("▶ Go on reading")
    assert "Lesson 2 of 5" in dara.sees
    for _ in range(4):
        await dara.taps("Next ▶")

    await lives_until(world, dara, "2023-07-19")
    assert (await doors(world, dara))[-1] == f"Tue 18 12:15 {THIRD}"
    await opens(dara, THIRD)
    assert "You have read it. A quiz helps it stick: 10 questions" in dara.sees
    await dara.taps("✏️ Quiz")
    assert dara.sees.startswith("Question 1 of 10 ")
    await lives_until(world, dara, "2023-08-01")
    assert len(await doors(world, dara)) == 3, "three times at most"


async def test_who_reads_nothing_of_it_gets_no_questions_about_it(
    world: World, dara: Phone
) -> None:
    await lives_until(world, dara, "2023-07-20")
    assert len(await doors(world, dara)) == 1, "nothing was opened, so nothing follows"
    units = await practised(world, dara, days=6)
    assert units == {"m4.u1", "m4.u2", "m4.u3"}

    await lives_until(world, dara, "2023-08-08")
    await opens(dara, SECOND)
    assert HEALTH in dara.sees, "the next one in the order of the course, without a choice"
    assert dara.buttons[0] == "▶ Start reading"


async def test_nobody_gets_a_door_before_the_course_is_read(world: World, founded: Founded) -> None:
    phone = await leader(world, founded, "slow")
    await has_read(world, phone, "m4.u1", "m4.u2")
    await lives_until(world, phone, "2023-08-08")
    assert await doors(world, phone) == []


async def test_an_old_door_of_which_nothing_is_left_shows_what_else_there_is(
    world: World, dara: Phone
) -> None:
    await lives_until(world, dara, "2023-07-05")
    offer = dara.message_with(FIRST)
    await opens(dara, FIRST)
    await dara.taps("1")
    await reads_it(dara, 5)
    await takes_its_quiz(world, dara, "m4.u4", right=True)
    await dara.forges(offer["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert dara.sees.startswith("More to read")


async def test_a_door_is_for_the_person_to_whom_it_was_offered(
    world: World, founded: Founded, dara: Phone
) -> None:
    other = await leader(world, founded, "other")
    place = await enrolment_id(world, dara.key)
    await other.forges(OpenThisMonth(place, 34).pack())
    assert other.toast == "This button is for someone else."
    await dara.forges(OpenThisMonth(place, 35).pack())
    assert "For this month" not in dara.sees


async def test_a_door_in_khmer(world: World, founded: Founded) -> None:
    phone = await graduate(world, founded, "khmer", language="km")
    await lives_until(world, phone, "2023-07-05")
    assert await doors(world, phone) == [f"Tue 04 12:15 {FIRST_KHMER}"]
    await opens(phone, FIRST_KHMER)
    assert phone.sees.startswith("សម្រាប់ខែនេះ\n\nខែនេះ តើលោកអ្នកចង់អានអត្ថបទណា?")
    await phone.taps("1")
    assert "ទ្វារសេវា៖ សុខភាព និងសុវត្ថិភាព" not in phone.buttons
