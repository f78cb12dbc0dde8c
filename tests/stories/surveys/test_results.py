"""Coordinators see totals of five people and more after the end, and never who said what."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.surveys.domain import RoundId
from tests.stories.asking import rows_of
from tests.stories.cast import Founded, change_row, participant
from tests.stories.polling import answers, opened
from tests.stories.rosters import documents, sheet
from tests.world import Phone, World

USEFUL = ("3", "4", "4", "5", "5", "5")
BEST = ("Cases", "Cases", "The simulation", "Cases", "Skip", "Talking in groups")


async def leaders(world: World, founded: Founded, many: int) -> list[Phone]:
    return [
        await participant(world, founded, f"leader{n}", f"Leader Number{n}") for n in range(many)
    ]


async def all_answer(phones: Sequence[Phone], round_: RoundId) -> None:
    for n, phone in enumerate(phones):
        rest = ("5", "Skip", "Just right", "All fine")
        words = f"More about point {9 - n}" if n % 2 else "Skip"
        await answers(phone, round_, USEFUL[n], BEST[n], *rest, words)


async def opens_surveys(sophea: Phone) -> None:
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("💬 Surveys")


async def test_totals_come_after_the_end_and_words_in_the_order_of_the_alphabet(
    world: World, founded: Founded, sophea: Phone
) -> None:
    phones = await leaders(world, founded, 6)
    round_ = await opened(world, founded)
    await all_answer(phones, round_)

    await opens_surveys(sophea)
    assert "After the meetings: open until Mon 5 June, 6 people have finished it" in sophea.sees
    assert "After a month: from Fri 30 June" in sophea.sees
    assert "After the meetings" not in sophea.buttons, "nothing is told before the end"
    await world.travel(timedelta(days=15))

    await sophea.sends("/desk")
    assert "1 survey has ended: see the results." in sophea.sees
    await sophea.taps("💬 Surveys")
    assert "After the meetings: ended, 6 people finished it" in sophea.sees
    await sophea.sends("/desk")
    assert "survey has ended" not in sophea.sees, "somebody has opened the results"
    await opens_surveys(sophea)
    await sophea.taps("After the meetings")
    assert "6 people finished the survey." in sophea.sees
    assert (
        "Anonymous: single answers were sealed without names, and have been deleted." in sophea.sees
    )
    assert "Most said: 4 or 5. 6 answers." in sophea.sees, "4.3 of 6 would tell too much"
    best = sophea.sees.index("Which part was most useful?")
    assert "Most said: Cases. 5 answers." in sophea.sees[best:]
    language = sophea.sees.index("Was the language")
    assert "Fewer than five answered: nothing is shown." in sophea.sees[language:]
    await sophea.taps("What people wrote")
    said = [line[2:] for line in sophea.sees.splitlines() if line.startswith("• More about")]
    assert said == ["More about point 4", "More about point 6", "More about point 8"]
    assert "Number" not in sophea.sees

    await sophea.taps("◀ Results")
    await sophea.taps("◀ Surveys")
    await sophea.taps("📄 Excel figures")
    cells = sheet(world, documents(sophea, "Surveys")[-1])
    assert any("Most said: Cases. 5 answers." in row for row in cells)
    assert not any("Cases" in row for row in cells)


async def test_of_four_people_nothing_is_told_and_nothing_stays(
    world: World, founded: Founded, sophea: Phone
) -> None:
    phones = await leaders(world, founded, 4)
    round_ = await opened(world, founded)
    await all_answer(phones, round_)
    await world.travel(timedelta(days=15))

    await opens_surveys(sophea)
    await sophea.taps("After the meetings")

    assert "4 people finished the survey." in sophea.sees
    assert "on average" not in sophea.sees
    assert "What people wrote" not in sophea.buttons
    [kept] = [row for row in await rows_of(world, "survey_rounds") if row["id"] == round_]
    assert (kept["box"], kept["finished"]) == (None, 4)
    for table in ("survey_counts", "survey_words", "survey_progress", "survey_answers"):
        assert await rows_of(world, table) == [], table


async def test_later_surveys_show_what_the_same_question_found_before(
    world: World, founded: Founded, sophea: Phone
) -> None:
    phones = await leaders(world, founded, 5)
    first = await opened(world, founded)
    await all_answer(phones, first)
    await world.travel(timedelta(days=15))
    later = await opened(world, founded, "after-90")
    for phone in phones:
        await answers(phone, later, "3", "It is planned", "Skip")
    await world.travel(timedelta(days=15))

    await opens_surveys(sophea)
    await sophea.taps("After three months")

    assert "Not anonymous for the server, but you see totals only." in sophea.sees
    assert "Most said: 3 or 4. 5 answers." in sophea.sees
    assert "After the meetings: most said 4 or 5, 5 answers" in sophea.sees
    assert "Most said: It is planned. 5 answers." in sophea.sees


@pytest.mark.parametrize("survey", ["training", "after-90"])
async def test_an_erased_person_stays_in_the_totals_only_after_the_end(
    world: World, founded: Founded, sophea: Phone, survey: str
) -> None:
    phones = await leaders(world, founded, 6)
    round_ = await opened(world, founded, survey)
    for phone in phones:
        await answers(phone, round_, "5")
    await phones[0].sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await phones[0].taps(label)
    await world.travel(timedelta(days=15))

    await opens_surveys(sophea)
    await sophea.taps("After the meetings" if survey == "training" else "After three months")

    n = 6 if survey == "training" else 5
    assert f"Most said: 4 or 5. {n} answers." in sophea.sees
    await change_row(world, "DELETE FROM survey_answers")
    await sophea.taps("◀ Surveys")
    await sophea.taps("After the meetings" if survey == "training" else "After three months")
    assert f"Most said: 4 or 5. {n} answers." in sophea.sees, "what was counted stays"


async def test_a_figure_of_fewer_than_five_is_withheld_on_the_screen_and_in_the_file(
    world: World, founded: Founded, sophea: Phone
) -> None:
    phones = await leaders(world, founded, 12)
    round_ = await opened(world, founded)
    best = ("Cases",) * 7 + ("The simulation",) * 3 + ("Talking in groups",) * 2
    for n, phone in enumerate(phones):
        sure = "5" if n < 6 else "3"
        await answers(phone, round_, "2" if n < 3 else "4", best[n], sure)
    await world.travel(timedelta(days=15))

    await opens_surveys(sophea)
    await sophea.taps("After the meetings")

    assert "3.5 on average, 12 answers. How many gave each score is withheld." in sophea.sees
    assert "Cases: 7 (58 %)\nThe simulation: withheld\nTalking in groups: withheld" in sophea.sees
    assert "4.0 on average, 12 answers\n1: 0 · 2: 0 · 3: 6 · 4: 0 · 5: 6" in sophea.sees
    await sophea.taps("◀ Surveys")
    await sophea.taps("📄 Excel figures")
    cells = sheet(world, documents(sophea, "Surveys")[-1])
    told = {row[1]: row[2] for row in cells if "Which part was most useful?" in row}
    assert told["Cases"] == "7"
    assert (told["The simulation"], told["Talking in groups"]) == ("–", "–")
