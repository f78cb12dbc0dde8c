"""Parses Telegram's HTML, with Telegram's errors (td MessageEntity.cpp, parse_html)."""

import re
from dataclasses import dataclass

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import links
from telegram_simulator.entities.lengths import byte_offset, utf16

_TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_ATTRIBUTES = {
    "a": ("href", ""),
    "tg-emoji": ("emoji-id", ""),
    "code": ("class", "language-"),
    "span": ("class", "tg-"),
}
"""The attribute of each tag, and how its value must begin."""
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PLAIN = re.compile(r"[^<&]+")
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-f]{1,8})|([0-9]{1,8}))|([a-z]+));?", re.IGNORECASE)
_NAME_END = re.compile(r"[\s>]")
_ATTRIBUTE_END = re.compile(r"[\s=]")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACES = re.compile(r"\s*")
_MAX_CODE_POINT = 0x10FFFF


@dataclass(slots=True, kw_only=True)
class _OpenTag:
    tag: str
    argument: str
    offset: int
    chunk: int


def _decode_reference(source: str, index: int) -> tuple[str, int] | None:
    """Return the character of the reference `&…;` at `index` and the index after it, or None."""
    found = _REFERENCE.match(source, index)
    if not found:
        return None
    if found[3]:
        character = _NAMED.get(found[3])
        return (character, found.end()) if character else None
    code = int(found[1], 16) if found[1] else int(found[2])
    return (chr(code), found.end()) if 0 < code < _MAX_CODE_POINT else None


class _Parser:
    """The parser of one text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.index = 0
        self.chunks: list[str] = []
        self.length = 0
        self.open: list[_OpenTag] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        source, end = self.source, len(self.source)
        while self.index < end:
            if plain := _PLAIN.match(source, self.index):
                self._write(plain[0], plain.end())
            elif source[self.index] == "&":
                self._write(*(_decode_reference(source, self.index) or ("&", self.index + 1)))
            elif source.startswith("</", self.index):
                self._close()
            else:
                self._begin()
        if self.open:
            raise self._error(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"'
            )
        return self._finished("".join(self.chunks))

    def _finished(self, text: str) -> tuple[str, list[Json]]:
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise self._error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units",
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return text, self.entities

    def _write(self, text: str, index: int) -> None:
        self.chunks.append(text)
        self.length += utf16(text)
        self.index = index

    def _error(self, text: str, index: int | None = None) -> Exception:
        where = "" if index is None else f" at byte offset {byte_offset(self.source, index)}"
        return bad_request(f"can't parse entities: {text}{where}")

    def _begin(self) -> None:
        begin = self.index
        found = _NAME_END.search(self.source, begin + 1)
        if not found:
            raise self._error("Unclosed start tag", begin)
        tag = self.source[begin + 1 : found.start()].lower()
        if tag not in _TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        self.index = found.start()
        argument = _argument(tag, self._attributes(tag, begin))
        if tag == "span" and argument != "spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(
            _OpenTag(tag=tag, argument=argument, offset=self.length, chunk=len(self.chunks))
        )

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._peek() == ">":
                self.index += 1
                return found
            if not self._peek():
                raise self._error("Unclosed start tag", begin)
            name, value = self._attribute(tag, begin)
            if self.index >= len(self.source):
                raise self._error("Unclosed start tag", begin)
            found[name] = value

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        found = _ATTRIBUTE_END.search(self.source, self.index)
        # `expandable` of `<blockquote>` is the only attribute without a value
        bare = tag == "blockquote" and re.compile(r"expandable(?=[\s>])").match(
            self.source, self.index
        )
        if bare:
            self.index = bare.end()
            return "expandable", ""
        end = found.start() if found else len(self.source)
        name = self.source[self.index : end]
        if not name:
            raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
        self.index = end
        self._skip_spaces()
        if self._peek() != "=":
            raise self._error(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
            )
        self.index += 1
        self._skip_spaces()
        if not self._peek():
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        return name, self._value()

    def _value(self) -> str:
        quote = self._peek()
        if quote not in {"'", '"'}:
            begin = self.index
            token = _TOKEN.match(self.source, begin)
            self.index = token.end() if token else begin
            if not (self._peek() == ">" or self._peek().isspace()):
                raise self._error("Unexpected end of name token", begin)
            return self.source[begin : self.index].lower()
        self.index += 1
        value: list[str] = []
        while self._peek() not in {quote, ""}:
            character = self._peek()
            after = self.index + 1
            if character == "&":
                character, after = _decode_reference(self.source, self.index) or ("&", after)
            value.append(character)
            self.index = after
        self.index += 1
        return "".join(value)

    def _peek(self) -> str:
        return self.source[self.index : self.index + 1]

    def _skip_spaces(self) -> None:
        found = _SPACES.match(self.source, self.index)
        self.index = found.end() if found else self.index

    def _close(self) -> None:
        begin = self.index
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        found = _NAME_END.search(self.source, begin + 2)
        self.index = found.start() if found else len(self.source)
        tag = self.source[begin + 2 : self.index].lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._error("Unclosed end tag", begin)
        self.index += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            where = byte_offset(self.source, begin)
            raise self._error(
                f"Unmatched end tag at byte offset {where}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self._entity(opened)

    def _entity(self, opened: _OpenTag) -> None:
        entity: Json = {
            "offset": opened.offset,
            "length": self.length - opened.offset,
            "type": _TAGS[opened.tag],
        }
        match entity["type"]:
            case "text_link":
                if not make_link(entity, opened.argument or "".join(self.chunks[opened.chunk :])):
                    return
            case "custom_emoji":
                self._require_number(opened.argument, "Invalid custom emoji identifier specified")
                entity["custom_emoji_id"] = opened.argument
            case "date_time":
                unix, _, entity["date_time_format"] = opened.argument.partition(" ")
                self._require_number(unix, "Invalid date specified")
                entity["unix_time"] = int(unix)
            case "code" | "pre":
                if self._code_block(entity, opened.argument):
                    return
            case "blockquote" if opened.argument == "expandable":
                entity["type"] = "expandable_blockquote"
        self.entities.append(entity)

    def _require_number(self, written: str, otherwise: str) -> None:
        if not written.isdecimal() or not int(written):
            raise self._error(otherwise)

    def _code_block(self, entity: Json, language: str) -> bool:
        """Merge `<pre><code class="language-x">` into one entity; return whether it was merged."""
        last = self.entities[-1] if self.entities else None
        same = last and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        if last and same and entity["type"] == "pre" and last["type"] == "code":
            if last.get("language"):
                last["type"] = "pre"
                return True
        elif last and same and entity["type"] == "code" and last["type"] == "pre" and language:
            last["language"] = language
            return True
        if language:
            entity["language"] = language
        return False


def _argument(tag: str, attributes: dict[str, str]) -> str:
    """Return what the attributes of a tag say that Telegram reads."""
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    if tag == "tg-time":
        return f"{attributes.get('unix', '')} {attributes.get('format', '')}"
    name, prefix = _ATTRIBUTES.get(tag, ("", ""))
    value = attributes.get(name, "")
    return value.removeprefix(prefix) if value.startswith(prefix) else ""


def make_link(entity: Json, link: str) -> bool:
    """Make an entity a link or a mention; return False if Telegram would show plain text."""
    if user := links.user_of(link):
        entity["type"] = "text_mention"
        entity["user"] = {"id": user}
        return True
    url = links.normalized(link)
    entity["url"] = url
    entity["type"] = "text_link"
    return url is not None


def parse(source: str) -> tuple[str, list[Json]]:
    """Return text and entities of a source in Telegram's HTML."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).parse()
