"""The reports in words: overview, learning, attendance, questions, organizations, over time."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.followup.report import Report
from bot.locale import Texts
from bot.tg.screens.followup.report_groups import organizations, over_time
from bot.tg.screens.followup.report_learning import learning
from bot.tg.screens.followup.report_meetings import attendance
from bot.tg.screens.followup.report_overview import overview
from bot.tg.screens.followup.report_page import Block, Page
from bot.tg.screens.followup.report_questions import questions
from bot.tg.screens.followup.report_rows import Wording

PAGES: Final[Mapping[str, Callable[[Report, Wording], tuple[Block, ...]]]] = {
    "overview": overview,
    "learning": learning,
    "attendance": attendance,
    "questions": questions,
    "organizations": organizations,
    "time": over_time,
}


def page(report: Report, name: str, texts: Texts, *, leaves: bool) -> Page:
    """Word one report; KeyError for a name that there is none of."""
    words = Wording(texts=texts, leaves=leaves)
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
        foot=_foot(name, texts, leaves=leaves),
        blocks=PAGES[name](report, words),
    )


def _foot(name: str, texts: Texts, *, leaves: bool) -> str:
    foot = texts.label("report.foot" if leaves else "report.foot_own")
    return texts.label("report.foot_questions", foot=foot) if name == "questions" else foot


def pages(report: Report, texts: Texts) -> list[Page]:
    """Word all reports as they may leave the coordinators."""
    return [page(report, name, texts, leaves=True) for name in PAGES]
