"""Parses MarkdownV2, with Telegram's errors (td parse_markdown_v2)."""

from dataclasses import dataclass

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import links
from telegram_simulator.entities.html import make_link
from telegram_simulator.entities.lengths import byte_offset, utf16

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_CODE = frozenset("`")
_ESCAPABLE = 126
# the names of entities in error messages of td
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "pre_code": "PreCode",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_ENDS = {
    "bold": "*",
    "code": "`",
    "pre": "```",
    "pre_code": "```",
    "text_link": "]",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "custom_emoji": "]",
}


@dataclass(slots=True, kw_only=True)
class _OpenEntity:
    kind: str
    argument: str
    offset: int
    index: int
    chunk: int


class _Parser:
    """The parser of one text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.index = 0
        self.chunks: list[str] = []
        self.length = 0
        self.open: list[_OpenEntity] = []
        self.entities: list[Json] = []
        self.quoting = False
        self.line_begins = True

    def parse(self) -> tuple[str, list[Json]]:
        while self.index < len(self.source):
            self._step()
        if self.quoting:
            self._end_quote()
        if self.open:
            raise self._no_end_error(self.open[-1])
        return "".join(self.chunks), self.entities

    def _step(self) -> None:
        character = self.source[self.index]
        following = self.source[self.index + 1 : self.index + 2]
        if character == "\\" and following and 0 < ord(following) <= _ESCAPABLE:
            self._write(following, 2)
            return
        reserved = (
            _CODE if self.open and self.open[-1].kind in {"code", "pre", "pre_code"} else _RESERVED
        )
        if character not in reserved:
            self._write(character, 1)
        elif character == "\n":
            self._new_line(following)
        elif self.open and self._ends(self.open[-1].kind):
            self._end(self.open.pop())
        else:
            self._begin(character)

    def _write(self, text: str, step: int) -> None:
        self.chunks.append(text)
        self.length += utf16(text)
        self.index += step
        self.line_begins = False

    def _ends(self, kind: str) -> bool:
        if kind == "italic":
            return self._at("_") and not self._at("__")
        return kind in _ENDS and self._at(_ENDS[kind])

    def _at(self, text: str) -> bool:
        return self.source.startswith(text, self.index)

    def _error(self, text: str, index: int | None = None) -> Exception:
        where = "" if index is None else f" at byte offset {byte_offset(self.source, index)}"
        return bad_request(f"can't parse entities: {text}{where}")

    def _no_end_error(self, opened: _OpenEntity) -> Exception:
        return self._error(f"Can't find end of {_NAMES[opened.kind]} entity", opened.index)

    def _reserved_error(self) -> Exception:
        return self._error(
            f"Character '{self.source[self.index]}' is reserved and must be escaped "
            "with the preceding '\\'"
        )

    def _new_line(self, following: str) -> None:
        if self.quoting and following != ">":
            self._end_quote()
        self._write("\n", 1)
        self.line_begins = True
        if self.quoting and following == ">":
            self.index += 1
            self.line_begins = False

    def _end_quote(self) -> None:
        kind = "blockquote"
        opened = self.open.pop()
        # `||` at the end of the last line makes the quotation expandable
        if opened.kind == "spoiler" and opened.offset == self.length and self.open:
            opened = self.open.pop()
            kind = "expandable_blockquote"
        if opened.kind != "blockquote":
            raise self._no_end_error(opened)
        self.quoting = False
        self._append(kind, opened)

    def _append(self, kind: str, opened: _OpenEntity, **fields: str) -> None:
        if self.length > opened.offset:
            place: Json = {"offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append({**place, "type": kind, **fields})

    def _begin(self, character: str) -> None:
        at_line_start = self.line_begins
        opened = _OpenEntity(
            kind="", argument="", offset=self.length, index=self.index, chunk=len(self.chunks)
        )
        opened.kind, step = self._kind(character)
        self.index += step
        if opened.kind == "pre":
            opened.kind, opened.argument = self._language()
        elif opened.kind == "blockquote":
            self.quoting = True
            self.line_begins = False
        else:
            # an empty bold entity (`**`) may separate two quotations
            self.line_begins = at_line_start and opened.kind == "bold"
        self.open.append(opened)

    def _kind(self, character: str) -> tuple[str, int]:
        for mark, kind in (
            ("__", "underline"),
            ("_", "italic"),
            ("*", "bold"),
            ("~", "strikethrough"),
            ("||", "spoiler"),
            ("[", "text_link"),
            ("```", "pre"),
            ("`", "code"),
            ("![", "custom_emoji"),
        ):
            if self._at(mark):
                return kind, len(mark)
        if character == ">" and self.line_begins and not self.quoting:
            return "blockquote", 1
        raise self._reserved_error()

    def _language(self) -> tuple[str, str]:
        end = self.index
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        language = ""
        if end != self.index and end < len(self.source) and self.source[end] != "`":
            language = self.source[self.index : end]
            self.index = end
        for line_end in ("\r\n", "\n\r", "\n", "\r"):
            if self._at(line_end):
                self.index += len(line_end)
                break
        return ("pre_code", language) if language else ("pre", "")

    def _end(self, opened: _OpenEntity) -> None:
        begins = self.line_begins
        self.index += len(_ENDS.get(opened.kind, "_"))
        match opened.kind:
            case "text_link":
                self._end_link(opened)
            case "custom_emoji":
                self._end_emoji(opened)
            case "pre_code":
                self._append("pre", opened, language=opened.argument)
            case kind:
                self._append(kind, opened)
        self.line_begins = begins and opened.kind == "bold" and opened.offset == self.length

    def _end_link(self, opened: _OpenEntity) -> None:
        link = self._address("a URL") if self._at("(") else "".join(self.chunks[opened.chunk :])
        entity: Json = {"offset": opened.offset, "length": self.length - opened.offset}
        if entity["length"] and make_link(entity, link):
            self.entities.append(entity)

    def _end_emoji(self, opened: _OpenEntity) -> None:
        if not self._at("("):
            raise self._error("Custom emoji entity must contain a tg://emoji URL")
        emoji = links.emoji_of(self._address("a custom emoji URL"))
        if emoji is None:
            raise self._error("Custom emoji URL must have an emoji identifier")
        self._append("custom_emoji", opened, custom_emoji_id=emoji)

    def _address(self, what: str) -> str:
        self.index += 1
        begin = self.index
        address: list[str] = []
        while self.index < len(self.source) and self.source[self.index] != ")":
            if self._at("\\") and self.index + 1 < len(self.source):
                self.index += 1
            address.append(self.source[self.index])
            self.index += 1
        if self.index >= len(self.source):
            raise self._error(f"Can't find end of {what}", begin)
        self.index += 1
        return "".join(address)


def parse(source: str) -> tuple[str, list[Json]]:
    """Return text and entities of a source in MarkdownV2."""
    return _Parser(source).parse()
