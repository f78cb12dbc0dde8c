"""Coordinators are told what somebody says is wrong on the list."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, FOR_STAFF, Drop
from bot.people.buttons import OpenChange
from bot.people.corrections.service import KEPT
from bot.people.directory.screens import who
from bot.people.notices import GONE, load_listed
from bot.people.service import enqueue
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


async def _opened(context: RenderContext, row: OutboxRow, _to: Recipient) -> None:
    """The words of that person come below."""
    if "message" in row.about:
        words = {name: row.number(name) for name in ("enrolment", "chat", "message")}
        enqueue(context.act, row.chat_id, "people.words", words, keep=KEPT)


@notices.kind("people.correction", policy=FOR_STAFF, cover="cover.people", opened=_opened)
async def correction(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody says that something about them on the list is wrong."""
    listed = await load_listed(context, row, to)
    if listed is None:
        return GONE
    what = "organization" if row.about["what"] == "organization" else "name"
    texts = context.texts(to)
    button = tap(texts.label("correction.open"), OpenChange(listed.enrolment.id))
    text = texts(f"correction.{what}", who=who(listed))
    return calls.say(row.chat_id, Screen(text=text, buttons=[[button]]))


@notices.kind("people.words", policy=ASKED)
async def words(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The words of that person, copied by id."""
    if await load_listed(context, row, to) is None:
        return GONE
    return calls.copy(row.chat_id, row.number("chat"), row.number("message"), silent=True)
