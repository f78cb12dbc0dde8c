"""A leader proposes a service by taps and short texts; a coordinator tries it and decides."""

from datetime import timedelta

import pytest

from bot.services.proposals.domain import Field
from bot.storage.database import Tx
from tests.stories.cast import Founded, participant
from tests.stories.community.test_entry import COUNTS, REST, answers, begins
from tests.stories.proposing import CLINIC, propose
from tests.world import Phone, World


@pytest.fixture
async def dara(world: World, founded: Founded, sophea: Phone) -> Phone:
    phone = await participant(world, founded, "leader", "Sok Dara")
    await phone.sends("/services")
    return phone


async def stored(world: World) -> list[str | None]:
    async def work(tx: Tx) -> list[str | None]:
        rows = await tx.ask("SELECT name, contact, who, papers FROM service_proposals ORDER BY id")
        return [row[name] for row in rows for name in ("name", "contact", "who", "papers")]

    return await world.app.database.run(work)


async def answers_all(phone: Phone, *, name: str, contact: str) -> None:
    await phone.taps("➕ Propose a service")
    await phone.taps("Health")
    await phone.taps("Battambang")
    await phone.sends(name)
    await phone.sends("Thma Koul")
    await phone.sends(contact)
    await phone.taps("Everybody")
    await phone.taps("None")


