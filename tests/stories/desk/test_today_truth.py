"""What Today says is true: reasons, numbers, links."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from bot.people.buttons import InviteAll
from bot.sessions.buttons import PickPicture
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found, participant, personal_token
from tests.stories.meetings import one_day, three_days
from tests.world import Phone, World, local


async def pictures(world: World) -> list[tuple[int, str]]:
    """The meetings with what the button of somebody who was there carries."""

    async def work(tx: Tx) -> list[tuple[int, str]]:
        rows = await tx.ask("SELECT id, picture FROM sessions ORDER BY starts_at")
        return [(row["id"], row["picture"] or "there") for row in rows]

    return await world.app.database.run(work)


async def desk(phone: Phone) -> str:
    await phone.sends("/desk")
    return phone.sees


async def test_three_missed_meetings_are_three(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    dara = await participant(world, founded, "sok", "Sok Dara")
    await participant(world, founded, "chan", "Chan Thida")
    await three_days(sophea, founded)
    await world.travel(local("2023-05-31 10:45"))
    for session, picture in await pictures(world):
        await dara.forges(PickPicture(SessionId(session), picture).pack())
    await world.travel(local("2023-06-01 08:30"))

    assert "Chan Thida, Lotus House: missed 3 in a row, no reply" in await desk(sophea)


async def test_who_said_i_was_not_there_replied(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    dara = await participant(world, founded, "sok", "Sok Dara")
    thida = await participant(world, founded, "chan", "Chan Thida")
    await one_day(world, sophea, founded, "29/5", "9:00")
    await world.travel(local("2023-05-29 10:45"))
    [(session, picture)] = await pictures(world)
    await dara.forges(PickPicture(SessionId(session), picture).pack())
    await thida.forges(PickPicture(SessionId(session), "none").pack())
    await world.travel(local("2023-05-30 08:30"))

    said = await desk(sophea)
    assert "Chan Thida, Lotus House: missed Mon 29 May" in said
    assert "no reply" not in said


async def test_links_of_those_who_are_not_in_are_two_taps_and_expired_ones_are_said(
    world: World,
) -> None:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    await participant(world, founded, "sok", "Sok Dara")
    await personal_token(world, founded, "Keo Sina", "Lotus House", language="km")
    assert "expired" not in await desk(sophea)
    await sophea.taps("🔗 Links for those not in")
    assert "1 link still works." in sophea.sees

    await world.travel(timedelta(days=60))

    assert "1 link has expired." in await desk(sophea)
    await sophea.taps("🔗 Links for those not in")
    assert "Link has expired: Keo Sina" in sophea.sees


async def test_a_link_is_shared_with_an_invitation_in_both_languages(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("/desk")
    await sophea.forges(InviteAll(founded.cohort, 14).pack())

    [share] = [
        key["url"]
        for row in sophea.last["reply_markup"]["inline_keyboard"]
        for key in row
        if "share" in key.get("url", "")
    ]
    [words] = parse_qs(urlsplit(share).query)["text"]
    assert "Please open this link on your own phone" in words
    assert "សូមបើកតំណនេះ" in words
