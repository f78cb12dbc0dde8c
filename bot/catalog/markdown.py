"""The few marks of Markdown that a course may use, rendered to Telegram's HTML.

The parser knows all of CommonMark, so that a table or a picture is recognised and refused with its
line. The output is safe: everything that is no mark is escaped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")

_REFUSED: Final = {
    "heading_open": ("A heading", "Use **bold** in a line of its own."),
    "fence": ("A code block", "Take the ``` away."),
    "code_block": ("A line that begins with four spaces", "Take the spaces away."),
    "html_block": ("HTML", "Use ** and * for bold and italic."),
    "html_inline": ("HTML", "Use ** and * for bold and italic."),
    "code_inline": ("Code", "Take the ` away."),
    "image": ("A picture", "Take it out; a card has words only."),
    "table_open": ("A table", "Make it a list."),
    "hr": ("A line of its own with --- or ***", "It may stand once in a card, and nowhere else."),
    "s_open": ("Struck-out text", "Take the ~~ away."),
}
_SPANS: Final = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "link_close": "</a>",
    "softbreak": " ",
    "hardbreak": "\n",
}


class Unrenderable(Exception):
    """The text uses a mark that Telegram cannot show; `line` counts from 0 in the text."""

    def __init__(self, line: int, what: str, advice: str) -> None:
        super().__init__(what)
        self.line, self.what, self.advice = line, what, advice


@dataclass(slots=True)
class _TokenReader:
    tokens: Sequence[Token]
    quotes: bool
    position: int = 0
    line: int = 0

    def next(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        if token.map:
            self.line = token.map[0]
        if refused := _REFUSED.get(token.type):
            raise Unrenderable(self.line, f"{refused[0]} is not possible here.", refused[1])
        return token


def render_markdown(text: str, *, quotes: bool = True) -> str:
    """Return Telegram HTML; raise Unrenderable. `quotes` allows `>`."""
    reader = _TokenReader(_PARSER.parse(text), quotes)
    return "\n\n".join(_blocks(reader, until=None))


def _blocks(reader: _TokenReader, until: str | None) -> list[str]:
    blocks: list[str] = []
    while reader.position < len(reader.tokens):
        token = reader.next()
        if token.type == until:
            break
        blocks.append(_BLOCKS[token.type](reader, token))
    return blocks


def _paragraph(reader: _TokenReader, _: Token) -> str:
    html = _inline(reader, reader.next())
    reader.next()
    return html


def _bullets(reader: _TokenReader, _: Token) -> str:
    return "\n".join(f"• {item}" for item in _items(reader, "bullet_list_close"))


def _numbers(reader: _TokenReader, token: Token) -> str:
    first = int(token.attrGet("start") or 1)
    items = _items(reader, "ordered_list_close")
    return "\n".join(f"{n}. {item}" for n, item in enumerate(items, first))


def _items(reader: _TokenReader, until: str) -> list[str]:
    items: list[str] = []
    while reader.next().type != until:
        line = reader.line
        blocks: list[str] = []
        while (token := reader.next()).type != "list_item_close":
            if token.type != "paragraph_open":
                advice = "Keep to one level; a point is one paragraph."
                raise Unrenderable(
                    reader.line, "A list or quotation inside a list is not possible.", advice
                )
            blocks.append(_paragraph(reader, token))
        if len(blocks) != 1:
            advice = "Write its words behind the sign, without an empty line."
            raise Unrenderable(line, "A point of a list must be one paragraph.", advice)
        items += blocks
    return items


def _quotation(reader: _TokenReader, token: Token) -> str:
    line = token.map[0] if token.map else reader.line
    if not reader.quotes:
        advice = "What stands behind the tap is a quotation already: take the > away."
        raise Unrenderable(line, "A quotation is not possible here.", advice)
    reader.quotes = False
    inner = "\n".join(_blocks(reader, until="blockquote_close"))
    reader.quotes = True
    return f"<blockquote>{inner}</blockquote>"


_BLOCKS: Final[dict[str, Callable[[_TokenReader, Token], str]]] = {
    "paragraph_open": _paragraph,
    "bullet_list_open": _bullets,
    "ordered_list_open": _numbers,
    "blockquote_open": _quotation,
}


def _inline(reader: _TokenReader, token: Token) -> str:
    return "".join(_span(reader.line, child) for child in token.children or ())


def _span(line: int, token: Token) -> str:
    if refused := _REFUSED.get(token.type):
        raise Unrenderable(line, f"{refused[0]} is not possible here.", refused[1])
    if token.type == "text":
        return escape(token.content, quote=False)
    if token.type == "link_open":
        return f'<a href="{escape(_address(line, token))}">'
    return _SPANS[token.type]


def _address(line: int, token: Token) -> str:
    address = str(token.attrGet("href"))
    if not address.startswith(("https://", "http://")):
        advice = "Begin the address with https://"
        raise Unrenderable(line, f'The link "{address}" leads nowhere.', advice)
    return address
