"""Tells somebody that something waits for them."""

from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import NEUTRAL, Drop
from bot.people.directory import service
from bot.people.notices import GONE, enrolment_id_of
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.REMINDED, policy=NEUTRAL)
async def reminded(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    texts = context.texts(to)
    button = tap(texts.label("people_directory.news_open"), OpenHome())
    return calls.say(
        row.chat_id, Screen(text=texts("people_directory.news_something_waits"), buttons=[[button]])
    )
