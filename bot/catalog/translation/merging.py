"""What a returned sheet changes, row by row, and which rows are refused.

Each row has hidden marks of its texts as they were exported. So three wordings are compared: the
exported one, that of the sheet, and that of the course now. Nothing is guessed: a row that does not
fit is refused with advice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from bot.catalog.problem import Findings, Location, did_you_mean
from bot.catalog.texts import CourseText, mark_of, same
from bot.catalog.translation.reviews import Key, Signed
from bot.catalog.translation.row_checks import check_row_words
from bot.catalog.translation.sheet import ID, Cell, CellKind, Of, TextRow

_AGAIN: Final = "Export a new sheet and copy your text into it."
_CELL_AS_TEXT: Final = "Give the cell the format Text, and write it once more."
_SHOWN: Final = 60
_NAMED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A new text in a language; `place` is the cell with the new words."""

    place: Location
    text: CourseText
    language: str
    new: str

    @property
    def old(self) -> str:
        """The present text; empty without one."""
        return self.text.strings.get(self.language, "")


@dataclass(slots=True)
class MergedTexts:
    """The changes in the rows of a sheet; `signed` has all signatures after the import."""

    signed: dict[Key, tuple[str, str]]
    changes: list[TextChange] = field(default_factory=list)
    signatures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every row is compared with; `accepted` languages may change, `columns` by header."""

    file: Path
    texts: Mapping[str, CourseText]
    languages: Sequence[str]
    accepted: frozenset[str]
    columns: Mapping[str, int]
    known: Signed
    today: date

    def place(self, row: TextRow, header: str) -> Location:
        """Return the place of a cell, counted from 1."""
        return Location(file=self.file, line=row.number, column=self.columns[header] + 1)

    def cell(self, row: TextRow, header: str) -> Cell:
        return row.cell(self.columns[header])


def merge(frame: Frame, rows: Sequence[TextRow], findings: Findings) -> MergedTexts:
    """Compare every row with the course; refused rows are errors in `findings`."""
    merged = MergedTexts(signed=dict(frame.known))
    seen: dict[str, int] = {}
    for row in rows:
        text = _text_of(frame, row, seen, findings)
        if text is not None:
            seen[text.id] = row.number
            _merge_row(frame, row, text, merged, findings)
    _note_missing(frame, seen, findings)
    return merged


def _text_of(
    frame: Frame, row: TextRow, seen: Mapping[str, int], findings: Findings
) -> CourseText | None:
    """Return the text of a row; None, with the reason in `findings`, if it has none."""
    if all(cell.kind is CellKind.EMPTY for cell in row.cells):
        return None
    address, place = same(frame.cell(row, ID).text), frame.place(row, ID)
    if not address:
        advice = "A sheet adds no texts: write a new one into the files, then export again."
        findings.error(place, "The row has no id.", advice)
        return None
    if address in seen:
        what = f'The id "{address}" is in row {seen[address]} already.'
        findings.error(place, what, "Delete one of the two rows.")
        return None
    if address not in frame.texts:
        near = did_you_mean(address, frame.texts) if len(frame.texts) < _NAMED else ""
        advice = near or "Ids are never changed or added here: take it from a new export."
        findings.error(place, f'There is no text "{address}" in the course.', advice)
        return None
    return frame.texts[address]


def _note_missing(frame: Frame, seen: Mapping[str, int], findings: Findings) -> None:
    missing = [address for address in frame.texts if address not in seen]
    if missing:
        named = ", ".join(missing[:_NAMED]) + (" ..." if len(missing) > _NAMED else "")
        texts = "1 text of the course is" if len(missing) == 1 else f"{len(missing)} texts are"
        what = f"{texts} not in the sheet: {named}."
        findings.warning(Location(file=frame.file), what, "What is not there stays as it is.")


def _merge_row(
    frame: Frame, row: TextRow, text: CourseText, merged: MergedTexts, findings: Findings
) -> None:
    if _is_beside_other_words(frame, row, text, findings):
        return
    changed = {
        language: new
        for language in frame.languages
        if (new := _new_words(frame, row, text, language, findings)) is not None
    }
    signed = {
        language: signature
        for language in frame.languages
        if (signature := _signature(frame, row, language, findings)) is not None
    }
    fresh = {lang for lang, by_on in signed.items() if by_on != _known(frame, text, lang)}
    if not _source_is_the_same(frame, row, text, {*changed, *fresh}, findings):
        return
    for language, new in changed.items():
        words, place = {**text.strings, **changed}, frame.place(row, Of.TEXT.header(language))
        check_row_words(place, text, language, words, findings)
        merged.changes.append(TextChange(place=place, text=text, language=language, new=new))
    for language in frame.languages:
        _sign(frame, row, text, language, signed.get(language), merged, findings, changed=changed)


def _new_words(
    frame: Frame, row: TextRow, text: CourseText, language: str, findings: Findings
) -> str | None:
    """Return the new words of a language; None if nothing changed, or if they are refused."""
    header = Of.TEXT.header(language)
    cell, place = frame.cell(row, header), frame.place(row, header)
    exported = frame.cell(row, Of.MARK.header(language)).text.strip()
    words, now = same(cell.text), text.mark_in(language)
    if cell.kind not in {CellKind.TEXT, CellKind.EMPTY}:
        if words != same(text.strings.get(language, "")) or cell.kind is CellKind.FORMULA:
            findings.error(place, f"This is {cell.kind}, not a text.", _CELL_AS_TEXT)
        return None
    if mark_of(words) in {exported, now}:
        return None
    if not words:
        advice = "A sheet deletes no texts: put the old words back, or change the file."
        findings.error(place, "The text is gone.", advice)
    elif exported != now:
        what = f"The text in {language} has changed in the course since you exported."
        findings.error(place, f'{what} It is now: "{_short(text, language)}"', _AGAIN)
    elif language not in frame.accepted:
        advice = f"Change it in the file, or import with --language {language}, too."
        findings.error(place, f"The text in {language} was changed here.", advice)
    else:
        if cell.styled:
            what = "Bold or italic letters of the cell are lost."
            findings.warning(place, what, "Write **word** or *word* where marks are possible.")
        return words
    return None


def _is_beside_other_words(
    frame: Frame, row: TextRow, text: CourseText, findings: Findings
) -> bool:
    """Tell whether the id is in the row of another text, as after sorting single columns."""
    source = frame.languages[0]
    shown = same(frame.cell(row, Of.TEXT.header(source)).text)
    exported = frame.cell(row, Of.MARK.header(source)).text.strip()
    if exported == text.mark_in(source) or not shown:
        return False
    others = (
        each.id for each in frame.texts.values() if same(each.strings.get(source, "")) == shown
    )
    other = next(others, text.id)
    if other == text.id:
        return False
    what = f'The row has the id "{text.id}", but the text in {source} of "{other}".'
    advice = "Were columns sorted one by one? Sort whole rows only, from a new export."
    findings.error(frame.place(row, Of.TEXT.header(source)), what, advice)
    return True


def _source_is_the_same(
    frame: Frame, row: TextRow, text: CourseText, moved: set[str], findings: Findings
) -> bool:
    """Tell whether a changed row was made from the words that the course has now."""
    source = frame.languages[0]
    if not moved - {source}:
        return True
    if frame.cell(row, Of.MARK.header(source)).text.strip() == text.mark_in(source):
        return True
    what = f"The text in {source} has changed since you exported."
    what = f'{what} It is now: "{_short(text, source)}"'
    findings.error(frame.place(row, Of.TEXT.header(source)), what, _AGAIN)
    return False


def _short(text: CourseText, language: str) -> str:
    words = " ".join(text.strings.get(language, "").split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]} ..."


def _known(frame: Frame, text: CourseText, language: str) -> tuple[str, str] | None:
    return frame.known.get((text.id, language))


def _signature(
    frame: Frame, row: TextRow, language: str, findings: Findings
) -> tuple[str, str] | None:
    """Return who signs a row and on which day; None without, or if it is refused."""
    by, on = (frame.cell(row, each.header(language)) for each in (Of.BY, Of.ON))
    name = " ".join(by.text.split())
    day = _day(on)
    if not name and on.kind is CellKind.EMPTY:
        return None
    place = frame.place(row, Of.ON.header(language))
    if day is None:
        what = f'"{on.text}" is no day.' if on.text else "There is a name, but no day."
        findings.error(place, what, "Write the day of reading as 2026-02-14.")
    elif not name:
        advice = "Write who has read the text."
        findings.error(
            frame.place(row, Of.BY.header(language)), "There is a day, but no name.", advice
        )
    elif day > frame.today:
        findings.error(place, f"{day} is not here yet.", "Write the day of reading.")
    elif not same(frame.cell(row, Of.TEXT.header(language)).text):
        findings.error(place, "Nobody can have read a text that is not there.", "Write it first.")
    else:
        return name, day.isoformat()
    return None


def _day(cell: Cell) -> date | None:
    if cell.day is not None:
        return cell.day
    try:
        return date.fromisoformat(cell.text.strip())
    except ValueError:
        return None


def _sign(
    frame: Frame,
    row: TextRow,
    text: CourseText,
    language: str,
    signature: tuple[str, str] | None,
    merged: MergedTexts,
    findings: Findings,
    *,
    changed: Mapping[str, str],
) -> None:
    """Save who has read the words of a row, or that nobody has read the new ones.

    Empty cells delete no signature, and an older day replaces no newer one: it may be newer than
    the sheet.
    """
    key, known = (text.id, language), _known(frame, text, language)
    if language in changed and known and signature in {known, None}:
        what = f"The text in {language} was read by {known[0]} on {known[1]}, in its old words."
        place = frame.place(row, Of.BY.header(language))
        advice = "It counts as not reviewed until a new name or day stands here."
        findings.warning(place, what, advice)
        signature = None
    if signature is None and language in changed:
        merged.signed.pop(key, None)
    elif signature not in {None, known} and (not known or signature[1] >= known[1]):
        merged.signed[key] = signature
        merged.signatures += 1
