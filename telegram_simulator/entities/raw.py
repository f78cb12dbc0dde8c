"""Checks entities that are given as a list, as Telegram does (td MessageEntity.cpp).

Offsets and lengths are UTF-16 code units, places in error messages UTF-8 bytes. Entities that
overlap are no error: Telegram splits styles and leaves the others out (`normalize`).
"""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities.lengths import utf16

MOST = 1_000_000
FOUND_BY_TELEGRAM = frozenset(
    ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"]
)
"""Types that Telegram finds in the text by itself; a bot that sends one is not heard."""


def check_places(text: str, entities: list[Json]) -> list[Json]:
    """Return the entities that mark something; refuse one that does not lie in the text."""
    for entity in entities:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= MOST:
                raise bad_request(f"Receive an entity with incorrect {name} {entity[name]}")
    marking = [entity for entity in entities if entity["length"]]
    bytes_at = _boundaries(text)
    for entity in sorted(marking, key=lambda each: (each["offset"], -each["length"])):
        _check_place(entity, bytes_at, utf16(text))
    return marking


def _check_place(entity: Json, bytes_at: dict[int, int], end: int) -> None:
    begin, stop = entity["offset"], entity["offset"] + entity["length"]
    if begin > end:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {begin}")
    if begin not in bytes_at:
        place = bytes_at[begin + 1]
        raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at byte offset {place}")
    where = f"Entity beginning at UTF-16 offset {begin}"
    if stop > end:
        raise bad_request(f"{where} ends after the end of the text at UTF-16 offset {stop}")
    if stop not in bytes_at:
        place = bytes_at[stop + 1]
        raise bad_request(f"{where} ends in a middle of a UTF-16 symbol at byte offset {place}")


def _boundaries(text: str) -> dict[int, int]:
    """Return the bytes before each UTF-16 offset at which a character begins, or the text ends."""
    found, units, place = {0: 0}, 0, 0
    for character in text:
        units += utf16(character)
        place += len(character.encode("utf-8", "surrogatepass"))
        found[units] = place
    return found
