"""A written list is read line by line; parts of names are searched for."""

from dataclasses import dataclass

from bot.membership.person.domain import NoName, name_key
from bot.refusals import Refusal
from bot.safety.names.domain import typed_name


def parts_of(written: str) -> tuple[str, ...]:
    """Return the parts to search for; raise `NoName` if the text cannot be part of a name."""
    return tuple(name_key(typed_name(written)).split())


def has_parts(parts: tuple[str, ...], name: str, organization: str | None) -> bool:
    """Tell whether the name or the organization contains every part."""
    key = name_key(f"{name} {organization or ''}")
    return all(part in key for part in parts)


MOST_LINES = 100
_BETWEEN = (";", "\t", ",", "·", "|")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One person of the list; `organization` may be missing, the language is asked later."""

    name: str
    organization: str | None
    language: str = ""


class UnreadableList(Refusal):
    """A line of the list has no name, or a name that is on it already; nothing was added.

    `line` counts from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def read_list(written: str, *, known: frozenset[str] = frozenset()) -> tuple[ListLine, ...]:
    """Return the people of a written list; raise `UnreadableList` with the first bad line.

    `known` are the name keys of the cohort's list.
    """
    seen = set(known)
    found: list[ListLine] = []
    for number, text in enumerate(written.splitlines(), start=1):
        if not text.strip():
            continue
        line = _line(text, number)
        if name_key(line.name) in seen or len(found) >= MOST_LINES:
            raise UnreadableList(number)
        seen.add(name_key(line.name))
        found.append(line)
    if not found:
        raise UnreadableList(1)
    return tuple(found)


def _line(text: str, number: int) -> ListLine:
    between = next((char for char in _BETWEEN if char in text), None)
    name, _, organization = text.partition(between) if between else (text, "", "")
    try:
        read = typed_name(organization) if organization.strip() else None
        return ListLine(name=typed_name(name), organization=read)
    except NoName as error:
        raise UnreadableList(number) from error
