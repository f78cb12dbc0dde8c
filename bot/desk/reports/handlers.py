"""Reports are counted as a job, and shown as text, picture or file."""

from collections.abc import Container
from datetime import datetime
from functools import partial

from bot.days import local_day
from bot.desk.buttons import OpenReport, ReportFile, ReportPicture
from bot.desk.handlers import tapped_minute
from bot.desk.reports import screens
from bot.desk.reports.domain import Report
from bot.desk.reports.screens import PAGES, page, pages
from bot.desk.reports.service import begin_report, report_of
from bot.membership.domain import CohortId
from bot.outbox.jobs.storage import Job
from bot.people.rights.service import require_cohort
from bot.people.second_factor.handlers import needs_code
from bot.people.service import note_export
from bot.refusals import StaleButton
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.course_files import course_file
from bot.telegram.kit.file_names import FileKind
from bot.telegram.slots import CohortView, Slots

routes = Routes("desk", staff=True)
FILES = ("xlsx", "csv")


@routes.tap(OpenReport)
async def open_report(turn: Turn, button: OpenReport) -> None:
    await _request(turn, button.cohort, page=_require_known(button.page, PAGES), as_="text")
    turn.show(screens.one_moment(turn.texts))


@routes.tap(ReportPicture)
async def picture(turn: Turn, button: ReportPicture) -> None:
    await _request(turn, button.cohort, page=_require_known(button.page, PAGES), as_="picture")
    turn.toast(turn.texts.label("desk.report_toast"))


@routes.tap(ReportFile)
async def file(turn: Turn, button: ReportFile) -> None:
    await require_cohort(turn.act, button.cohort)
    if await needs_code(turn, button):
        return
    form = _require_known(button.kind, FILES)
    await note_export(turn.act, button.cohort, "report", form)
    await _request(turn, button.cohort, page=form, as_="file")
    turn.toast(turn.texts.label("desk.report_toast"))


@routes.job("followup.report")
async def count_report(job: Job, tools: JobTools) -> Finish:
    """Count, and then show or send the result."""
    number, now = CohortId(job.about["cohort"]), datetime.fromisoformat(job.about["at"])
    secret = tools.bot.part(PersonalData).key
    begin = partial(begin_report, cohort=number, secret=secret)
    cohort = await tools.act(job, begin, now=now)
    report = await report_of(tools.database, tools.bot.courses, cohort, now=now)
    return partial(_hand_over, report, job)


async def _hand_over(report: Report, job: Job, turn: Turn) -> None:
    await require_cohort(turn.act, report.cohort.id)  # the role may have ended
    name, texts = str(job.about["page"]), turn.texts
    match job.about["as"]:
        case "text":
            turn.tapped_message_id = job.about["message"]
            told = page(report, name, texts, for_sharing=False)
            pictures = turn.draws_words
            view = CohortView(cohort=report.cohort, course=report.course)
            slots = turn.bot.part(Slots)
            turn.show(screens.as_text(told, view, slots, texts, pictures=pictures))
        case "picture":
            told = page(report, name, texts, for_sharing=True)
            for part in screens.pictures(turn.chat_id, told, texts):
                turn.reply("report", part)
        case _:
            cohort = report.cohort
            file = course_file(
                turn.chat_id,
                FileKind.REPORT,
                f"report_{name}",
                screens.sheet(pages(report, texts), texts),
                texts,
                course=cohort.title,
                day=local_day(report.now, cohort.zone),
            )
            turn.reply("report", file)


async def _request(turn: Turn, cohort: CohortId, *, page: str, as_: str) -> None:
    await require_cohort(turn.act, cohort)
    about = {"cohort": cohort, "page": page, "as": as_, "at": tapped_minute(turn)}
    turn.start_job("followup.report", message=turn.tapped_message_id, **about)


def _require_known(name: str, names: Container[str]) -> str:
    if name not in names:
        raise StaleButton
    return name
