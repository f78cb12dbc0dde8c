"""Ticks of who was there, before they are saved: by taps, by a typed line, and what they note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.membership.domain import PersonId
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.typed_names.domain import LineMode, ListedName, TypedNames

TICKS_KEPT = timedelta(hours=47)
"""How long ticks that nobody saved are kept, and a photo of a list stays in the chat: Telegram lets
bots delete messages for 48 hours (https://core.telegram.org/bots/api#deletemessage).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Whether a coordinator ticked somebody, before it is saved as attendance.

    `asked` is the number (from 1) of the unclear name that may be theirs, or 0; `meant` is their
    tick if it is.
    """

    person: PersonId
    there: bool
    asked: int = 0
    meant: bool = False


def ticks_of(read: TypedNames, listed: Sequence[ListedName], *, began: bool) -> list[Tick]:
    """Return the ticks that a line asks for; `began`: some ticks were set before it.

    A line of names only does what taps on them do, if all of them are ticked or none is. Without a
    tick before it, and for a mixture, it says who was there. One on absent people says that
    everybody else was there, if it is the first.
    """
    if read.mode is LineMode.TURNED and not (read.people or read.unclear):
        return []  # nothing of the line was understood
    named = set(read.people)
    asked: dict[PersonId, int] = {}
    for number, name in enumerate(read.unclear, 1):
        for person in set(name.people) - named:
            asked.setdefault(person, number)
    mode = read.mode
    if not began:
        mode = {LineMode.ABSENT: LineMode.ALL_BUT, LineMode.TURNED: LineMode.ONLY}.get(mode, mode)
    about = [each for each in listed if each.person in named or each.person in asked]
    meant = mode is LineMode.ONLY or (
        mode is LineMode.TURNED and not all(each.there for each in about)
    )
    whole = mode in {LineMode.ALL_BUT, LineMode.ONLY}
    return [
        Tick(
            person=each.person,
            there=meant if each.person in named else not meant if whole else each.there,
            asked=asked.get(each.person, 0),
            meant=meant,
        )
        for each in (listed if whole else about)
    ]


def state_to_note(person: PersonAttendance, *, there: bool) -> Attendance | None:
    """Return what to note of somebody who was ticked or not; None if it is known already.

    Somebody who said beforehand that they cannot come is excused.
    """
    if there:
        return None if person.state is Attendance.THERE else Attendance.THERE
    if person.state in {Attendance.EXCUSED, Attendance.MISSED}:
        return None
    if person.said_no:
        return None if person.state is None else Attendance.EXCUSED
    return Attendance.MISSED


class ListPhoto(StrEnum):
    """The photo of a list on paper, and whether a phone shows it beside the names."""

    SHOWN = "shown"
    UNSEEN = "unseen"
    """A kind of file that some phones cannot open."""
    LARGE = "large"


LARGEST_PHOTO: Final = 10_000_000
"""The most bytes of a photo at Telegram (https://core.telegram.org/bots/api#sendphoto)."""
_PHOTOS: Final = (".jpg", ".jpeg", ".png", ".webp")
_UNSEEN: Final = (".heic", ".heif")


def photo_in_file(name: str, *, size: int) -> ListPhoto | None:
    """Tell whether a file of `size` bytes is a photo, by the end of its name; None if it is not."""
    ending = name.casefold()
    if ending.endswith(_UNSEEN):
        return ListPhoto.UNSEEN
    if not ending.endswith(_PHOTOS):
        return None
    return ListPhoto.LARGE if size > LARGEST_PHOTO else ListPhoto.SHOWN
