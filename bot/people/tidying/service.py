"""Plans that files are deleted from a chat: those that people sent, and those of the bot.

Telegram lets bots delete messages of a private chat for 48 hours, those of people, too
(https://core.telegram.org/bots/api#deletemessage). A file goes after 23 hours, so that a bot that
stood still for a while keeps the promise of a day.
"""

from datetime import timedelta

from bot.act import Act
from bot.membership.domain import ChatId
from bot.outbox.domain import DELETABLE
from bot.people.service import enqueue_message
from bot.storage.dialect import to_ms

SENT_BY_PEOPLE, SENT_BY_BOT = "people.tidy", "people.tidy_sent"
DELETED_AFTER = timedelta(hours=23)
SENT_WITHIN = timedelta(hours=12)
"""How long a file of the bot may be on its way; a later one of the kind has its own row."""


def delete_upload(act: Act, chat: ChatId, message: int) -> None:
    """Delete a message with a file that somebody sent, in a day."""
    enqueue_message(
        act,
        chat,
        SENT_BY_PEOPLE,
        {"messages": [message]},
        keep=DELETABLE,
        due_at=act.now + DELETED_AFTER,
        dedup=f"{SENT_BY_PEOPLE}:{chat}:{message}",
    )


def delete_sent(act: Act, chat: ChatId, kind: str) -> None:
    """Delete the files that this turn sends with `Turn.reply(kind, ...)`, in a day."""
    at = to_ms(act.now)
    enqueue_message(
        act,
        chat,
        SENT_BY_BOT,
        {"kind": kind, "at": at},
        keep=DELETABLE,
        due_at=act.now + DELETED_AFTER,
        dedup=f"{SENT_BY_BOT}:{chat}:{kind}:{at}",
    )
