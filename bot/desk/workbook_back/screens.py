"""What a workbook that came back would change, page by page, and what became of it."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.desk.buttons import OpenWorkbook, SendBack
from bot.desk.workbook_back.buttons import ConfirmReturn, DropReturn, OpenReturn, UndoReturn
from bot.desk.workbook_back.domain import CellRefusal, SavedCell, SavedReturn
from bot.desk.workbook_back.service import ReturnedWorkbook
from bot.desk.workbook_cells.domain import CellWords
from bot.documents.grid import Unfit, UnfitTable
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns

PAGE = 8
"""How many cells one page shows."""
CHANGES, REFUSED = "changes", "refused"
KINDS = ("there", "not_there", "organization", "language", "contacted")
_UNFIT = {Unfit.OLD_EXCEL, Unfit.MACROS, Unfit.TOO_LARGE}


def ask_file(cohort: CohortId, last: SavedReturn | None, texts: Texts, *, zone: str) -> Screen:
    """Ask for the file; offer to undo the last one."""
    undo = None
    buttons: list[ButtonRow] = []
    if last is not None and last.taken_at is not None:
        at = last.taken_at
        undo = texts("workbook_back.last", day=texts.date(at, zone), time=texts.clock(at, zone))
        buttons.append([tap(texts.label("workbook_back.undo_last"), UndoReturn(last.id))])
    return Screen(
        text=paragraphs(texts("workbook_back.title"), texts("workbook_back.ask_file"), undo),
        buttons=[*buttons, [_to_workbook(cohort, texts)]],
    )


def only_file(cohort: CohortId, texts: Texts) -> Screen:
    return _said("workbook_back.only_file", cohort, texts)


def reading(texts: Texts) -> Screen:
    return Screen(text=paragraphs(texts("workbook_back.title"), texts("workbook_back.reading")))


def too_old(cohort: CohortId, texts: Texts) -> Screen:
    return _said("workbook_back.too_old", cohort, texts)


def ask_password(cohort: CohortId, texts: Texts, *, wrong: bool) -> Screen:
    key = "workbook_back.wrong_password" if wrong else "workbook_back.ask_password"
    return _said(key, cohort, texts)


def no_stamp(cohort: CohortId, texts: Texts) -> Screen:
    """Say that this is no workbook of this bot, or that its hidden sheet is gone."""
    return _said("workbook_back.no_stamp", cohort, texts)


def unfit(cohort: CohortId, error: UnfitTable, texts: Texts) -> Screen:
    why = error.why if error.why in _UNFIT else Unfit.NO_TABLE
    return _said(f"workbook_back.unfit.{why}", cohort, texts)


def preview(
    found: ReturnedWorkbook,
    part: str,
    number: int,
    words: CellWords,
    texts: Texts,
    *,
    news: Markup | None = None,
) -> Screen:
    """Show a page of the changes, or of what is refused; ask for one confirmation."""
    cells = found.refused if part == REFUSED else found.changes
    if part == CHANGES and not cells and found.refused:
        part, cells = REFUSED, found.refused
    page, back = Page.of(cells, number, size=PAGE), found.saved.id
    each = _refused_line if part == REFUSED else _change_line
    waits = found.saved.state == "read"
    return Screen(
        text=paragraphs(
            _title(found, texts),
            news,
            _summary(found, texts) if waits else None,
            lines(*(each(cell, words, texts) for cell in page.items)) if page.items else None,
        ),
        buttons=[
            page_turns(page, lambda to: OpenReturn(back, part, to), texts),
            *_other_part(found, part, texts),
            *(_deciding(found, texts) if waits else _done(found, texts)),
        ],
    )


def taken(found: ReturnedWorkbook, texts: Texts) -> Screen:
    """Say what was saved, and offer to undo it."""
    return Screen(
        text=paragraphs(
            _title(found, texts),
            texts.count("workbook_back.taken", len(found.changes)),
            lines(*_kinds(found, texts)),
            texts.count("workbook_back.left", found.left) if found.left else None,
            texts("workbook_back.undo_until"),
        ),
        buttons=[*_other_part(found, CHANGES, texts), *_done(found, texts)],
    )


def dropped(found: ReturnedWorkbook, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("workbook_back.title"), texts("workbook_back.dropped")),
        buttons=[[_leaving(found, texts)]],
    )


def undone(found: ReturnedWorkbook, texts: Texts) -> Screen:
    """Say that the former values are back, and how many cells stay as they are."""
    back = len(found.changes) - found.left
    return Screen(
        text=paragraphs(
            _title(found, texts),
            texts.count("workbook_back.undone", back),
            texts.count("workbook_back.stay", found.left) if found.left else None,
        ),
        buttons=[[_leaving(found, texts)]],
    )


def _title(found: ReturnedWorkbook, texts: Texts) -> Markup:
    at, zone = found.saved.file_made_at, found.zone
    return texts("workbook_back.made", day=texts.date(at, zone), time=texts.clock(at, zone))


def _summary(found: ReturnedWorkbook, texts: Texts) -> Markup:
    many, refused = len(found.changes), len(found.refused)
    return lines(
        texts.count("workbook_back.changes", many) if many else texts("workbook_back.nothing"),
        *_kinds(found, texts),
        texts.count("workbook_back.refused", refused) if refused else None,
        texts.count("workbook_back.missing", found.saved.missing) if found.saved.missing else None,
    )


def _kinds(found: ReturnedWorkbook, texts: Texts) -> Sequence[Markup]:
    """Return a line for each kind of change: "12 present", "3 organizations"."""
    counts = found.kinds
    return [
        texts.count(f"workbook_back.kind.{kind}", counts[kind]) for kind in KINDS if counts[kind]
    ]


def _change_line(cell: SavedCell, words: CellWords, texts: Texts) -> Markup:
    return texts(
        "workbook_back.change",
        sheet=cell.sheet,
        place=cell.place,
        name=cell.name or "–",
        head=cell.head,
        before=_shown(words, cell.what, cell.before),
        after=_shown(words, cell.what, cell.after),
    )


def _refused_line(cell: SavedCell, words: CellWords, texts: Texts) -> Markup:
    where = texts.label("workbook_back.where", sheet=cell.sheet, place=cell.place, head=cell.head)
    return texts(
        f"workbook_back.why.{cell.why or CellRefusal.FIXED}",
        where=where.strip(" ·"),
        before=_shown(words, cell.what, cell.before),
        after=_shown(words, cell.what, cell.after),
    )


def _shown(words: CellWords, key: str, token: str) -> str:
    return words.shown(key, token) or "–"


def _other_part(found: ReturnedWorkbook, part: str, texts: Texts) -> list[ButtonRow]:
    back = found.saved.id
    if part == REFUSED and found.changes:
        label = texts.label("workbook_back.see_changes", n=len(found.changes))
        return [[tap(label, OpenReturn(back, CHANGES, 0))]]
    if part == CHANGES and found.refused:
        label = texts.label("workbook_back.see_refused", n=len(found.refused))
        return [[tap(label, OpenReturn(back, REFUSED, 0))]]
    return []


def _deciding(found: ReturnedWorkbook, texts: Texts) -> list[ButtonRow]:
    if not found.changes:
        return [[_leaving(found, texts)]]
    confirm = texts.label("workbook_back.confirm", n=len(found.changes))
    back = found.saved.id
    return [
        [tap(confirm, ConfirmReturn(back))],
        [tap(texts.label("workbook_back.drop"), DropReturn(back))],
    ]


def _done(found: ReturnedWorkbook, texts: Texts) -> list[ButtonRow]:
    undo: ButtonRow = (
        [tap(texts.label("common.undo"), UndoReturn(found.saved.id))]
        if found.saved.state == "taken"
        else []
    )
    return [undo, [_leaving(found, texts)]]


def _said(key: str, cohort: CohortId, texts: Texts) -> Screen:
    again = tap(texts.label("workbook_back.again"), SendBack(cohort))
    return Screen(
        text=paragraphs(texts("workbook_back.title"), texts(key)),
        buttons=[[again], [_to_workbook(cohort, texts)]],
    )


def _to_workbook(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("desk.workbook_label"), OpenWorkbook(cohort))


def _leaving(found: ReturnedWorkbook, texts: Texts) -> ScreenButton:
    """Return the button to the workbook of a course in it, or to Home if no cell differs."""
    cohort = next((each.cohort for each in found.cells if each.cohort is not None), None)
    if cohort is None:
        return tap(texts.label("common.home"), OpenHome())
    return _to_workbook(cohort, texts)