async def test_from_a_proposal_to_a_service_that_leaders_find(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await answers_all(dara, name="Thma Koul health centre", contact="053 999 001, at the market")
    assert dara.sees == (
        "New service\n\nThma Koul health centre\n\n"
        "Where: Thma Koul, Battambang\nFor whom: Everybody\nDocuments: None\n"
        "Contact: 053 999 001, at the market\n\nHelps with: Health\n\n"
        "Your coordinators will call or visit before leaders see it."
    )
    await dara.taps("✏️ Change")
    await dara.taps("Documents")
    await dara.taps("Identity card")
    await dara.taps("Send to coordinators")
    assert "Thank you. It's with your coordinators." in dara.sees
    await dara.taps("My proposals")
    assert "Thma Koul health centre\nWaiting for your coordinators" in dara.sees
    await dara.sends("/services")
    assert "So far" not in dara.sees

    await sophea.sends("/desk")
    assert "Services: 1 proposed" in sophea.sees
    await sophea.taps("🤝 To check (1)")
    await sophea.taps("1")
    assert "Sok Dara proposed this service." in sophea.sees
    assert sophea.buttons == [
        "I checked it: it's right", "✏️ Change", "Don't add it", "◀ All",
    ]  # fmt: skip
    await sophea.taps("✏️ Change")
    await sophea.taps("Contact")
    await sophea.sends("053 999 002, at the market")
    await sophea.taps("I checked it: it's right")
    assert "The number belongs to the service, not to a person." in sophea.sees
    await sophea.taps("Confirm with my name")
    assert "✔ Sophea checked this on 22 May 2023." in sophea.sees

    await dara.taps("Health")
    await dara.taps("Battambang")
    assert "Contact: 053 999 002, at the market" in dara.sees
    await dara.sends("/search thma koul")
    assert "1.  Thma Koul health centre (service)" in dara.sees
    await dara.taps("1")
    assert dara.sees.endswith("Checked on 22 May 2023")


async def test_the_province_is_tapped_on_pages_or_typed(dara: Phone) -> None:
    for label in ("➕ Propose a service", "Health"):
        await dara.taps(label)
    assert "In which province is it? Tap, or type a few letters." in dara.sees
    assert dara.buttons[0] == "Whole country"
    assert len(dara.buttons) == 1 + 12 + 3
    await dara.taps("Next ▶")
    await dara.taps("Next ▶")
    assert dara.buttons[1] == "Tboung Khmum"

    await dara.sends("kampong")
    assert "Which of these is it?" in dara.sees
    assert dara.buttons[1:5] == [
        "Kampong Cham",
        "Kampong Chhnang",
        "Kampong Speu",
        "Kampong Thom",
    ]
    await dara.sends("Atlantis")
    assert "No province has these letters. Try others, or tap one." in dara.sees
    await dara.sends("កំពង់ស្ពឺ")
    assert "Please type the name on its door" in dara.sees
    await dara.taps("◀ Back")
    await dara.sends("Siem Reab")
    assert dara.buttons[1] == "Siem Reap"
    await dara.taps("Siem Reap")
    assert "Please type the name on its door" in dara.sees


async def test_the_province_of_the_last_session_stands_first(world: World, dara: Phone) -> None:
    await begins(dara)
    await answers(dara, "May 2023", "4", "Takeo", *COUNTS, *REST, "Save")

    await dara.sends("/services")
    for label in ("➕ Propose a service", "Health"):
        await dara.taps(label)
    assert dara.buttons[:2] == ["Whole country", "Takeo"]


async def test_any_province_may_be_typed_where_services_are_looked_up(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await propose(world, founded.cohort, "Sok Dara")
    await sophea.sends("/desk")
    for key in ("🤝 To check (1)", "1", "I checked it: it's right", "Confirm with my name"):
        await sophea.taps(key)
    await dara.sends("/services")
    await dara.taps("Health")
    assert dara.buttons == ["Battambang", "Whole country (0)", "◀ Services"]

    await dara.sends("batt")
    assert dara.buttons == ["Battambang", "Whole country (0)", "◀ Services"]
    await dara.sends("បាត់ដំបង")
    assert "Health · Battambang" in dara.sees
    await dara.sends("/services")
    await dara.taps("Health")
    await dara.sends("kandal")
    assert "Health · Kandal" in dara.sees
    await dara.sends("/services")
    await dara.taps("Health")
    await dara.sends("menu")
    assert "🏠 Home" not in dara.buttons, "this is Home"
    assert "⋯ More" in dara.buttons


async def test_a_changed_service_is_confirmed_again_or_not_kept(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await propose(world, founded.cohort, "Sok Dara")
    await sophea.sends("/desk")
    for key in ("🤝 To check (1)", "1", "I checked it: it's right", "Confirm with my name"):
        await sophea.taps(key)
    assert sophea.buttons == ["Hide it again", "✏️ Change", "◀ All"]
    await dara.sends("/services")
    assert "So far: Health (1)" in dara.sees

    for key in ("✏️ Change", "Name"):
        await sophea.taps(key)
    await sophea.sends("Health centre of Thma Koul")
    assert "No one has checked this yet." in sophea.sees
    assert await audited(world, "content.change") == [
        ("content.change", '{"content":"p.1","what":"name"}')
    ]
    await dara.sends("/services")
    assert "So far" not in dara.sees
    await sophea.sends("/desk")
    assert "Services: 1 proposed" in sophea.sees
    for key in ("🤝 To check (1)", "1", "Don't add it", "Already in the list"):
        await sophea.taps(key)
    assert "Nothing to check at the moment." in sophea.sees


async def test_what_may_be_about_a_person_is_not_stored(world: World, dara: Phone) -> None:
    await dara.taps("➕ Propose a service")
    await dara.taps("Health")
    await dara.taps("Whole country")
    for text in ("Sokha, a 15 year old girl", "Clinic, call 012 345 678", "https://example.org/a"):
        await dara.sends(text)
        assert "I did not save that" in dara.sees
    await dara.sends("They beat her and lock her in now")
    assert "I am a learning bot; no one reads this right away." in dara.all_words
    await dara.sends("x" * 81)
    assert "That is too long. Please use at most 80 characters." in dara.sees
    assert await stored(world) == [None] * 4
    await dara.sends("Health centre")
    await dara.taps("No district")
    await dara.sends("012 345 678")
    assert "Who may use it?" in dara.sees
    assert await stored(world) == ["Health centre", "012 345 678", None, None]
    await dara.taps("✕ Cancel")
    assert await stored(world) == []


async def test_what_is_there_already_is_named_and_may_still_be_sent(
    world: World, founded: Founded, dara: Phone
) -> None:
    await answers_all(dara, name="A line for children", contact="call 1280")
    await dara.taps("Send to coordinators")
    assert "Your coordinators already have Child Helpline Cambodia" in dara.sees
    await dara.taps("Send it anyway")
    assert "It's with your coordinators." in dara.sees
    for _ in range(4):
        await propose(world, founded.cohort, "Sok Dara")
    await dara.sends("/services")
    await dara.taps("➕ Propose a service")
    assert "Five services that you suggested are waiting" in dara.toast


async def test_a_proposal_that_is_not_added_tells_why(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await propose(world, founded.cohort, "Sok Dara")
    await sophea.sends("/desk")
    for key in ("🤝 To check (1)", "1", "Don't add it", "Could not be reached"):
        await sophea.taps(key)
    assert "Nothing to check at the moment." in sophea.sees
    await dara.sends("/services")
    await dara.taps("My proposals (1)")
    assert f"{CLINIC[Field.NAME]}\nNot added: Could not be reached" in dara.sees
    await sophea.forges("bz:1:p.1:unfit")
    assert sophea.toast
    [(action, detail)] = await audited(world, "content.%")
    assert (action, detail) == ("content.decline", '{"content":"p.1","reason":"unreachable"}')


async def test_two_taps_are_one(world: World, founded: Founded, sophea: Phone, dara: Phone) -> None:
    await answers_all(dara, name="Thma Koul health centre", contact="053 999 001")
    dara.presses("Send to coordinators")
    await dara.taps("Send to coordinators")
    assert "Thank you. It's with your coordinators." in dara.sees
    assert dara.toast == ""
    await dara.forges("br:1")
    assert "already been answered" in dara.toast
    assert await audited(world, "refused%") == []

    await sophea.sends("/desk")
    for key in ("🤝 To check (1)", "1", "Don't add it"):
        await sophea.taps(key)
    sophea.presses("It names a person")
    await sophea.taps("It names a person")
    assert sophea.toast == "Not added."
    assert "Nothing to check at the moment." in sophea.sees
    assert len(await audited(world, "content.decline")) == 1


async def audited(world: World, actions: str) -> list[tuple[str, str]]:
    rows = await world.app.database.run(
        lambda tx: tx.ask(
            "SELECT action, detail FROM audit WHERE action LIKE :some ORDER BY id", some=actions
        )
    )
    return [(row["action"], row["detail"]) for row in rows]


async def test_a_draft_is_its_proposers_and_half_an_hour_later_a_text_is_no_answer(
    world: World, founded: Founded, dara: Phone
) -> None:
    other = await participant(world, founded, "other", "Chan Thida")
    await dara.taps("➕ Propose a service")
    await dara.taps("Health")
    await dara.taps("Kampot")
    for forged in ("bm:1:need:debt", "bn:1:name", "bp:1", "bx:1", "bq:1:1", "br:1"):
        await other.forges(forged)
        assert other.toast, forged
    for forged in ("bm:1:need:gold", "bm:1:province:99", "bm:1:name:x", "bn:1:nonsense", "bq:1:0"):
        await dara.forges(forged)
    assert await stored(world) == [None] * 4

    await world.travel(timedelta(minutes=31))
    await dara.sends("Can we meet on Monday?")
    assert await stored(world) == [None] * 4
    await dara.sends("/services")
    await dara.taps("➕ Propose a service")
    assert dara.sees.startswith("New service · 3 of 7")


async def test_what_a_coordinator_proposes_is_at_once_there_to_be_confirmed(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await propose(world, founded.cohort, "Sok Dara")
    await sophea.sends("/desk")
    for key in ("🤝 To check (1)", "◀ All", "➕ New service", "Health", "Whole country"):
        await sophea.taps(key)
    await sophea.sends("Health line")
    await sophea.taps("No district")
    await sophea.sends("012 345 678")
    for key in ("Everybody", "None", "Send to coordinators"):
        await sophea.taps(key)

    assert sophea.sees.startswith("Service\n\nHealth line\n\nWhere: Whole country\n")
    assert "Sophea proposed this service." in sophea.sees
    await sophea.taps("I checked it: it's right")
    await sophea.taps("Confirm with my name")
    await dara.sends("/services")
    await dara.taps("Health")
    assert "Health line\nWhere: Whole country\n" in dara.sees
