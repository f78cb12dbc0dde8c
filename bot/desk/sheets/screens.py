"""The page of what donors and finance ask for, and the words of its sheets."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.desk.buttons import MakeSheet, OpenPeriods, OpenReport, OpenWorkbook, PeriodReport
from bot.desk.periods.domain import Period
from bot.desk.periods.screens import name_of
from bot.desk.sheets.domain import (
    AttendanceCount,
    AttendanceGroup,
    AttendanceSheet,
    Held,
    Mark,
    PeopleSheet,
    PeopleSheetEntry,
)
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import in_pairs

_NOT_KNOWN = "–"
_PEOPLE_COLUMNS = (
    "name", "organization", "language", "role", "joined", "last_here", "meetings", "parts",
)  # fmt: skip


def hub(cohort: Cohort, period: Period, languages: Iterable[str], texts: Texts) -> Screen:
    """Show the sheets and reports for donors and finance, of a period.

    `languages` are those in which lists can be printed.
    """
    since, until = period.numbers

    def file(label: str, what: str, form: str, language: str) -> ScreenButton:
        return tap(label, MakeSheet(cohort.id, what, form, language, since, until))

    own = texts.language
    report = (
        OpenReport(cohort.id, "overview")
        if period.is_whole
        else PeriodReport(cohort.id, "text", since, until)
    )
    return Screen(
        text=paragraphs(
            texts("sheets.title", cohort=cohort.title),
            texts("sheets.period", period=name_of(period, texts)),
            texts("sheets.what"),
        ),
        buttons=[
            [tap(texts.label("sheets.other_period"), OpenPeriods(cohort.id))],
            *in_pairs(
                [
                    tap(texts.label("sheets.report"), report),
                    file(texts.label("sheets.attendance"), "attendance", "xlsx", own),
                    file(texts.label("sheets.people"), "people", "xlsx", own),
                ]
            ),
            *in_pairs(
                [
                    file(
                        texts.label("sheets.print", language=own_name(each)),
                        "attendance",
                        "pdf",
                        each,
                    )
                    for each in languages
                ]
            ),
            [tap(texts.label("desk.workbook_label"), OpenWorkbook(cohort.id))],
            [tap(texts.label("desk.report_back"), OpenReport(cohort.id, "overview"))],
        ],
    )


def attendance_data(sheet: AttendanceSheet, texts: Texts) -> dict[str, Any]:
    """Return the data of the attendance files, in the language of `texts`."""
    cohort, label = sheet.cohort, texts.label
    held = range(len(sheet.held))
    noted = [meeting for meeting in held if sheet.held[meeting].taken]
    missing = sheet.without_attendance
    not_taken = texts.count("sheets.not_taken", missing).unescape() if missing else ""
    made = label(
        "sheets.made",
        day=texts.date(sheet.now, cohort.zone),
        time=texts.clock(sheet.now, cohort.zone),
    )
    left_out = texts.count("sheets.left_out", sheet.left_out).unescape() if sheet.left_out else ""
    return {
        "language": texts.language,
        "title": label("common.file.attendance"),
        "sub": f"{cohort.title} · {name_of(sheet.period, texts)}",
        "columns": [
            label(f"sheets.{each}")
            for each in ("organization", "name", "attended", "of", "signature")
        ],
        "meetings": [_meeting(each, cohort.zone, texts) for each in sheet.held],
        "words": {str(mark): label(f"sheets.mark.{mark}") for mark in Mark},
        "legend": [[str(mark), label(f"sheets.mark.{mark}")] for mark in Mark],
        "groups": [_group(each, held, noted, texts) for each in sheet.groups],
        "all": label("sheets.all"),
        "at": [_count(sheet.at(meeting), is_known=meeting in noted) for meeting in held],
        "count": _count(sheet.count, is_known=bool(noted)),
        "totals": [label(f"sheets.total.{each}") for each in ("there", "expected", "unknown")],
        "signers": [label("sheets.sign.coordinator"), label("sheets.sign.checked")],
        "foot": " ".join(
            each for each in (made, label("sheets.who_counts"), not_taken, left_out) if each
        ),
    }


def _group(
    group: AttendanceGroup, held: range, noted: Sequence[int], texts: Texts
) -> dict[str, Any]:
    return {
        "name": group.organization or texts.label("desk.report_no_organization"),
        "lines": [
            {
                "name": line.name,
                "marks": [str(mark) for mark in line.marks],
                "count": _count(line.count, is_known=bool(noted)),
            }
            for line in group.lines
        ],
        "at": [_count(group.at(meeting), is_known=meeting in noted) for meeting in held],
        "count": _count(group.count, is_known=bool(noted)),
    }


def _meeting(held: Held, zone: str, texts: Texts) -> dict[str, str]:
    part = "" if held.part is None else texts.label("common.part", part=held.part)
    return {"day": texts.day_on_button(held.starts_at, zone), "name": held.title or part}


def _count(count: AttendanceCount, *, is_known: bool) -> list[int | str]:
    """Return the three numbers; without any attendance nobody knows how many were there."""
    return [count.there if is_known else _NOT_KNOWN, count.expected, count.unknown]


def people_data(found: PeopleSheet, texts: Texts) -> dict[str, Any]:
    """Return the data of the list of people: only what coordinators see of everybody by name."""
    cohort = found.cohort
    heads = [texts.label(f"sheets.{name}") for name in _PEOPLE_COLUMNS]
    return {
        "head": heads,
        "rows": [_person(each, found, texts) for each in found.entries],
        "sub": " · ".join(
            [
                cohort.title,
                texts.label(
                    "sheets.made",
                    day=texts.date(found.now, cohort.zone),
                    time=texts.clock(found.now, cohort.zone),
                ),
            ]
        ),
    }


def _person(each: PeopleSheetEntry, found: PeopleSheet, texts: Texts) -> Sequence[Any]:
    zone = found.cohort.zone
    days = ["" if at is None else texts.date(at, zone) for at in (each.joined_at, each.active_at)]
    attended = ""
    if each.meetings is not None:
        unknown = texts.label(f"sheets.mark.{Mark.UNKNOWN}")
        attended = _of(each.meetings, each.noted, texts) if each.noted else unknown
    read = "" if each.parts is None else _of(each.parts, found.parts, texts)
    return [
        each.name,
        each.organization or "",
        own_name(each.language) if each.language else "",
        texts.label(f"sheets.standing.{each.standing}"),
        *days,
        attended,
        read,
    ]


def _of(many: int, of: int, texts: Texts) -> str:
    return texts.label("desk.report_of", n=many, all=of)
