"""Opens a sentence to say, deletes what was typed, and notes that somebody went on."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import AloudItem, Course
from bot.learning.aloud import storage
from bot.learning.aloud.domain import TYPED_FOR
from bot.learning.service import course_at
from bot.membership.domain import ChatId, EnrolmentId
from bot.outbox.jobs import storage as jobs

DELETION = "aloud.delete"
"""The kind of the job that deletes a typed sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAloud:
    """A sentence to say; `typed`: the person typed it, so a message waits to be deleted."""

    course: Course
    item: AloudItem
    typed: bool = False


async def open_aloud(
    act: Act, enrolment: EnrolmentId, item: str, *, typed: bool = False
) -> OpenedAloud:
    """Return a sentence of the course of an enrolment; raise `NoSuchContent` or `NotJoined`."""
    course = await course_at(act, enrolment)
    return OpenedAloud(course=course, item=course.aloud_item(item), typed=typed)


def delete_later(act: Act, chat: ChatId, message: int) -> None:
    """Let a typed sentence be deleted from the chat after `TYPED_FOR`, also after a restart."""
    jobs.add(
        act.tx,
        kind=DELETION,
        about={"message": message},
        chat=chat,
        now=act.now,
        due=act.now + TYPED_FOR,
    )


async def go_on(act: Act, enrolment: EnrolmentId, item: str, chat: ChatId) -> None:
    """Note that somebody has said a sentence; what they typed in the chat is deleted now.

    Raises `NoSuchContent` for a sentence that their course does not have, or `NotJoined`.
    """
    opened = await open_aloud(act, enrolment, item)
    storage.note_said(act.tx, enrolment, opened.item.id, now=act.now)
    jobs.hurry(act.tx, kind=DELETION, chat=chat, now=act.now)
