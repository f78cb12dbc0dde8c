"""A wrong service or number is corrected; leaders see it once somebody has checked it."""

from bot.membership.audit import storage as audit
from bot.telegram.kit.destinations import OpenNumbers
from tests.stories.cast import Founded, participant
from tests.world import Phone, World

NUMBER = "Call 023 720 999, day and night"
KEEP = "✔ Yes, correct it"
CHECK = ("I checked it: it's right", "Confirm with my name")


async def _first_number(sophea: Phone) -> None:
    await sophea.sends("wrong number")
    await sophea.taps("1")


async def test_a_corrected_number_counts_once_somebody_has_checked_it(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara")
    await _first_number(sophea)
    for label in CHECK:
        await sophea.taps(label)

    await sophea.taps("✏️ Correct it")
    assert "What is right?" in sophea.sees
    await sophea.sends(NUMBER)
    await sophea.taps(KEEP)
    assert NUMBER in sophea.sees
    assert "Sophea corrected this. Before: " in sophea.sees
    assert "Hide it again" not in sophea.buttons, "nobody sees it before somebody has checked it"
    await leader.sends("/menu")
    await leader.forges(OpenNumbers().pack())
    assert NUMBER not in leader.sees
    for label in CHECK:
        await sophea.taps(label)
    assert "Hide it again" in sophea.buttons
    await leader.forges(OpenNumbers().pack())
    assert NUMBER in leader.sees
    entries = await world.app.database.run(audit.entries)
    assert "content.corrected" in [each.action for each in entries]


async def test_a_correction_is_taken_back(sophea: Phone) -> None:
    await _first_number(sophea)
    shown = sophea.sees
    await sophea.taps("✏️ Correct it")
    await sophea.sends(NUMBER)
    await sophea.taps(KEEP)
    assert sophea.sees != shown
    await sophea.taps("↩ As it was")
    assert sophea.sees == shown
    assert "↩ As it was" not in sophea.buttons


async def test_a_confirmed_service_is_marked_wrong_by_one_tap(sophea: Phone) -> None:
    await _first_number(sophea)
    for label in CHECK:
        await sophea.taps(label)
    await sophea.taps("Hide it again")
    assert "Hide it again" not in sophea.buttons


async def test_what_is_no_contact_is_asked_for_again(sophea: Phone) -> None:
    await _first_number(sophea)
    await sophea.taps("✏️ Correct it")
    for text, why in (
        ("https://example.org/a", "a link or words about a person"),
        ("9" * 130, "longer than 120 characters"),
        ("…", "how to reach the service"),
    ):
        await sophea.sends(text)
        assert why in sophea.sees
    await sophea.sends(NUMBER)
    assert NUMBER in sophea.sees


async def test_the_next_sentence_is_no_contact_before_it_is_confirmed(
    world: World, sophea: Phone
) -> None:
    await _first_number(sophea)
    shown = sophea.sees
    await sophea.taps("✏️ Correct it")
    await sophea.sends("Who wrote this?")
    assert "Then: Who wrote this?\n\nIs this right? Nothing has changed yet." in sophea.sees
    assert sophea.buttons == [KEEP, "✏️ Type again", "✕ Leave it"]
    await sophea.taps("✕ Leave it")
    assert sophea.sees == shown
    entries = await world.app.database.run(audit.entries)
    assert "content.corrected" not in [each.action for each in entries]

    await sophea.taps("✏️ Correct it")
    await sophea.sends("Who wrote this?")
    await sophea.taps("✏️ Type again")
    await sophea.sends(NUMBER)
    await sophea.taps(KEEP)
    assert NUMBER in sophea.sees
