"""Reports in the chat: as text with its keys, under a picture, with a file."""

from collections.abc import Sequence
from typing import Any

from bot.domain.people.person import CohortId
from bot.locale import Texts
from bot.tg.buttons.reports import OpenReport, ReportFile, ReportPicture
from bot.tg.screens.followup.report_page import Page, table
from bot.tg.screens.screen import Key, Screen, tap
from bot.tg.screens.ways import to_desk


def one_moment(texts: Texts) -> Screen:
    """It is being counted."""
    return Screen(text=texts("report.one_moment"))


def as_text(page: Page, cohort: CohortId, texts: Texts, *, pictures: bool) -> Screen:
    """A report; the overview leads to the others. `pictures`: the reader may have it as one."""
    picture = [tap(texts.label("report.picture"), ReportPicture(cohort, page.name))]
    if page.name != "overview":
        return Screen(
            text=page.said(texts),
            keys=[
                [*(picture if pictures else []), back(cohort, texts)],
                [to_desk(cohort, texts)],
            ],
        )
    return Screen(
        text=page.said(texts),
        keys=[
            [*(picture if pictures else []), _to("learning", cohort, texts)],
            [_to("attendance", cohort, texts), _to("questions", cohort, texts)],
            [_to("organizations", cohort, texts), _to("time", cohort, texts)],
            [
                tap(texts.label("report.xlsx"), ReportFile(cohort, "xlsx")),
                tap(texts.label("report.csv"), ReportFile(cohort, "csv")),
            ],
            [to_desk(cohort, texts)],
        ],
    )


def caption(texts: Texts) -> Screen:
    """What stands under a picture or a file: a line that tells nothing."""
    return Screen(text=texts("name"))


def sheet(pages: Sequence[Page], texts: Texts) -> dict[str, Any]:
    """Return what the files are made of."""
    return table(pages, [texts.label(f"report.column_{name}") for name in _COLUMNS])


def back(cohort: CohortId, texts: Texts) -> Key:
    """The way back to the overview."""
    return tap(texts.label("report.back"), OpenReport(cohort, "overview"))


def _to(name: str, cohort: CohortId, texts: Texts) -> Key:
    return tap(texts.label(f"report.to_{name}"), OpenReport(cohort, name))


_COLUMNS = ("part", "figure", "value", "unit", "n", "note")
