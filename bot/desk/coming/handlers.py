"""A coordinator opens the messages that somebody will get; a job forecasts them."""

from datetime import datetime
from functools import partial

from bot.desk.buttons import OpenComing
from bot.desk.coming import screens, service
from bot.desk.reports.screens import one_moment
from bot.forecasting.domain import FORTNIGHT, PersonForecast
from bot.forecasting.rehearsal import Forecaster
from bot.membership.domain import EnrolmentId, PersonId
from bot.outbox.jobs.storage import Job
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)
JOB = "people.coming"


@routes.tap(OpenComing)
async def open_coming(turn: Turn, button: OpenComing) -> None:
    found = await service.require_inside(turn.act, button.enrolment)
    turn.start_job(
        JOB,
        enrolment=button.enrolment,
        person=found.person,
        page=button.page,
        theirs=button.theirs,
        language=turn.texts.language,
        message=turn.tapped_message_id,
        at=turn.now.isoformat(timespec="seconds"),
    )
    turn.show(one_moment(turn.texts))


@routes.job(JOB)
async def foresee(job: Job, tools: JobTools) -> Finish:
    """Forecast the next two weeks."""
    now = datetime.fromisoformat(job.about["at"])
    forecast = await tools.bot.part(Forecaster).forecast(
        tools.database,
        tools.bot,
        PersonId(job.about["person"]),
        now=now,
        until=now + FORTNIGHT,
        language=None if job.about.get("theirs") else job.about.get("language"),
    )
    return partial(_show, forecast, job)


async def _show(forecast: PersonForecast, job: Job, turn: Turn) -> None:
    enrolment = EnrolmentId(job.about["enrolment"])
    found = await service.require_inside(turn.act, enrolment)  # the role may have ended
    coming = service.for_coordinator(turn.act, found, forecast)
    turn.tapped_message_id = job.about["message"]
    theirs = bool(job.about.get("theirs"))
    turn.show(screens.page(coming, enrolment, job.about["page"], turn.texts, theirs=theirs))
