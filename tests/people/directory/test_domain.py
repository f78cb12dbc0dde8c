"""A written list of people: taken whole or not at all."""

import pytest

from bot.membership.person.domain import name_key
from bot.people.directory.domain import MOST_LINES, ListLine, UnreadableList, read_list


@pytest.mark.parametrize("between", [", ", ";", "\t", " · ", "|"])
def test_a_line_is_name_and_organization(between: str) -> None:
    assert read_list(f"Sok Dara{between}Lotus House") == (
        ListLine(name="Sok Dara", organization="Lotus House"),
    )


def test_the_organization_may_be_missing_and_empty_lines_are_skipped() -> None:
    assert read_list("\nSok Dara\n\nChan Thida,\n") == (
        ListLine(name="Sok Dara", organization=None),
        ListLine(name="Chan Thida", organization=None),
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("", 1),
        ("Sok Dara\n!!!", 2),
        ("Sok Dara\n\nsok dara, Other", 3),
        ("Keo Sina", 1),
        ("\n".join(f"P {n}" for n in range(MOST_LINES + 1)), MOST_LINES + 1),
    ],
)
def test_the_first_wrong_line_is_named(written: str, line: int) -> None:
    with pytest.raises(UnreadableList) as caught:
        read_list(written, known=frozenset({name_key("Keo Sina")}))

    assert caught.value.line == line
