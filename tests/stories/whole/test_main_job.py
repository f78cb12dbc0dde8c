"""The main job by taps: invite, join in Khmer, read, take the quiz, meet, announce."""

from bot.catalog.course import Item, Unit
from bot.cli import requests
from tests.stories.leaders import scores
from tests.stories.meetings import INVITATION, unasked
from tests.world import Phone, World, local, words

COURSE = "community-liberation-toolkit"
ZONE = "Asia/Phnom_Penh"
RUNGS = [
    "Mon 29 08:50",
    "Mon 29 10:40",
    "Tue 30 08:50",
    "Tue 30 10:40",
    "Wed 31 08:50",
    "Wed 31 10:40",
]


async def link_of(world: World, **params: str) -> str:
    """Return what `python -m bot invite` prints."""
    made = await requests.HANDLERS["invite"](
        world.app.database, world.clock, world.app.context.courses, params
    )
    return str(made["token"])


def token_in(phone: Phone) -> str:
    """Return the token of the link that the coordinator shares."""
    return words(phone.message_with("?start=")).rpartition("?start=")[2].strip()


def item_on(phone: Phone, items: tuple[Item, ...]) -> Item:
    """Return the question on the screen."""
    return next(item for item in items if item.stem.in_("km") in phone.sees)


def letters_of(phone: Phone, item: Item, *, right: bool) -> list[str]:
    """Return the letters of the right options on the screen, or of a wrong one."""
    lines = phone.sees.splitlines()
    wanted = [option for option in item.options if option.right is right]
    chosen = wanted if right else wanted[:1]
    return [next(line[0] for line in lines if o.text.in_("km") in line) for o in chosen]


async def answer(phone: Phone, item: Item, *, right: bool) -> None:
    """Answer the question on the screen: tap a letter, or ticks and Check."""
    if item.choose == 1:
        await phone.taps(letters_of(phone, item, right=right)[0])
        return
    for letter in letters_of(phone, item, right=True):
        await phone.taps(f"☐ {letter}")
    await phone.taps(next(key for key in phone.buttons if key.startswith("ពិនិត្យ")))


async def comes_in(world: World) -> Phone:
    """Let the coordinator join by a link from the command line."""
    sophea = world.person("sophea", name="Sophea")
    token = await link_of(
        world, role="coordinator", cohort="Module 4, May 2023", course=COURSE, zone=ZONE
    )
    await sophea.starts(token)
    for label in ("English", "I agree", "Sophea"):
        await sophea.taps(label)
    return sophea


async def plans_three_meetings(sophea: Phone) -> None:
    await sophea.sends("/desk")
    for label in ("2 Meetings", "+ New", "All three, day by day"):
        await sophea.taps(label)
    await sophea.sends("29/5")
    await sophea.taps("09:00")
    await sophea.sends(INVITATION)
    await sophea.taps("Create")


async def lets_in(world: World, sophea: Phone) -> Phone:
    """Let a leader ask in Khmer by a link for all, and let the coordinator accept by one tap."""
    await sophea.sends("/desk")
    for label in ("3 Invite", "One link for all", "14"):
        await sophea.taps(label)
    dara = world.person("leader", language="km", name="Dara")
    await dara.starts(token_in(sophea))
    await dara.taps("ខ្មែរ")
    await dara.taps("យល់ព្រម")
    await dara.sends("សុខ ដារ៉ា")
    await dara.sends("Lotus House")
    await sophea.taps("➕ Let in, as new: Lotus House")
    return dara


async def reads(dara: Phone, unit: Unit) -> None:
    """Read a whole part, card by card."""
    await dara.taps("▶ មេរៀនទី 1 · 3 នាទី")
    for card in unit.cards[1:]:
        await dara.taps("បន្ទាប់ ▶")
        assert card.title.in_("km") in dara.sees
    if "✏️ ចាប់ផ្តើមកម្រងសំណួរ" not in dara.buttons:
        await dara.taps("បន្ទាប់ ▶")


async def takes_the_quiz(dara: Phone, unit: Unit, wrong: set[str]) -> None:
    """Answer ten questions up to the result, correctly except for those in `wrong`."""
    await dara.taps("✏️ ចាប់ផ្តើមកម្រងសំណួរ")
    for number in range(len(unit.items)):
        item = item_on(dara, unit.items)
        await answer(dara, item, right=item.id not in wrong)
        last = number == len(unit.items) - 1
        await dara.taps("មើលលទ្ធផល ▶" if last else "បន្ទាប់ ▶")


async def test_the_main_job(world: World) -> None:
    unit = world.app.context.courses[COURSE].unit("m4.u1")
    single = [item.id for item in unit.items if item.choose == 1]
    sophea = await comes_in(world)
    await plans_three_meetings(sophea)
    dara = await lets_in(world, sophea)
    assert "លោកអ្នកបានចូលរួមហើយ" in dara.sees

    await reads(dara, unit)
    await takes_the_quiz(dara, unit, wrong=set(single[:2]))
    assert any(item.choose > 1 for item in unit.items)
    assert await scores(world) == [("m4.u1", "baseline", 8, 10)]

    await world.travel(local("2023-05-28 17:01"))
    assert "ស្អែក" in dara.sees
    await dara.taps("ខ្ញុំចូលរួមទាំងបី")
    await world.travel(local("2023-05-31 11:00"))
    said = await unasked(world, dara)
    assert [" ".join(line.split()[:3]) for line in said][-6:] == RUNGS

    await world.travel(local("2023-06-01 09:00"))
    await sophea.sends("/desk")
    await sophea.taps("📣 Announce")
    await sophea.sends("Thank you for three good days.")
    await sophea.taps("Send now to 1")
    assert "Nothing is sent yet" in sophea.sees
    await world.travel(local("2023-06-01 09:05"))
    assert "Thank you for three good days." in dara.all_words
    assert "1 accepted by Telegram" in sophea.all_words
