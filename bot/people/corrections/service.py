"""Corrections of the list are passed on to the coordinators by id, without being read."""

from datetime import timedelta

from bot.act import Act
from bot.membership.domain import ChatId
from bot.membership.staff import storage as staff
from bot.people.service import enqueue
from bot.refusals import NotJoined

KEPT = timedelta(days=7)


async def notify_coordinators(act: Act, *, what: str, chat: ChatId, message_id: int) -> None:
    """Tell every coordinator that somebody says `what` is wrong, and copy the words."""
    enrolment = next(iter(act.visitor.enrolments), None)
    if enrolment is None:
        raise NotJoined
    line = {"enrolment": enrolment.id, "what": "organization" if what == "o" else "name"}
    # `storage` finds these rows by how they begin, when the person is erased.
    words = {"enrolment": enrolment.id, "chat": chat, "message": message_id}
    for to, _ in await staff.chats_of_coordinators(act.tx, enrolment.cohort_id):
        enqueue(act, to, "people.correction", line, keep=KEPT)
        enqueue(act, to, "people.words", words, keep=KEPT)
