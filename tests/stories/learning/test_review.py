"""The coordinators' content page: what waits, standing for texts, trying services, a look."""

import re

from bot.catalog.waiting import course_status
from bot.learning.recap import storage as readings
from bot.membership.audit import storage as audit
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import SignedKind
from bot.storage.database import Tx
from tests.shipped import shipped
from tests.stories.cast import Founded, coordinator, found, participant, person_id, personal_token
from tests.world import Phone, World

COURSE = "community-liberation-toolkit"


async def _desk(world: World) -> tuple[Founded, Phone]:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📚 Content")
    return founded, sophea


async def test_the_page_tells_what_the_course_still_needs(world: World) -> None:
    _, sophea = await _desk(world)
    assert "Numbers for emergencies: 0 of" in sophea.sees
    assert "not reviewed by a reader" in sophea.sees
    await sophea.taps("📋 Still to do")
    assert re.search(r"^Emergency texts: English \d+ · ខ្មែរ \d+$", sophea.sees, re.MULTILINE)
    await sophea.taps("What is missing")
    assert "Content · English" in sophea.sees
    await sophea.taps("ខ្មែរ")
    assert (
        "Part 1, lessons: 28 texts not reviewed\nPart 1, quiz: 160 texts not reviewed"
        in sophea.sees
    )
    assert re.search(
        r"🧭 Eleven gates: \d+ texts not reviewed\n🧭 The hotel in the city", sophea.sees
    )
    assert re.search(r"not reviewed\n💬 The card that never came: \d+ texts not", sophea.sees)
    assert "0 missing" not in sophea.sees
    assert "m4." not in sophea.sees


async def test_what_readers_found_unclear_has_the_name_of_its_lesson(world: World) -> None:
    founded, sophea = await _desk(world)
    leader = await participant(world, founded, "leader", "Sok Dara")
    person = await person_id(world, leader.key)

    async def flag(tx: Tx) -> None:
        for content in ("m4.u1.c2", "gone"):
            readings.note_unclear(tx, person, COURSE, content, "km", now=world.clock.now())

    await world.app.database.run(flag)
    await sophea.sends("/desk")
    for label in ("⋯ More", "📚 Content", "Marked unclear"):
        await sophea.taps(label)
    assert "Part 1, lesson 2, " in sophea.sees
    assert "gone, ខ្មែរ: 1 person" in sophea.sees


async def test_notes_of_the_editors_are_for_coordinators_only(world: World) -> None:
    founded, sophea = await _desk(world)
    notes = len(course_status(shipped()).to_check)
    assert f"{notes} notes for those who write it, under “To be checked”." in sophea.sees
    await sophea.taps("To be checked")
    assert "Part 2, lesson 5, Income, skills, savings and debt\nThe current terms" in sophea.sees
    await sophea.taps("📚 Content")
    assert "Numbers for emergencies" in sophea.sees

    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/handbook free technical training")
    await leader.taps("1")
    assert "Income, skills, savings and debt" in leader.sees
    assert "The current terms of the free technical training" not in leader.sees


async def test_a_signed_text_is_shown_in_one_language(world: World) -> None:
    founded, sophea = await _desk(world)
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", "en")
    dara = world.person("guest", name="Dara")
    await dara.starts(token)
    assert "· · ·" in dara.sees

    await sophea.taps("Emergency texts")
    await sophea.taps("1")
    assert "No one has approved this text yet." in sophea.sees
    await sophea.taps("I approve it")
    await sophea.taps("I read English")
    while "Approve with my name" not in sophea.buttons:
        await sophea.taps("Next ▶")
    assert "Sophea, with your name you say" in sophea.sees
    await sophea.taps("Approve with my name")
    assert "✔ Sophea approved this text on" in sophea.sees

    await dara.starts(token)
    assert "This companion helps you" in dara.sees
    assert "· · ·" not in dara.sees

    await sophea.taps("Withdraw the approval")
    assert "No one has approved this text yet." in sophea.sees
    await dara.starts(token)
    assert "· · ·" in dara.sees
    assert [each.action for each in await world.app.database.run(audit.entries)][-2:] == [
        "content.sign",
        "content.withdraw",
    ]


async def test_a_signature_is_for_one_wording(world: World) -> None:
    founded, sophea = await _desk(world)
    await sophea.taps("Emergency texts")
    await sophea.taps("1")
    await sophea.taps("I approve it")
    await sophea.taps("I read English")
    await sophea.forges(f"yg:{founded.cohort}:consent:en:000000000000")
    assert "already been answered" in sophea.toast
    await sophea.taps("Not yet")
    assert "No one has approved this text yet." in sophea.sees


