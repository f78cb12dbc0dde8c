"""Tells people that their enrolment changed, and coordinators that a phone did."""

from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, FOR_STAFF, DeliveryPolicy, Drop
from bot.people.buttons import OpenMyData, OpenPerson
from bot.people.notices import GONE, enrolment_id_of, load_listed
from bot.people.screens import who
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.moved", policy=DeliveryPolicy())
async def moved(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    texts = context.texts(to)
    return calls.say(row.chat_id, Screen(text=texts("moving.moved"), buttons=[[to_home(texts)]]))


@notices.kind("people.ended", policy=DeliveryPolicy())
async def ended(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that somebody no longer takes part; they can still see and delete their data."""
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or listed.enrolment.state is not Membership.LEFT:
        return GONE
    texts = context.texts(to)
    button = tap(texts.label("common.my_data"), OpenMyData())
    return calls.say(row.chat_id, Screen(text=texts("moving.ended"), buttons=[[button]]))


@notices.kind("people.phone_left", policy=AWAITED)
async def phone_left(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Tell the old chat that another phone replaced it.

    The row holds the language, since this chat has no person any more.
    """
    texts = context.bot.catalogue.texts(str(row.about["language"]))
    return calls.say(row.chat_id, Screen(text=texts("moving.phone_left")))


@notices.kind("people.phone_taken", policy=FOR_STAFF, cover="common.cover_people")
async def phone_taken(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell coordinators that somebody uses a new phone."""
    listed = await load_listed(context, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    texts = context.texts(to)
    screen = Screen(
        text=paragraphs(who(listed), texts("moving.phone_taken")),
        buttons=[[tap(texts.label("people.person_open"), OpenPerson(listed.enrolment.id))]],
    )
    return calls.say(row.chat_id, screen, silent=True)
