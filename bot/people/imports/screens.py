"""The lists that were imported within a day, what undoing one would do, and what it did."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.people.buttons import AskUndoImport, OpenImports, UndoImport
from bot.people.imports.domain import EarlierImport, ImportEffect, ListImport
from bot.people.imports.service import RecentImports, UndonePart, UndoPreview
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
    undone = [texts.count("imports.undone_for", found.undone)] if found.undone else []
    done = [_counts(found, texts)] if found.added or found.changed else []
    counts = Markup(", ").join([*done, *undone])
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
            _done(
                (len(undo.removed), len(undo.restored), undo.changed_since), "imports.would", texts
            ),
            _stay(page, texts),
            None if undo.count else texts("imports.nothing"),
        ),
        buttons=[
            yes,
            page_turns(page, lambda to: AskUndoImport(roster, to), texts),
            [to_people(found.cohort.id, texts)],
        ],
    )


def undoing(found: UndonePart, texts: Texts) -> Screen:
    """Say how far the undo of a long list is."""
    done, of = found.so_far.done, found.so_far.all
    return Screen(text=paragraphs(texts("people.title"), texts("imports.undoing", n=done, all=of)))


def undone(found: UndonePart, spared: Sequence[ImportEffect], texts: Texts) -> Screen:
    """Say what was undone, and who stays."""
    so_far = found.so_far
    counts = (so_far.removed, so_far.restored, so_far.changed_since)
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("imports.done", course=found.cohort.title),
            _done(counts, "imports.did", texts),
            _stay(Page.of(spared, 0, size=NAMES_A_PAGE), texts),
        ),
        buttons=[[to_people(found.cohort.id, texts)]],
    )


def _done(counts: tuple[int, int, int], key: str, texts: Texts) -> Markup:
    """Say how many are removed, get their values back, and stay as they are now."""
    parts = zip(("removed", "restored", "as_now"), counts, strict=True)
    return lines(*(texts.count(f"{key}.{part}", n) for part, n in parts if n))


def _stay(page: Page[ImportEffect], texts: Texts) -> Markup | None:
    if not page.total:
        return None
    names = ", ".join(each.name for each in page.items)
    more = page.total - len(page.items)
    rest = texts("imports.others", n=more) if more else None
    stay = texts("imports.stay", names=names)
    return stay if rest is None else Markup(" ").join((stay, rest))
