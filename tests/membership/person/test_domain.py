"""Names as people write them."""

import pytest

from bot.membership.person.domain import NAME_LENGTH, NoName, clean_name, name_key
from bot.safety.names.domain import typed_name


@pytest.mark.parametrize(
    ("written", "kept", "why"),
    [
        ("Sok Dara", "Sok Dara", "as it is"),
        ("  Sok \n Dara\t", "Sok Dara", "one line, single spaces"),
        ("Sok\u202eDara", "SokDara", "no bidi signs"),
        ("Sok\u0007 Dara\u0000", "Sok Dara", "no control signs"),
        ("So\u200bk Dara", "Sok Dara", "no zero-width signs in Latin"),
        ("សុខ\u200bដារ៉ា", "សុខ\u200bដារ៉ា", "Khmer breaks its words with them"),
        ("\u200bសុខ\u200b", "សុខ", "but not at the edges"),
        ("Jose\u0301", "José", "composed"),
        ("D. <b>", "D. <b>", "markup is escaped where it is shown"),
        ("x" * 70, "x" * 64, "at most 64 characters"),
    ],
)
def test_a_name_is_cleaned(written: str, kept: str, why: str) -> None:
    assert clean_name(written) == kept


def test_a_longer_text_is_no_name() -> None:
    assert typed_name(" " + "x" * NAME_LENGTH) == "x" * NAME_LENGTH
    with pytest.raises(NoName):
        typed_name("x" * (NAME_LENGTH + 1))


@pytest.mark.parametrize(
    ("written", "is_name"),
    [
        ("Sok Dara 2", True),
        ("17 Triggers", True),
        ("Survivors 1979-2019", True),
        ("១៩៧៩-២០១៩", True),
        ("Class 3, 2019/2023", True),
        ("Sok Dara, 012 345 678", False),
        ("+855 (0)12-345-678", False),
        ("២០២៣-០៥-២៩", False),
        ("2023-05-29 00:00:00", False),
        ("1979-2019, 012 345 678", False),
        ("+855 1979-2019", False),
        ("12345678", False),
        ("081 234 5678", False),
    ],
)
def test_a_telephone_number_or_a_date_is_no_name(written: str, *, is_name: bool) -> None:
    if is_name:
        assert typed_name(written) == written
    else:
        with pytest.raises(NoName):
            typed_name(written)


@pytest.mark.parametrize("written", ["", "   ", "...", "\u202e\u200b", "😀"])
def test_what_holds_no_name_is_refused(written: str) -> None:
    with pytest.raises(NoName):
        clean_name(written)


def test_a_long_khmer_name_is_never_cut_inside_a_cluster() -> None:
    name = clean_name("ក" * 62 + "ស្ត្រី" * 3)

    assert len(name) <= NAME_LENGTH
    assert name == "ក" * 62


def test_two_spellings_of_one_name_have_one_key() -> None:
    assert name_key("Sok DARA") == name_key("sok dara")
    assert name_key("សុខ\u200bដារ៉ា") == name_key("សុខដារ៉ា")