async def test_leaders_see_a_service_once_somebody_has_tried_it(world: World) -> None:
    founded, sophea = await _desk(world)
    leader = await participant(world, founded, "sela", "Keo Sela")
    await leader.sends("/handbook health care")
    assert "(service)" not in leader.sees

    await sophea.taps("Services")
    await sophea.taps("1")
    assert "No one has checked this yet." in sophea.sees
    name = sophea.sees.splitlines()[2]
    await sophea.taps("I checked it: it's right")
    await sophea.taps("Confirm with my name")
    assert "✔ Sophea checked this on" in sophea.sees

    await leader.sends(f"/handbook {name}")
    assert f"2.  {name}" in leader.sees
    assert "(service)" in leader.sees
    await leader.taps("2")
    assert "Checked on 22 May 2023" in leader.sees

    await sophea.taps("Hide it again")
    await leader.taps("◀ Results")
    assert "(service)" not in leader.sees


async def test_a_confirmed_number_is_in_the_danger_text(world: World) -> None:
    founded, sophea = await _desk(world)
    leader = await participant(world, founded, "sela", "Keo Sela")
    await sophea.taps("Emergency numbers")
    await sophea.taps("1")
    name = sophea.sees.splitlines()[2]
    await sophea.taps("I checked it: it's right")
    await sophea.taps("Confirm with my name")
    await leader.sends("somebody is in danger now")
    assert name in leader.sees


async def test_a_look_as_a_participant_leaves_no_trace(world: World) -> None:
    _, sophea = await _desk(world)
    await sophea.taps("👁 As a participant sees it")
    await sophea.taps("📖 Lessons 1")
    assert "Lesson 1 of" in sophea.sees
    english = sophea.sees
    await sophea.taps("Next ▶")
    assert "Lesson 2 of" in sophea.sees
    await sophea.taps("◀ Previous")
    assert sophea.sees == english
    await sophea.taps("ខ្មែរ")
    assert sophea.sees != english
    await sophea.taps("✏️ Quiz")
    await sophea.taps("ក")
    assert "ចម្លើយ" in sophea.sees or "ត្រឹមត្រូវ" in sophea.sees

    async def count(tx: Tx) -> int:
        rows = await tx.ask("SELECT count(*) AS n FROM attempts")
        return int(rows[0]["n"])

    assert await world.app.database.run(count) == 0


async def test_a_sentence_to_say_is_looked_at_with_its_points(world: World) -> None:
    _, sophea = await _desk(world)
    await sophea.taps("👁 As a participant sees it")
    await sophea.taps("🗣 1")
    assert "What do you say on the telephone?" in sophea.sees
    assert "One way to say it:" in sophea.sees
    assert "2. I left the decision to the office." in sophea.sees
    await sophea.taps("ខ្មែរ")
    assert "2. ខ្ញុំបានទុកឱ្យការិយាល័យជាអ្នកកំណត់។" in sophea.sees
    await sophea.taps("◀ Contents")
    assert "🗣 1" in sophea.buttons


async def test_nobody_else_signs_or_looks(world: World) -> None:
    founded, _ = await _desk(world)
    leader = await participant(world, founded, "sela", "Keo Sela")
    await leader.sends("/menu")
    for data in (
        f"ya:{founded.cohort}",
        f"yg:{founded.cohort}:consent:en:000000000000",
        f"yl:{founded.cohort}:health:000000000000",
        f"xa:{founded.cohort}",
    ):
        await leader.forges(data)
        assert "coordinator" in leader.toast

    async def standing(tx: Tx) -> object:
        return await signatures.load_signatures(tx, world.app.context.courses[COURSE].id)

    assert await world.app.database.run(standing) == signatures.Standings(
        signed=(), hidden={}, corrections=()
    )


def test_the_codes_of_what_is_signed_are_in_the_database() -> None:
    assert [str(each) for each in SignedKind] == ["t", "s"]


async def test_stories_and_cases_can_be_looked_at_with_what_facilitators_get(
    world: World,
) -> None:
    _, sophea = await _desk(world)
    await sophea.taps("👁 As a participant sees it")
    story = world.app.context.courses[COURSE].scenarios[0]
    case = world.app.context.courses[COURSE].cases[0]
    title = story.title.in_("en")
    await sophea.taps(next(key for key in sophea.buttons if key[:20] == title[:20]))
    for _step in story.nodes:
        assert "A" in sophea.buttons
        await sophea.taps("A")
        if "Next ▶" not in sophea.buttons:
            break
        await sophea.taps("Next ▶")
    assert "Next ▶" not in sophea.buttons
    await sophea.taps("◀ Contents")
    title = case.title.in_("en")
    await sophea.taps(next(key for key in sophea.buttons if key[:20] == title[:20]))
    while "Next ▶" in sophea.buttons:
        await sophea.taps("Next ▶")
    assert "For facilitators only" in sophea.sees
