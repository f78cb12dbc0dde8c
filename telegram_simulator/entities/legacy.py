"""Parses the legacy Markdown mode (td MessageEntity.cpp, parse_markdown)."""

import re

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities.html import make_link
from telegram_simulator.entities.lengths import byte_offset, utf16

_MARK = re.compile(r"\\[_*`\[]|```|[_*`\[]")
_KINDS = {"_": "italic", "*": "bold", "`": "code", "```": "pre", "[": "text_link"}
_PRE = re.compile(r"(?:([^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?")
_LINK_ADDRESS = re.compile(r"\(([^)]*)\)?")


def parse(source: str) -> tuple[str, list[Json]]:
    """Return text and entities of a source in legacy Markdown, which has no nesting."""
    chunks: list[str] = []
    entities: list[Json] = []
    length = index = 0
    while found := _MARK.search(source, index):
        plain = source[index : found.start()]
        mark = found[0]
        index = found.end()
        if mark[0] == "\\":
            plain += mark[1]
            mark = ""
        chunks.append(plain)
        length += utf16(plain)
        if mark:
            body, entity, index = _entity(source, mark, index)
            if body and entity["type"]:
                entities.append({"offset": length, "length": utf16(body), **entity})
            chunks.append(body)
            length += utf16(body)
    return "".join(chunks) + source[index:], entities


def _entity(source: str, mark: str, index: int) -> tuple[str, Json, int]:
    """Return the text between two marks, its entity and the index after it."""
    begin = index - len(mark)
    entity: Json = {"type": _KINDS[mark]}
    if mark == "```" and (head := _PRE.match(source, index)):
        index = head.end()
        if head[1]:
            entity["language"] = head[1]
    end_mark = "]" if mark == "[" else mark
    end = source.find(end_mark, index)
    if end < 0:
        where = byte_offset(source, begin)
        raise bad_request(
            f"can't parse entities: Can't find end of the entity starting at byte offset {where}"
        )
    body = source[index:end]
    index = end + len(end_mark)
    if mark == "[":
        address = _LINK_ADDRESS.match(source, index)
        if not make_link(entity, address[1] if address else body):
            entity["type"] = ""
        index = address.end() if address else index
    return body, entity, index
