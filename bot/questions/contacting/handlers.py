"""[Please have someone contact me], below safety texts and on the help screen, and then how."""

from bot.questions.contacting import screens, service
from bot.questions.domain import ContactWay, QuestionId
from bot.refusals import StaleButton
from bot.safety.buttons import ChooseContactWay, ContactIn, ContactMe
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("questions")


@routes.tap(ContactMe, ends_dialog=True)
async def contact_me(turn: Turn, button: ContactMe) -> None:
    if choice := await service.whom_to_ask(turn.act):
        turn.show(screens.whom(choice, button.message, turn.texts))
        return
    asked = await service.ask_for_contact(turn.act)
    turn.show(screens.contacted(asked, button.message, turn.texts, zone=turn.person.zone))


@routes.tap(ContactIn, ends_dialog=True)
async def contact_in(turn: Turn, button: ContactIn) -> None:
    asked = await service.ask_for_contact(turn.act, button.cohort)
    turn.show(screens.contacted(asked, button.message, turn.texts, zone=turn.person.zone))


@routes.tap(ChooseContactWay)
async def choose_way(turn: Turn, button: ChooseContactWay) -> None:
    if button.way not in set(ContactWay):
        raise StaleButton
    way = ContactWay(button.way)
    asked = await service.choose_way(turn.act, QuestionId(button.question), way)
    turn.show(screens.contacted(asked, button.message, turn.texts, zone=turn.person.zone))
