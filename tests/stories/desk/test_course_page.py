"""The page of a course, and what leaves the desk until it is used."""

from bot.peers.buttons import WishBuddy
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import SignedKind, wording_of
from bot.storage.database import Tx
from tests.stories.cast import Founded, participant, person_id
from tests.stories.meetings import three_days
from tests.world import Phone, World


async def _more(phone: Phone) -> None:
    await phone.sends("/desk")
    await phone.taps("⋯ More")


async def test_the_course_has_its_name_its_training_day_and_its_consent_on_one_page(
    sophea: Phone,
) -> None:
    await _more(sophea)
    await sophea.taps("🏷 Course")
    assert "Name: Module 4, May 2023" in sophea.sees
    assert "Training day: not known yet." in sophea.sees or "The training ends" in sophea.sees
    assert "nobody has approved this text yet in English, ខ្មែរ" in sophea.sees

    await sophea.taps("✏️ Name")
    await sophea.sends("Leaders of May")
    await _more(sophea)
    await sophea.taps("🏷 Course")
    assert "Name: Leaders of May" in sophea.sees

    await sophea.taps("What people agree to")
    await sophea.taps("I approve it")
    await sophea.taps("I read English")
    while "Approve with my name" not in sophea.buttons:
        await sophea.taps("Next ▶")
    await sophea.taps("Approve with my name")
    await _more(sophea)
    await sophea.taps("🏷 Course")
    assert "What people agree to before they join: approved in English." in sophea.sees
    assert "nobody has approved this text yet in ខ្មែរ" in sophea.sees


async def test_more_is_small_until_things_are_used(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await _more(sophea)
    assert sophea.buttons == [
        "🔎 Find on desk",
        "📊 Reports",
        "📝 Plans",
        "💬 Surveys",
        "🏷 Course",
        "📚 Content",
        "▷ Test run",
        "👥 My team",
        "⚙️ Settings",
        "First steps 0/5",
        "🗂 Desk",
    ]
    assert sophea.sees == (
        "Desk · more\n\n"
        "How it goes: 📊 Reports · 📝 Plans · 💬 Surveys\n"
        "The course: 🏷 Course · 📚 Content · ▷ Test run\n"
        "Your team and you: 👥 My team · ⚙️ Settings · First steps 0/5"
    )
    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/menu")
    await leader.forges(WishBuddy().pack())
    await _more(sophea)
    assert "👥 Buddies" in sophea.buttons
    assert "Leaders together: 👥 Buddies" in sophea.sees
    assert "🏘 Community sessions" not in sophea.buttons
    await sophea.taps("📚 Content")
    assert "🎙 Voice notes" not in sophea.buttons


async def test_first_steps_leave_when_all_are_done(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.sends("/desk")
    await sophea.taps("1 Look")
    await three_days(sophea, founded)
    await sophea.sends("/desk")
    for label in ("4 Numbers", "1", "I checked it: it's right", "Confirm with my name"):
        await sophea.taps(label)
    await participant(world, founded, "leader", "Sok Dara")
    await _more(sophea)
    assert "First steps 4/5" in sophea.buttons

    await _sign_everything(world)
    await _more(sophea)
    assert not [each for each in sophea.buttons if each.startswith("First steps")]
    await sophea.sends("first steps")
    assert "Today · first steps" in sophea.sees


async def _sign_everything(world: World) -> None:
    [course] = world.app.context.courses.values()
    person = await person_id(world, "sophea")

    def sign(tx: Tx) -> None:
        for text in course.safety_texts:
            for language in course.languages:
                signatures.sign(
                    tx,
                    course.id,
                    SignedKind.TEXT,
                    text.id,
                    language,
                    wording=wording_of(text, language),
                    person=person,
                    on="2023-05-22",
                    now=world.clock.now(),
                )

    await world.app.database.write(sign)
