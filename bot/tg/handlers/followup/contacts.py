"""People to contact."""

from bot.domain.people.person import CohortId, PersonId
from bot.services.followup import contacts
from bot.services.followup.contacts import Known
from bot.tg.buttons.today import OpenContact, PutOff, Spoken
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.followup import contacts as screens

routes = Routes(staff=True)


@routes.tap(OpenContact)
async def open_contact(turn: Turn, button: OpenContact) -> None:
    """Somebody to contact."""
    turn.show(screens.contact(await _known(turn, button), turn.texts))


@routes.tap(Spoken)
async def spoken(turn: Turn, button: Spoken) -> None:
    """I had a word with them."""
    cohort, person = CohortId(button.cohort), PersonId(button.person)
    await contacts.spoken(turn.tx, turn.visitor, cohort, person, now=turn.now)
    known = await _known(turn, button)
    turn.show(screens.contact(known, turn.texts, news=screens.spoken(turn.texts)))


@routes.tap(PutOff)
async def put_off(turn: Turn, button: PutOff) -> None:
    """Bring them up again on the next working morning."""
    cohort, person = CohortId(button.cohort), PersonId(button.person)
    until = await contacts.put_off(turn.tx, turn.visitor, cohort, person, now=turn.now)
    known = await _known(turn, button)
    news = screens.put_off(known, until, turn.texts)
    turn.show(screens.contact(known, turn.texts, news=news))


async def _known(turn: Turn, button: OpenContact | Spoken | PutOff) -> Known:
    return await contacts.open_contact(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        CohortId(button.cohort),
        PersonId(button.person),
        now=turn.now,
    )
