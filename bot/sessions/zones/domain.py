"""Time zones by their names in invitations: "Phnom Penh", "(UTC+07:00) Bangkok, Hanoi", "ICT".

Windows' ids and the English names of zones are those of Unicode's CLDR (https://cldr.unicode.org),
which Babel has; the tables here hold only names that are in neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

_AREAS = {
    "Africa",
    "America",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}
_NAMED = {
    # Countries, and cities that no zone is called after; Zoom's words for the rest.
    "cambodia": "Asia/Phnom_Penh",
    "indochina": "Asia/Phnom_Penh",
    "thailand": "Asia/Bangkok",
    "vietnam": "Asia/Ho_Chi_Minh",
    "viet nam": "Asia/Ho_Chi_Minh",
    "hanoi": "Asia/Ho_Chi_Minh",
    "laos": "Asia/Vientiane",
    "lao pdr": "Asia/Vientiane",
    "myanmar": "Asia/Yangon",
    "philippines": "Asia/Manila",
    "nepal": "Asia/Kathmandu",
    "india": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
    "bangladesh": "Asia/Dhaka",
    "pakistan": "Asia/Karachi",
    "beijing": "Asia/Shanghai",
    "hong kong sar": "Asia/Hong_Kong",
    "osaka": "Asia/Tokyo",
    "sapporo": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "eastern": "America/New_York",
    "central time (us and canada)": "America/Chicago",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us and canada)": "America/Denver",
    "mountain time (us & canada)": "America/Denver",
    "pacific": "America/Los_Angeles",
    "edinburgh": "Europe/London",
    "uk": "Europe/London",
    "british": "Europe/London",
    "bern": "Europe/Zurich",
    "dateline standard": "UTC-12:00",
    "greenwich mean": "UTC",
    "universal": "UTC",
    "universal time utc": "UTC",
    "coordinated universal": "UTC",
}
_SHORT = {
    # Only what has one meaning: CST, IST and BST have two or three, and are asked about.
    "ICT": "Asia/Phnom_Penh",
    "WIB": "Asia/Jakarta",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "PKT": "Asia/Karachi",
    "NPT": "Asia/Kathmandu",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "UTC": "UTC",
    "GMT": "UTC",
    "Z": "UTC",
}
_FOREMOST = {
    # Whose name it is where several zones have one clock (CLDR's metaZones.xml; not in Babel).
    "Africa_Central": "Africa/Maputo",
    "Brasilia": "America/Sao_Paulo",
    "Korea": "Asia/Seoul",
    "Moscow": "Europe/Moscow",
    "Yakutsk": "Asia/Yakutsk",
}
_ID = re.compile(r"\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2}\b")
_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_BEFORE = re.compile(r"^\s*\((?:UTC|GMT)[^)]*\)", re.IGNORECASE)
_PIECES = re.compile(r"[,;()/]|\s[-–]\s")
_FIXED = re.compile(r"UTC([+-])(\d{2}):(\d{2})")
_FURTHEST_HOURS = 14


def zone_of(words: str) -> str | None:
    """Return the zone that words name: an IANA name, "UTC+05:30", or None if it is not sure.

    A city counts more than an offset beside it, since it knows of summer time.
    """
    named = _by_id(words) or _by_name(words) or _SHORT.get(words.strip(" ().,"))
    return named or _by_offset(words)


def tz_of(zone: str) -> tzinfo:
    """Return the zone of a name that `zone_of` gave."""
    fixed = _FIXED.fullmatch(zone)
    if fixed is None:
        return ZoneInfo(zone)
    ahead = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
    return timezone(ahead if fixed[1] == "+" else -ahead)


@cache
def _known() -> frozenset[str]:
    """Return the names of all zones; looking for them on the disk takes a while."""
    return frozenset(available_timezones())


@cache
def _cities() -> dict[str, str]:
    """Return every city that a zone is called after, in small letters."""
    named = sorted(name for name in _known() if name.partition("/")[0] in _AREAS)
    return {name.rpartition("/")[2].replace("_", " ").lower(): name for name in named}


@cache
def _called() -> Mapping[str, str]:
    """Return the zones by Windows' ids and by their English names, in small letters.

    A name is left out if Windows means another clock by it than CLDR does.
    """
    windows = {_plain(name): zone for name, zone in _of_windows()}
    english = dict(_in_english(windows))
    agreed = {
        name: zone
        for name, zone in windows.items()
        if _clocks(zone) == _clocks(english.get(name, zone))
    }
    others = {name: zone for name, zone in english.items() if name not in windows}
    return agreed | others


def _of_windows() -> Iterator[tuple[str, str]]:
    """Yield Windows' ids with their zones; an id such as "UTC-11" says its offset itself."""
    mapping: Mapping[str, str] = get_global("windows_zone_mapping")
    newer: Mapping[str, str] = get_global("zone_aliases")
    for name, zone in mapping.items():
        if not zone.startswith("Etc/"):
            yield name, newer.get(zone, zone)


def _in_english(windows: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the long names of zones, such as "Gulf Standard Time", and CLDR's names of cities.

    If clocks differ within one name, it means the zone of this name in Windows, or none.
    """
    english = Locale("en")
    newer: Mapping[str, str] = get_global("zone_aliases")
    for name, zones in _members().items():
        long: Mapping[str, str] = english.meta_zones.get(name, {}).get("long", {})
        known = windows.get(_plain(long.get("standard", "")))
        if len({_clocks(zone) for zone in zones}) == 1:
            usual = next((zone for zone in zones if zone in windows.values()), zones[0])
            known = _FOREMOST.get(name, usual)
        yield from ((_plain(each), known) for each in long.values() if known)
    for zone, about in english.time_zones.items():
        if zone in _known():
            named: Mapping[str, Any] = about.get("long", {})
            yield from (
                (_plain(each), newer.get(zone, zone))
                for each in (*named.values(), about.get("city", ""))
                if each
            )


def _members() -> Mapping[str, list[str]]:
    """Return the zones that have a name in common, by CLDR's key of the name."""
    newer: Mapping[str, str] = get_global("zone_aliases")
    members: dict[str, list[str]] = defaultdict(list)
    for zone, name in get_global("meta_zones").items():
        if zone in _known():
            members[name].append(newer.get(zone, zone))
    return members


def _clocks(zone: str) -> tuple[timedelta | None, ...]:
    """Return the offset of a zone in each season; zones that agree in all have one clock."""
    year = (datetime(2026, month, 1) for month in (1, 4, 7, 10))  # noqa: DTZ001 - wall times
    return tuple(ZoneInfo(zone).utcoffset(each) for each in year)


def _by_id(words: str) -> str | None:
    found = _ID.search(words)
    return found[0] if found and found[0] in _known() else None


def _by_name(words: str) -> str | None:
    whole = _plain(_BEFORE.sub("", words))
    for name in (whole, whole.removesuffix("time").strip()):
        if name in _NAMED:
            return _NAMED[name]
    called = _called().get(whole) or _called().get(whole.strip("()"))
    if called is not None:
        return called
    for piece in _PIECES.split(words):
        plain = _plain(piece)
        for name in (plain, plain.removesuffix("time").strip()):
            found = _NAMED.get(name) or _cities().get(name)
            if found is not None:
                return found
    return None


def _by_offset(words: str) -> str | None:
    found = _OFFSET.search(words)
    if found is None or int(found[2]) > _FURTHEST_HOURS:
        return None
    return f"UTC{found[1]}{int(found[2]):02}:{found[3] or '00'}"


def _plain(words: str) -> str:
    return " ".join(words.strip(" .:;,\t").lower().split())
