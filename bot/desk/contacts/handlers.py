"""Coordinators look at people to contact, remind them, and note what they did."""

from markupsafe import Markup

from bot.desk.buttons import ListContacts, OpenContact, PutOff, RemindContact, Spoken
from bot.desk.contacts import screens, service
from bot.desk.handlers import remind_now
from bot.desk.today.service import require_board
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("desk", staff=True)


@routes.tap(OpenContact)
async def open_contact(turn: Turn, button: OpenContact) -> None:
    await _show(turn, button)


@routes.tap(RemindContact)
async def remind(turn: Turn, button: RemindContact) -> None:
    known = await service.open_contact(turn.act, button.cohort, button.person)
    await _show(turn, button, await remind_now(turn, known.listed.enrolment.id))


@routes.tap(Spoken)
async def spoken(turn: Turn, button: Spoken) -> None:
    await service.spoken(turn.act, button.cohort, button.person)
    await _show(turn, button, screens.spoken(turn.texts))


@routes.tap(PutOff)
async def put_off(turn: Turn, button: PutOff) -> None:
    until = await service.put_off(turn.act, button.cohort, button.person)
    known = await service.open_contact(turn.act, button.cohort, button.person)
    news = screens.put_off(known, until, turn.texts)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=news))


async def _show(
    turn: Turn, button: OpenContact | RemindContact | Spoken, news: Markup | None = None
) -> None:
    known = await service.open_contact(turn.act, button.cohort, button.person)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=news))


@routes.tap(ListContacts)
async def list_contacts(turn: Turn, button: ListContacts) -> None:
    turn.show(
        screens.contact_list(await require_board(turn.act, button.cohort), button.page, turn.texts)
    )
