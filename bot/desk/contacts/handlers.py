"""Coordinators look at people to contact, remind them, and note what they did."""

from markupsafe import Markup

from bot.desk.buttons import OpenContact, PutOff, RemindContact, Spoken, UndoNoted
from bot.desk.contacts import screens, service
from bot.desk.contacts.service import ContactDetails
from bot.desk.handlers import remind_now
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.slots import Slots, facts_of

routes = Routes("desk", staff=True)


@routes.tap(OpenContact)
async def open_contact(turn: Turn, button: OpenContact) -> None:
    _show(turn, await _load(turn, button))


@routes.tap(RemindContact)
async def remind(turn: Turn, button: RemindContact) -> None:
    known = await _load(turn, button)
    news = await remind_now(turn, known.listed.enrolment.id)
    _show(turn, await _load(turn, button), news)


@routes.tap(Spoken)
async def spoken(turn: Turn, button: Spoken) -> None:
    await service.spoken(turn.act, button.cohort, button.person)
    _show(turn, await _load(turn, button), screens.spoken(turn.texts), noted=True)


@routes.tap(PutOff)
async def put_off(turn: Turn, button: PutOff) -> None:
    until = await service.put_off(turn.act, button.cohort, button.person)
    known = await _load(turn, button)
    _show(turn, known, screens.put_off(known, until, turn.texts), noted=True)


routes.shows(UndoNoted, service.take_back, screens.taken_back)


async def _load(
    turn: Turn, button: OpenContact | RemindContact | Spoken | PutOff
) -> ContactDetails:
    facts = facts_of(*turn.bot.part(Slots).card)
    return await service.open_contact(turn.act, button.cohort, button.person, facts)


def _show(
    turn: Turn, known: ContactDetails, news: Markup | None = None, *, noted: bool = False
) -> None:
    """Show somebody; what was just `noted` can be undone."""
    slots, at = turn.bot.part(Slots), service.noted_at(turn.act) if noted else None
    turn.show(screens.contact(known, slots, turn.texts, now=turn.now, news=news, noted_at=at))
