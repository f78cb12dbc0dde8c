"""When a question rings and when it rings again: nights, working days, the day's list."""

from tests.stories.asking import Helpline, keys_of, rings, rung, texts_in
from tests.world import local, words


async def test_at_night_it_waits_for_the_morning_and_says_so(line: Helpline) -> None:
    await line.world.travel(local("2023-05-23 22:00"))
    await line.asks()
    assert line.dara.sees == "✔ Saved. Your coordinators get it on Wed 24 May, 07:00."
    assert rings(line.sophea) == []

    await line.world.travel(local("2023-05-24 07:01"))

    assert rings(line.sophea) == ["Question · Sok Dara (Lotus House), Tue 23 May, 22:00"]
    assert texts_in(line.sophea)[-1] == "Can we meet later on Monday?"


async def test_it_rings_beside_the_two_of_a_day(line: Helpline) -> None:
    for number in range(3):
        await line.asks(f"Question {'abc'[number]}")

    assert len(rings(line.sophea)) == 3


async def test_later_is_the_next_working_morning(line: Helpline) -> None:
    await line.world.travel(local("2023-05-26 16:00"))  # a Friday
    await line.asks()
    await line.sophea.taps("Later")
    assert "I'll show it again on Mon 29 May, 08:00." in words(rung(line.sophea))
    assert keys_of(line.sophea) == ["Answer", "I'll take it", "Later", "Done"]
    await line.world.travel(local("2023-05-29 07:59"))
    assert len(rings(line.sophea)) == 1

    await line.world.travel(local("2023-05-29 08:01"))

    assert len(rings(line.sophea)) == 2
    assert len(rings(line.bora)) == 1
    assert texts_in(line.sophea).count("Can we meet later on Monday?") == 2


async def test_what_was_answered_meanwhile_is_not_shown_again(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Later")
    await line.answers(line.bora, "Yes.")
    await line.world.travel(local("2023-05-24 08:01"))

    assert len(rings(line.sophea)) == 1


async def test_after_two_working_days_all_hear_of_it_once_more(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")
    await line.world.travel(local("2023-05-25 10:11"))
    assert len(rings(line.bora)) == 1

    await line.world.travel(local("2023-05-25 10:13"))

    for phone in (line.sophea, line.bora):
        assert len(rings(phone)) == 2
        assert "It has been waiting for two working days." in words(rung(phone))
    assert "Sophea is handling it" in words(rung(line.bora))
    await line.world.travel(local("2023-05-30 12:00"))
    assert len(rings(line.bora)) == 2, "once is enough: from then on it heads the day"


async def test_what_is_answered_in_time_rings_no_more(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "Yes.")
    await line.world.travel(local("2023-05-26 12:00"))

    assert len(rings(line.bora)) == 1


async def test_what_waits_stands_in_the_day_and_heads_it_when_overdue(line: Helpline) -> None:
    await line.asks()
    await line.sophea.sends("/desk")
    assert "❓ Questions 1" in line.sophea.buttons
    assert "Questions (1)\nSok Dara (Lotus House), 10:12" in line.sophea.sees

    await line.world.travel(local("2023-05-26 09:00"))
    await line.sophea.sends("/desk")

    head = line.sophea.sees.split("\n\n")[1]
    assert head.endswith(
        "Sok Dara (Lotus House), Tue 23 May, 10:12 · no. 1 · text · over two working days"
    )
