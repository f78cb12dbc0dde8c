"""A list as organizations make it: what was understood is shown, asked about and corrected."""

from io import BytesIO

import openpyxl
from docx import Document

from tests.documents.tables import Rows, excel
from tests.stories.rosters import (
    ask_for_list,
    open_people,
    sends_file,
)
from tests.stories.whole.comparing import tables
from tests.world import Phone, World


def book(**sheets: Rows) -> bytes:
    """An Excel file with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        added = made.create_sheet(name)
        for row in rows:
            added.append(list(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


async def organizations(world: World) -> dict[str, str]:
    """The organizations of those who were invited, by name."""
    found = await tables(world)
    people = {row["id"]: row["name"] for row in found["people"]}
    named = {row["id"]: row["name"] for row in found["organizations"]}
    return {
        people[row["person_id"]]: named.get(row["organization_id"], "")
        for row in found["enrolments"]
        if row["state"] == "invited"
    }


async def sends(phone: Phone, content: bytes) -> None:
    await ask_for_list(phone)
    await sends_file(phone, content, "list.xlsx")


async def test_what_was_understood_and_left_out_is_told_before_anything_is_taken(
    world: World, sophea: Phone
) -> None:
    rows = [
        ["Participants of May"],
        ["No", "Full name", "Organization", "Phone"],
        ["1", "1. Mr. Sok Dara", "Lotus House", "012 777 888"],
        ["2", "Chan Thida", "River School", "012 777 999"],
        ["3"],
        ["Total", "2 persons"],
        ["Prepared by:", "Keo Sina"],
    ]
    await sends(sophea, book(List=rows, Budget=[["Item", "Cost"], ["Rice", 5]]))

    assert "Column B, “Full name”: name (1. Mr. Sok Dara, Chan Thida)" in sophea.sees
    assert "Column C, “Organization”: organization (Lotus House, River School)" in sophea.sees
    assert "2 new\nColumns not kept: Phone\nAbove the table: row 1" in sophea.sees
    assert "Only a number: row 5" in sophea.sees
    assert "Totals, not people: row 6" in sophea.sees
    assert "Signatures and notes, not people: row 7" in sophea.sees
    assert "Sheets not read: Budget" in sophea.sees
    assert "Names without their number, title or second spelling: 1" in sophea.sees
    await sophea.taps("Add all 2")
    assert set(await organizations(world)) == {"Sok Dara", "Chan Thida"}


async def test_a_column_is_set_by_taps(world: World, sophea: Phone) -> None:
    rows = [["Name", "Organization", "Base"], ["Sok Dara", "Chab Dai", "Lotus House"]]
    await sends(sophea, excel(rows))

    await sophea.taps("Change the columns")
    assert "Column C, “Base”: not read (Lotus House)" in sophea.sees
    await sophea.taps("C: not read")
    assert "What does column C hold?" in sophea.sees
    await sophea.taps("◀ Back")
    await sophea.taps("C: not read")
    await sophea.taps("organization")
    assert "Column C, “Base”: organization (Lotus House)" in sophea.sees
    assert "Columns not kept: Organization" in sophea.sees
    await sophea.taps("Change the columns")
    await sophea.taps("◀ Back to the list")
    await sophea.taps("Add all 1")
    assert await organizations(world) == {"Sok Dara": "Lotus House"}


async def test_without_a_header_the_column_of_names_is_asked_for(
    world: World, sophea: Phone
) -> None:
    await sends(sophea, excel([["1", "Sok Dara", "Lotus House"], ["2", "Chan Thida", "Bridge"]]))

    assert "I couldn't find a column for the name. Which one is it?" in sophea.sees
    assert "Not kept" not in sophea.sees, "the question comes before what is left out"
    assert not any(each.startswith("Add all") for each in sophea.buttons)
    await sophea.taps("B · Sok Dara, Chan Thida")
    assert "2 new" in sophea.sees
    assert "No column has the organization." in sophea.sees
    await sophea.taps("Change the columns")
    await sophea.taps("C: not read")
    await sophea.taps("organization")
    assert "Lotus House (1): Sok Dara\nBridge, new (1): Chan Thida" in sophea.sees


async def test_a_misspelt_header_and_language_have_a_yes(world: World, sophea: Phone) -> None:
    rows = [["Name", "Organizaton", "Language"], ["Sok Dara", "Lotus House", "Kmher"]]
    await sends(sophea, excel(rows))

    assert "Column B is called “Organizaton”. Is it the organization?" in sophea.sees
    await sophea.taps("Yes: organization")
    assert "“Kmher” is not a language I offer. Did you mean Khmer?" in sophea.sees
    await sophea.taps("“Kmher” is Khmer")
    assert "1 new" in sophea.sees
    assert "refused" not in sophea.sees
    await sophea.taps("Add all 1")
    assert set(await organizations(world)) == {"Sok Dara"}


async def test_several_sheets_are_offered(world: World, sophea: Phone) -> None:
    takeo = [["Name", "NGO"], ["Sok Dara", "Lotus House"], ["Keo Sina", "Lotus House"]]
    pursat = [["Name", "NGO"], ["Chan Thida", "Bridge"], ["Sok Dara", "Lotus House"]]
    content = book(Takeo=takeo, Pursat=pursat)
    await sends(sophea, content)

    assert "Several sheets list people. Which one should I read?" in sophea.sees
    assert sophea.buttons[:3] == ["Takeo · 2", "Pursat · 2", "All sheets · 4"]
    await sophea.taps("Takeo · 2")
    assert "Sheets not read: Pursat" in sophea.sees
    assert "2 new" in sophea.sees
    await sends(sophea, content)
    await sophea.taps("All sheets · 4")
    assert "3 new, 1 refused" in sophea.sees
    assert "Row 3, column name, sheet “Pursat”: Sok Dara is already in row 2, Takeo." in sophea.sees


async def test_headings_are_asked_about_and_never_become_people(
    world: World, sophea: Phone
) -> None:
    rows = [
        ["No", "Name", "Position"],
        ["Lotus House"],
        ["1", "Sok Dara", "Director"],
        ["Trainers"],
        ["1", "Keo Sina", "Trainer"],
    ]
    await sends(sophea, excel(rows))

    assert "These rows have text in one cell only. What are they?\n2: Lotus House\n4: Trainers" in (
        sophea.sees
    )
    await sophea.taps("Organizations of the people below")
    assert "Read as organization, row 2, 4: Lotus House, Trainers" in sophea.sees
    assert "Lotus House (1): Sok Dara\nTrainers, new (1): Keo Sina" in sophea.sees
    await sends(sophea, excel([rows[0], *rows[2:]]))
    await sophea.taps("Leave out the people below")
    assert "Left out with their heading, row 4: 1 Keo Sina Trainer" in sophea.sees
    assert sophea.sees.endswith("New:\nNo organization (1): Sok Dara")


async def test_an_empty_organization_is_filled_down_after_a_yes(
    world: World, sophea: Phone
) -> None:
    rows = [
        ["NGO", "Name"],
        ["Lotus House", "Sok Dara"],
        ["", "Chan Thida"],
        ["Bridge", "Keo Sina"],
        ["", "Vann Rith"],
    ]
    await sends(sophea, excel(rows))

    assert "The organization is empty in row 3, 5. Is it the same as above?" in sophea.sees
    await sophea.taps("Yes, the same as above")
    await sophea.taps("Add all 4")
    found = await organizations(world)
    assert (found["Chan Thida"], found["Vann Rith"]) == ("Lotus House", "Bridge")


async def test_a_table_of_word_with_names_in_two_spellings_is_read(
    world: World, sophea: Phone
) -> None:
    document = Document()
    document.add_paragraph("Organization: Lotus House")
    rows = [["ឈ្មោះ", "Name in English"], ["សុខ ដារា", "Sok Dara"], ["ចាន់ ធីតា", "Chan Thida"]]
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    await ask_for_list(sophea)
    await sends_file(sophea, out.getvalue(), "list.docx")

    assert "Organization of everybody, written above the table: Lotus House" in sophea.sees
    assert "Lotus House (2): សុខ ដារា, ចាន់ ធីតា" in sophea.sees
    assert "Columns not kept: Name in English" in sophea.sees
    await sophea.taps("Use the names in Latin letters")
    assert "Lotus House (2): Sok Dara, Chan Thida" in sophea.sees
    await sophea.taps("Add all 2")
    assert set(await organizations(world)) == {"Sok Dara", "Chan Thida"}


async def test_hidden_rows_are_told_and_read_if_wanted(world: World, sophea: Phone) -> None:
    made = openpyxl.Workbook()
    first = made.worksheets[0]
    for row in (["Name"], ["Sok Dara"], ["Chan Thida"]):
        first.append(row)
    first.row_dimensions[3].hidden = True
    out = BytesIO()
    made.save(out)
    await sends(sophea, out.getvalue())

    assert "Hidden in the file, not read: row 3" in sophea.sees
    await sophea.taps("Read the hidden rows too")
    assert "No organization (2): Sok Dara, Chan Thida" in sophea.sees


async def test_answers_about_a_list_that_was_taken_are_refused(world: World, sophea: Phone) -> None:
    await sends(sophea, excel([["Name"], ["Sok Dara"]]))
    message = sophea.last["message_id"]
    await sophea.taps("Add all 1")
    await sophea.forges("l4:1:0:0:nothing", message_id=message)
    assert "already been answered" in sophea.toast
    await open_people(sophea)
    assert "Joined: 0 of 1" in sophea.sees


async def test_who_is_crossed_out_in_a_message_is_told_and_not_added(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    crossed = [{"type": "strikethrough", "offset": 9, "length": 10}]
    world.acts.message("sophea", "Sok Dara\nChan Thida", who="sophea", entities=crossed)
    await world.settle()

    assert "Crossed out, not read, row 2: Chan Thida" in sophea.sees
    assert "No organization (1): Sok Dara" in sophea.sees


async def test_a_list_of_lines_in_word_is_asked_for_as_text(world: World, sophea: Phone) -> None:
    document = Document()
    document.add_paragraph("Sok Dara - Lotus House", style="List Number")
    out = BytesIO()
    document.save(out)
    await ask_for_list(sophea)
    await sends_file(sophea, out.getvalue(), "list.docx")

    assert "copy the lines with the names and paste them here" in sophea.sees
    await sophea.sends("Sok Dara - Lotus House")
    await sophea.taps("Add all 1")
    assert set(await organizations(world)) == {"Sok Dara"}


async def test_a_heading_that_may_be_an_organization_is_asked_about(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sophea.sends("Lotus Path\n1. Sok Dara\n2. Chan Thida\nBridge\n3. Keo Sina")

    assert "Row 1: I read “Lotus Path” as the organization of the people below." in sophea.sees
    assert "Row 4: I read “Bridge” as the organization of the people below." in sophea.sees
    await sophea.taps("✔ That's right: add all 3")
    assert (await organizations(world))["Keo Sina"] == "Bridge"


async def test_who_has_no_organization_below_a_heading_is_told(world: World, sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sophea.sends("Trainers\n1. Sok Dara\n2. Chan Thida\nWomen\n3. Keo Sina")

    assert "“Women” looks like a heading, not like a name." in sophea.sees
    assert "No organization: row 2–3, 5" in sophea.sees
