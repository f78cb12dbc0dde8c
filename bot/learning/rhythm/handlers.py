"""Opens what the calendar of the course has offered."""

from bot.catalog.course import CalendarOffer
from bot.learning.buttons import (
    BeginAgain,
    OpenLookBack,
    OpenMyResults,
    OpenOffered,
    OpenOfferedResults,
)
from bot.learning.rhythm import screens, service
from bot.learning.service import switch_to
from bot.learning.story.buttons import OpenCase, OpenStory
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(OpenOffered)
async def open_offered(turn: Turn, button: OpenOffered) -> None:
    entry = await service.require_entry(turn.act, button.enrolment, button.day)
    turn.visitor = await switch_to(turn.act, button.enrolment)
    is_case = entry.offer is CalendarOffer.CASE
    await turn.follow(OpenCase(entry.of) if is_case else OpenStory(entry.of))


@routes.tap(OpenOfferedResults, private=True)
async def open_offered_results(turn: Turn, button: OpenOfferedResults) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    await turn.follow(OpenMyResults())


@routes.tap(OpenLookBack, private=True)
async def open_look_back(turn: Turn, button: OpenLookBack) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    found = await service.find_look_back(turn.act, button.enrolment)
    turn.show(screens.look_back(found, button.enrolment, turn.texts))


@routes.tap(BeginAgain)
async def begin_again(turn: Turn, button: BeginAgain) -> None:
    stopped = await service.begin_again(turn.act, button.enrolment)
    turn.visitor = await switch_to(turn.act, button.enrolment)
    turn.show(screens.begun_again(stopped, button.enrolment, turn.texts))
