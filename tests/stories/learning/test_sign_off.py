"""Signing all safety texts: one tap each, and none is signed by mistake."""

from tests.stories.cast import coordinator, found, participant
from tests.world import Phone, World

COURSE = "community-liberation-toolkit"
BOTH = "Sign both with my name, next"


async def _list(world: World) -> tuple[Phone, int]:
    """Open the safety texts; return the coordinator's phone and how many wait."""
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    for label in ("⋯ More", "📚 Content"):
        await sophea.taps(label)
    course = world.app.context.courses[COURSE]
    return sophea, len(course.safety_texts) * len(course.languages)


async def test_all_texts_in_both_languages_are_signed_with_at_most_twenty_taps(
    world: World,
) -> None:
    sophea, waiting = await _list(world)
    taps = 2  # [⋯ More] and [📚 Content]
    for label in ("Safety texts", "▶ Sign one by one"):
        await sophea.taps(label)
        taps += 1
    while BOTH in sophea.buttons:
        assert "Safety text · English" in sophea.sees
        assert "Safety text · ខ្មែរ" in sophea.sees
        assert "Sophea, you sign for English · ខ្មែរ" in sophea.sees
        await sophea.taps(BOTH)
        taps += 1

    assert taps == waiting // 2 + 4
    assert taps <= 20
    assert "Safety texts · " in sophea.sees
    assert "▶ Sign one by one" not in sophea.buttons
    await sophea.sends("/desk")
    for label in ("⋯ More", "📚 Content"):
        await sophea.taps(label)
    assert "Safety texts waiting for approval: English 0, ខ្មែរ 0" in sophea.sees


async def test_a_text_that_is_skipped_comes_back_last(world: World) -> None:
    sophea, waiting = await _list(world)
    await sophea.taps("Safety texts")
    await sophea.taps("▶ Sign one by one")
    skipped = sophea.sees
    await sophea.taps("Skip")
    assert sophea.sees != skipped
    for _each in range(waiting // 2 - 1):
        await sophea.taps(BOTH)

    assert sophea.sees == skipped
    await sophea.taps("Skip")
    assert "Safety texts · " in sophea.sees, "nothing else is left"
    assert "▶ Sign one by one" in sophea.buttons


async def test_somebody_who_reads_one_language_signs_in_that_one(world: World) -> None:
    sophea, waiting = await _list(world)
    await sophea.taps("Safety texts")
    await sophea.taps("▶ Sign one by one")
    for _each in range(waiting // 2):
        await sophea.taps("Only English")

    assert BOTH not in sophea.buttons
    assert "Safety text · ខ្មែរ" in sophea.sees
    await sophea.sends("/desk")
    for label in ("⋯ More", "📚 Content"):
        await sophea.taps(label)
    assert f"English 0, ខ្មែរ {waiting // 2}" in sophea.sees


async def test_what_was_not_shown_so_is_not_signed(world: World) -> None:
    sophea, _ = await _list(world)
    await sophea.taps("Safety texts")
    await sophea.taps("▶ Sign one by one")
    shown = sophea.sees
    await sophea.forges("yo:1:consent:en:000000000000")
    assert "already been answered" in sophea.toast
    for wrong in ("yp:1:gone:en", "yp:1:consent:fr", "yn:1:fr"):
        await sophea.forges(wrong)
        assert "no longer available" in sophea.toast
    assert sophea.sees == shown


async def test_a_leader_signs_nothing(world: World) -> None:
    founded = await found(world, "Lotus House")
    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/menu")
    for forged in ("yn:1:en", "yo:1:consent:en:000000000000", "yp:1:consent:en"):
        await leader.forges(forged)
        assert "coordinators of this course" in leader.toast
