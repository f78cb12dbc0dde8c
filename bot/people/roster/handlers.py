"""A list is typed or sent as a file, read, previewed, and imported."""

from dataclasses import replace
from typing import Any

from bot.documents.grid import Unfit, UnfitTable
from bot.membership.domain import ChatId, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.buttons import (
    AnswerAboutRoster,
    CheckRoster,
    DropRoster,
    InviteByList,
    KeepUnusual,
    LeaveUnusualOut,
    ListElsewhere,
    ListRosterPeople,
    ListThese,
    OpenRosterColumn,
    OpenRosterColumns,
    PickSheet,
    RosterButton,
    SayRosterLanguage,
    SendTemplate,
    SetRosterColumn,
    TakeRoster,
    TakeRosterApart,
    TakeRosterNew,
    TakeRosterTicked,
    TickSame,
)
from bot.people.rights import service as rights
from bot.people.roster import screens, service, storage
from bot.people.roster.service import RosterPreview
from bot.people.roster.storage import RosterSource
from bot.people.roster_columns.domain import ColumnRole
from bot.people.roster_doubts.domain import unpacked
from bot.people.roster_file.domain import MOST_BYTES, answered
from bot.people.roster_listing import screens as listing
from bot.people.roster_reading import screens as reading
from bot.people.roster_text.domain import read_written
from bot.people.tidying.service import delete_upload
from bot.people.unsigned.handlers import warns_of_unsigned
from bot.refusals import require
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.domain import is_bare_yes
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.crossed_out import crossed_out
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people", staff=True)

LISTING = "people.list"
READING = "people.roster"
LOOKING = "people.look_at_roster"
ELSEWHERE = "people.roster_elsewhere"
TAKING = "people.take_roster"


@routes.tap(InviteByList)
async def invite_by_list(turn: Turn, button: InviteByList) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    cohort = await rights.require_cohort(turn.act, button.cohort)
    turn.ask(LISTING, screens.ask_roster(cohort, turn.texts), cohort=button.cohort)


@routes.tap(ListThese)
async def list_these(turn: Turn, button: ListThese) -> None:
    """Read the message that this one replies to, as if it had been asked for."""
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    turn.begin(LISTING, cohort=button.cohort)
    said, dialog = turn.quoted, {"in": LISTING, "cohort": button.cohort}
    if said is None:
        turn.show(screens.too_old(turn.texts))
    elif not await DANGER(turn, dialog, said):
        await read_list(turn, dialog, said)


@routes.tap(SendTemplate)
async def send_template(turn: Turn, button: SendTemplate) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    turn.begin(LISTING, cohort=button.cohort)
    drawing = screens.template_file(turn.texts)
    turn.reply("template", calls.document(turn.chat_id, screens.template(turn.texts), drawing))


