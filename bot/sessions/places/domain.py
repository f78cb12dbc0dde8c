"""Reads where a meeting is: at a place, online, or both.

A word such as "office" or "hotel" tells a place from other words; a place with a label ("Place: …")
needs none.
"""

import re
from dataclasses import dataclass

from bot.sessions.domain import Room
from bot.sessions.links.domain import map_link, without_links
from bot.writing import cut_to, has_words

MOST_PLACE = 80
_LABEL = re.compile(
    r"[\s•*>·-]*(?:venue|place|location|where|address|lieu|adresse|"
    r"(?:ទី)?កន្លែង(?:ប្រជុំ|បណ្តុះបណ្តាល)?|ទីតាំង|អាសយដ្ឋាន)\s*:\s*(?P<place>\S.*)?$",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:zoom|online|on-line|google meet|meet\.google|teams|skype|webinar|virtual(?:ly)?"
    r"|remote(?:ly)?|video ?call|(?:phone |telegram |group |follow-up )?call|en ligne)\b"
    r"|អនឡាញ|អន ឡាញ|ហ្ស៊ូម|ហ្សូម|ជួបតាមទូរស័ព្ទ",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:office|hotel|hall|(?:meeting |training |class)?room|cent(?:re|er)|school|pagoda|church"
    r"|restaurant|library|university|caf[eé]|building|headquarters|hq|campus|guest ?house|resort"
    r"|house|bureau|salle|h[oô]tel|floor|street|in person|face[ -]to[ -]face)\b(?!\s+hours)"
    r"|ការិយាល័យ|សណ្ឋាគារ|បន្ទប់|សាល|មជ្ឈមណ្ឌល|វត្ត|ភោជនីយដ្ឋាន|ហាង|អគារ|ដោយផ្ទាល់",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:also|and|or|plus|\+)\b|ក៏|និង|ឬ", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:[\s:–—·•*>-]|(?:at|in|@|both days|venue|place|location|address|where|only|to)\b:?"
    r"|នៅ(?:ឯ|ក្នុង|ត្រង់)?|ក្នុង)+",
    re.IGNORECASE,
)
_AT_NAME = re.compile(
    r"(?:^|\s)at (?!(?:Local|Our|Your|My|Same)\b)(?P<place>[A-Z][\w'’.&-]*(?: [\w'’.&#-]+){0,5})$"
)
_AT_KHMER = re.compile(
    r"នៅ(?:ឯ|ក្នុង|ត្រង់)?\s*(?P<place>(?!ពេល|តែ|ខែ|ឆ្នាំ|សល់|សេសសល់|ដដែល|លើ|ទីនេះ|ទីនោះ)[ក-អ].*)$"
)
_PIECES = re.compile(
    r"[,;()\[\]|]|\s[-–—·]+(?:\s|$)|\bfrom\b|\buntil\b|\btill\b|\bon\b|\bfor\b|ម៉ោង|ថ្ងៃ|ចាប់ពី"
    r"|\.(?=\s|$)",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\s*((?!Please|Bring|Lunch)[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})\s*")
_BEGINS = re.compile(r"^[\s•*>·-]*(?:at|in|@|នៅ)(?:\s|ឯ|ក្នុង|[ក-អ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPlace:
    """Where a meeting is, as far as a text says: at a place, online, by this link."""

    place: str = ""
    online: bool = False
    link: str = ""

    def __bool__(self) -> bool:
        return bool(self.place or self.online or self.link)

    def joined(self, other: "WrittenPlace") -> "WrittenPlace":
        """Return what both say together; the first place counts."""
        return WrittenPlace(
            place=self.place or other.place,
            online=self.online or other.online,
            link=self.link or other.link,
        )


NOWHERE = WrittenPlace()


def where_in(words: str) -> WrittenPlace:
    """Return where a meeting is by the words beside its time."""
    found, place = NOWHERE, ""
    pieces = _PIECES.split(words)
    for number, each in enumerate(pieces):
        labelled = _LABEL.match(each)
        if not place and labelled is not None and not is_online_only(labelled["place"] or ""):
            place = _cut(labelled["place"] or "") + _town_after(pieces[number + 1 :], words)
        online = _ONLINE.search(each) is not None
        found = found.joined(WrittenPlace(online=online))
        piece = _beside_online(each) if online else each
        if not place and any(way.search(piece) for way in (_VENUE, _AT_NAME, _AT_KHMER)):
            place = _named(piece) + _town_after(pieces[number + 1 :], words)
    return found.joined(WrittenPlace(place=place))


def _town_after(pieces: list[str], words: str) -> str:
    """Return ", Kampot" if a name follows a place after a comma."""
    town = _TOWN.fullmatch(pieces[0]) if pieces and f",{pieces[0]}" in words else None
    return f", {town[1]}" if town and not _ONLINE.search(town[1]) else ""


def where_on_line(line: str) -> WrittenPlace:
    """Return where meetings are by a line of its own: "Place: …", "At our office:"."""
    labelled = _LABEL.match(line)
    if labelled is not None:
        words = (labelled["place"] or "").strip()
        if is_online_only(words):
            return WrittenPlace(online=True)
        return WrittenPlace(place=_cut(words), online=_ONLINE.search(words) is not None)
    words = line.strip()
    is_head = words.endswith(":") or _BEGINS.match(words) is not None
    if not is_head or len(words) > MOST_PLACE:
        return WrittenPlace()
    return where_in(words.rstrip(":"))


def is_online_only(words: str) -> bool:
    """Tell whether words name no place, but a service such as "Microsoft Teams Meeting"."""
    return bool(_ONLINE.search(words)) and not _VENUE.search(words)


def _beside_online(piece: str) -> str:
    """Return the other half of "at our office and on Zoom"; empty without one."""
    halves = [each for each in _BOTH.split(piece) if not _ONLINE.search(each)]
    return next((each for each in halves if _VENUE.search(each)), "")


def _named(piece: str) -> str:
    named = _AT_NAME.search(piece) or _AT_KHMER.search(piece)
    if named is not None:
        return _cut(named["place"])
    at = re.search(r"(?:\b(?:at|in)\s+|@\s*|នៅ)(?=\S)", piece, re.IGNORECASE)
    words = piece[at.end() :] if at and _VENUE.search(piece[at.end() :]) else piece
    return _cut(_LEADING.sub("", words))


def _cut(words: str) -> str:
    words = re.sub(r"\s+(?:and|or|also|plus)$", "", words.strip())
    return cut_to(" ".join(words.split()).strip(" .,;:-–។"), MOST_PLACE)


def read_place(text: str) -> Room | None:
    """Return the place of a typed answer, with the link to its map if there is one.

    None if it is longer than a short line, or only a link.
    """
    shown = map_link(text)
    words = " ".join(without_links(text).split()).strip(" ,;:-")
    if not has_words(words) or len(words) > MOST_PLACE:
        return None
    return Room(place=words, map_link=shown)
