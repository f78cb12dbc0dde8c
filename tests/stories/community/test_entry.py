"""A leader logs what they held in their community, by taps, and corrects it."""

from bot.community.buttons import (
    BeginAnew,
    DeleteSession,
    OpenOwn,
    PickCount,
    PickProvince,
    SaveSession,
)
from bot.community.domain import CommunitySessionId
from tests.stories.cast import Founded, change_row, enrolment_id, found, participant
from tests.world import Phone, World


async def begins(leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("⋯ More")
    await leader.taps("Everything")
    await leader.taps("🏘 Community sessions")
    await leader.taps("+ Log a session")


async def answers(leader: Phone, *answers: str) -> None:
    """Tap what is there as a button, and type the rest."""
    for each in answers:
        if each in leader.buttons:
            await leader.taps(each)
        else:
            await leader.sends(each)


PLACE = ("May 2023", "4", "Kandal")
COUNTS = ("10", "៥", "3")
REST = ("Who pays the clinic?", "Too little time")


async def rows(world: World) -> list[dict[str, object]]:
    found = await world.app.database.run(
        lambda tx: tx.ask("SELECT * FROM community_sessions ORDER BY id")
    )
    return [dict(row) for row in found]


async def noted(world: World) -> list[tuple[str, str]]:
    found = await world.app.database.run(
        lambda tx: tx.ask(
            "SELECT action, detail FROM audit WHERE action LIKE 'community.%' ORDER BY id"
        )
    )
    return [(row["action"], row["detail"]) for row in found]


async def test_a_session_is_logged_by_taps_and_a_correction_leaves_a_trace(
    world: World, leader: Phone
) -> None:
    await begins(leader)
    assert "Question 1 of 8" in leader.sees
    await answers(leader, *PLACE, *COUNTS)
    await leader.taps("No questions")
    await leader.taps("Nothing was hard")
    assert "10 women, 5 men, 3 young people under 18. In all: 18" in leader.sees
    assert "Ensuring Access" in leader.sees
    await leader.taps("Save")
    assert "✔ Saved." in leader.sees
    assert leader.buttons == ["+ Log a session", "◀ Back", "🏠 Home"]

    await leader.taps("◀ Back")
    assert "1 session, 18 people" in leader.sees
    await leader.taps("My sessions")
    [mine] = [label for label in leader.buttons if label.startswith("May 2023")]
    await leader.taps(mine)
    await leader.taps("Women")
    assert "Correction" in leader.sees
    await leader.taps("20")
    assert "✔ Corrected." in leader.sees
    assert "Corrected 1 time." in leader.sees
    assert "20 women, 5 men, 3 young people under 18. In all: 28" in leader.sees
    assert await noted(world) == [
        ("community.saved", '{"counts":[10,5,3]}'),
        (
            "community.corrected",
            '{"before":[10,5,3],"changed":["women"],"counts":[20,5,3]}',
        ),
    ]

    await leader.taps("Delete it")
    await leader.taps("Delete it")
    assert "Deleted." in leader.toast
    assert await rows(world) == []
    assert (await noted(world))[-1] == ("community.deleted", '{"counts":[20,5,3]}')


async def test_bad_input_is_answered_clearly_and_nothing_of_it_is_stored(
    world: World, leader: Phone
) -> None:
    await begins(leader)
    tried = {
        "6/2023": "That month has not come yet.",
        "soon": "I couldn't find a month in that.",
    }
    for typed, said in tried.items():
        await leader.sends(typed)
        assert said in leader.sees
    await answers(leader, "5/2023")
    await leader.sends("call her at 012 345 678")
    assert "this may be about a real person" in leader.sees
    await leader.sends("x" * 61)
    assert "That is longer than 60 characters." in leader.sees
    await leader.sends("Travelling for work")
    await leader.sends("Atlantis")
    assert "No province has these letters." in leader.sees
    await leader.sends("kampong")
    assert [each for each in leader.buttons if each.startswith("Kampong")] == [
        "Kampong Cham", "Kampong Chhnang", "Kampong Speu", "Kampong Thom",
    ]  # fmt: skip
    await leader.taps("Kampong Thom")
    for typed, said in {
        "-3": "A count cannot be below 0.",
        "5000": "That is more than 1000.",
        "many": "I couldn't find a number in that.",
    }.items():
        await leader.sends(typed)
        assert said in leader.sees
    await answers(leader, "0", "0", "0")
    assert "Nobody is counted." in leader.sees
    assert "How many women of 18 or older came?" in leader.sees
    await answers(leader, "12", "0", "0")
    await leader.sends("A girl of 14 is held at a kiln, her number is 012 345 678")
    assert "What people asked" not in leader.sees
    await leader.taps("▶ Continue")
    await answers(leader, "No questions", "Nothing was hard", "Save")
    assert "✔ Saved." in leader.sees

    [saved] = await rows(world)
    assert (saved["women"], saved["own_topic"], saved["questions"]) == (
        12, "Travelling for work", "",
    )  # fmt: skip
    assert "012 345 678" not in str(saved)


async def test_it_goes_on_where_it_was_left_and_old_or_foreign_buttons_change_nothing(
    world: World, founded: Founded, leader: Phone
) -> None:
    await begins(leader)
    await answers(leader, *PLACE)
    await leader.sends("/menu")
    await leader.sends("/community")
    assert "One is not finished yet." in leader.sees
    await leader.taps("▶ Continue")
    assert "How many women of 18 or older came?" in leader.sees
    [draft] = await rows(world)
    before = await rows(world)
    logged, revision = CommunitySessionId(int(str(draft["id"]))), int(str(draft["revision"]))

    for button in (
        PickCount(logged, revision - 1, "women", 5),
        PickCount(logged, revision, "men", 5),
        PickCount(logged, revision, "women", 5000),
        PickProvince(logged, revision, "99"),
        SaveSession(logged, revision),
    ):
        await leader.forges(button.pack())
        assert "already been answered" in leader.toast, button
    another = await participant(world, founded, "another", "Long Vanna")
    await another.forges(DeleteSession(logged, revision).pack())
    assert "is for someone else" in another.toast
    assert await rows(world) == before

    await answers(leader, *COUNTS, *REST, "Save")
    [saved] = await rows(world)
    assert (saved["state"], saved["hard"], saved["questions"]) == (
        "saved", "time", "Who pays the clinic?",
    )  # fmt: skip


async def test_a_draft_is_deleted_only_if_its_leader_says_so(world: World, leader: Phone) -> None:
    await begins(leader)
    await leader.taps("◀ Back")
    await leader.taps("+ Log a session")
    assert "Question 1 of 8" in leader.sees, "nothing was answered, so nothing is asked"
    [blank] = await rows(world)
    await answers(leader, *PLACE, "10")
    await leader.sends("/community")
    await leader.taps("+ Log a session")
    assert "One session is not finished yet." in leader.sees
    assert "May 2023" in leader.sees
    assert "Kandal" in leader.sees
    assert leader.buttons == ["▶ Continue", "Delete it, log another", "◀ Back"]
    await leader.sends("9")
    [draft] = await rows(world)
    assert (draft["id"], draft["women"], draft["men"]) == (blank["id"], 10, None)

    await leader.sends("/community")
    await leader.taps("+ Log a session")
    offered = leader.last["message_id"]
    await leader.taps("▶ Continue")
    assert "How many men of 18 or older came?" in leader.sees
    await leader.taps("5")
    outdated = BeginAnew(CommunitySessionId(int(str(draft["id"]))), int(str(draft["revision"])))
    await leader.forges(outdated.pack(), message_id=offered)
    assert "already been answered" in leader.toast
    await leader.sends("/community")
    await leader.taps("+ Log a session")
    leader.presses("Delete it, log another")
    await leader.taps("Delete it, log another")
    assert "Question 1 of 8" in leader.sees
    [new] = await rows(world)
    assert (new["held_in"], new["women"]) == (None, None)
    assert new["id"] != blank["id"]
    assert await noted(world) == []


async def test_two_taps_are_one(world: World, leader: Phone) -> None:
    await begins(leader)
    await answers(leader, *PLACE, *COUNTS, *REST)
    leader.presses("Save")
    await leader.taps("Save")
    assert "✔ Saved." in leader.sees
    assert leader.toast == ""
    await leader.taps("◀ Back")
    await leader.taps("My sessions")
    await leader.taps(leader.buttons[0])
    await leader.taps("Delete it")
    leader.presses("Delete it")
    await leader.taps("Delete it")
    assert leader.toast == "Deleted."
    assert [action for action, _ in await noted(world)] == ["community.saved", "community.deleted"]


async def test_the_list_has_pages_and_the_place_of_the_last_session_comes_first(
    world: World, leader: Phone
) -> None:
    for month in range(1, 10):
        await begins(leader)
        await answers(leader, f"{month}/2022", "4", "Kandal" if month < 9 else "Takeo", *COUNTS)
        await answers(leader, "No questions", "Nothing was hard", "Save")
    await leader.sends("/community")
    assert "9 sessions, 162 people" in leader.sees
    await leader.taps("My sessions")
    assert len([label for label in leader.buttons if "2022" in label]) == 8
    await leader.taps("Next ▶")
    assert leader.buttons[0].startswith("January 2022")
    await begins(leader)
    await answers(leader, "5/2023", "4")
    assert leader.buttons[0] == "Takeo"


async def test_a_leader_who_was_moved_to_another_cohort_keeps_what_they_logged(
    world: World, founded: Founded, leader: Phone
) -> None:
    await begins(leader)
    await answers(leader, *PLACE, *COUNTS, *REST, "Save")
    there = await found(world, "Rice House")
    place = await enrolment_id(world, leader.key)
    await change_row(
        world, "UPDATE enrolments SET cohort_id = :to WHERE id = :id", to=there.cohort, id=place
    )

    await leader.sends("/community")
    assert "1 session, 18 people" in leader.sees
    await leader.taps("My sessions")
    await leader.taps(leader.buttons[0])
    await leader.taps("Women")
    await leader.taps("20")
    assert "✔ Corrected." in leader.sees
    [row] = await rows(world)
    assert (row["cohort_id"], row["women"]) == (founded.cohort, 20), "it was held in that one"

    await change_row(world, "UPDATE cohorts SET course = 'another' WHERE id = :id", id=there.cohort)
    await leader.forges(OpenOwn(CommunitySessionId(int(str(row["id"])))).pack())
    assert "already been answered" in leader.toast


async def test_a_leader_who_agreed_to_an_older_text_is_asked_first(
    world: World, leader: Phone
) -> None:
    await change_row(world, "UPDATE people SET consent_version = 1, consent_asked_at = :now",
                     now=world.clock.now())  # fmt: skip
    await leader.sends("/community")
    await leader.taps("Read all")
    while "If you log sessions that you held in your community" not in leader.sees:
        await leader.taps("Next ▶")
    await leader.taps("◀ Back")
    await leader.taps("Not now")
    await leader.sends("/community")
    assert "The text that you agreed to has changed." in leader.sees
    await leader.taps("I agree")
    await leader.sends("/community")
    assert "Log it here in two minutes" in leader.sees


async def test_a_pack_is_read_in_both_languages_and_its_picture_sent(
    world: World, leader: Phone
) -> None:
    await leader.sends("/community")
    await leader.taps("To forward")
    await leader.taps("Doors that help a family")
    assert "1. Missed the IDPoor round?" in leader.sees
    await leader.taps("ខ្មែរ")
    assert "សម្រាប់ពិភាក្សា" in leader.sees
    assert "សេចក្តីព្រាងបកប្រែ" in leader.sees
    await leader.taps("🖼 Picture")
    assert leader.sees.startswith("Romleuk\n\nTo forward it without the name of this chat")
    assert world.calls("sendPhoto")


async def test_own_words_say_what_was_hard_and_no_correction_leaves_nobody(
    world: World, leader: Phone
) -> None:
    await begins(leader)
    await answers(leader, *PLACE, "0", "0", "2", "Who pays the clinic?", "The rain was loud")
    assert "What was hard: The rain was loud" in leader.sees
    for label in ("Save", "◀ Back", "My sessions"):
        await leader.taps(label)
    [mine] = [label for label in leader.buttons if label.startswith("May 2023")]
    await leader.taps(mine)
    await leader.taps("Under 18")
    await answers(leader, "0")
    assert "Nobody is counted. At least one person must have come." in leader.sees

    assert [row["young"] for row in await rows(world)] == [2]
    await leader.sends("3")
    assert "✔ Corrected." in leader.sees
    assert [row["young"] for row in await rows(world)] == [3]
