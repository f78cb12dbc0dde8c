"""The card of a meeting: its link, who has not answered, who was absent and who said nothing."""

from datetime import timedelta

from bot.sessions.buttons import AskAgain, OpenDeskSession, PickPicture
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.meetings import LINK, one_day
from tests.world import Phone, World, local


async def prepared(world: World) -> tuple[Founded, Phone, list[Phone]]:
    """A meeting on Monday 29 May at 09:00, and three people who were told of it."""
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    names = {"sok": "Sok Dara", "chan": "Chan Thida", "vann": "Vann Rith"}
    leaders = [await participant(world, founded, key, name) for key, name in names.items()]
    await one_day(world, sophea, founded, "29/5", "9:00")
    await world.travel(local("2023-05-23 10:00"))
    return founded, sophea, leaders


async def card(phone: Phone) -> None:
    await phone.forges(OpenDeskSession(SessionId(1)).pack())


async def shown_picture(world: World) -> str:
    """What the button of somebody who was there carries."""

    async def work(tx: Tx) -> str:
        [row] = await tx.ask("SELECT picture FROM sessions")
        return row["picture"] or "there"

    return await world.app.database.run(work)


def asked(phone: Phone) -> int:
    return phone.all_words.count("29 May")


async def test_the_card_shows_the_link(world: World) -> None:
    _, sophea, _ = await prepared(world)
    await card(sophea)

    assert LINK in sophea.sees


async def test_those_who_have_not_answered_are_reminded_once_a_day(world: World) -> None:
    _, sophea, (dara, thida, rith) = await prepared(world)
    await dara.taps("I will come")
    before = [asked(phone) for phone in (dara, thida, rith)]
    await card(sophea)
    await sophea.taps("🔔 Remind the 2 who have not answered")

    assert "2 people are being reminded to answer." in sophea.sees
    await world.travel(timedelta(minutes=1))
    after = [asked(phone) for phone in (dara, thida, rith)]
    assert [a - b for a, b in zip(after, before, strict=True)] == [0, 1, 1]
    assert "I will come" in thida.buttons

    await card(sophea)
    assert "Those who have not answered were reminded today." in sophea.sees
    await sophea.forges(AskAgain(SessionId(1)).pack())
    assert "already been answered" in sophea.toast
    await world.travel(local("2023-05-24 10:00"))
    await card(sophea)
    assert "🔔 Remind the 2 who have not answered" in sophea.buttons


async def test_who_answers_before_the_reminder_goes_gets_none(world: World) -> None:
    _, sophea, (_, thida, _) = await prepared(world)
    await world.travel(local("2023-05-23 21:00"))
    await card(sophea)
    await sophea.taps("🔔 Remind the 3 who have not answered")
    assert "3 on Wed 24 May, 07:00: quiet hours" in sophea.sees
    before = asked(thida)
    await thida.taps("I will come")
    told = asked(thida)
    await world.travel(local("2023-05-24 08:00"))

    assert before <= told
    assert asked(thida) == told


async def test_after_the_meeting_silence_is_not_absence(world: World) -> None:
    _, sophea, (dara, thida, _) = await prepared(world)
    await world.travel(local("2023-05-29 10:45"))
    await dara.forges(PickPicture(SessionId(1), await shown_picture(world)).pack())
    await thida.forges(PickPicture(SessionId(1), "none").pack())
    await world.travel(local("2023-05-30 09:00"))
    await card(sophea)

    assert "1 present, 0 excused, 1 no reply, 1 absent: Chan Thida" in sophea.sees
    assert "No reply: Vann Rith" in sophea.sees
    await sophea.taps("Attendance")
    assert "No reply: Vann Rith" in sophea.sees
