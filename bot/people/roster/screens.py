"""A list as a file: asking for it, errors, preview, result."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.documents.grid import RosterColumn, Unfit, UnfitTable
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId, Membership, NamedElsewhere
from bot.membership.person.domain import name_key
from bot.paging import Page
from bot.people.buttons import (
    AskUndoImport,
    CheckRoster,
    DropRoster,
    ListElsewhere,
    ListNotIn,
    OpenRosterColumns,
    SendTemplate,
    TakeRoster,
    TakeRosterApart,
    TakeRosterNew,
)
from bot.people.domain import RosterId
from bot.people.roster.domain import Merge, RosterChange
from bot.people.roster.service import RosterElsewhere, RosterImported, RosterPreview
from bot.people.roster_doubts import screens as doubts
from bot.people.roster_file.domain import FaultReason, Roster, RosterFault
from bot.people.roster_listing import screens as listing
from bot.people.roster_reading import screens as reading
from bot.people.roster_unusual import screens as unusual
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_people

MOST_FAULTS = 10
MOST_CHANGES = 6
MOST_ORGANIZATIONS = 8
MOST_ELSEWHERE = 3
ELSEWHERE_PAGE = 10


def preview(found: RosterPreview, texts: Texts) -> Screen:
    """Show what importing would do, or ask what is in doubt before anything can be imported."""
    if found.read.questions:
        return _asking(found, texts)
    merge, read = found.merge, found.read
    nothing = None if merge.count else texts("roster.nothing")
    people, is_all = listing.new_people(merge.added, [e.name for e in merge.organizations], texts)
    buttons: list[ButtonRow] = [*_taking(found, texts), _who(found, texts)] if merge.count else []
    if not is_all:
        buttons.append(listing.all_people(len(read.people), found.roster, texts))
    if found.from_file:
        buttons += reading.corrections(read, found.roster, texts)
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("people.roster_course", course=found.cohort.title),
            texts("roster.again") if found.again else None,
            reading.understood(read, texts) if found.from_file else None,
            lines(_counts(merge, read.faults, texts), reading.left_out(read, texts)),
            people,
            _organizations(merge, texts),
            _changes(merge.changed, texts),
            texts.count("roster.same_name", len(merge.by_name)) if merge.by_name else None,
            _elsewhere(found.elsewhere, "roster.elsewhere_check", texts),
            unusual.question(found.unusual, texts, first=merge.count > 0),
            None if found.unusual else doubts.question(merge.doubts, texts),
            _faults(read.faults, texts),
            nothing,
            texts("roster.put_right") if read.faults else None,
        ),
        buttons=[*buttons, _leaving(found, texts)],
    )


def _elsewhere(found: Sequence[NamedElsewhere], what: str, texts: Texts) -> Markup | None:
    """Say who is on the list of another course under the same name, and what to do (`what`)."""
    if not found:
        return None
    return lines(
        texts.count("roster.elsewhere", len(found)),
        *(_is_elsewhere(each, texts) for each in found[:MOST_ELSEWHERE]),
        _and_more(len(found) - MOST_ELSEWHERE, texts),
        texts(what),
    )


def _is_elsewhere(found: NamedElsewhere, texts: Texts) -> Markup:
    who = " · ".join(each for each in (found.name, found.organization) if each)
    joined = found.state in {Membership.ACTIVE, Membership.FINISHED}
    says = "roster.elsewhere_joined" if joined else "roster.elsewhere_listed"
    return texts(says, who=who, course=found.course)


def _who(found: RosterPreview | RosterImported, texts: Texts) -> list[ScreenButton]:
    if not found.elsewhere:
        return []
    label = texts.label("roster.elsewhere_who", n=len(found.elsewhere))
    return [tap(label, ListElsewhere(found.roster, 0))]


def elsewhere(found: RosterElsewhere, number: int, texts: Texts) -> Screen:
    """Show a page of people of the roster on other lists, and how to undo that import there."""
    page = Page.of(found.people, number, size=ELSEWHERE_PAGE)
    titles = {each.cohort_id: each.course for each in found.people}
    undo = [
        tap(
            texts.label("roster.elsewhere_undo", course=titles[each.cohort_id]),
            AskUndoImport(each.id, 0),
        )
        for each in found.imports
    ]
    back = (
        to_people(found.cohort.id, texts)
        if found.is_taken
        else tap(texts.label("people.roster_check"), CheckRoster(found.roster))
    )
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts.count("roster.elsewhere", page.total),
            lines(*(_is_elsewhere(each, texts) for each in page.items)),
            texts("roster.elsewhere_if") if undo else None,
        ),
        buttons=[
            page_turns(page, lambda to: ListElsewhere(found.roster, to), texts),
            *([each] for each in undo),
            [back],
        ],
    )


def _asking(found: RosterPreview, texts: Texts) -> Screen:
    said, buttons = reading.question(found.read, found.roster, texts)
    return Screen(
        text=paragraphs(
            texts("people.title"),
            reading.understood(found.read, texts),
            said,
            texts("roster.nothing_yet"),
        ),
        buttons=[
            *buttons,
            *reading.corrections(found.read, found.roster, texts),
            _leaving(found, texts),
        ],
    )


def _leaving(found: RosterPreview, texts: Texts) -> ButtonRow:
    if not found.merge.count and not found.read.questions:
        return [to_people(found.cohort_id, texts)]
    return [tap(texts.label("roster.cancel"), DropRoster(found.roster))]


def columns(found: RosterPreview, sheet: int, page: int, texts: Texts) -> Screen:
    """Show what each column of a sheet was taken for, or the preview if there is no such sheet."""
    shown = next((each for each in found.read.sheets if each.number == sheet), None)
    if shown is None:
        return preview(found, texts)
    back = [tap(texts.label("people.roster_check"), OpenRosterColumns(found.roster, sheet, -1))]
    return reading.columns_page(shown, page, found.roster, texts, back)


def _taking(found: RosterPreview, texts: Texts) -> list[ButtonRow]:
    """Return the buttons that import; with equal names, one for the same people, one for others."""
    take, merge = TakeRoster(found.roster), found.merge
    if found.unusual:
        more = bool(merge.alike or merge.by_name)
        return unusual.answers(found.unusual, merge.count, found.roster, texts, asked_more=more)
    as_new = [tap(texts.label("roster.take_apart"), TakeRosterApart(found.roster))]
    if merge.alike:
        ticks = doubts.ticks(merge.doubts, found.same, found.roster, texts)
        if found.same:
            n = merge.without(found.same).count
            return [*ticks, doubts.add_others(found.same, n, found.roster, texts)]
        return [
            *_without(found, texts),
            [tap(texts.label("roster.take_alike"), take)],
            *([_all_as_new(found, texts)] if merge.by_name else []),
            *ticks,
        ]
    if not merge.by_name:
        return [[tap(texts.label("roster.take", n=merge.count), take)]]
    return [[tap(texts.label("roster.take_same"), take)], as_new]


def _all_as_new(found: RosterPreview, texts: Texts) -> ButtonRow:
    """Return the button beside "add all", which changes people with a name that is on the list."""
    return [tap(texts.label("roster.take_all_apart"), TakeRosterApart(found.roster))]


def _without(found: RosterPreview, texts: Texts) -> list[ButtonRow]:
    """Return the button that leaves out those who may be on the list; nothing if all may be."""
    rest = found.merge.count - len(found.merge.alike)
    label = texts.label("roster.take_new", n=rest)
    return [[tap(label, TakeRosterNew(found.roster))]] if rest else []


def too_old(texts: Texts) -> Screen:
    """Say that a list is too old to be read back, and must be sent again."""
    return Screen(text=texts("common.message_too_old"))


def dropped(cohort: CohortId, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("people.title"), texts("roster.dropped")),
        buttons=[[to_people(cohort, texts)]],
    )


def imported(found: RosterImported, texts: Texts) -> Screen:
    """Say what was imported and where; the links come as a file, and all can be undone."""
    comes = texts("roster.links_come") if found.links or found.source else None
    return Screen(
        text=paragraphs(
            texts("people.title"),
            texts("people.roster_course", course=found.cohort.title),
            texts("roster.taken", counts=_done(found, texts)),
            comes,
            _elsewhere(found.elsewhere, "roster.elsewhere_result", texts),
            texts("roster.undo_for"),
        ),
        buttons=[
            [tap(texts.label("roster.undo"), AskUndoImport(found.roster, 0)), *_who(found, texts)],
            [tap(texts.label("people.not_in"), ListNotIn(found.cohort_id, 0))],
            [to_people(found.cohort_id, texts)],
        ],
    )


def _done(found: RosterImported, texts: Texts) -> Markup:
    counts = (("roster.new", found.added), ("roster.changed", found.changed))
    return Markup(", ").join(texts(key, n=number) for key, number in counts if number)


def _counts(merge: Merge, faults: Sequence[RosterFault], texts: Texts) -> Markup:
    counts = (
        ("roster.new", len(merge.added)),
        ("roster.changed", len(merge.changed)),
        ("roster.same", merge.same),
        ("roster.refused", len({fault.row for fault in faults})),
    )
    return Markup(", ").join(texts(key, n=number) for key, number in counts if number)


def _organizations(merge: Merge, texts: Texts) -> Markup | None:
    """Name the new organizations that nobody new has, and ask about those like known ones."""
    shown = {name_key(each.organization or "") for each in merge.added}
    new = [e for e in merge.organizations if e.meant is not None or name_key(e.name) not in shown]
    if not new:
        return None
    names = [
        each.name
        if each.meant is None
        else texts("roster.organization_meant", name=each.name, meant=each.meant)
        for each in new[:MOST_ORGANIZATIONS]
    ]
    more = _and_more(len(new) - MOST_ORGANIZATIONS, texts)
    return lines(texts.count("roster.organizations", len(new)), *names, more)


def _changes(changed: Sequence[RosterChange], texts: Texts) -> Markup:
    more = _and_more(len(changed) - MOST_CHANGES, texts)
    return lines(*(_change(each, texts) for each in changed[:MOST_CHANGES]), more)


def _change(change: RosterChange, texts: Texts) -> Markup:
    known = change.known
    before, after = list[str](), list[str]()
    if change.organization is not None:
        before.append(known.organization or "–")
        after.append(change.organization)
    if change.language is not None:
        before.append(_language(known.language, texts))
        after.append(_language(change.language, texts))
    return texts("roster.change", name=known.name, before=", ".join(before), after=", ".join(after))


def _language(code: str, texts: Texts) -> str:
    return texts.language_name(code) if code else "–"


def _faults(faults: Sequence[RosterFault], texts: Texts) -> Markup | None:
    if not faults:
        return None
    return lines(
        texts("roster.refused_rows"),
        *(_fault(each, texts) for each in faults[:MOST_FAULTS]),
        _and_more(len(faults) - MOST_FAULTS, texts),
    )


def _and_more(hidden: int, texts: Texts) -> Markup | None:
    return texts("people.roster_more", n=hidden) if hidden > 0 else None


def _fault(fault: RosterFault, texts: Texts) -> Markup:
    place = texts("roster.place", row=fault.row, column=column_name(fault.column, texts))
    if fault.sheet:
        place = Markup(", ").join((place, texts("people.roster_sheet", name=fault.sheet)))
    if fault.why is FaultReason.NO_NAME and not fault.found:
        return texts("roster.fault.empty", place=place)
    said = texts(f"roster.fault.{fault.why}", place=place, found=fault.found, meant=fault.meant)
    if fault.why is FaultReason.LANGUAGE and fault.meant:
        meant = texts.language_name(fault.meant)
        return Markup(" ").join((said, texts("roster.meant", meant=meant)))
    return said


def template_file(texts: Texts) -> Drawing:
    """Return the empty list, with its columns and languages in the reader's words."""
    return Drawing(
        field="document",
        recipe="roster_template",
        about={
            "head": [texts.label(f"people.roster.head.{each}") for each in RosterColumn],
            "languages": [texts.language_name(each) for each in texts.spoken],
        },
        filename=file_name(FileKind.TO_FILL_IN, "xlsx", language=texts.language),
    )


