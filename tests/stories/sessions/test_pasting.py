"""A whole invitation is pasted: what it says is read, what is unsure is asked."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.database import Tx
from tests.stories.cast import Founded, participant
from tests.stories.meetings import open_meetings, taps_first
from tests.world import Phone, World, local

SAMPLES = Path(__file__).parents[2] / "sessions" / "pasting" / "invitations"


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


@dataclass
class Counting:
    """A phone that counts its taps."""

    phone: Phone
    taps: list[str] = field(default_factory=list)

    async def tap(self, beginning: str) -> None:
        assert any(key.startswith(beginning) for key in self.phone.buttons), self.phone.buttons
        await taps_first(self.phone, beginning)
        self.taps.append(beginning)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def begin(sophea: Phone, founded: Founded, name: str) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(sample(name))


async def meetings(world: World) -> list[tuple[str, str | None, str, int, str | None]]:
    async def work(tx: Tx) -> list[tuple[str, str | None, str, int, str | None]]:
        rows = await tx.ask(
            "SELECT local_start, unit, title, minutes, passcode FROM sessions ORDER BY starts_at"
        )
        names = ("local_start", "unit", "title", "minutes", "passcode")
        return [tuple(row[name] for name in names) for row in rows]

    return await world.app.database.run(work)


async def test_four_taps_and_one_paste_plan_three_days_and_tell_everybody(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    counted = Counting(sophea)
    await world.travel(timedelta(seconds=1))
    await sophea.sends("/desk")
    await counted.tap("📅 Meetings")
    await counted.tap("+ New")
    await sophea.sends(sample("zoom_listed"))
    assert sophea.sees == (
        "New meeting\n\n"
        "I found:\nMon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh)\n"
        "us02web.zoom.us, one link for all · passcode ✔\n\n"
        "What is it for?"
    )
    await counted.tap("All three")
    assert sophea.sees.startswith("Check\n\nPart 1: ")
    assert "\nMon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh)\n" in sophea.sees
    await counted.tap("Create and tell 1 person")

    assert len(counted.taps) == 4
    assert [each[:2] for each in await meetings(world)] == [
        ("2023-05-29T09:00", "m4.u1"),
        ("2023-05-30T09:00", "m4.u2"),
        ("2023-05-31T09:00", "m4.u3"),
    ]
    await world.travel(local("2023-05-22 08:01"))
    assert "Mon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh)" in dara.sees


async def test_one_day_in_an_invitation_begins_the_parts_day_by_day(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await begin(sophea, founded, "zoom_one")
    await sophea.taps("All three, day by day")
    assert sophea.sees.startswith("Check\n\nMon 29, Tue 30, Wed 31 May, 09:00–10:30")
    await sophea.taps("Create")

    assert [each[0][:10] for each in await meetings(world)] == [
        "2023-05-29",
        "2023-05-30",
        "2023-05-31",
    ]


async def test_a_time_of_another_zone_is_shown_in_both(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await begin(sophea, founded, "zoom_abroad")
    await sophea.taps("Part 1")

    assert "Mon 29 May, 09:00–10:30 (Phnom Penh)\n" in sophea.sees
    assert "In the invitation: Sun 28, 22:00 (New York)" in sophea.sees
    await sophea.taps("Create")
    assert (await meetings(world))[0][0] == "2023-05-29T09:00"


async def test_a_date_of_two_meanings_is_asked(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await begin(sophea, founded, "ambiguous")
    await sophea.taps("Part 1")
    assert sophea.sees.endswith("The date can be read two ways. Which day do you mean?")
    assert sophea.buttons == ["Thu 6 July", "Wed 7 June", "✕ Cancel"]
    await sophea.taps("Wed 7 June")

    assert "Wed 7 June, 09:00–10:30 (Phnom Penh)" in sophea.sees
    await sophea.taps("Create")
    assert (await meetings(world))[0][0] == "2023-06-07T09:00"


async def test_a_zone_that_nobody_knows_leaves_the_time_to_be_asked(
    founded: Founded, sophea: Phone
) -> None:
    await begin(sophea, founded, "zoom_strange_zone")
    assert "It says 09:00 IST. I don't know this time zone." in sophea.sees
    await sophea.taps("Part 1")
    assert sophea.sees.endswith("Time, Phnom Penh? Or write 9:15.")
    await sophea.sends("10:30")

    assert "Mon 29 May, 10:30–12:00 (Phnom Penh)" in sophea.sees


async def test_a_day_that_does_not_exist_is_named(founded: Founded, sophea: Phone) -> None:
    await begin(sophea, founded, "impossible")
    assert "There is no 31/02/2024." in sophea.sees
    await sophea.taps("Part 1")
    assert "First day?" in sophea.sees
    await sophea.sends("31/2")
    assert "There is no 31/2." in sophea.sees
    await sophea.sends("29/5")

    assert "Mon 29 May, 09:00–10:30" in sophea.sees, "the time was read"


async def test_days_that_are_not_plain_are_asked_and_the_hours_are_kept(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends("Every second Tuesday in June, 9:00-10:30, at our office")
    assert "I can't tell which days are meant." in sophea.sees
    await sophea.taps("Part 1")
    assert "First day?" in sophea.sees
    await sophea.sends("6 June")

    assert "Tue 6 June, 09:00–10:30" in sophea.sees


async def test_an_invitation_to_a_past_day_is_refused_kindly_and_its_link_saved(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(sample("zoom_one").replace("May 29", "May 15"))
    assert "Mon 15 May is in the past. Please choose again." in sophea.sees
    await sophea.taps("Part 1")
    await sophea.sends("29/5")
    await sophea.sends("9:00")

    assert "us02web.zoom.us · passcode ✔" in sophea.sees


async def test_a_taken_hour_is_named_and_the_day_is_asked_again(
    founded: Founded, sophea: Phone
) -> None:
    for name in ("zoom_one", "meet"):
        await begin(sophea, founded, name)
        if name == "zoom_one":
            await sophea.taps("Part 1")
            await sophea.taps("Create")
    assert "There is already a meeting at that time: Part 1: " in sophea.sees
    await sophea.taps("Part 2")

    assert "First day?" in sophea.sees
    await sophea.sends("30/5")
    await sophea.sends("9:00")
    assert "meet.google.com" in sophea.sees


async def test_another_meeting_has_a_name_that_no_push_tells(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await begin(sophea, founded, "teams_outlook")
    await sophea.taps("Other meeting")
    assert "What should it be called? The invitation says: Module 4" in sophea.sees
    assert sophea.buttons == ["As in the invitation", "Without a name", "✕ Cancel"]
    await sophea.sends("Steering group")
    assert sophea.sees.startswith("Check\n\nSteering group\n\nMon 29 May, 09:00–10:30")
    await sophea.taps("Create and tell 1 person")
    await world.travel(local("2023-05-29 09:00"))

    pushed = [call["request"]["text"] for call in world.calls("sendMessage")]
    assert not [text for text in pushed if "Steering" in text and "Check" not in text]
    assert [each[2] for each in await meetings(world)] == ["Steering group"]


async def test_a_title_is_shown_when_the_day_is_opened(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await begin(sophea, founded, "meet")
    await sophea.taps("Other meeting")
    await sophea.sends("two\nlines")
    assert "Please write a short name, one line." in sophea.sees
    await sophea.sends("Steering group")
    await sophea.taps("Create only")
    await dara.sends("/sessions")
    assert "Steering" not in dara.sees
    await dara.taps("Mon 29")

    assert dara.sees == "Mon 29 May, 09:00\n\nSteering group\n\nWill you be there?"


async def test_a_link_without_a_day_asks_for_the_day(founded: Founded, sophea: Phone) -> None:
    await begin(sophea, founded, "teams_without_day")
    assert "I found:\nteams.microsoft.com · passcode ✔" in sophea.sees
    await sophea.taps("Part 1")

    assert "First day?" in sophea.sees


async def test_a_row_without_end_says_that_there_is_more(founded: Founded, sophea: Phone) -> None:
    await begin(sophea, founded, "zoom_monthly")

    assert "The invitation has more meetings than I can add. Please check the days." in sophea.sees


async def test_a_forged_choice_is_refused(world: World, founded: Founded, sophea: Phone) -> None:
    await begin(sophea, founded, "ambiguous")
    await sophea.taps("Part 1")
    for data in ("w2:1:9", "w2:1:-1"):
        await sophea.forges(data)
        assert "already been answered" in sophea.toast

    assert await meetings(world) == []


async def test_a_cancelled_row_of_a_programme_is_named_and_not_planned(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(
        "Date\tTime\tTopic\tRemarks\n29 May 2023\t9:00-12:00\tPart 1\t\n"
        "30 May 2023\t9:00-12:00\tPart 2\tcancelled"
    )
    assert "Left out, since it is cancelled in what you sent: Tue 30 May." in sophea.sees
    assert "Mon 29" in sophea.sees


async def test_a_meeting_that_is_crossed_out_is_named_and_not_planned(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    first, second = "29 May 2023, 9:00-12:00, office", "30 May 2023, 9:00-12:00, office"
    crossed = [{"type": "strikethrough", "offset": len(first) + 1, "length": len(second)}]
    world.acts.message("sophea", f"{first}\n{second}", who="sophea", entities=crossed)
    await world.settle()

    assert "Left out, since it is cancelled in what you sent: Tue 30 May." in sophea.sees
