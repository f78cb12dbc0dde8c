"""Lists of people and links, and cards to print: their content, and that it can be read back."""

import re
from io import BytesIO

import openpyxl
import pytest
import segno
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from bot.documents.csv_cells import as_text, as_written
from bot.documents.people_sheets import invite_list, roster_template
from bot.documents.qr_codes import CARDS_A_PAGE, TEMPLATE, invite_cards, with_codes
from bot.documents.table import read_table
from bot.documents.typesetting import set_png

LINK = "https://t.me/romleuk_bot?start=aB3_aB3_aB3_aB3_aB3_xy"
KHMER = "សូមបើកកាមេរ៉ាទូរស័ព្ទ តម្រង់មកការេនេះ រួចចុចលើតំណ។"


def card(name: str = "Sok Dara", organization: str = "Lotus House") -> dict[str, object]:
    lines = [["km", KHMER], ["en", "Open your phone's camera."]]
    return {"link": LINK, "name": name, "organization": organization, "lines": lines}


def page(*cards: dict[str, object]) -> Image.Image:
    """Return the first page with these cards, black and white, with 300 dots an inch."""
    drawn = set_png(TEMPLATE, with_codes(cards), dots_an_inch=300)
    return Image.open(BytesIO(drawn)).convert("L").point(lambda light: 255 * (light > 127))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_texts_of_people_are_never_formulas(sign: str) -> None:
    written = f"{sign}cmd|' /C calc'!A0"

    assert as_text(written) == "'" + written
    assert as_written(as_text(written)) == written


@pytest.mark.parametrize("written", ["Sok Dara", "", "'Abd", "a=b"])
def test_other_cells_stay_as_they_are(written: str) -> None:
    assert as_text(written) == written
    assert as_written(written) == written


def test_the_list_of_links_is_read_again_as_it_was_written() -> None:
    signs = [[f"{sign}Sok", "@Door", LINK] for sign in ("=", "+", "-", "@", "\t=", "'=")]
    rows = [*signs, ["#N/A", "=1+1", LINK], ["ចាន់ ធីតា", "-", LINK]]

    made = invite_list({"head": ["name", "organization", "link"], "rows": rows})

    grid = read_table(made)
    assert grid[1:] == rows
    sheet = openpyxl.load_workbook(BytesIO(made)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    marked = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.quotePrefix}
    assert marked == {"=Sok", "+Sok", "-Sok", "@Sok", "\t=Sok", "@Door", "=1+1", "-"}


def test_the_template_offers_the_languages_and_names_nobody() -> None:
    made = roster_template({"head": ["ឈ្មោះ", "អង្គការ", "ភាសា"], "languages": ["អង់គ្លេស", "ខ្មែរ"]})

    sheet = openpyxl.load_workbook(BytesIO(made)).active
    assert isinstance(sheet, Worksheet)
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [["ឈ្មោះ", "អង្គការ", "ភាសា"]]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"អង់គ្លេស,ខ្មែរ"'


def test_a_page_holds_eight_cards_and_the_paper_is_a4() -> None:
    made = invite_cards({"cards": [card()] * (CARDS_A_PAGE + 1)})

    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type/Page\b(?!s)", made)) == 2
    boxes = re.findall(rb"/MediaBox\[0 0 ([0-9.]+) ([0-9.]+)\]", made)
    sides = [[round(float(each) / 72 * 25.4) for each in box] for box in boxes]
    assert sides == [[210, 297]] * 2
    assert made == invite_cards({"cards": [card()] * (CARDS_A_PAGE + 1)})


def test_the_code_on_a_card_is_the_link_with_its_quiet_border() -> None:
    modules = [list(row) for row in segno.make(LINK, error="m", micro=False).matrix_iter(border=0)]
    place = page(card()).crop((118 + 40, 124 + 40, 118 + 10 + 53 + 484, 124 + 815 - 40))
    box = place.point(lambda light: 255 - light).getbbox()
    assert box is not None
    dark = place.crop(box)
    side = dark.width / len(modules)

    assert abs(dark.width - dark.height) <= 1
    assert side >= 8  # 0.7 mm a module
    middles = [int((at + 0.5) * side) for at in range(len(modules))]
    seen = [[int(dark.getpixel((x, y)) == 0) for x in middles] for y in middles]
    assert seen == [[int(each) for each in row] for row in modules]
    assert box[0] + 40 >= 4 * side  # from the line to cut along


@pytest.mark.parametrize(
    ("name", "organization"),
    [
        ("អង្គការ" * 9, "Organization " * 5 + "End"),
        ("W" * 80, '#panic() *a* $x$ "\\"'),
        ("Sok Dara", "ស" * 80),
    ],
)
def test_the_longest_name_and_organization_stay_within_their_card(
    name: str, organization: str
) -> None:
    wide, high = 1122, 815  # 95 x 69 mm
    inside = page(card(name, organization)).crop((118 + 8, 124 + 8, 118 + wide - 8, 124 + high - 8))

    box = inside.point(lambda light: 255 - light).getbbox()

    assert box is not None
    assert box[1] > 10
    assert box[2] < wide - 16 - 10
    assert box[3] < high - 16 - 10
