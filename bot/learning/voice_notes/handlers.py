"""Coordinators record, listen to, approve and withdraw voice notes in their own chats."""

from typing import Any

from bot.learning.handlers import delete_tapped
from bot.learning.media.screens import gone
from bot.learning.voice_notes import screens, service
from bot.learning.voice_notes.buttons import (
    ApproveVoiceNote,
    AskDeleteVoiceNote,
    DeleteVoiceNote,
    HearVoiceNote,
    OpenVoiceNote,
    OpenVoiceNotes,
    RecordVoiceNote,
)
from bot.learning.voice_notes.domain import SentVoice, UnusableVoice
from bot.membership.domain import CohortId
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.screen import Screen

routes = Routes("learning", staff=True)
RECORDING = "voice_note"
LESSON = "voice_note.page"


@routes.tap(OpenVoiceNotes, ends_dialog=True)
async def open_shelf(turn: Turn, button: OpenVoiceNotes) -> None:
    found = await service.load_shelf(turn.act, button.cohort, button.language)
    turn.show(screens.shelf(found, button.page, turn.texts))


@routes.tap(OpenVoiceNote, ends_dialog=True)
async def open_lesson(turn: Turn, button: OpenVoiceNote) -> None:
    found = await service.open_lesson(turn.act, button.cohort, button.card, button.language)
    _show(turn, found, screens.lesson(found, turn.texts))


@routes.dialog(LESSON, screen=True, unguarded="it takes a voice message only")
async def read_voice_on_page(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Take a voice message below the page of a lesson, although nobody tapped [Record]."""
    about = (CohortId(dialog["cohort"]), dialog["card"], dialog["language"])
    await service.open_lesson(turn.act, *about)  # the right may be gone
    if said.kind is not ContentType.VOICE:
        return False
    await read_voice(turn, dialog, said)
    return True


@routes.tap(RecordVoiceNote)
async def ask_voice_note(turn: Turn, button: RecordVoiceNote) -> None:
    about = (button.cohort, button.card, button.language)
    opened = await service.open_lesson(turn.act, *about)
    _ask(turn, opened)


@routes.dialog(RECORDING, guard=DANGER)
async def read_voice(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save a voice message; say why any other message is refused, and ask again."""
    about = (CohortId(dialog["cohort"]), dialog["card"], dialog["language"])
    if said.kind is not ContentType.VOICE or said.file_id is None:
        opened = await service.open_lesson(turn.act, *about)
        _ask(turn, opened, fault=UnusableVoice.OTHER)
        return
    voice = SentVoice(file_id=said.file_id, seconds=said.seconds, size_bytes=said.file_size)
    outcome = await service.record(turn.act, *about, voice)
    if isinstance(outcome, UnusableVoice):
        _ask(turn, await service.open_lesson(turn.act, *about), fault=outcome)
        return
    _show(turn, outcome.opened, screens.recorded(outcome.opened, outcome.pace, turn.texts))


@routes.tap(HearVoiceNote)
async def hear(turn: Turn, button: HearVoiceNote) -> None:
    heard = await service.hear(turn.act, button.cohort, button.note)
    call = calls.known_voice(
        turn.chat_id,
        screens.caption(heard, turn.texts),
        heard.note.voice.file_id,
        instead=calls.say(turn.chat_id, gone(turn.texts), silent=True),
    )
    turn.reply("medium", call)


@routes.tap(ApproveVoiceNote)
async def approve(turn: Turn, button: ApproveVoiceNote) -> None:
    opened = await service.approve(turn.act, button.cohort, button.note, button.wording)
    delete_tapped(turn)
    _show(turn, opened, screens.lesson(opened, turn.texts, said=turn.texts("voice_notes.done")))


routes.shows(AskDeleteVoiceNote, service.hear, screens.ask_delete)


@routes.tap(DeleteVoiceNote)
async def delete(turn: Turn, button: DeleteVoiceNote) -> None:
    opened = await service.delete(turn.act, button.cohort, button.note)
    said = turn.texts("voice_notes.deleted")
    _show(turn, opened, screens.lesson(opened, turn.texts, said=said))


def _ask(turn: Turn, opened: service.OpenedVoice, *, fault: UnusableVoice | None = None) -> None:
    screen = screens.ask_voice_note(opened, turn.texts, fault=fault)
    turn.ask(RECORDING, screen, **_ids(opened))


def _show(turn: Turn, opened: service.OpenedVoice, screen: Screen) -> None:
    """Show the page of a lesson, which takes a voice message as long as it is open."""
    turn.ask(LESSON, screen, ANSWERED_WITHIN, **_ids(opened))


def _ids(opened: service.OpenedVoice) -> dict[str, Any]:
    found = opened.lesson
    return {"cohort": opened.cohort, "card": found.card.id, "language": found.language}
