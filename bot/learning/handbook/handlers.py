"""Handles the handbook: a command, or a button and then a message, and the results.

While somebody searches, each message is a question, until half an hour has passed without one. The
ids of the hits are saved, but not the question, which is passed on to nobody. So the guard stops no
search: above the results of one about danger stands the line with 🆘, above those of one about a
wish to die the safety text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.learning.buttons import OpenEntry
from bot.learning.handbook import screens, service
from bot.learning.handbook.service import HandbookResults, Handbooks, Reader, Unconfirmed
from bot.safety.guard.domain import Response, grave_answer, words_of
from bot.safety.guard.handlers import EVERYTHING, LINE, send_safety_text
from bot.safety.typed_questions.screens import only_text, with_help
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import BackToFound, OpenHandbook
from bot.telegram.kit.screen import Screen

routes = Routes("learning")

SEARCHING = "handbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ResultsBelow:
    """Lets questions be looked up, and shows what helps above the results of grave ones.

    Who takes no course gets no results, and so the safety text alone.
    """

    name: str = "line"

    async def __call__(self, turn: Turn, dialog: Mapping[str, Any], said: Incoming) -> bool:
        """Show what helps; return False if results follow. Nothing but a text has results."""
        if said.kind is not ContentType.TEXT:
            return await EVERYTHING(turn, dialog, said)
        answer = grave_answer(said.text, words_of(turn.act.courses))
        searches = turn.visitor.enrolment is not None
        if answer is not None and (answer is Response.SELF_HARM or not searches):
            await send_safety_text(turn, said, answer)
            return not searches
        return await LINE(turn, dialog, said)


_GUARD = _ResultsBelow()


@routes.tap(OpenHandbook)
async def open_handbook(turn: Turn, _button: OpenHandbook) -> None:
    _ask(turn)


@routes.command("handbook", "search")
async def search_command(turn: Turn, question: str) -> None:
    """Search for the text after the command, or ask what to search for."""
    if not question:
        _ask(turn)
    elif turn.message is None or not await _GUARD(turn, {}, turn.message):
        await _search(turn, question)


@routes.dialog(SEARCHING, guard=_GUARD)
async def read_question(turn: Turn, _dialog: dict[str, Any], said: Incoming) -> None:
    """Search for a text; say of any other message that it cannot be searched for."""
    if said.kind is not ContentType.TEXT:
        turn.say(only_text(said.message_id, turn.texts))
        return
    await _search(turn, said.text)


@routes.tap(OpenEntry)
async def open_entry(turn: Turn, button: OpenEntry) -> None:
    opened = await service.open_entry(_reader(turn), button.shelf, button.entry)
    turn.show(screens.entry(opened, turn.texts, words_only=turn.words_only))


@routes.tap(BackToFound)
async def back_to_found(turn: Turn, _button: BackToFound) -> None:
    dialog = turn.dialog or {}
    ids = dialog.get("found") if dialog.get("in") == SEARCHING else None
    if not ids:
        _ask(turn)
        return
    hits = await service.load_hits(_reader(turn), ids)
    results = HandbookResults(hits=hits, unconfirmed=Unconfirmed(dialog.get("unconfirmed", "")))
    turn.show(screens.results(results, turn.texts))


async def _search(turn: Turn, question: str) -> None:
    turn.place = BackToFound()
    results = await service.search(_reader(turn), question)
    ids = [(hit.kind.value, hit.id) for hit in results.hits]
    screen = screens.results(results, turn.texts)
    grave = grave_answer(question, words_of(turn.act.courses)) is not None
    if grave and results.unconfirmed is not Unconfirmed.URGENT:  # else it is there already
        screen = with_help(screen, turn.texts)
    _ask(turn, screen, ids, results.unconfirmed)


def _ask(
    turn: Turn,
    screen: Screen | None = None,
    found: Sequence[tuple[str, str]] = (),
    unconfirmed: Unconfirmed = Unconfirmed.NOTHING,
) -> None:
    """Show a screen; the next message is a question to the handbook, if it comes soon."""
    turn.ask(
        SEARCHING,
        screen or screens.ask_query(turn.texts),
        ANSWERED_WITHIN,
        found=found,
        unconfirmed=unconfirmed.value,
    )


def _reader(turn: Turn) -> Reader:
    """Return the reader; raise `NotJoined` for somebody without an enrolment."""
    books = turn.bot.part(Handbooks)
    return Reader(
        act=turn.act, books=books, enrolment=turn.enrolment.id, language=turn.texts.language
    )
