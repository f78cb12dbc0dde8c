"""Coordinators send the workbook back, look at each change, confirm all, and undo."""

from functools import partial
from typing import Any, Final

from bot.computing import compute
from bot.desk.buttons import SendBack, TakeThisBack
from bot.desk.workbook.service import DELETE_UPLOAD, plan_deletion
from bot.desk.workbook_back import screens, service
from bot.desk.workbook_back.buttons import ConfirmReturn, DropReturn, OpenReturn, UndoReturn
from bot.desk.workbook_back.domain import ComparedFile, FileWords, compare
from bot.desk.workbook_cells.domain import unpack
from bot.desk.workbook_cells.screens import cell_words, sheet_titles, word_for_today
from bot.desk.workbook_cells.service import seal_password, unseal_password
from bot.documents.grid import UnfitTable
from bot.documents.workbook_sheets import STAMP, LockedWorkbook, read_workbook, stamp_lines
from bot.locale import Catalogue
from bot.membership.domain import CohortId
from bot.outbox.jobs.storage import Job
from bot.people.rights.service import require_cohort
from bot.people.second_factor.handlers import needs_code
from bot.refusals import FileTooLarge, StaleButton
from bot.safety.guard.handlers import DANGER
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("desk", staff=True)

BACK: Final = "workbook_back.file"
READ: Final = "workbook_back.read"
MOST_BYTES: Final = 5_000_000


@routes.tap(SendBack)
async def send_back(turn: Turn, button: SendBack) -> None:
    await require_cohort(turn.act, button.cohort)
    last = await service.undoable(turn.act)
    screen = screens.ask_file(button.cohort, last, turn.texts, zone=turn.person.zone)
    turn.ask(BACK, screen, ANSWERED_WITHIN, cohort=button.cohort)


@routes.tap(TakeThisBack)
async def take_this_back(turn: Turn, button: TakeThisBack) -> None:
    """Read the file that this message replies to, as if it had been asked for."""
    await require_cohort(turn.act, button.cohort)
    if turn.quoted is None:
        turn.show(screens.too_old(button.cohort, turn.texts))
        return
    turn.begin(BACK, ANSWERED_WITHIN, cohort=button.cohort)
    dialog = {"in": BACK, "cohort": button.cohort}
    await read_file(turn, dialog, turn.quoted)


@routes.dialog(BACK, guard=DANGER)
async def read_file(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Leave a file to a job; its message is deleted in a day. A text is the password of `file`."""
    cohort = CohortId(dialog["cohort"])
    await require_cohort(turn.act, cohort)
    if said.kind is ContentType.TEXT and "file" in dialog:
        _try_password(turn, cohort, dialog["file"], said)
        return
    if said.kind is not ContentType.DOCUMENT or said.file_id is None:
        turn.say(screens.only_file(cohort, turn.texts))
        return
    about = {"message": said.message_id}
    plan_deletion(turn.act, turn.chat_id, DELETE_UPLOAD, about, str(said.message_id))
    if said.file_size > MOST_BYTES:
        raise FileTooLarge
    turn.end_dialog()
    turn.start_job(READ, cohort=cohort, file=said.file_id, password="")
    turn.say(screens.reading(turn.texts))


def _try_password(turn: Turn, cohort: CohortId, file: str, said: Incoming) -> None:
    """Read a locked file again with the password; its message is deleted at once."""
    turn.reply("delete", calls.delete(turn.chat_id, said.message_id))
    turn.end_dialog()
    password = seal_password(said.text.strip(), turn.bot.part(PersonalData).key)
    turn.start_job(READ, cohort=cohort, file=file, password=password)
    turn.say(screens.reading(turn.texts))


@routes.job(READ)
async def read_back(job: Job, tools: JobTools) -> Finish:
    """Fetch, read and compare a workbook; then show each change, or why it cannot be read."""
    about = job.about
    content = await tools.fetch(about["file"], limit=MOST_BYTES)
    key, catalogue = tools.bot.part(PersonalData).key, tools.bot.catalogue
    password = unseal_password(about["password"], key)
    read = await compute(_read, content, password, key, catalogue)
    return partial(_hand_over, read, job)


async def _hand_over(
    read: ComparedFile | UnfitTable | LockedWorkbook | None, job: Job, turn: Turn
) -> None:
    cohort = CohortId(job.about["cohort"])
    await require_cohort(turn.act, cohort)  # the role may have ended
    if read is None:
        turn.say(screens.no_stamp(cohort, turn.texts))
    elif isinstance(read, UnfitTable):
        turn.say(screens.unfit(cohort, read, turn.texts))
    elif isinstance(read, LockedWorkbook):
        turn.begin(BACK, ANSWERED_WITHIN, cohort=cohort, file=job.about["file"])
        turn.say(screens.ask_password(cohort, turn.texts, wrong=read.tried))
    else:
        found = await service.preview(turn.act, read)
        words = cell_words(turn.texts)
        turn.say(screens.preview(found, screens.CHANGES, 0, words, turn.texts))


@routes.tap(OpenReturn)
async def open_return(turn: Turn, button: OpenReturn) -> None:
    if button.part not in {screens.CHANGES, screens.REFUSED}:
        raise StaleButton
    found = await service.open_return(turn.act, button.back)
    words = cell_words(turn.texts)
    turn.show(screens.preview(found, button.part, button.page, words, turn.texts))


@routes.tap(ConfirmReturn)
async def confirm(turn: Turn, button: ConfirmReturn) -> None:
    await service.open_return(turn.act, button.back)
    if await needs_code(turn, button):
        return
    turn.show(screens.taken(await service.confirm(turn.act, button.back), turn.texts))


@routes.tap(DropReturn)
async def drop(turn: Turn, button: DropReturn) -> None:
    turn.show(screens.dropped(await service.drop(turn.act, button.back), turn.texts))


@routes.tap(UndoReturn, ends_dialog=True)
async def undo(turn: Turn, button: UndoReturn) -> None:
    turn.show(screens.undone(await service.undo(turn.act, button.back), turn.texts))


def _read(
    content: bytes, password: str, key: bytes, catalogue: Catalogue
) -> ComparedFile | UnfitTable | LockedWorkbook | None:
    """Return the cells that differ, why the file cannot be read, or None without a stamp."""
    try:
        sheets = read_workbook(content, password=password)
    except (UnfitTable, LockedWorkbook) as error:
        return error
    lines = stamp_lines(sheets)
    stamp = unpack(lines, key)
    if stamp is None:
        return None
    texts = catalogue.texts(stamp.language)
    every = catalogue.every
    words = FileWords(
        own=cell_words(texts),
        all=tuple(cell_words(each) for each in every),
        today=frozenset(word_for_today(each) for each in every),
    )
    known = [STAMP, *sheet_titles(texts).values()]
    return compare(stamp, sheets, words, known=known)
