"""Reports are shown as text, under a picture or with a file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot.desk.buttons import OpenReport, ReportFile, ReportPicture
from bot.desk.report_figures.screens import Wording
from bot.desk.report_layout.screens import Block, Page, table
from bot.desk.report_learning.screens import learning
from bot.desk.report_overview.screens import over_time, overview
from bot.desk.report_participation.screens import attendance, organizations
from bot.desk.report_questions.screens import questions
from bot.desk.reports.domain import Report
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.telegram.kit.screen import Screen, ScreenButton, tap
from bot.telegram.kit.ways import to_desk

PAGES: Final[Mapping[str, Callable[[Report, Wording], tuple[Block, ...]]]] = {
    "overview": overview,
    "learning": learning,
    "attendance": attendance,
    "questions": questions,
    "organizations": organizations,
    "time": over_time,
}


def page(report: Report, name: str, texts: Texts, *, for_sharing: bool) -> Page:
    """Word one report; raise KeyError for an unknown name."""
    words = Wording(texts=texts, for_sharing=for_sharing)
    cohort = report.cohort
    return Page(
        name=name,
        title=texts.label(f"report.title_{name}"),
        sub=texts.label(
            "report.sub",
            cohort=cohort.title,
            day=texts.date(report.now, cohort.zone),
            time=texts.clock(report.now, cohort.zone),
        ),
        foot=_foot(name, texts, for_sharing=for_sharing),
        blocks=PAGES[name](report, words),
    )


def _foot(name: str, texts: Texts, *, for_sharing: bool) -> str:
    foot = texts.label("report.foot" if for_sharing else "report.foot_own")
    return texts.label("report.foot_questions", foot=foot) if name == "questions" else foot


def pages(report: Report, texts: Texts) -> list[Page]:
    """Word all reports for sharing."""
    return [page(report, name, texts, for_sharing=True) for name in PAGES]


def one_moment(texts: Texts) -> Screen:
    """Say that it is being counted."""
    return Screen(text=texts("report.one_moment"))


def as_text(page: Page, cohort: CohortId, texts: Texts, *, pictures: bool) -> Screen:
    """Show a report; the overview leads to the others. `pictures`: it is offered as one."""
    picture = [tap(texts.label("report.picture"), ReportPicture(cohort, page.name))]
    if page.name != "overview":
        return Screen(
            text=page.said(texts),
            buttons=[
                [*(picture if pictures else []), back(cohort, texts)],
                [to_desk(cohort, texts)],
            ],
        )
    return Screen(
        text=page.said(texts),
        buttons=[
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
    """Return the caption of a picture or file, which tells nothing."""
    return Screen(text=texts("name"))


def sheet(pages: Sequence[Page], texts: Texts) -> dict[str, Any]:
    """Return what the files are made of."""
    return table(pages, [texts.label(f"report.column_{name}") for name in _COLUMNS])


def back(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the button back to the overview."""
    return tap(texts.label("report.back"), OpenReport(cohort, "overview"))


def _to(name: str, cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label(f"report.to_{name}"), OpenReport(cohort, name))


_COLUMNS = ("part", "figure", "value", "unit", "n", "note")
