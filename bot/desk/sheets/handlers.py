"""Coordinators order what donors ask for; a job reads the sheets and sends them as files."""

from datetime import datetime
from functools import partial

from bot.catalog.course import find_course
from bot.days import local_day
from bot.desk.buttons import MakeSheet
from bot.desk.periods.domain import period_of
from bot.desk.periods.screens import name_of
from bot.desk.sheets import screens
from bot.desk.sheets.domain import AttendanceSheet, PeopleSheet
from bot.desk.sheets.service import make_attendance, make_people
from bot.documents.lettering import can_draw
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
from bot.telegram.kit.destinations import OpenSheets
from bot.telegram.kit.file_names import FileKind

routes = Routes("desk", staff=True)
PDF = "pdf"
FORMS = {"attendance": ("xlsx", PDF), "people": ("xlsx",)}


@routes.tap(OpenSheets, ends_dialog=True)
async def open_sheets(turn: Turn, button: OpenSheets) -> None:
    cohort = await require_cohort(turn.act, button.cohort)
    period = require(period_of(button.since, button.until))
    languages = find_course(turn.act.courses, cohort.course).offered(turn.texts.spoken)
    drawn = [each for each in languages if can_draw(each)]
    turn.show(screens.hub(cohort, period, drawn, turn.texts))


@routes.tap(MakeSheet)
async def make_sheet(turn: Turn, button: MakeSheet) -> None:
    await require_cohort(turn.act, button.cohort)
    period = require(period_of(button.since, button.until))
    if button.form == PDF and not can_draw(button.language):
        raise StaleButton
    if button.form not in FORMS.get(button.what, ()) or button.language not in turn.texts.spoken:
        raise StaleButton
    if await needs_code(turn, button):
        return
    await note_export(turn.act, button.cohort, button.what, button.form)
    since, until = period.numbers
    turn.start_job(
        "followup.sheet",
        cohort=button.cohort,
        what=button.what,
        form=button.form,
        language=button.language,
        since=since,
        until=until,
        at=turn.now.isoformat(),
    )
    turn.toast(turn.texts.label("desk.report_toast"))


@routes.job("followup.sheet")
async def read_sheet(job: Job, tools: JobTools) -> Finish:
    """Read the people, and then send the sheet."""
    about, now = job.about, datetime.fromisoformat(job.about["at"])
    begin = partial(require_cohort, cohort=CohortId(about["cohort"]))
    cohort = await tools.act(job, begin, now=now)
    database, courses = tools.database, tools.bot.courses
    found: AttendanceSheet | PeopleSheet
    if about["what"] == "people":
        found = await make_people(database, courses, cohort, now=now)
    else:
        period = require(period_of(about["since"], about["until"]))
        found = await make_attendance(database, courses, cohort, period, now=now)
    return partial(_hand_over, found, job)


async def _hand_over(found: AttendanceSheet | PeopleSheet, job: Job, turn: Turn) -> None:
    cohort, about = found.cohort, job.about
    await require_cohort(turn.act, cohort.id)  # the role may have ended
    texts = turn.bot.catalogue.texts(about["language"])
    day, until, period = local_day(found.now, cohort.zone), None, ""
    if isinstance(found, PeopleSheet):
        kind, data = FileKind.PEOPLE, screens.people_data(found, texts)
    else:
        kind, data = FileKind.ATTENDANCE, screens.attendance_data(found, texts)
        period = name_of(found.period, texts)
        if found.period.first is not None:
            day, until = found.period.first, found.period.last
    file = course_file(
        turn.chat_id,
        kind,
        f"{about['what']}_{about['form']}",
        data,
        texts,
        course=cohort.title,
        day=day,
        until=until,
        period=period,
    )
    turn.reply("report", file)
