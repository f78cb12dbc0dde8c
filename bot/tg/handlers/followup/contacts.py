"""People to contact."""

from bot.domain.people.person import CohortId, PersonId
from bot.services.followup import contacts
from bot.services.followup.contacts import Known
from bot.services.people import reminding
from bot.tg.buttons.today import OpenContact, PutOff, RemindContact, Spoken
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.followup import contacts as screens
from bot.tg.screens.people.person import reminded

routes = Routes("followup", staff=True)


@routes.tap(OpenContact)
async def open_contact(turn: Turn, button: OpenContact) -> None:
    """Somebody to contact."""
    turn.show(screens.contact(await _known(turn, button), turn.texts, now=turn.now))


@routes.tap(RemindContact)
async def remind(turn: Turn, button: RemindContact) -> None:
    """Let them know that something waits."""
    place = (await _known(turn, button)).listed.enrolment.id
    await reminding.remind(turn.tx, turn.visitor, place, now=turn.now)
    known = await _known(turn, button)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=reminded(turn.texts)))


@routes.tap(Spoken)
async def spoken(turn: Turn, button: Spoken) -> None:
    """I had a word with them."""
    cohort, person = CohortId(button.cohort), PersonId(button.person)
    await contacts.spoken(turn.tx, turn.visitor, cohort, person, now=turn.now)
    known = await _known(turn, button)
    news = screens.spoken(turn.texts)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=news))


@routes.tap(PutOff)
async def put_off(turn: Turn, button: PutOff) -> None:
    """Bring them up again on the next working morning."""
    cohort, person = CohortId(button.cohort), PersonId(button.person)
    until = await contacts.put_off(turn.tx, turn.visitor, cohort, person, now=turn.now)
    known = await _known(turn, button)
    news = screens.put_off(known, until, turn.texts)
    turn.show(screens.contact(known, turn.texts, now=turn.now, news=news))


async def _known(turn: Turn, button: OpenContact | RemindContact | Spoken | PutOff) -> Known:
    return await contacts.open_contact(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        CohortId(button.cohort),
        PersonId(button.person),
        now=turn.now,
    )
