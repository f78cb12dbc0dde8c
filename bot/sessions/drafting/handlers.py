"""Coordinators draft meetings with taps and typed answers, and create them."""

from dataclasses import replace
from typing import Any

from bot.outbox.jobs.storage import Job
from bot.refusals import FileTooLarge, StaleButton
from bot.safety.guard.handlers import STORIES
from bot.sessions.buttons import NewSession, OpenDeskSessions, PlanThese
from bot.sessions.calendars.domain import calendar_text, is_calendar_file, read_calendar
from bot.sessions.domain import DraftStep
from bot.sessions.drafting import screens, service
from bot.sessions.drafting.buttons import (
    BackToCheck,
    ChangeLink,
    ChangeMeetingPlace,
    ChangeReminder,
    ChooseLength,
    CreateSessions,
    DraftDay,
    DraftLength,
    DraftMeaning,
    DraftMonth,
    DraftNoLink,
    DraftNoPlace,
    DraftTime,
    DraftTitle,
    DraftUnits,
    DropSessionDraft,
    SessionDraftChoice,
)
from bot.sessions.drafting.domain import DraftId
from bot.sessions.drafting.service import SessionsCreated
from bot.sessions.links.domain import read_room
from bot.sessions.screens import is_shown_month
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.crossed_out import crossed_out
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)
DRAFTING = "session.draft"
READING = "session.calendar"
MOST_BYTES = 1_000_000
"""The largest size of a calendar file."""


def _invites(text: str) -> bool:
    """Tell whether a text is an invitation, which may hold addresses and telephone numbers."""
    return read_room(text) is not None or read_calendar(text, zone="UTC") is not None


_GUARD = STORIES.but_for(_invites, "invitations")


@routes.tap(NewSession)
async def new_session(turn: Turn, button: NewSession) -> None:
    found = await service.begin(turn.act, button.cohort)
    turn.ask(DRAFTING, screens.asked(found, turn.texts), draft=found.draft.id)


@routes.tap(PlanThese)
async def plan_these(turn: Turn, button: PlanThese) -> None:
    """Read the message that this one replies to: an invitation, a calendar, or a calendar file."""
    found = await service.begin(turn.act, button.cohort)
    dialog = {"in": DRAFTING, "draft": found.draft.id}
    turn.begin(DRAFTING, draft=found.draft.id)
    if turn.quoted is None:
        turn.show(screens.too_old(turn.texts))
    elif not await _GUARD(turn, dialog, turn.quoted):
        await read_typed_answer(turn, dialog, turn.quoted)


@routes.tap(
    DraftUnits,
    DraftTitle,
    DraftMeaning,
    DraftDay,
    DraftTime,
    DraftNoLink,
    DraftNoPlace,
    DraftLength,
    ChangeReminder,
    BackToCheck,
)
async def choose(turn: Turn, button: SessionDraftChoice) -> None:
    found = await service.choose(turn.act, button.draft, button.change)
    turn.ask(DRAFTING, screens.asked(found, turn.texts), draft=button.draft)


@routes.tap(DraftMonth)
async def show_month(turn: Turn, button: DraftMonth) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.DAY)
    if not is_shown_month(button.month, found.today):
        raise StaleButton
    turn.ask(DRAFTING, screens.asked(found, turn.texts, month=button.month), draft=button.draft)


@routes.tap(ChangeLink)
async def change_link(turn: Turn, button: ChangeLink) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.LINK)
    turn.ask(DRAFTING, screens.another_link(found, turn.texts), draft=button.draft)


@routes.tap(ChangeMeetingPlace)
async def change_place(turn: Turn, button: ChangeMeetingPlace) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.LINK)
    turn.ask(DRAFTING, screens.which_place(found, turn.texts), draft=button.draft)


@routes.tap(ChooseLength)
async def choose_length(turn: Turn, button: ChooseLength) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.CHECK)
    turn.ask(DRAFTING, screens.how_long(found, turn.texts), draft=button.draft)


@routes.dialog(DRAFTING, guard=_GUARD)
async def read_typed_answer(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read a day, a time or a link, typed or pasted, or leave a calendar file to a job."""
    draft = DraftId(dialog["draft"])
    if (
        said.kind is ContentType.DOCUMENT
        and said.file_id is not None
        and is_calendar_file(said.file_name)
    ):
        await service.require_draft(turn.act, draft)
        if said.file_size > MOST_BYTES:
            raise FileTooLarge
        turn.start_job(READING, draft=draft, file=said.file_id)
        turn.show(screens.reading(turn.texts))
        return
    found = await service.read_text(turn.act, draft, _text_of(said))
    turn.show(screens.asked(found, turn.texts))


def _text_of(said: Incoming) -> str:
    """Return a text in which lines that are crossed out say that their meetings are cancelled."""
    crossed = crossed_out(said.html)
    lines = enumerate(said.text.splitlines(), 1)
    marked = (f"{line} (cancelled)" if at in crossed else line for at, line in lines)
    return "\n".join(marked) if crossed else said.text


@routes.job(READING)
async def read_file(job: Job, tools: JobTools) -> Finish:
    """Fetch a calendar file, and put its meetings into the draft."""
    content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
    text = calendar_text(content)

    async def finish(turn: Turn) -> None:
        found = await service.read_text(turn.act, DraftId(job.about["draft"]), text)
        turn.say(screens.asked(found, turn.texts))

    return finish


@routes.tap(CreateSessions)
async def create(turn: Turn, button: CreateSessions) -> None:
    draft = await service.require_draft(turn.act, button.draft)
    outcome = await service.create(turn.act, draft, tell=button.tell == 1)
    if isinstance(outcome, SessionsCreated):
        turn.end_dialog()
        turn.show(screens.created(outcome, turn.texts))
        return
    again = await service.ask_again(turn.act, draft.id, DraftStep.DAY)
    shown = screens.asked(replace(again, problem=outcome), turn.texts)
    turn.ask(DRAFTING, shown, draft=draft.id)


@routes.tap(DropSessionDraft, ends_dialog=True)
async def drop(turn: Turn, button: DropSessionDraft) -> None:
    cohort = await service.drop(turn.act, button.draft)
    await turn.follow(OpenDeskSessions(cohort))
