"""The report of a period is counted as a job, and shown as text, picture or file."""

from datetime import datetime
from functools import partial
from typing import Final

from bot.desk.buttons import PeriodReport
from bot.desk.handlers import tapped_minute
from bot.desk.period_report import screens
from bot.desk.period_report.domain import PeriodFigures
from bot.desk.period_report.service import make_period_report
from bot.desk.periods.domain import period_of
from bot.desk.periods.screens import name_of
from bot.desk.reports import screens as reports
from bot.membership.domain import CohortId
from bot.outbox.jobs.storage import Job
from bot.people.rights.service import require_cohort
from bot.people.second_factor.handlers import needs_code
from bot.people.service import note_export
from bot.refusals import StaleButton, require
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.course_files import course_file
from bot.telegram.kit.file_names import FileKind

routes = Routes("desk", staff=True)
JOB: Final = "followup.period_report"
TEXT, PICTURE, XLSX = "text", "picture", "xlsx"


@routes.tap(PeriodReport)
async def order(turn: Turn, button: PeriodReport) -> None:
    cohort = await require_cohort(turn.act, button.cohort)
    period = require(period_of(button.since, button.until))
    if button.form not in {TEXT, PICTURE, XLSX} or period.is_whole:
        raise StaleButton
    if button.form == XLSX:
        if await needs_code(turn, button):
            return
        await note_export(turn.act, cohort.id, "period_report", XLSX)
    turn.start_job(
        JOB,
        cohort=cohort.id,
        form=button.form,
        since=button.since,
        until=button.until,
        at=tapped_minute(turn),
        message=turn.tapped_message_id,
    )
    if button.form == TEXT:
        turn.show(reports.one_moment(turn.texts))
    else:
        turn.toast(turn.texts.label("desk.report_toast"))


@routes.job(JOB)
async def count_report(job: Job, tools: JobTools) -> Finish:
    """Count, and then show or send the result."""
    about, now = job.about, datetime.fromisoformat(job.about["at"])
    period = require(period_of(about["since"], about["until"]))
    cohort = await tools.act(
        job, partial(require_cohort, cohort=CohortId(about["cohort"])), now=now
    )
    found = await make_period_report(tools.database, tools.bot.courses, cohort, period, now=now)
    return partial(_hand_over, found, job)


async def _hand_over(found: PeriodFigures, job: Job, turn: Turn) -> None:
    await require_cohort(turn.act, found.cohort.id)  # the role may have ended
    texts = turn.texts
    if job.about["form"] == TEXT:
        turn.tapped_message_id = job.about["message"]
        turn.show(screens.as_text(found, texts, pictures=turn.draws_words))
        return
    told = screens.page(found, texts, for_sharing=True)
    if job.about["form"] == PICTURE:
        for picture in reports.pictures(turn.chat_id, told, texts):
            turn.reply("report", picture)
        return
    file = course_file(
        turn.chat_id,
        FileKind.REPORT,
        f"report_{XLSX}",
        reports.sheet([told], texts),
        texts,
        course=found.cohort.title,
        day=found.period.first,
        until=found.period.last,
        period=name_of(found.period, texts),
    )
    turn.reply("report", file)
