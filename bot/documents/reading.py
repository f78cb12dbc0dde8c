"""Texts to read without a connection: one page of HTML that fits every width of a screen."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

_STYLE = Markup(
    "body{margin:0 auto;padding:1rem;max-width:38rem;line-height:1.6;font-family:sans-serif}"
    "h1{font-size:1.2rem}article{white-space:pre-line;margin:2rem 0}"
    "blockquote{margin:1rem 0;padding-left:.8rem;border-left:3px solid #999}"
)
_PAGE = Markup(
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{title}</title><style>{style}</style></head>\n"
    "<body><h1>{title}</h1>\n{parts}\n</body></html>\n"
)
_PART = Markup("<article>{part}</article>")


def reading(about: Mapping[str, Any]) -> bytes:
    """Make an HTML page of `about["parts"]`, texts in Telegram's HTML, under `about["title"]`.

    `about["language"]` is the code of its language. Telegram's tags are tags of HTML, too
    (https://core.telegram.org/bots/api#html-style), and the style keeps its line breaks.
    """
    parts = Markup("\n").join(
        _PART.format(part=Markup(part))  # noqa: S704 - the screens escaped it
        for part in about["parts"]
    )
    page = _PAGE.format(language=about["language"], title=about["title"], style=_STYLE, parts=parts)
    return page.encode()
