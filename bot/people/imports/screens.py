"""The lists that were imported within a day, what undoing one would do, and what it did."""

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.people.buttons import AskUndoImport, OpenImports, UndoImport
from bot.people.imports.domain import EarlierImport, ImportEffect, ImportUndo, ListImport
from bot.people.imports.service import RecentImports, UndoPreview
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_people

PAGE = 6
NAMES_A_PAGE = 12


def imports(found: RecentImports, number: int, texts: Texts) -> Screen:
    """Show the imports of the last day, with a button each that leads to its undo.

    Earlier ones are named for 30 days, with what can be done now instead.
    """
    page = Page.of((*found.imports, *found.earlier), number, size=PAGE)
    zone = found.cohort.zone
    said = [
        texts("imports.line", time=texts.clock(each.taken_at, zone), counts=_counts(each, texts))
        for each in page.items
        if isinstance(each, ListImport)
    ]
    past = [_earlier(each, zone, texts) for each in page.items if isinstance(each, EarlierImport)]
    buttons = [
        tap(
            texts.label(
                "imports.undo_one",
                time=texts.clock(each.taken_at, zone),
                counts=_counts(each, texts),
            ),
            AskUndoImport(each.id, 0),
        )
        for each in page.items
        if isinstance(each, ListImport)
    ]
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("people.roster_course", course=found.cohort.title),
            lines(*said) if found.imports else texts("imports.none"),
            lines(texts("imports.earlier"), *past) if past else None,
            texts("imports.instead") if past else None,
        ),
        buttons=[
            *([each] for each in buttons),
            page_turns(page, lambda to: OpenImports(found.cohort.id, to), texts),
            [to_people(found.cohort.id, texts)],
        ],
    )


def _earlier(found: EarlierImport, zone: str, texts: Texts) -> Markup:
    if found.is_undone:
        counts = texts.count("imports.undone_for", found.added + found.changed)
    else:
        counts = _counts(found, texts)
    day, time = texts.day(found.at, zone), texts.clock(found.at, zone)
    return texts("imports.line_of_day", day=day, time=time, counts=counts)


def _counts(found: ListImport | EarlierImport, texts: Texts) -> Markup:
    counts = (("imports.new", found.added), ("imports.changed", found.changed))
    return Markup(", ").join(texts(key, n=number) for key, number in counts if number)


def check(found: UndoPreview, number: int, texts: Texts) -> Screen:
    """Show what undoing would do, with a page of those who stay."""
    undo, roster = found.undo, found.roster.id
    page = Page.of(undo.spared, number, size=NAMES_A_PAGE)
    time = texts.clock(found.roster.taken_at, found.cohort.zone)
    yes = [tap(texts.label("imports.yes", n=undo.count), UndoImport(roster))] if undo.count else []
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("imports.ask", time=time, course=found.cohort.title),
            _done(undo, "imports.would", texts),
            _stay(page, texts),
            None if undo.count else texts("imports.nothing"),
        ),
        buttons=[
            yes,
            page_turns(page, lambda to: AskUndoImport(roster, to), texts),
            [to_people(found.cohort.id, texts)],
        ],
    )


def undone(found: UndoPreview, texts: Texts) -> Screen:
    """Say what was undone, and who stays."""
    undo = found.undo
    page = Page.of(undo.spared, 0, size=NAMES_A_PAGE)
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("imports.done", course=found.cohort.title),
            _done(undo, "imports.did", texts),
            _stay(page, texts),
        ),
        buttons=[[to_people(found.cohort.id, texts)]],
    )


def _done(undo: ImportUndo, key: str, texts: Texts) -> Markup:
    parts = (
        ("removed", len(undo.removed)),
        ("restored", len(undo.restored)),
        ("as_now", undo.changed_since),
    )
    return lines(*(texts.count(f"{key}.{part}", n) for part, n in parts if n))


def _stay(page: Page[ImportEffect], texts: Texts) -> Markup | None:
    if not page.total:
        return None
    names = ", ".join(each.name for each in page.items)
    more = page.total - len(page.items)
    rest = texts("imports.others", n=more) if more else None
    stay = texts("imports.stay", names=names)
    return stay if rest is None else Markup(" ").join((stay, rest))
