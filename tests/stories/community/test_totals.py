"""Coordinators see totals of what leaders held, and switch communes on after a talk."""

from io import BytesIO

from openpyxl import load_workbook

from tests.stories.cast import Founded, participant
from tests.stories.community.test_entry import answers, begins
from tests.world import Phone, World, local


async def logs(leader: Phone, place: str, women: str, men: str, asked: str) -> None:
    await begins(leader)
    await answers(leader, "May 2023", "A lesson of the course", "2", place, women, men, "0", asked)
    await answers(leader, "Nothing was hard", "Save")


async def opens(sophea: Phone) -> None:
    await sophea.sends("/desk")
    await sophea.sends("community sessions")


async def test_totals_are_told_without_names_and_without_small_places(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await opens(sophea)
    assert "No leader has logged a session yet." in sophea.sees
    await logs(leader, "Kandal", "20", "10", "Who pays the clinic?")
    other = await participant(world, founded, "other", "Long Vanna")
    await logs(other, "Kampot", "3", "1", "No questions")
    await logs(other, "Takeo", "5", "5", "No questions")

    await opens(sophea)
    assert "3 sessions, 44 people" in sophea.sees
    assert "28 women · 16 men" in sophea.sees
    assert "Kandal: 30 people, 1 session" in sophea.sees
    assert "Kampot" not in sophea.sees
    assert "Takeo" not in sophea.sees
    assert "Groups of fewer than 5 people are not shown" in sophea.sees
    await sophea.taps("Topics")
    assert "44 people, 3 sessions" in sophea.sees
    await sophea.taps("Months")
    assert "May 2023: 44 people, 3 sessions" in sophea.sees
    await sophea.taps("What was asked")
    assert "Who pays the clinic?" in sophea.sees
    assert "Sok Dara" not in sophea.sees
    assert "Kandal" not in sophea.sees
    await sophea.taps("◀ Totals")
    await sophea.taps("📄 Excel figures")
    files = world.simulator.world.files
    sent = files.by_id(sophea.last["document"]["file_id"])
    assert sent is not None
    book = load_workbook(BytesIO(files.content(sent)))
    told = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {44, 30} <= set(told)
    assert "Kampot" not in told

    await other.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await other.taps(label)
    await opens(sophea)
    assert "3 sessions, 44 people" in sophea.sees, "the counts of a leader who left stay"
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📊 Reports")
    await world.settle()
    assert "Community sessions: 3 sessions, 44 people" in sophea.all_words


async def test_communes_are_asked_only_after_the_talk_and_deleted_when_it_is_taken_back(
    sophea: Phone, leader: Phone
) -> None:
    await opens(sophea)
    await sophea.taps("Communes: off")
    assert "Could somebody in the commune be questioned" in sophea.sees
    await sophea.taps("We have held this talk")
    assert "is recorded with your name" in sophea.sees
    sophea.presses("Switch communes on")
    await sophea.taps("Switch communes on")
    assert sophea.toast == ""
    assert "a coordinator confirmed on 22 May 2023" in sophea.sees

    await begins(leader)
    await answers(leader, "May 2023", "1", "Kandal")
    assert "In which commune?" in leader.sees
    await leader.sends("Atlantis")
    assert "No commune of this province has these letters." in leader.sees
    await leader.sends("Boeng Khyang")
    await answers(leader, "12", "6", "0", "No questions", "Nothing was hard")
    assert "Boeng Khyang, Kandal" in leader.sees
    await leader.taps("Save")

    await sophea.taps("◀ Totals")
    await sophea.taps("Communes")
    assert "Boeng Khyang, Kandal: 18 people, 1 session" in sophea.sees
    await sophea.taps("Communes: on")
    await sophea.taps("Switch communes off")
    assert "cannot be undone" in sophea.sees
    await sophea.taps("Switch communes off")
    assert "Leaders name the province only." in sophea.sees
    await sophea.taps("◀ Totals")
    assert "Kandal: 18 people, 1 session" in sophea.sees
    assert "Communes" not in sophea.buttons


async def test_a_report_tells_of_whole_months_and_of_none_from_which_a_small_one_follows(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await logs(leader, "Kandal", "20", "10", "No questions")
    await begins(leader)
    await answers(leader, "April 2023", "A lesson of the course", "2", "Kandal", "2", "1", "0")
    await answers(leader, "No questions", "Nothing was hard", "Save")
    await world.travel(local("2023-06-05 10:00"))
    both, april = "1/4/2023-31/5/2023", "1/4/2023-30/4/2023"

    assert await told(sophea, both) == "– (April 2023 to May 2023 · 2 months withheld)"
    assert await told(sophea, april) == "– (April 2023 · 1 month withheld)"
    await begins(leader)
    await answers(leader, "April 2023", "A lesson of the course", "2", "Kandal", "2", "1", "0")
    await answers(leader, "No questions", "Nothing was hard", "Save")

    assert await told(sophea, april) == "2 sessions, 6 people (April 2023)"
    assert await told(sophea, both) == "3 sessions, 36 people (April 2023 to May 2023)"
    assert await told(sophea, "2/4/2023-30/4/2023") == "not reported for whole months of this time"


async def told(sophea: Phone, days: str) -> str:
    """What the report of a period says of sessions in communities."""
    await sophea.sends("/desk")
    for label in ("⋯ More", "📊 Reports", "🧾 For donors", "📅 Another period"):
        await sophea.taps(label)
    await sophea.sends(days)
    await sophea.taps("📊 Report")
    return sophea.sees.partition("Community sessions: ")[2].partition("\n")[0]
