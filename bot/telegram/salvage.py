"""Reads an answer to getUpdates in which Python cannot read one of the updates as JSON.

Telegram delivers an update until it is acknowledged, so one that is nested too deep, or holds a
number such as NaN or 1e400, would keep all others away. The answer is cut into its updates, each
is read by itself, and of those that cannot be read only the id is left (`UNREADABLE`).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from telegram.error import NetworkError

UNREADABLE = "unreadable"
"""The key that marks an update that could not be read."""
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_START = re.compile(rb'\s*\{(?:\s*"ok"\s*:\s*true\s*,)?\s*"result"\s*:\s*\[')
_END = re.compile(rb'\s*(?:,\s*"ok"\s*:\s*true\s*)?\}\s*')
_SEPARATOR = re.compile(rb"\s*,?\s*")
_NUMBER = re.compile(rb"\s*:\s*(\d{1,16})(?![\d.eE])")


class _Piece(NamedTuple):
    content: bytes
    update_id: int | None


def salvage_updates(payload: bytes, read: Callable[[bytes], Any]) -> dict[str, Any]:
    """Return the answer with all updates that `read` can read, and only the ids of the others.

    Raises NetworkError if the answer is not whole, or not a list of updates.
    """
    pieces = list(_pieces(payload))
    if not any(piece.update_id is not None for piece in pieces):
        raise NetworkError("the answer is no JSON")
    return {"ok": True, "result": [_read(piece, read) for piece in pieces]}


def _read(piece: _Piece, read: Callable[[bytes], Any]) -> Any:
    try:
        return read(piece.content)
    except NetworkError:
        return {} if piece.update_id is None else {"update_id": piece.update_id, UNREADABLE: True}


def _pieces(payload: bytes) -> Iterator[_Piece]:
    """Cut the list `result` at the commas between its objects, without recursion."""
    begin = _START.match(payload)
    at = begin.end() if begin else len(payload)
    depth, start, update_id = 0, at, None
    for token in _TOKEN.finditer(payload, at):
        word = token.group()
        if word in {b"{", b"["}:
            if depth == 0:
                _require(_SEPARATOR.fullmatch(payload, at, token.start()))
                start, update_id = token.start(), None
            depth += 1
        elif word in {b"}", b"]"}:
            depth -= 1
            if depth < 0:
                _require(_END.fullmatch(payload, token.end()))
                return
            if depth == 0:
                at = token.end()
                yield _Piece(payload[start:at], update_id)
        elif depth == 1 and word == b'"update_id"' and update_id is None:
            number = _NUMBER.match(payload, token.end())
            update_id = int(number[1]) if number else None
    raise NetworkError("the answer is cut off")


def _require(match: re.Match[bytes] | None) -> None:
    if match is None:
        raise NetworkError("the answer is no JSON")
