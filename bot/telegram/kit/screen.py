"""Screens: what a message of the bot consists of, text and rows of buttons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup, escape

from bot.catalog.measure import button_width
from bot.telegram.kit.button import Button

PARAGRAPH = Markup("\n\n")
ROOM: Final = {2: 18.0, 3: 11.0, 4: 8.0}
"""The widest label of a row of so many buttons, in average Latin letters on 360 pixels; a little
more than what screens are written for, since the width of a label is an estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenButton:
    """One button under a message: a tap, a link, or a text to copy."""

    label: str
    button: Button | None = None
    url: str | None = None
    copy: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return Telegram's InlineKeyboardButton."""
        if self.button is not None:
            return {"text": self.label, "callback_data": self.button.pack()}
        if self.url is not None:
            return {"text": self.label, "url": self.url}
        return {"text": self.label, "copy_text": {"text": self.copy}}


ButtonRow = Sequence[ScreenButton]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A message: Telegram HTML and rows of buttons."""

    text: Markup
    buttons: Sequence[ButtonRow] = ()

    def markup(self) -> dict[str, Any]:
        """Return Telegram's InlineKeyboardMarkup."""
        return markup(self.buttons)


def markup(buttons: Sequence[ButtonRow]) -> dict[str, Any]:
    """Return rows of buttons as Telegram's InlineKeyboardMarkup, without empty rows."""
    rows = (part for row in buttons for part in _in_sight(row))
    return {"inline_keyboard": [[each.as_json() for each in row] for row in rows]}


def _in_sight(row: ButtonRow) -> Iterator[ButtonRow]:
    """Yield a row, or its buttons in rows of their own if a label would be cut.

    Labels are written to fit in English and Khmer; words of another language may be longer.
    """
    if _is_cut(row):
        yield from ([each] for each in row)
    elif row:
        yield row


def _is_cut(row: ButtonRow) -> bool:
    room = ROOM.get(len(row))
    return room is not None and any(button_width(each.label) > room for each in row)


def tap(label: str, button: Button) -> ScreenButton:
    return ScreenButton(label=label, button=button)


def in_rows(buttons: Sequence[ScreenButton], most: int) -> list[ButtonRow]:
    """Put buttons into rows of `most`; the last may be shorter."""
    return [buttons[start : start + most] for start in range(0, len(buttons), most)]


def link(label: str, url: str) -> ScreenButton:
    return ScreenButton(label=label, url=url)


def copy(label: str, text: str) -> ScreenButton:
    """Return a button that copies `text` (at most 256 characters) on the phone."""
    return ScreenButton(label=label, copy=text)


def paragraphs(*parts: str | None) -> Markup:
    """Join the parts that are not empty with empty lines; escape parts that are not Markup."""
    return _joined("\n\n", parts)


def lines(*parts: str | None) -> Markup:
    """Join the parts that are not empty, one on each line; escape parts that are not Markup."""
    return _joined("\n", parts)


def _joined(between: str, parts: Sequence[str | None]) -> Markup:
    """Do the same as `Markup.join`, without a copy of each part that is safe already."""
    safe = (part if isinstance(part, Markup) else escape(part) for part in parts if part)
    return Markup(between.join(safe))  # noqa: S704 - all parts are safe
