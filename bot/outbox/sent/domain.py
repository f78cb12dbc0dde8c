"""What the newest message of a private chat offers: kept for an hour, for people who type.

Each row of the outbox that sends, edits or deletes a message says what that left in the chat: the
buttons of the message, or the ids of deleted messages. From the latest rows follows what somebody
sees while they type. A screen that only shows something also says which button shows it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NamedTuple

import orjson

NEWEST_FOR: Final = timedelta(hours=1)
"""How long a message counts as what its reader has before them."""


class ShownButton(NamedTuple):
    """A button under a message: what it says, and its callback data."""

    label: str
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScreen:
    """The newest message of a chat, if its id is known, and its buttons.

    `place` is the callback data of the button that shows it again; empty if none does.
    """

    message_id: int | None
    buttons: tuple[ShownButton, ...]
    place: str = ""


def shown(buttons: Sequence[tuple[str, str]], place: str = "") -> str:
    """Return the note of a row whose message has these buttons now: labels and callback data."""
    return orjson.dumps({"place": place, "buttons": buttons} if place else buttons).decode()


def gone(message_ids: Iterable[int]) -> str:
    """Return the note of a row that deleted these messages."""
    return orjson.dumps({"gone": list(message_ids)}).decode()


def newest(
    rows: Iterable[tuple[int | None, str]], *, before: int | None = None
) -> ShownScreen | None:
    """Return the newest message that still stands, from (message id, note) of the latest rows.

    The latest row comes first. `before` is a message that does not count, since what was on the
    screen before it is asked for. None if there is none.
    """
    return next(standing(rows, before=before), None)


def standing(
    rows: Iterable[tuple[int | None, str]], *, before: int | None = None
) -> Iterator[ShownScreen]:
    """Yield what messages showed that still stand, the latest first, also what edits took away."""
    not_there: set[int | None] = set() if before is None else {before}
    for message_id, note in rows:
        said = orjson.loads(note)
        if isinstance(said, dict) and "gone" in said:
            not_there |= set(said["gone"])
        elif message_id not in not_there:
            found = said if isinstance(said, dict) else {"buttons": said, "place": ""}
            buttons = tuple(ShownButton(*each) for each in found["buttons"])
            yield ShownScreen(message_id=message_id, buttons=buttons, place=found["place"])
