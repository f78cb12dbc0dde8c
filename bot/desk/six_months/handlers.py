"""A coordinator asks for six months of a course; a job forecasts them person by person."""

from datetime import datetime
from functools import partial

from bot.days import local_day
from bot.desk.buttons import OpenSixMonths
from bot.desk.coming.domain import visible_messages
from bot.desk.handlers import tapped_minute
from bot.desk.six_months import screens
from bot.desk.six_months.domain import MessageCounter, SixMonths
from bot.desk.six_months.service import require_members
from bot.documents.lettering import can_draw
from bot.forecasting.domain import SIX_MONTHS
from bot.forecasting.rehearsal import Forecaster
from bot.membership.domain import CohortId
from bot.outbox.jobs.storage import Job
from bot.people.rights.service import require_cohort
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

routes = Routes("desk", staff=True)
JOB = "followup.six_months"


@routes.tap(OpenSixMonths)
async def open_six_months(turn: Turn, button: OpenSixMonths) -> None:
    await require_members(turn.act, button.cohort)
    turn.start_job(JOB, cohort=button.cohort, at=tapped_minute(turn))
    turn.toast(turn.texts.label("desk.report_toast"))


@routes.job(JOB)
async def foresee(job: Job, tools: JobTools) -> Finish:
    """Forecast six months, one person after the other, in short turns; replies go between them."""
    now, cohort = datetime.fromisoformat(job.about["at"]), CohortId(job.about["cohort"])
    members = await tools.act(job, partial(require_members, cohort=cohort), now=now)
    count = MessageCounter(members.cohort, local_day(now, members.cohort.zone))
    for each in members.chosen:
        forecast = await tools.bot.part(Forecaster).forecast(
            tools.database, tools.bot, each.person, now=now, until=now + SIX_MONTHS
        )
        count.add(
            visible_messages(forecast.messages, own={cohort}, others=each.others),
            is_complete=not forecast.failed and forecast.cut_off_at is None,
        )
    return partial(_show, count.result(total=members.total))


async def _show(found: SixMonths, turn: Turn) -> None:
    await require_cohort(turn.act, found.cohort.id)  # the role may have ended
    if not can_draw(turn.texts.language):
        turn.say(screens.as_text(found, turn.texts))
        return
    drawing = Drawing(
        field="photo",
        recipe="six_months",
        about=screens.drawing_data(found, turn.texts),
        filename="picture.png",
        private=True,
    )
    caption = screens.caption(found, turn.texts)
    turn.reply("report", calls.picture(turn.chat_id, caption, drawing))
