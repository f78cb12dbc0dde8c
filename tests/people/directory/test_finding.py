"""Parts of a name or an organization find people."""

import pytest

from bot.membership.person.domain import NoName
from bot.people.directory.domain import has_parts, parts_of


@pytest.mark.parametrize(
    ("written", "is_found", "why"),
    [
        ("Dara", True, "a part of the name"),
        ("dar", True, "the beginning of a part, whatever the case"),
        ("dara SOK", True, "the parts in any order"),
        ("lotus", True, "a part of the organization"),
        ("dara lotus", True, "one of each"),
        ("dara river", False, "every part must be there"),
        ("kdara", False, "not across a space"),
    ],
)
def test_somebody_is_found_by_parts(written: str, *, is_found: bool, why: str) -> None:
    assert has_parts(parts_of(written), "Sok Dara", "Lotus House") is is_found, why


def test_khmer_is_found_with_and_without_its_invisible_breaks() -> None:
    assert has_parts(parts_of("ដារ៉ា"), "សុខ\u200bដារ៉ា", None)
    assert has_parts(parts_of("សុខ\u200bដារ៉ា"), "សុខដារ៉ា", None)


@pytest.mark.parametrize("written", ["", "...", "012 345 678", "x" * 65])
def test_a_text_that_is_no_name_finds_nobody(written: str) -> None:
    with pytest.raises(NoName):
        parts_of(written)
