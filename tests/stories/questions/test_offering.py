"""A voice message that nobody asked for is offered to be sent to the coordinators."""

from tests.stories.asking import Helpline, rings, rows_of, voices_in
from tests.stories.cast import Founded, participant
from tests.world import World


async def test_a_voice_message_is_sent_by_a_tap(line: Helpline) -> None:
    await line.dara.sends_a("voice")
    assert line.dara.sees == "Romleuk\n\nSend this voice message to Sophea and Bora?"
    assert line.dara.buttons == ["Send it to my coordinator", "Delete it", "🆘 What to do"]
    assert not rings(line.sophea)

    await line.dara.taps("Send it to my coordinator")

    assert "✔ Sent to your coordinators" in line.dara.sees
    assert len(rings(line.sophea)) == 1
    assert voices_in(line.sophea)
    assert [each["said"] for each in await rows_of(line.world, "question_parts")] == ["voice"]


async def test_a_voice_message_is_deleted_by_a_tap(line: Helpline) -> None:
    await line.dara.sends_a("voice")

    await line.dara.taps("Delete it")

    assert line.world.calls("deleteMessage")


async def test_the_guard_reads_the_words_below_it(line: Helpline) -> None:
    await line.dara.sends_a("voice", caption="she wants to die")

    assert "nobody should be alone with it" in line.dara.sees


async def test_without_a_coordinator_it_is_refused(world: World, founded: Founded) -> None:
    leader = await participant(world, founded, "sok", "Sok Dara")

    await leader.sends_a("voice")

    assert "I can't accept this here, and I did not keep it." in leader.sees
