"""The page of the workbook, and the words in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.desk.buttons import OpenReport, OpenWorkbook, SendBack
from bot.desk.workbook.buttons import LockWorkbook, MakeWorkbook
from bot.desk.workbook.domain import (
    LastWorkbook,
    Workbook,
    WorkbookCohort,
    WorkbookOffer,
    day_of,
)
from bot.desk.workbook_cells.domain import (
    CODE,
    CONTACTED,
    COUNTED,
    LANGUAGE,
    LESSONS,
    ORGANIZATION,
    CellWords,
    CohortTable,
    Stamp,
    distinct,
    is_free,
    pack,
    session_of,
    sheet_names,
)
from bot.desk.workbook_cells.screens import cell_words, sheet_titles, word_for_today
from bot.documents.workbook_sheets import STAMP
from bot.facts import KnownFacts
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.people.directory.domain import code_of
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import in_pairs
from bot.telegram.slots import CohortView

_FIRST_LINES = ("title", "made", "how", "codes", "empty", "people", "safe")


def offer(found: WorkbookOffer, texts: Texts) -> Screen:
    """Say what the workbook is, and how it comes."""
    cohort = found.cohort
    return Screen(
        text=paragraphs(
            texts("workbook.title"),
            texts.count("workbook.what", found.cohorts, people=found.people),
            texts("workbook.back"),
            texts("workbook.careful"),
        ),
        buttons=[
            *in_pairs(
                [
                    tap(texts.label("workbook.with_names"), MakeWorkbook(cohort, "names")),
                    tap(texts.label("workbook.with_codes"), MakeWorkbook(cohort, "codes")),
                    tap(texts.label("workbook.with_password"), LockWorkbook(cohort)),
                    tap(texts.label("workbook.send_back"), SendBack(cohort)),
                ]
            ),
            [tap(texts.label("desk.report_back"), OpenReport(cohort, "overview"))],
        ],
    )


def ask_password(cohort: Cohort, texts: Texts) -> Screen:
    back = tap(texts.label("workbook.cancel"), OpenWorkbook(cohort.id))
    return Screen(
        text=paragraphs(texts("workbook.title"), texts("workbook.ask_password")), buttons=[[back]]
    )


def password_again(cohort: Cohort, texts: Texts) -> Screen:
    screen = ask_password(cohort, texts)
    return Screen(
        text=paragraphs(texts("workbook.title"), texts("workbook.password_short")),
        buttons=screen.buttons,
    )


def one_moment(cohort: CohortId, texts: Texts) -> Screen:
    back = tap(texts.label("desk.workbook_label"), OpenWorkbook(cohort))
    return Screen(
        text=paragraphs(texts("workbook.title"), texts("workbook.one_moment")), buttons=[[back]]
    )


def caption(found: Workbook, texts: Texts, zone: str) -> Screen:
    """Return what stands below the file."""
    day = texts.date(found.now, zone)
    said = f"{texts.label('common.file.workbook')} · {day}"
    return Screen(text=paragraphs(texts("common.name"), said, texts("workbook.caption")))


def card_lines(known: KnownFacts, texts: Texts) -> list[Any]:
    """Return the code of somebody whose row left in a workbook."""
    if known.fact(LastWorkbook).at is None:
        return []
    return [texts("workbook.card", code=code_of(known.place.enrolment.id))]


def file_data(found: Workbook, texts: Texts, *, password: str, key: bytes) -> dict[str, Any]:
    """Return the data of the file; `key` signs its stamp."""
    words = cell_words(texts)
    fixed = sheet_titles(texts)
    names = sheet_names([each.cohort.title for each in found.cohorts], [*fixed.values(), STAMP])
    tables = [
        _table(each, name, texts, with_names=found.with_names)
        for each, name in zip(found.cohorts, names, strict=True)
    ]
    stamp = Stamp(
        workbook=found.id, made_at=found.now, language=texts.language, tables=tuple(tables)
    )
    return {
        "first": {"sheet": fixed["first"], **_first(found, texts)},
        "cohorts": [
            _sheet(each, table, words, found.organizations, texts)
            for each, table in zip(found.cohorts, tables, strict=True)
        ],
        "more": [
            {"sheet": fixed["meetings"], **_meetings(found, texts)},
            {"sheet": fixed["all"], **_totals(found, texts)},
        ],
        "stamp": pack(stamp, key),
        "password": password,
    }


def _first(found: Workbook, texts: Texts) -> Mapping[str, Any]:
    zone = found.cohorts[0].cohort.zone if found.cohorts else "UTC"
    day, time = texts.date(found.now, zone), texts.clock(found.now, zone)
    lines = [
        texts.label(f"workbook.first.{each}", day=day, time=time)
        for each in _FIRST_LINES
        if each != "codes" or not found.with_names
    ]
    left_out = sum(each.left_out for each in found.cohorts)
    if left_out:
        lines.append(texts.count("workbook.first.left_out", left_out).unescape())
    return {
        "lines": lines,
        "free": texts.label("workbook.first.free"),
        "fixed": texts.label("workbook.first.fixed"),
    }


def _table(found: WorkbookCohort, sheet: str, texts: Texts, *, with_names: bool) -> CohortTable:
    columns = found.columns(with_names=with_names)
    meetings = {each.session: each for each in found.held}
    heads = []
    for key in columns:
        session = session_of(key)
        if session is None:
            heads.append(
                texts.label(f"workbook.head.{key}", n=found.lessons)
                if key == LESSONS
                else texts.label(f"workbook.head.{key}")
            )
            continue
        held = meetings[session]
        part = "" if held.part is None else texts.label("common.part", part=held.part)
        day = texts.day_on_button(held.starts_at, found.cohort.zone)
        heads.append(f"{day} {held.title or part}".strip())
    rows = [found.tokens(each, with_names=with_names) for each in found.people]
    return CohortTable(
        cohort=found.cohort.id,
        sheet=sheet,
        columns=columns,
        heads=distinct(heads),
        rows={row[columns.index(CODE)]: row for row in rows},
    )


def _sheet(
    found: WorkbookCohort,
    table: CohortTable,
    words: CellWords,
    organizations: Sequence[str],
    texts: Texts,
) -> dict[str, Any]:
    rows = list(table.rows.values())
    free = [
        [
            at
            for at, (key, token) in enumerate(zip(table.columns, row, strict=True))
            if is_free(key, token, person.state)
        ]
        for person, row in zip(found.people, rows, strict=True)
    ]
    return {
        "sheet": table.sheet,
        "head": table.heads,
        "rows": [
            [words.shown(key, token) for key, token in zip(table.columns, row, strict=True)]
            for row in rows
        ],
        "free": free,
        "choices": _choices(table, words, organizations, texts),
    }


def _choices(
    table: CohortTable, words: CellWords, organizations: Sequence[str], texts: Texts
) -> dict[str, Sequence[str]]:
    chosen: dict[str, Sequence[str]] = {}
    for at, key in enumerate(table.columns):
        if session_of(key) is not None:
            chosen[str(at)] = [words.states[each] for each in COUNTED]
        elif key == ORGANIZATION:
            chosen[str(at)] = organizations
        elif key == LANGUAGE:
            chosen[str(at)] = list(words.languages.values())
        elif key == CONTACTED:
            chosen[str(at)] = [word_for_today(texts)]
    return chosen


def _meetings(found: Workbook, texts: Texts) -> dict[str, Any]:
    heads = ("course", "day", "time", "meeting", *COUNTED)
    rows = []
    for one in found.cohorts:
        zone = one.cohort.zone
        for held in one.held:
            part = "" if held.part is None else texts.label("common.part", part=held.part)
            counts = one.count(held)
            rows.append(
                [
                    one.cohort.title,
                    day_of(held.starts_at, zone),
                    texts.clock(held.starts_at, zone),
                    held.title or part,
                    *(counts[each] for each in COUNTED),
                ]
            )
    return {"head": [texts.label(f"workbook.total.{each}") for each in heads], "rows": rows}


def _totals(found: Workbook, texts: Texts) -> dict[str, Any]:
    heads = ("course", "people", "joined", "meetings", *COUNTED)
    rows = [_total(one) for one in found.cohorts]
    last = [sum(column) for column in zip(*rows, strict=True)] if rows else []
    return {
        "head": [texts.label(f"workbook.total.{each}") for each in heads],
        "rows": [
            *([one.cohort.title, *row] for one, row in zip(found.cohorts, rows, strict=True)),
            [texts.label("workbook.total.sum"), *last],
        ],
    }


def _total(one: WorkbookCohort) -> list[int]:
    counts = [one.count(held) for held in one.held]
    return [
        sum(each.is_on_list for each in one.people),
        sum(each.has_joined for each in one.people),
        len(one.held),
        *(sum(each[state] for each in counts) for state in COUNTED),
    ]


def reports_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("desk.workbook_label"), OpenWorkbook(view.cohort.id))]
