"""Tells a colleague for whom they stand in."""

from bot.membership.domain import PersonId
from bot.membership.person import storage as people
from bot.membership.staff import storage as staff
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.questions.answer_times import screens
from bot.questions.answer_times.service import STANDS_IN
from bot.questions.notices import GONE
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(STANDS_IN, policy=FOR_STAFF, cover="common.cover_people")
async def stands_in(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    person = PersonId(row.number("person"))
    absence = await staff.absence_of(context.tx, person, now=context.now)
    away = await people.by_id(context.tx, person)
    if absence is None or away is None or absence.stand_in != to.person_id:
        return GONE
    screen = screens.stands_in(away.name, absence, context.texts(to), zone=to.zone)
    return calls.say(row.chat_id, screen, silent=True)
