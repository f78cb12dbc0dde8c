"""Which texts that nobody asked for are lists of people."""

import pytest

from bot.people.roster_unasked.domain import rows_of_people


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Sok Dara, Lotus House\nChan Thida, Bridge\nVann Rith, Bridge", 3),
        ("People of May\nSok Dara, Lotus\nChan Thida, Bridge\nVann Rith, Bridge", 3),
        ("1\tSok Dara\tLotus House\n2\tChan Thida\tBridge", 2),
        ("Name, NGO\nSok Dara, Lotus House\n!!!", 2),
        ("Name\tOrganizaton\nSok Dara\tLotus House", 2),
        ("1. Sok Dara - Lotus House\n2. Chan Thida - Bridge\n3. Vann Rith – Bridge", 3),
        ("- សុខ ដារ៉ា - អង្គការផ្ទះឈូក\n- ចាន់ ធីតា - ស្ពាន\n- វ៉ាន់ រិទ្ធ - ស្ពាន", 3),
        ("Welcome - the director\nLesson one - Sok Dara\nLesson two - Ly Na", 0),
        ("9:00 - Sok Dara opens\n10:00 - lesson one\n11:00 - the end", 0),
        ("Sok Dara, Lotus House\nChan Thida, Bridge", 0),
        ("Sok Dara\nChan Thida\nVann Rith", 0),
        ("9:00, opening\n10:00, lesson one\n11:00, the end", 0),
        ("Dear all, hello.\nWe meet on Monday, at nine.\nBring notes, please.", 0),
        ("Name of the meeting: third", 0),
        ("", 0),
    ],
)
def test_a_text_is_a_list_if_most_of_its_lines_are_people(text: str, rows: int) -> None:
    assert rows_of_people(text) == rows
