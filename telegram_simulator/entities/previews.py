"""What a message says about the preview of a link in its text (td MessageContent.cpp).

No page is ever fetched, so the page of every link counts as one that has a preview.
"""

from telegram_simulator.api_errors import Json
from telegram_simulator.entities.formatted import FormattedText
from telegram_simulator.entities.lengths import utf16_slice
from telegram_simulator.entities.links import normalized
from telegram_simulator.parameters import Params

TEXT_FIELDS = frozenset({"text", "entities", "link_preview_options"})
"""The fields of a message that belong to its text."""
_WITHOUT_PAGE = ("tg:", "ton:", "ftp:", "tonsite:")
_SHORTEST = 5  # UTF-16 code units of an address in the text itself


def preview(text: FormattedText, options: Json | None = None) -> Json:
    """Return the field `link_preview_options` of a message, {} if it has none.

    A message has it if there is a link: with its address, or as disabled. How large the preview
    is, Telegram keeps only for an address of its own.
    """
    asked = Params(options or {})
    link = first_link(text)
    if asked.flag("is_disabled"):
        return {"link_preview_options": {"is_disabled": True}} if link else {}
    own = asked.text("url")
    if not own and not link:
        return {}
    shown: Json = {"url": normalized(own or link) or own or link}
    sizes = [size for size in ("prefer_large_media", "prefer_small_media") if asked.flag(size)]
    if own and sizes:
        shown[sizes[0]] = True
    if asked.flag("show_above_text"):
        shown["show_above_text"] = True
    return {"link_preview_options": shown}


def first_link(text: FormattedText) -> str:
    """Return the link whose page is shown, "" without one; a bare domain shows none."""
    for entity in text.entities:
        if entity["type"] == "text_link":
            link = str(entity["url"])
        elif entity["type"] == "url" and entity["length"] >= _SHORTEST:
            link = utf16_slice(text.text, entity["offset"], entity["length"])
            if not any(sign in link for sign in "/?#"):
                continue
        else:
            continue
        if not link.lower().startswith(_WITHOUT_PAGE):
            return link
    return ""
