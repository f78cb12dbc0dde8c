"""Posts one call to Telegram and turns the answer into an outcome.

Telegram has no error codes beside the HTTP status: what a 400 means, only its English text says.
The phrases below are those of its servers, so a new wording ends as `Rejected`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.membership.domain import Reach
from bot.telegram import request
from bot.telegram.failures import seconds_to_wait
from bot.telegram.kit.calls import Call
from bot.telegram.request import FileBody, JsonBody, surely_not_sent


@dataclass(frozen=True, slots=True)
class Accepted:
    """Telegram has accepted the call. `file_id` names the file that was uploaded with it."""

    message_ids: Sequence[int] = ()
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """There was no connection: the call did not arrive, and no other call would."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The call may have arrived or not: the answer did not come, or is unreadable."""

    reason: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Telegram asks to wait so many seconds (429)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ChatUnreachable:
    """The bot can no longer send messages to the chat."""

    reach: Reach


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The group has become a supergroup with another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class MessageGone:
    """The message to edit or to copy no longer exists."""


@dataclass(frozen=True, slots=True)
class BadMarkup:
    """Telegram cannot read the formatting or the buttons."""

    reason: str


@dataclass(frozen=True, slots=True)
class UnknownFileId:
    """Telegram does not know this file_id, or no longer."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram rejects the call for good."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRevoked:
    """The token was refused, now or a moment ago: the call was surely not executed."""


PostOutcome = (
    Accepted
    | NotSent
    | NoAnswer
    | RateLimited
    | ChatUnreachable
    | ChatMoved
    | MessageGone
    | BadMarkup
    | UnknownFileId
    | Rejected
    | TokenRevoked
)

DEFAULT_WAIT_SECONDS = 5.0
"""How long to wait after a 429 without a waiting time."""

# Telegram's phrases in lower case, since PTB changes the case of the first letter.
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message",
    "message to copy not found",
    "message_id_invalid",
)
_DONE = ("message is not modified", "message to delete not found")
# A bot without the right to write in a group counts as removed from it.
_NO_RIGHT = ("not enough rights to send", "have no rights to send", "chat_write_forbidden")
_NO_CHAT = ("chat not found", "user not found", "peer_id_invalid")
_MARKUP = ("can't parse entities", "button_", "can't parse inline keyboard", "can't parse reply")
_FILE = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong file_id",
    "file_reference_",
)
_QUOTED = re.compile(r"(?<!\w)([\"']).*\1(?!\w)", re.DOTALL)


async def post(
    bot: ExtBot[None],
    call: Call,
    content: bytes | str | None = None,
    *,
    read_seconds: float | None = None,
) -> PostOutcome:
    """Post a call; `content` is its file, or the file_id of the same file sent before.

    `read_seconds`: how long to wait for the answer, if not as long as for other calls.
    """
    url = f"{bot.base_url}/{call.method}"
    try:
        result = await request.call(bot.request, url, _data(call, content), seconds=read_seconds)
    except TelegramError as error:
        return _outcome(error)
    except (AttributeError, KeyError, TypeError, ValueError):
        # PTB raises these for an answer that is JSON, but not in Telegram's format.
        return NoAnswer("unreadable answer")
    return Accepted(_message_ids(result), _file_id(result, call))


async def ask_who(bot: ExtBot[None], *, read_seconds: float) -> PostOutcome:
    """Ask getMe; the outcome is `TokenRevoked` if Telegram names another bot, too."""
    try:
        result = await request.call(
            bot.request, f"{bot.base_url}/getMe", JsonBody({}), seconds=read_seconds
        )
    except TelegramError as error:
        return _outcome(error)
    except (AttributeError, KeyError, TypeError, ValueError):
        return NoAnswer("unreadable answer")
    if not isinstance(result, dict) or result.get("id") != bot.id:
        return TokenRevoked()
    return Accepted()


def _data(call: Call, content: bytes | str | None) -> JsonBody | FileBody:
    if call.drawing is None or content is None:
        return JsonBody(call.body)
    if isinstance(content, str):
        return JsonBody({**call.body, call.drawing.field: content})
    return FileBody(
        dict(call.body),
        field=call.drawing.field,
        filename=call.drawing.filename,
        content=content,
    )


def _message_ids(result: Any) -> list[int]:
    messages = result if isinstance(result, list) else [result]
    return [
        each["message_id"] for each in messages if isinstance(each, dict) and "message_id" in each
    ]


def _file_id(result: Any, call: Call) -> str | None:
    if call.drawing is None or not isinstance(result, dict):
        return None
    sent = result.get(call.drawing.field)
    largest = sent[-1] if isinstance(sent, list) and sent else sent  # photos come in all sizes
    return largest.get("file_id") if isinstance(largest, dict) else None


def _outcome(error: TelegramError) -> PostOutcome:  # noqa: C901, PLR0911 - the table of Telegram's answers
    match error:
        case RetryAfter():
            return RateLimited(seconds_to_wait(error))
        case ChatMigrated():
            return ChatMoved(error.new_chat_id)
        case InvalidToken():
            return TokenRevoked()
        case EndPointNotFound():
            return Rejected("Telegram does not know this call")
        case Forbidden():
            return ChatUnreachable(_reach(error.message.lower()))
        case BadRequest():
            return _bad_request(error.message.lower())
        case Conflict():
            return Rejected(error.message)
        case NetworkError() if surely_not_sent(error):
            return NotSent()
        case NetworkError() if "too many requests" in error.message.lower():
            return RateLimited(DEFAULT_WAIT_SECONDS)
        case NetworkError():
            return NoAnswer(
                type(error.__cause__).__name__ if error.__cause__ else error.message[:80]
            )
        case _:
            return Rejected(_without_quotes(error.message))


def _reach(words: str) -> Reach:
    if "blocked" in words:
        return Reach.BLOCKED
    if "kicked" in words or "not a member" in words or "group chat was deleted" in words:
        return Reach.LEFT
    return Reach.GONE


def _bad_request(words: str) -> PostOutcome:
    reason = _without_quotes(words)
    meanings: tuple[tuple[Sequence[str], PostOutcome], ...] = (
        (_DONE, Accepted()),
        (_GONE, MessageGone()),
        (_NO_RIGHT, ChatUnreachable(Reach.LEFT)),
        (_NO_CHAT, ChatUnreachable(Reach.GONE)),
        (_MARKUP, BadMarkup(reason)),
        (_FILE, UnknownFileId(reason)),
    )
    said = (outcome for phrases, outcome in meanings if any(each in words for each in phrases))
    return next(said, Rejected(reason))


def _without_quotes(words: str) -> str:
    """Remove quotes of the message from Telegram's words, since reasons are stored and logged."""
    return _QUOTED.sub("…", words)[:200]
