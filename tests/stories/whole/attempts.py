"""Attempts without the right to do something: forged buttons, and answers to dialogs."""

from dataclasses import dataclass, field
from typing import Any, get_type_hints

from bot.telegram.kit.button import Button

Ids = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Row:
    """A button of coordinators, and the values of fields whose id has another name."""

    button: type[Button]
    given: dict[str, Any] = field(default_factory=dict)

    def data(self, ids: Ids) -> str:
        """Return the callback data, with real ids."""
        hints = get_type_hints(self.button)
        names = self.button.field_names()
        return self.button(**{name: self._value(name, hints[name], ids) for name in names}).pack()

    def _value(self, name: str, kind: type, ids: Ids) -> int | str:
        given = self.given.get(name)
        if given is None:
            return ids.get(f"{self.button.__name__}.{name}", ids[name])
        return ids[f"{name}.{given}"] if kind is not str and isinstance(given, str) else given


def row(button: type[Button], **given: Any) -> Row:
    """Return one line of the table."""
    return Row(button, given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A dialog: its name, its ids, and an answer to it.

    `anywhere`: coordinators of other cohorts may do it as well.
    """

    name: str
    ids: tuple[str, ...] = ()
    text: str
    more: dict[str, Any] = field(default_factory=dict)
    anywhere: bool = False