def ask_roster(cohort: Cohort, texts: Texts) -> Screen:
    """Ask for the list of a cohort as a file or as text."""
    course = texts("people.roster_course", course=cohort.title)
    said = paragraphs(course, texts("roster.invite_write_list"))
    return _with_template(said, cohort.id, texts)


def template(texts: Texts) -> Screen:
    """Return the caption of the empty list."""
    return Screen(text=texts("roster.template_text"))


def wait(texts: Texts) -> Screen:
    return Screen(text=paragraphs(texts("people.title"), texts("roster.reading")))


def comparing(read: Roster, texts: Texts) -> Screen:
    """Say that a typed list is compared, and what of it was not taken."""
    said = paragraphs(
        texts("people.title"), texts("roster.comparing"), reading.left_out(read, texts)
    )
    return Screen(text=said)


def adding(roster: RosterId, texts: Texts) -> Screen:
    """Say that people are being added; the button goes on if something has stopped it."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("roster.adding")),
        buttons=[[tap(texts.label("people.roster_check"), CheckRoster(roster))]],
    )


def too_large(texts: Texts) -> Screen:
    """Say that a file is too large, without undoing that it is deleted within a day."""
    return Screen(text=texts("common.refusal_file_too_large"))


def no_list(cohort: CohortId, texts: Texts) -> Screen:
    """Say that this is neither a file nor text."""
    return _with_template(texts("roster.no_list"), cohort, texts)


def unfit(cohort: CohortId, error: UnfitTable, texts: Texts) -> Screen:
    """Say why the whole file cannot be read, and what to do."""
    if error.meant is not None:
        meant = column_name(error.meant, texts)
        said = texts(
            "roster.unfit.misspelt_column", column=error.column, number=error.number, meant=meant
        )
    else:
        said = texts(f"roster.unfit.{error.why}", column=error.column, number=error.number)
    columns = texts("roster.columns") if error.why in _ABOUT_COLUMNS else None
    return _with_template(paragraphs(said, columns, texts("roster.send_again")), cohort, texts)


def _with_template(text: Markup, cohort: CohortId, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("people.title"), text),
        buttons=[
            [tap(texts.label("roster.template"), SendTemplate(cohort))],
            [to_people(cohort, texts)],
        ],
    )


_ABOUT_COLUMNS = {Unfit.HEADER, Unfit.UNKNOWN_COLUMN, Unfit.EMPTY}


def column_name(column: RosterColumn, texts: Texts) -> str:
    """Return the name of a column as in the header."""
    return texts.label(f"people.roster.head.{column}")
