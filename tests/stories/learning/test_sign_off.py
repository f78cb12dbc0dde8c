"""Signing safety texts: who reads the language, to the end of each text, none by mistake."""

from bot.safety.signatures.domain import wording_of
from tests.stories.cast import coordinator, found, participant
from tests.world import Phone, World

COURSE = "community-liberation-toolkit"
SIGN = "Approve with my name, next"
KHMER = "ខ្មែរ"


async def _list(world: World) -> tuple[Phone, int]:
    """Open the safety texts; return the coordinator's phone and how many there are."""
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    await _content(sophea)
    await sophea.taps("Emergency texts")
    return sophea, len(world.app.context.courses[COURSE].safety_texts)


async def _content(sophea: Phone) -> None:
    await sophea.sends("/desk")
    for label in ("⋯ More", "📚 Content"):
        await sophea.taps(label)


async def _sign_this_one(sophea: Phone) -> int:
    """Read the text to its end and sign it; return the taps."""
    taps = 1
    while SIGN not in sophea.buttons:
        await sophea.taps("Next ▶")
        taps += 1
    await sophea.taps(SIGN)
    return taps


async def test_all_texts_are_signed_by_somebody_who_reads_both_languages(world: World) -> None:
    sophea, many = await _list(world)
    await sophea.taps("▶ Sign one by one")
    taps = 0
    for language in ("English", KHMER):
        assert f"Do you read {language}?" in sophea.sees
        await sophea.taps(f"I read {language}")
        for _each in range(many):
            assert f"Emergency text · {language}" in sophea.sees
            taps += await _sign_this_one(sophea)

    assert taps <= 2 * many + 20, "only the consent is longer than a screen"
    assert "▶ Sign one by one" not in sophea.buttons
    await _content(sophea)
    assert f"Emergency texts waiting for approval: English 0, {KHMER} 0" in sophea.sees


async def test_who_does_not_read_khmer_signs_no_khmer_text(world: World) -> None:
    sophea, many = await _list(world)
    await sophea.taps("▶ Sign one by one")
    await sophea.taps("I read English")
    for _each in range(many):
        await _sign_this_one(sophea)
    assert f"Do you read {KHMER}?" in sophea.sees
    await sophea.taps("No")

    assert f"you do not read {KHMER}" in sophea.sees
    await sophea.forges("yo:1:consent:km:" + "0" * 12)
    assert "already been answered" in sophea.toast
    await sophea.taps("▶ Other languages")
    assert "Emergency texts · " in sophea.sees, "nothing is left for her"
    await sophea.taps("1")
    await _content(sophea)
    assert f"English 0, {KHMER} {many}" in sophea.sees


async def test_the_question_is_asked_once_and_the_answer_can_be_changed(world: World) -> None:
    sophea, _ = await _list(world)
    await sophea.taps(KHMER)
    await sophea.taps("2")
    await sophea.taps("I approve it")
    assert f"Do you read {KHMER}?" in sophea.sees
    await sophea.taps("No")
    await sophea.taps("◀ All")
    await sophea.taps("2")
    await sophea.taps("I approve it")
    assert f"you do not read {KHMER}" in sophea.sees
    assert "Approve with my name" not in sophea.buttons

    await sophea.taps("Change my answer")
    await sophea.taps(f"I read {KHMER}")
    await sophea.taps("Approve with my name")
    assert "✔ Sophea approved this text on" in sophea.sees
    await sophea.taps("◀ All")
    await sophea.taps("3")
    await sophea.taps("I approve it")
    assert "Approve with my name" in sophea.buttons


async def test_a_long_text_can_be_signed_on_its_last_part_only(world: World) -> None:
    sophea, _ = await _list(world)
    await sophea.taps("1")
    await sophea.taps("I approve it")
    await sophea.taps("I read English")
    assert "Part 1 of 9" in sophea.sees
    read = [sophea.sees]
    for part in range(2, 10):
        assert "Approve with my name" not in sophea.buttons
        await sophea.taps("Next ▶")
        assert f"Part {part} of 9" in sophea.sees or part == 9
        read.append(sophea.sees)
    for layer in ("What people read first", "who agreed to the text before", "The whole text"):
        assert any(layer in each for each in read), "the layers are signed together"
    assert "Sophea, with your name you say" in sophea.sees
    await sophea.taps("Approve with my name")
    assert "✔ Sophea approved this text on" in sophea.sees


async def test_the_first_button_again_and_again_signs_nothing(world: World) -> None:
    sophea, many = await _list(world)
    await sophea.taps("▶ Sign one by one")
    await sophea.taps("I read English")
    for _each in range(15):
        if "Emergency texts · " in sophea.sees:
            break
        await sophea.taps(sophea.buttons[0])
    await _content(sophea)
    assert f"English {many}, {KHMER} {many}" in sophea.sees


async def test_a_button_of_an_earlier_release_signs_for_nobody_who_was_not_asked(
    world: World,
) -> None:
    sophea, many = await _list(world)
    await sophea.taps("2")
    course = world.app.context.courses[COURSE]
    text = course.safety_texts[1]
    wordings = [wording_of(text, each) for each in ("en", "km")]
    await sophea.forges(f"yo:1:{text.id}:en:{wordings[0]}")
    assert "only somebody who reads this language" in sophea.toast
    await sophea.forges(f"y8:1:{text.id}:en:{wordings[0]}:km:{wordings[1]}")
    assert "Do you read English?" in sophea.sees
    await _content(sophea)
    assert f"English {many}, {KHMER} {many}" in sophea.sees


async def test_a_text_that_is_skipped_comes_back_last(world: World) -> None:
    sophea, many = await _list(world)
    await sophea.taps("▶ Sign one by one")
    await sophea.taps("I read English")
    skipped = sophea.sees
    await sophea.taps("Skip")
    assert sophea.sees != skipped
    for _each in range(many - 1):
        await _sign_this_one(sophea)
    await sophea.taps("No")
    await sophea.taps("▶ Other languages")

    assert sophea.sees == skipped
    await sophea.taps("Skip")
    assert "Emergency texts · " in sophea.sees, "nothing else is left"
    assert "▶ Sign one by one" in sophea.buttons


async def test_what_was_not_shown_so_is_not_signed(world: World) -> None:
    sophea, _ = await _list(world)
    await sophea.taps("▶ Sign one by one")
    await sophea.taps("I read English")
    shown = sophea.sees
    await sophea.forges("yo:1:consent:en:000000000000")
    assert "already been answered" in sophea.toast
    for wrong in ("yp:1:gone:en", "yp:1:consent:fr", "yn:1:fr", "yw:1:gone:en:0:1"):
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
