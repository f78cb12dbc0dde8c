"""All cohorts side by side: as pages of a chat, as pictures, as rows of a sheet."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from markupsafe import Markup

from bot.desk.buttons import (
    OpenMonth,
    OpenMonthly,
    OpenProgramme,
    OpenReport,
    ProgrammeFile,
    SetMonthly,
)
from bot.desk.programme.domain import FigureCell, Measure, Programme, ProgrammeRow
from bot.desk.programme.service import SEVERAL, Reader
from bot.desk.report_figures.domain import Few
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.telegram.kit import calls
from bot.telegram.kit.button import Button
from bot.telegram.kit.calls import Call, Drawing
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk, toggle_button
from bot.telegram.slots import CohortView

PAGE: Final = 5
"""How many cohorts a page of the chat has."""
IN_PICTURE: Final = 8
"""How many cohorts a picture has, so that a phone shows its words large enough."""
_READERS: Final = 8
_COLUMNS: Final = ("listed", "joined", "attended", "read", "planned", "held")


def page(
    found: Programme,
    number: int,
    cohort: CohortId,
    zone: str,
    texts: Texts,
    *,
    for_sharing: bool,
    pictures: bool,
) -> Screen:
    """Show all cohorts together on the first page, and each of them; a single one alone.

    `for_sharing` small groups are withheld. `pictures`: offer it as a picture, too.
    """
    whole, *rows = found.table(for_sharing=for_sharing)
    shown = Page.of(rows, number, size=PAGE)
    several = len(found.cohorts) >= SEVERAL
    together = [_row(whole, texts)] if shown.at == 0 and several else []
    foot = "programme.foot_shared" if for_sharing else "programme.foot_own"

    def to(at: int) -> Button:
        return OpenMonth(cohort, at) if for_sharing else OpenProgramme(cohort, at)

    picture = [tap(texts.label("desk.report_picture"), ProgrammeFile(cohort, "picture"))]
    compared: list[ButtonRow] = [
        [
            *(picture if pictures else []),
            tap(texts.label("common.xlsx"), ProgrammeFile(cohort, "xlsx")),
        ],
        [tap(texts.label("programme.monthly"), OpenMonthly(cohort, 0))],
    ]
    return Screen(
        text=paragraphs(
            lines(
                Markup("<b>{}</b>").format(texts.label("programme.title")),
                _when(found, zone, texts),
            ),
            *together,
            *(_row(each, texts) for each in shown.items),
            texts(foot),
            None if several else texts("programme.one_course"),
        ),
        buttons=[
            page_turns(shown, to, texts),
            *(compared if several else []),
            [
                tap(texts.label("desk.report_back"), OpenReport(cohort, "overview")),
                to_desk(cohort, texts),
            ],
        ],
    )


def _when(found: Programme, zone: str, texts: Texts) -> str:
    return texts.label(
        "programme.sub",
        n=texts.count("programme.cohorts", len(found.cohorts)).unescape(),
        day=texts.date(found.now, zone),
        time=texts.clock(found.now, zone),
    )


def _row(row: ProgrammeRow, texts: Texts) -> Markup:
    empty = row.cells[Measure.JOINED] is None
    measures = () if empty else tuple(Measure)
    return lines(
        Markup("<b>{}</b>").format(_name(row, texts)),
        texts("programme.nobody") if empty else None,
        *(
            texts("programme.figure", label=texts.label(f"programme.{each}"), value=value)
            for each, value in (
                *((measure, _said(row.cells[measure], texts)) for measure in measures),
                ("held", _held(row, texts)),
            )
        ),
    )


def _name(row: ProgrammeRow, texts: Texts) -> str:
    return texts.label("programme.together") if row.cohort is None else row.cohort.title


def _said(cell: FigureCell, texts: Texts) -> str:
    if isinstance(cell, Few):
        return texts.label("programme.withheld")
    if cell is None:
        return texts.label("programme.unknown")
    return texts.label("desk.report_of", n=cell[0], all=cell[1])


def _held(row: ProgrammeRow, texts: Texts) -> str:
    unknown = row.held - row.noted
    if not unknown:
        return str(row.held)
    return texts.label("programme.held_unknown", n=row.held, unknown=unknown)


# ---- pictures and the sheet --------------------------------------------------------------


def pictures(chat_id: int, found: Programme, zone: str, texts: Texts) -> Iterator[Call]:
    """Yield the calls that send all cohorts as pictures; their caption tells nothing."""
    for at, data in enumerate(drawings(found, zone, texts)):
        drawing = Drawing(
            field="photo",
            recipe="programme_picture",
            about=data,
            filename="picture.png",
            private=True,
        )
        yield calls.picture(chat_id, Screen(text=texts("common.name")), drawing, silent=at > 0)


def drawings(found: Programme, zone: str, texts: Texts) -> list[dict[str, Any]]:
    """Return what the recipe `programme_picture` draws: all cohorts together begin each picture."""
    whole, *rows = found.table(for_sharing=True)
    many = Page.of(rows, 0, size=IN_PICTURE).pages
    sub = _when(found, zone, texts)
    return [
        {
            "language": texts.language,
            "head": texts.label("programme.title"),
            "sub": sub + (f" · {at + 1}/{many}" if many > 1 else ""),
            "columns": [texts.label(f"programme.column.{each}") for each in _COLUMNS],
            "rows": [
                _drawn(each, texts) for each in (whole, *Page.of(rows, at, size=IN_PICTURE).items)
            ],
            "foot": texts.label("programme.foot_picture"),
        }
        for at in range(many)
    ]


def _drawn(row: ProgrammeRow, texts: Texts) -> dict[str, Any]:
    return {
        "label": _name(row, texts),
        "cells": [
            {"value": _short(row.listed), "of": "", "share": None},
            *(_drawn_cell(row.cells[measure]) for measure in Measure),
            {"value": str(row.held), "of": _without(row), "share": None},
        ],
    }


def _drawn_cell(cell: FigureCell) -> dict[str, Any]:
    if isinstance(cell, Few):
        return {"value": "–", "of": "", "share": None}
    if cell is None:
        return {"value": "?", "of": "", "share": None}
    part, of = cell
    return {"value": str(part), "of": f"/ {of}", "share": part / of}


def _short(number: int | Few) -> str:
    return "–" if isinstance(number, Few) else str(number)


def _without(row: ProgrammeRow) -> str:
    unknown = row.held - row.noted
    return f"{unknown} ?" if unknown else ""


def sheet(found: Programme, zone: str, texts: Texts) -> dict[str, Any]:
    """Return the data of the file: a row for each cohort, the total below."""
    whole, *rows = found.table(for_sharing=True)
    return {
        "head": [texts.label(f"programme.sheet.{name}") for name in _SHEET],
        "pages": [
            {
                "title": texts.label("programme.title"),
                "sub": " · ".join(
                    [_when(found, zone, texts), texts.label("programme.foot_shared")]
                ),
                "rows": [_cells(each, texts) for each in (*rows, whole)],
            }
        ],
    }


_SHEET: Final = (
    "cohort", "listed", "joined", "held", "noted", "attended", "expected", "read", "parts",
    "planned", "inside",
)  # fmt: skip


def _cells(row: ProgrammeRow, texts: Texts) -> Sequence[int | str]:
    withheld = texts.label("programme.withheld")

    def both(measure: Measure) -> tuple[int | str, int | str]:
        cell = row.cells[measure]
        if isinstance(cell, Few):
            return withheld, withheld
        unknown = texts.label("programme.unknown")
        return (unknown, unknown) if cell is None else cell

    listed: int | str = withheld if isinstance(row.listed, Few) else row.listed
    joined, _ = both(Measure.JOINED)
    return [
        _name(row, texts),
        listed,
        joined,
        row.held,
        row.noted,
        *both(Measure.ATTENDED),
        *both(Measure.READ),
        *both(Measure.PLANNED),
    ]


# ---- once a month ------------------------------------------------------------------------


def monthly(readers: Sequence[Reader], cohort: CohortId, number: int, texts: Texts) -> Screen:
    """Show who gets the cohorts once a month, with a button for each."""
    shown = Page.of(readers, number, size=_READERS)
    return Screen(
        text=paragraphs(
            Markup("<b>{}</b>").format(texts.label("programme.monthly")),
            texts("programme.monthly_what"),
            texts("programme.monthly_who"),
        ),
        buttons=[
            *(
                [
                    toggle_button(
                        each.name,
                        SetMonthly(cohort, each.person, int(not each.gets), shown.at),
                        on=each.gets,
                        texts=texts,
                    )
                ]
                for each in shown.items
            ),
            page_turns(shown, lambda at: OpenMonthly(cohort, at), texts),
            [tap(texts.label("programme.back"), OpenProgramme(cohort, 0))],
        ],
    )


def ready(cohort: CohortId, texts: Texts) -> Screen:
    """Say that there is something to look at, in words that tell nothing on a locked screen."""
    return Screen(
        text=texts("programme.ready"),
        buttons=[[tap(texts.label("programme.open"), OpenMonth(cohort, 0))]],
    )


def reports_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("desk.all_cohorts"), OpenProgramme(view.cohort.id, 0))]
