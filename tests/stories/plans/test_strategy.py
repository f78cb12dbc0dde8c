"""A leader writes a strategy step by step, stops, goes on, and gets it as a document."""

from tests.shipped import shipped
from tests.stories.asking import Helpline, rows_of
from tests.stories.cast import participant
from tests.world import World


async def test_a_strategy_is_saved_step_by_step_and_becomes_a_document(
    world: World, line: Helpline
) -> None:
    dara = line.dara
    await dara.sends("/plan")
    await dara.taps("🧩 Strategy for a community")
    assert "1.  Who: –" in dara.sees
    await dara.taps("▶ Begin, 10 minutes")
    dara.presses("☐ Women")
    await dara.taps("☐ Women")
    await dara.taps("☐ Young people")
    await dara.taps("☑ Women")
    await dara.taps("✏️ In my own words")
    await dara.sends("Her number is 012 345 678")
    assert "Please stop" in dara.sees
    await dara.sends("x" * 301)
    assert "longer than 300 characters" in dara.sees
    await dara.sends("Girls who leave school <early>")
    assert "Your words: Girls who leave school <early>" in dara.sees
    assert [(row["picked"], row["words"]) for row in await rows_of(world, "strategy_answers")] == [
        ("youth", "Girls who leave school <early>")
    ]

    await dara.sends("/menu")
    await dara.sends("/plan")
    await dara.taps("🧩 Strategy for a community")
    assert "1.  Who: Young people · Girls who leave school <early>" in dara.sees
    assert dara.buttons[0] == "▶ Continue: question 2 of 8"
    await dara.taps("📄 Word file")
    await dara.taps("In Khmer")

    english, khmer = [each for each in dara.messages if "document" in each]
    for sent, language in ((english, "en"), (khmer, "km")):
        named = f"Strategy - 2023-05-23 - {language}.docx"
        assert sent["document"]["file_name"] == named
    assert english["caption"] == "Romleuk"
    await dara.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await dara.taps(label)
    [answer] = await rows_of(world, "strategy_answers")
    assert (answer["picked"], answer["words"]) == ("youth", None)

    mealea = await participant(world, line.founded, "mealea", "Mealea")
    await mealea.sends("/plan")
    await mealea.taps("🧩 Strategy for a community")
    mealea.presses("Continue my colleague's")
    await mealea.taps("Continue my colleague's")
    assert mealea.toast == ""
    assert "1.  Who: Young people" in mealea.sees
    assert "Girls" not in mealea.sees


async def test_times_that_exclude_each_other_are_not_ticked_together(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    await dara.taps("🧩 Strategy for a community")
    await dara.taps(str([each.id for each in shipped().strategy].index("when") + 1))
    assert "Please choose one." in dara.sees
    await dara.taps("☐ In 30 days")
    await dara.taps("☐ In 90 days")

    assert "☑ In 90 days" in dara.buttons
    assert "☐ In 30 days" in dara.buttons
    await dara.taps("☑ In 90 days")
    assert "☐ In 90 days" in dara.buttons
