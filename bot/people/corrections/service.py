"""What somebody says is wrong on the list goes to the coordinators, by its id, unread."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import ChatId
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import NotJoined

KEPT = timedelta(days=7)


async def hand_over(act: Act, *, what: str, chat: ChatId, message_id: int) -> None:
    """Owe every coordinator a line on who says that `what` is wrong, and a copy of the words."""
    place = next(iter(act.visitor.enrolments), None)
    if place is None:
        raise NotJoined
    line = {"enrolment": place.id, "what": "organization" if what == "o" else "name"}
    words = {"enrolment": place.id, "chat": chat, "message": message_id}
    for to, _ in await staff.chats_of_coordinators(act.tx, place.cohort_id):
        outbox.enqueue(
            act.tx,
            [
                _debt(to, "people.correction", line, now=act.now),
                _debt(to, "people.words", words, now=act.now),
            ],
            now=act.now,
        )


def _debt(to: ChatId, kind: str, about: Mapping[str, object], *, now: datetime) -> NewMessage:
    return NewMessage(
        chat_id=to,
        lane=Lane.URGENT,
        kind=kind,
        due_at=now,
        expires_at=now + KEPT,
        about=about,
    )
