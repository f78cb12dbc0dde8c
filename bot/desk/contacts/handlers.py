"""Coordinators look at people to contact, remind them, and note what they did."""

from bot.desk.buttons import ListContacts, OpenContact, PutOff, RemindContact, Spoken
from bot.desk.contacts import screens, service
from bot.desk.contacts.screens import contact_list
from bot.desk.contacts.service import Known
from bot.desk.person.screens import reminded
from bot.desk.today.handlers import find_board
from bot.people.nudges import service as reminding
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("followup", staff=True)


@routes.tap(OpenContact)
async def open_contact(turn: Turn, button: OpenContact) -> None:
    turn.show(screens.contact(await _known(turn, button), turn.texts, now=turn.now))


@routes.tap(RemindContact)
async def remind(turn: Turn, button: RemindContact) -> None:
    place = (await _known(turn, button)).listed.enrolment.id
    await reminding.remind(turn.act, place)
    known = await _known(turn, button)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=reminded(turn.texts)))


@routes.tap(Spoken)
async def spoken(turn: Turn, button: Spoken) -> None:
    cohort, person = button.cohort, button.person
    await service.spoken(turn.act, cohort, person)
    known = await _known(turn, button)
    news = screens.spoken(turn.texts)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=news))


@routes.tap(PutOff)
async def put_off(turn: Turn, button: PutOff) -> None:
    cohort, person = button.cohort, button.person
    until = await service.put_off(turn.act, cohort, person)
    known = await _known(turn, button)
    news = screens.put_off(known, until, turn.texts)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=news))


async def _known(turn: Turn, button: OpenContact | RemindContact | Spoken | PutOff) -> Known:
    return await service.open_contact(turn.act, button.cohort, button.person)


@routes.tap(ListContacts)
async def list_contacts(turn: Turn, button: ListContacts) -> None:
    turn.show(contact_list(await find_board(turn, button.cohort), button.page, turn.texts))
