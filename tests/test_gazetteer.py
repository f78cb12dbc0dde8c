"""Provinces and communes are found by a few letters, in Khmer or Latin."""

import pytest

from bot.community.domain import places_of
from bot.gazetteer import Place, communes_of, find_places, is_named
from tests.shipped import shipped

COMMUNES = communes_of("kh")
PLACES = places_of(shipped())


def names(letters: str) -> list[str]:
    assert PLACES is not None
    return [each.name("en") for each in find_places(letters, PLACES.provinces.values())]


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("kand", ["Kandal"]),
        ("កណ្តាល", ["Kandal"]),
        ("កណ្ដាល", ["Kandal"]),  # DA below the letter looks the same
        ("siemreap", ["Siem Reap"]),
        ("SIEM  REAP", ["Siem Reap"]),
        ("ឧត្តរ", ["Oddar Meanchey"]),
        ("vihear", ["Preah Vihear"]),
        ("កំពង់ច", ["Kampong Cham"]),
        ("Siem Reab", ["Siem Reap"]),
        ("Kampong Chhang", ["Kampong Chhnang"]),
        ("ពោធសាត់", ["Pursat"]),
        ("Bangkok", []),
        ("%", []),
        ("", []),
    ],
)
def test_a_few_letters_find_a_province(letters: str, found: list[str]) -> None:
    assert names(letters)[: len(found) or None] == found


def test_a_whole_name_comes_before_its_beginnings() -> None:
    found = find_places("ang", [_place("1", "Angkor"), _place("2", "Bang"), _place("3", "Ang")])
    assert [each.code for each in found] == ["3", "1", "2"]
    assert is_named("ANG", found[0])
    assert not is_named("ang", found[1])


def _place(code: str, name: str) -> Place:
    return Place(code=code, names={"en": name})


def test_every_commune_is_in_a_province_of_the_course() -> None:
    assert PLACES is not None
    inside = [PLACES.communes_in(code) for code in PLACES.provinces]
    assert sum(map(len, inside)) == len(PLACES.communes) > 1600
    assert all(inside)


def test_every_commune_has_its_names_and_a_district_in_both_languages() -> None:
    for code, place in COMMUNES.items():
        assert code.startswith(place.inside)
        assert all(
            place.name(language) and place.district_name(language) for language in ("en", "km")
        )
    [found] = find_places("បឹងខ្យាង", COMMUNES.values())
    assert (found.code, found.name("en"), found.district_name("en")) == (
        "080104", "Boeng Khyang", "Kandal Stueng",
    )  # fmt: skip


def test_other_countries_have_none() -> None:
    assert communes_of("fr") == communes_of("") == {}
