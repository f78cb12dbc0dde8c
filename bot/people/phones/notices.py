"""The old phone and the coordinators are told that a person has a new phone."""

from bot.membership.domain import Membership
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, FOR_STAFF, Drop
from bot.people.buttons import OpenPerson
from bot.people.directory.screens import who
from bot.people.notices import GONE, load_listed
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.phone_left", policy=AWAITED)
async def phone_left(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Another phone replaced this one. The row holds the language: the old chat has no person."""
    texts = context.bot.catalogue.texts(str(row.about["language"]))
    return calls.say(row.chat_id, Screen(text=texts("news.phone_left")))


@notices.kind("people.phone_taken", policy=FOR_STAFF, cover="cover.people")
async def phone_taken(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody goes on with a new phone."""
    listed = await load_listed(context, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    texts = context.texts(to)
    screen = Screen(
        text=paragraphs(who(listed), texts("news.phone_taken")),
        buttons=[[tap(texts.label("person.open"), OpenPerson(listed.enrolment.id))]],
    )
    return calls.say(row.chat_id, screen, silent=True)
