"""All cohorts are counted as a job, and shown as text, picture or file."""

from datetime import datetime
from functools import partial
from typing import Final

from bot.days import local_day
from bot.desk.buttons import OpenMonth, OpenMonthly, OpenProgramme, ProgrammeFile, SetMonthly
from bot.desk.handlers import tapped_minute
from bot.desk.programme import screens
from bot.desk.programme.domain import Programme
from bot.desk.programme.service import (
    SEVERAL,
    count_programme,
    readers,
    require_cohorts,
    set_monthly,
)
from bot.desk.reports.screens import one_moment
from bot.membership.domain import CohortId
from bot.outbox.jobs.storage import Job
from bot.people.second_factor.handlers import needs_code
from bot.people.service import note_export
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.course_files import course_file
from bot.telegram.kit.file_names import FileKind

routes = Routes("desk", staff=True)
JOB: Final = "programme.count"
TEXT, MONTH, PICTURE, XLSX = "text", "month", "picture", "xlsx"


@routes.tap(OpenProgramme)
async def open_programme(turn: Turn, button: OpenProgramme) -> None:
    await _count(turn, button.cohort, form=TEXT, page=button.page)
    turn.show(one_moment(turn.texts))


@routes.tap(OpenMonth)
async def open_month(turn: Turn, button: OpenMonth) -> None:
    await _count(turn, button.cohort, form=MONTH, page=button.page)
    turn.show(one_moment(turn.texts))


@routes.tap(ProgrammeFile)
async def send_file(turn: Turn, button: ProgrammeFile) -> None:
    cohorts = await require_cohorts(turn.act, button.cohort)
    if button.form not in {PICTURE, XLSX}:
        raise StaleButton
    if button.form == XLSX:
        if await needs_code(turn, button):
            return
        for each in cohorts:
            await note_export(turn.act, each.id, "programme", XLSX)
    await _count(turn, button.cohort, form=button.form, page=0)
    turn.toast(turn.texts.label("desk.report_toast"))


def _least(form: str) -> int:
    """Return how many courses there must be: a single one is shown, but not sent or compared."""
    return 1 if form == TEXT else SEVERAL


async def _count(turn: Turn, cohort: CohortId, *, form: str, page: int) -> None:
    await require_cohorts(turn.act, cohort, least=_least(form))
    turn.start_job(
        JOB,
        cohort=cohort,
        form=form,
        page=page,
        at=tapped_minute(turn),
        message=turn.tapped_message_id,
    )


@routes.job(JOB)
async def count(job: Job, tools: JobTools) -> Finish:
    """Count the cohorts of who asked, and then show or send the result."""
    now = datetime.fromisoformat(job.about["at"])
    least = _least(job.about["form"])
    begin = partial(require_cohorts, cohort=CohortId(job.about["cohort"]), least=least)
    cohorts = await tools.act(job, begin, now=now)
    found = await count_programme(tools.database, tools.bot.courses, cohorts, now=now)
    return partial(_hand_over, found, job)


async def _hand_over(found: Programme, job: Job, turn: Turn) -> None:
    about, texts, zone = job.about, turn.texts, turn.person.zone
    cohort = CohortId(about["cohort"])
    least = _least(about["form"])
    own = {each.id for each in await require_cohorts(turn.act, cohort, least=least)}
    if not own.issuperset(each.cohort.id for each in found.cohorts):
        raise StaleButton  # a role has ended meanwhile
    match about["form"]:
        case "picture":
            for picture in screens.pictures(turn.chat_id, found, zone, texts):
                turn.reply("report", picture)
        case "xlsx":
            file = course_file(
                turn.chat_id,
                FileKind.REPORT,
                f"report_{XLSX}",
                screens.sheet(found, zone, texts),
                texts,
                course=texts.label("programme.title"),
                day=local_day(found.now, zone),
            )
            turn.reply("report", file)
        case form:
            turn.tapped_message_id = about["message"]
            shown = screens.page(
                found,
                about["page"],
                cohort,
                zone,
                texts,
                for_sharing=form == MONTH,
                pictures=turn.draws_words,
            )
            turn.show(shown)


@routes.tap(OpenMonthly)
async def open_monthly(turn: Turn, button: OpenMonthly) -> None:
    found = await readers(turn.act, button.cohort)
    turn.show(screens.monthly(found, button.cohort, button.page, turn.texts))


@routes.tap(SetMonthly)
async def change_monthly(turn: Turn, button: SetMonthly) -> None:
    found = await set_monthly(turn.act, button.cohort, button.person, gets=bool(button.gets))
    turn.show(screens.monthly(found, button.cohort, button.page, turn.texts))