@routes.dialog(LISTING, lasting=True, guard=DANGER)
async def read_list(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show a preview of a typed list at once; leave a file to a job."""
    cohort = CohortId(dialog["cohort"])
    require_coordinator(turn.visitor.grants, cohort)
    if said.kind is ContentType.DOCUMENT and said.file_id is not None:
        delete_upload(turn.act, ChatId(turn.chat_id), said.message_id)
        if said.file_size > MOST_BYTES:
            turn.say(screens.too_large(turn.texts))
            return
        turn.start_job(READING, cohort=cohort, file=said.file_id)
        turn.say(screens.wait(turn.texts))
    elif said.kind is ContentType.TEXT:
        await _preview_written(turn, cohort, said)
    elif said.kind is ContentType.PHOTO:
        turn.say(screens.unfit(cohort, UnfitTable(Unfit.PICTURE), turn.texts))
    else:
        turn.say(screens.no_list(cohort, turn.texts))


async def _preview_written(turn: Turn, cohort: CohortId, said: Incoming) -> None:
    """Show what a typed list would change, or why it cannot be read.

    A bare "yes" is nobody's name: it is asked which of the lists that wait it is about.
    """
    if is_bare_yes(said.text):
        lists = await service.open_lists(turn.act)
        asks = reading.which_list(lists, turn.texts)
        turn.say(asks if lists else screens.no_list(cohort, turn.texts))
        return
    try:
        struck = crossed_out(said.html)
        read = read_written(said.text, turn.texts.spoken, struck=struck)
    except UnfitTable as error:
        turn.say(screens.unfit(cohort, error, turn.texts))
        return
    found = await service.preview_written(turn.act, cohort, read)
    if isinstance(found, RosterPreview):
        turn.say(screens.preview(found, turn.texts))
    else:
        turn.start_job(LOOKING, roster=found, message=None)
        turn.say(screens.comparing(read, turn.texts))


def _read_again(
    turn: Turn, cohort: CohortId, source: RosterSource, *, sheet: int = 0, page: int = -1
) -> None:
    """Read a file again with all that was said about it; show the preview, or a page of columns."""
    turn.start_job(
        READING,
        cohort=cohort,
        file=source.file,
        chosen=storage.pack_chosen(source.chosen),
        message=turn.tapped_message_id,
        sheet=sheet,
        page=page,
    )


@routes.tap(PickSheet)
async def pick_sheet(turn: Turn, button: PickSheet) -> None:
    cohort, source = await service.source_of(turn.act, button.roster)
    chosen = replace(source.chosen, sheets=(button.sheet,))
    _read_again(turn, cohort, replace(source, chosen=chosen))


@routes.tap(OpenRosterColumns)
async def open_columns(turn: Turn, button: OpenRosterColumns) -> None:
    cohort, source = await service.source_of(turn.act, button.roster)
    _read_again(turn, cohort, source, sheet=button.sheet, page=button.page)


@routes.tap(OpenRosterColumn)
async def open_column(turn: Turn, button: OpenRosterColumn) -> None:
    await service.source_of(turn.act, button.roster)
    turn.show(reading.column_page(button.roster, button.sheet, button.column, turn.texts))


@routes.tap(SetRosterColumn)
async def set_column(turn: Turn, button: SetRosterColumn) -> None:
    cohort, source = await service.source_of(turn.act, button.roster)
    role = require(next((each for each in ColumnRole if each == button.role), None))
    columns = {sheet: dict(each) for sheet, each in source.chosen.columns.items()}
    columns.setdefault(button.sheet, {})[button.column] = role
    sheets = source.chosen.sheets or (button.sheet,)
    chosen = replace(source.chosen, columns=columns, sheets=sheets)
    _read_again(turn, cohort, replace(source, chosen=chosen))


@routes.tap(AnswerAboutRoster)
async def answer_about_roster(turn: Turn, button: AnswerAboutRoster) -> None:
    cohort, source = await service.source_of(turn.act, button.roster)
    chosen = require(answered(source.chosen, button.about, button.answer))
    _read_again(turn, cohort, replace(source, chosen=chosen))


@routes.tap(SayRosterLanguage)
async def say_language(turn: Turn, button: SayRosterLanguage) -> None:
    cohort, source = await service.with_language(turn.act, button.roster, button.fault)
    _read_again(turn, cohort, source)


@routes.tap(TakeRoster, TakeRosterApart, TakeRosterNew)
async def take_roster(turn: Turn, button: RosterButton) -> None:
    await service.require_to_take(turn.act, button.roster)
    turn.start_job(
        TAKING,
        roster=button.roster,
        apart=isinstance(button, TakeRosterApart),
        new=isinstance(button, TakeRosterNew),
        message=turn.tapped_message_id,
    )
    turn.show(screens.adding(button.roster, turn.texts))


@routes.tap(TakeRosterTicked)
async def take_ticked(turn: Turn, button: TakeRosterTicked) -> None:
    same = require(unpacked(button.same))
    await service.require_to_take(turn.act, button.roster)
    turn.start_job(
        TAKING,
        roster=button.roster,
        apart=False,
        new=False,
        same=sorted(same),
        message=turn.tapped_message_id,
    )
    turn.show(screens.adding(button.roster, turn.texts))


@routes.tap(TickSame)
async def tick_same(turn: Turn, button: TickSame) -> None:
    """Compare again, and show the preview with what is ticked now."""
    same = require(unpacked(button.same))
    await service.require_open(turn.act, button.roster)
    turn.start_job(LOOKING, roster=button.roster, same=sorted(same), message=turn.tapped_message_id)


@routes.tap(CheckRoster)
async def check_roster(turn: Turn, button: CheckRoster) -> None:
    await service.require_open(turn.act, button.roster)
    turn.start_job(LOOKING, roster=button.roster, message=turn.tapped_message_id)


@routes.tap(ListElsewhere)
async def list_elsewhere(turn: Turn, button: ListElsewhere) -> None:
    await service.require_shown(turn.act, button.roster)
    turn.start_job(
        ELSEWHERE, roster=button.roster, page=button.page, message=turn.tapped_message_id
    )


@routes.tap(KeepUnusual)
async def keep_unusual(turn: Turn, button: KeepUnusual) -> None:
    await service.keep_unusual(turn.act, button.roster)
    turn.start_job(LOOKING, roster=button.roster, message=turn.tapped_message_id)


@routes.tap(LeaveUnusualOut)
async def leave_unusual_out(turn: Turn, button: LeaveUnusualOut) -> None:
    await service.leave_unusual_out(turn.act, button.roster, button.row)
    turn.start_job(LOOKING, roster=button.roster, message=turn.tapped_message_id)


routes.shows(ListRosterPeople, service.show_people, listing.people_page)
routes.shows(DropRoster, service.drop_roster, screens.dropped, ends_dialog=True)
