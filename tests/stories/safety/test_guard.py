"""What somebody writes about danger or a wish to die gets its answer wherever it is written."""

import pytest

from tests.engines import everything_stored
from tests.stories.asking import Helpline, make_helpline, rings, voices_in
from tests.stories.cast import Founded, coordinator, participant, personal_token
from tests.world import Phone, World, labels, words

WISH = "nobody should be alone with it"
DANGER = "If someone is in danger now"


@pytest.fixture
async def line(world: World) -> Helpline:
    return await make_helpline(world)


@pytest.fixture
async def sok(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "sok", "Sok Dara")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I want to end my life", WISH),
        ("she wants to die", WISH),
        ("ខ្ញុំចង់ស្លាប់", WISH),
        ("they keep her passport and she cannot leave", DANGER),
        ("នាងត្រូវគេបង្ខំរកស៊ីផ្លូវភេទ", DANGER),
        ("0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "may be about a real person"),
        ("@srey_mom", "may be about a real person"),
        ("fourteen year old girl", "may be about a real person"),
    ],
)
async def test_what_passed_once_is_answered(sok: Phone, text: str, told: str) -> None:
    await sok.sends(text)

    assert told in sok.sees
    assert "· · ·" in sok.sees, "unsigned texts stand in both languages"
    assert sok.buttons == [
        "Delete my message",
        "Please have someone contact me",
        "It is a general question",
        "🆘 What to do",
    ]


async def test_no_number_is_told_before_somebody_has_dialled_it(sok: Phone) -> None:
    await sok.sends("I want to end my life")

    assert not any(sign.isdigit() for sign in sok.sees)


async def test_a_wish_to_die_in_a_question_reaches_nobody(line: Helpline) -> None:
    await line.asks("I want to end my life")

    assert WISH in line.dara.sees
    assert rings(line.sophea) == []
    await line.dara.taps("Please have someone contact me")
    assert len(rings(line.sophea)) == 1
    assert "end my life" not in line.sophea.all_words


async def test_above_what_is_found_about_a_wish_to_die_stands_the_safety_text(
    line: Helpline,
) -> None:
    await line.dara.sends("/handbook she wants to die")

    above, found = line.dara.messages[-2:]
    assert WISH in words(above)
    assert words(found).startswith("Search\n\n")


async def test_a_question_in_doubt_is_sent_and_the_line_stands_above(line: Helpline) -> None:
    await line.asks("what is rape under law")

    assert len(rings(line.sophea)) == 1
    above = line.dara.message_with("Please do not write")
    assert "🆘 What to do" in labels(above)
    assert WISH not in line.dara.all_words


async def test_a_voice_message_goes_nowhere_unless_it_is_a_question(line: Helpline) -> None:
    await line.dara.sends_a("voice")

    assert "Send this voice message to Sophea and Bora?" in line.dara.sees
    assert voices_in(line.sophea) == []
    assert not line.world.calls("getFile")
    await line.dara.taps("Delete it")
    assert voices_in(line.sophea) == []


async def test_words_under_a_voice_message_are_read(line: Helpline) -> None:
    await line.dara.sends("/ask")
    await line.dara.sends_a("voice", caption="my client, a girl aged 9")

    assert "may be about a real person" in line.dara.sees
    assert voices_in(line.sophea) == []


async def test_a_voice_message_is_never_stored(line: Helpline) -> None:
    await line.dara.sends("/ask")
    await line.dara.sends_a("voice")
    [voice] = voices_in(line.dara) or voices_in(line.sophea)

    assert not line.world.calls("getFile")
    assert voice["voice"]["file_id"] not in await everything_stored(line.world.app.database)


@pytest.mark.parametrize("caption", ["she wants to die", "they beat her every night"])
@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_captions_of_all_files_are_read(sok: Phone, kind: str, caption: str) -> None:
    await sok.sends_a(kind, caption=caption)

    assert WISH in sok.sees or DANGER in sok.sees


@pytest.mark.parametrize("asking", [False, True])
async def test_contacts_and_places_go_nowhere(line: Helpline, *, asking: bool) -> None:
    world = line.world
    if asking:
        await line.dara.sends("/ask")
    world.acts.contact("sok", phone_number="+85512345678", first_name="Zebra", who="sok")
    await world.settle()
    world.acts.location("sok", 11.5564, 104.9282, who="sok")
    await world.settle()

    assert rings(line.sophea) == []
    stored = await everything_stored(world.app.database)
    assert not [word for word in ("Zebra", "85512345678", "11.5564") if word in stored]


async def test_a_wish_to_die_is_no_name(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    token = await personal_token(world, founded, "Sok Dora", "Lotus House", language="en")
    leader = world.person("leader")
    await leader.starts(token)
    await leader.taps("I agree")
    await leader.taps("Something's not right")
    await leader.taps("My name")
    await leader.sends("I want to die")

    assert WISH in leader.sees
    assert "I want to die" not in sophea.all_words
    await leader.sends("It is Sok Dara")
    assert sophea.last["text"] == "It is Sok Dara"
