"""What all files share: texts by language, ids, signatures and the limits of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainValidator, RootModel
from pydantic_core import PydanticCustomError

from bot.catalog.course import Signature, Since


class Sheet(BaseModel):
    """A part of a file; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    all_or_none: ClassVar[bool] = False
    """Whether each language must have all texts of this part or none."""


class Wording(RootModel[dict[str, str | None]]):
    """A plain text by language."""

    model_config = ConfigDict(frozen=True)

    def strings(self) -> dict[str, str]:
        """Return the languages that have a text, with the texts."""
        return {language: text for language, text in self.root.items() if text and text.strip()}


class Marked(Wording):
    """A text by language with a few marks of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long a text may be, in UTF-16 units without marks, and how wide as a button.

    `pushed` texts may appear on a locked screen.
    """

    units: int | None = None
    width: int | None = None
    pushed: bool = False


def matching(pattern: str, advice: str) -> AfterValidator:
    """Accept only texts that match `pattern`; `advice` explains the form to authors."""
    form = re.compile(pattern)

    def checked(text: str) -> str:
        if not form.fullmatch(text):
            raise PydanticCustomError("form", "{advice}", {"advice": advice})
        return text

    return AfterValidator(checked)


def _signature(value: object) -> Signature:
    day, _, name = str(value).strip().partition(" ")
    try:
        signed_on = date.fromisoformat(day)
    except ValueError:
        signed_on = None
    if signed_on is None or not name.strip():
        advice = "Write a day and a name: 2026-02-14 Sok Dara"
        raise PydanticCustomError("form", "{advice}", {"advice": advice})
    return Signature(on=signed_on.isoformat(), by=name.strip())


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        advice = "Write a day: 2023-05-31"
        raise PydanticCustomError("form", "{advice}", {"advice": advice}) from None


Day = Annotated[date, PlainValidator(_day)]
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-\d{2}")


def _since(value: object) -> Since:
    written = str(value).strip()
    try:
        if _YEAR.fullmatch(written):
            return Since(date(int(written), 12, 31), year_only=True)
        return Since(date.fromisoformat(f"{written}-01" if _MONTH.fullmatch(written) else written))
    except ValueError:
        advice = "Write a day, a month or a year: 2023-10-24, 2023-10 or 2023"
        raise PydanticCustomError("form", "{advice}", {"advice": advice}) from None


SinceLine = Annotated[Since, PlainValidator(_since)]
SignatureLine = Annotated[Signature, PlainValidator(_signature)]
Signatures = dict[str, SignatureLine | None]

_LETTERS = "Lower-case Latin letters and digits, at most {}."
ShortId = Annotated[str, matching("[a-z0-9]{1,8}", _LETTERS.format(8))]
FullId = Annotated[
    str, matching("[a-z0-9.]{1,16}", _LETTERS.format("16 with dots, such as m4.u1.q1"))
]
SlugId = Annotated[
    str, matching("[a-z0-9-]{1,16}", _LETTERS.format("16; hyphens may stand in between"))
]
LongId = Annotated[
    str, matching("[a-z0-9-]{1,48}", _LETTERS.format("48; hyphens may stand in between"))
]
SourceRef = Annotated[str, matching("[A-Za-z0-9]{1,12}", "Letters and digits, at most 12: F01")]

SearchWords = dict[str, tuple[Annotated[str, matching(r".{1,80}", "1 to 80 letters.")], ...]]
"""By language: words that people type to look something up."""
NoteWording = Annotated[Wording, Limit(units=300)]
"""What authors still have to find out; readers do not see it."""
Title = Annotated[Wording, Limit(units=80)]
ButtonWording = Annotated[Wording, Limit(width=16)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWording:
    """A wording inside a file: its path and its limits."""

    path: tuple[str | int, ...]
    wording: Wording
    limit: Limit


def wordings(part: object, path: tuple[str | int, ...] = ()) -> Iterator[PlacedWording]:
    """Yield all texts in a part of a file, in order."""
    if isinstance(part, tuple):
        for n, child in enumerate(part):
            yield from wordings(child, (*path, n))
    elif isinstance(part, dict):
        for key, child in part.items():
            yield from wordings(child, (*path, key))
    elif isinstance(part, Wording):
        yield PlacedWording(path=path, wording=part, limit=Limit())
    elif isinstance(part, Sheet):
        yield from _of_fields(part, path)


def language_groups(
    part: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[PlacedWording, ...]]:
    """Yield the groups of texts that must share their languages."""
    if isinstance(part, tuple):
        for n, child in enumerate(part):
            yield from language_groups(child, (*path, n))
    elif isinstance(part, Sheet):
        if part.all_or_none:
            yield tuple(wordings(part, path))
            return
        for name in type(part).model_fields:
            yield from language_groups(getattr(part, name), (*path, name))


def _of_fields(sheet: Sheet, path: tuple[str | int, ...]) -> Iterator[PlacedWording]:
    for name, described in type(sheet).model_fields.items():
        value = getattr(sheet, name)
        if isinstance(value, Wording):
            limits = [mark for mark in described.metadata if isinstance(mark, Limit)]
            limit = limits[0] if limits else Limit()
            yield PlacedWording(path=(*path, name), wording=value, limit=limit)
        else:
            yield from wordings(value, (*path, name))
