"""Colleagues of an announcement's author: what they stop or take back, its author hears of."""

from datetime import datetime
from enum import StrEnum

from bot.domain.delivery.lanes import Lane
from bot.services.announcements.drafts import writes
from bot.storage import outbox
from bot.storage.announcements import Dossier
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.visitors import Visitor


class Deed(StrEnum):
    """What a colleague did: before it began, while it went, afterwards."""

    UNDO = "undo"
    STOP = "stop"
    RECALL = "recall"


def tell_author(tx: Tx, dossier: Dossier, visitor: Visitor, deed: Deed, *, now: datetime) -> None:
    """Let the author hear what somebody else did with the announcement."""
    if writes(visitor, dossier) or dossier.author_chat is None:
        return
    one, person = dossier.announcement, visitor.require_person().id
    debt = Debt(
        chat_id=dossier.author_chat,
        lane=Lane.URGENT,
        kind="announcement.halted",
        due_at=now,
        about={"announcement": one.id, "by": person, "deed": deed.value},
        dedup=f"halted:{one.id}:{deed}:{one.revision}",
    )
    outbox.owe(tx, [debt], now=now)
