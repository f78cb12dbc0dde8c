"""Coordinators order the workbook; a job reads all people and sends it."""

from datetime import datetime
from functools import partial
from typing import Any, Final

from bot.days import local_day
from bot.desk.buttons import OpenWorkbook
from bot.desk.workbook import screens, service
from bot.desk.workbook.buttons import LockWorkbook, MakeWorkbook
from bot.desk.workbook.domain import Workbook
from bot.desk.workbook_cells.service import seal_password, unseal_password
from bot.membership.domain import CohortId
from bot.outbox.jobs.storage import Job
from bot.people.rights.service import require_cohort
from bot.people.second_factor.handlers import needs_code
from bot.refusals import StaleButton
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.domain import is_bare_yes
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("desk", staff=True)

PASSWORD: Final = "workbook.password"  # noqa: S105 - the name of a dialog
LENGTH: Final = range(8, 101)
"""How many characters a password has."""


@routes.tap(OpenWorkbook, ends_dialog=True)
async def open_workbook(turn: Turn, button: OpenWorkbook) -> None:
    found = await service.open_workbook(turn.act, button.cohort)
    turn.show(screens.offer(found, turn.texts))


@routes.tap(MakeWorkbook)
async def make_workbook(turn: Turn, button: MakeWorkbook) -> None:
    await require_cohort(turn.act, button.cohort)
    if button.form not in {"names", "codes"}:
        raise StaleButton
    if await needs_code(turn, button):
        return
    await _order(turn, button.cohort, with_names=button.form == "names", password="")
    turn.show(screens.one_moment(button.cohort, turn.texts))


@routes.tap(LockWorkbook)
async def lock_workbook(turn: Turn, button: LockWorkbook) -> None:
    cohort = await require_cohort(turn.act, button.cohort)
    if await needs_code(turn, button):
        return
    screen = screens.ask_password(cohort, turn.texts)
    turn.ask(PASSWORD, screen, ANSWERED_WITHIN, cohort=button.cohort)


@routes.dialog(PASSWORD, guard=DANGER)
async def read_password(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Send the workbook with the password that was typed; its message is deleted at once."""
    cohort = await require_cohort(turn.act, CohortId(dialog["cohort"]))
    turn.reply("delete", calls.delete(turn.chat_id, said.message_id))
    password = said.text.strip()
    if said.kind is not ContentType.TEXT or len(password) not in LENGTH or is_bare_yes(password):
        turn.say(screens.password_again(cohort, turn.texts))
        return
    if await needs_code(turn, None):
        return
    turn.end_dialog()
    await _order(turn, cohort.id, with_names=True, password=password)
    turn.say(screens.one_moment(cohort.id, turn.texts))


async def _order(turn: Turn, cohort: CohortId, *, with_names: bool, password: str) -> None:
    """Start the job; its row, with the sealed password, is emptied as soon as it is done."""
    number, places = await service.begin(turn.act, with_names=with_names, locked=bool(password))
    turn.start_job(
        "workbook.make",
        cohort=cohort,
        number=number,
        places=[each.id for each in places],
        names=int(with_names),
        password=seal_password(password, turn.bot.part(PersonalData).key),
        at=turn.now.isoformat(),
    )


@routes.job("workbook.make")
async def make_file(job: Job, tools: JobTools) -> Finish:
    """Read the people of all courses, and then send the file."""
    about, now = job.about, datetime.fromisoformat(job.about["at"])
    places = await tools.act(
        job,
        partial(service.still_open, places=[CohortId(each) for each in about["places"]]),
        now=now,
    )
    made = await service.make(
        tools.database,
        tools.bot.courses,
        about["number"],
        places,
        with_names=bool(about["names"]),
        now=now,
    )
    return partial(_hand_over, made, job)


async def _hand_over(made: Workbook, job: Job, turn: Turn) -> None:
    cohort = await require_cohort(turn.act, CohortId(job.about["cohort"]))
    await service.still_open(turn.act, [each.cohort.id for each in made.cohorts])
    await service.note_made(turn.act, made, turn.chat_id)
    texts, key = turn.texts, turn.bot.part(PersonalData).key
    password = unseal_password(job.about["password"], key)
    drawing = Drawing(
        field="document",
        recipe="programme_xlsx",
        about=screens.file_data(made, texts, password=password, key=key),
        filename=file_name(
            FileKind.WORKBOOK,
            "xlsx",
            language=texts.language,
            day=local_day(made.now, cohort.zone),
        ),
        private=True,
    )
    caption = screens.caption(made, texts, cohort.zone)
    turn.reply(service.FILE, calls.document(turn.chat_id, caption, drawing))
