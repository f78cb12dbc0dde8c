"""Which module next? Leaders are asked once, and coordinators see how many chose which."""

from datetime import timedelta

from tests.stories.cast import Founded
from tests.stories.finishing import has_read
from tests.stories.leaders import leader as another
from tests.world import Phone, World, words

PUSH = "One short question about what comes next."


async def test_a_leader_chooses_and_the_coordinator_sees_a_count(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    other = await another(world, founded, "other")
    await leader.sends("/recap")
    await leader.taps("More to read")
    await leader.taps("Which module next?")
    assert "Which module should come next for your organization?" in leader.sees
    assert "4  Ensuring Access to Social and Economic Services, once more" in leader.sees
    assert leader.buttons[:5] == ["1", "2", "3", "4", "5"]
    await leader.taps("3")
    assert leader.sees.startswith("Romleuk\n\n✔ You chose: 3  Strengthening the Rule of Law")
    await leader.taps("Choose another")
    await leader.taps("2")

    await has_read(world, other, "m4.u1")
    for _ in range(4):
        await world.travel(timedelta(days=30))
        await other.sends("/recap")  # who is silent for long is not asked any more
    asked = [words(each) for each in other.messages if PUSH in words(each)]
    assert len(asked) == 1, "once, whatever follows"
    assert PUSH not in leader.all_words, "who has chosen is not asked"

    await sophea.sends("/desk")
    for label in ("⋯ More", "📊 Reports", "Learning"):
        await sophea.taps(label)
    assert "Which module next?" in sophea.sees
    assert "Survivor Liberation, Care, and Reintegration" in sophea.sees
    assert "1 of 1" in sophea.sees
