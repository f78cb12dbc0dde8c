"""Coordinators make pairs by taps or by lot, and part them."""

import secrets

from bot.peers.buttons import (
    AskBoth,
    AskLot,
    AskPart,
    CheckPair,
    DrawLots,
    ListPairs,
    OpenMatching,
    PartPair,
    PickFirst,
    PickSecond,
)
from bot.peers.matching import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("peers", staff=True)

SEED_BYTES = 16

routes.shows(OpenMatching, service.overview, screens.overview, ends_dialog=True)


@routes.tap(PickFirst)
async def pick_first(turn: Turn, button: PickFirst) -> None:
    found = await service.free(turn.act, button.cohort)
    turn.show(screens.pick_first(button.cohort, found, button.page, turn.texts))


@routes.tap(PickSecond)
async def pick_second(turn: Turn, button: PickSecond) -> None:
    found = await service.partners(turn.act, button.cohort, button.enrolment)
    turn.show(screens.pick_second(found, button.page, turn.texts))


@routes.tap(CheckPair)
async def check(turn: Turn, button: CheckPair) -> None:
    picked = await service.pick(turn.act, button.cohort, button.enrolment, button.other)
    turn.show(screens.check(picked, turn.texts))


@routes.tap(AskBoth)
async def ask_both(turn: Turn, button: AskBoth) -> None:
    await service.ask_pair(turn.act, button.cohort, button.enrolment, button.other)
    turn.toast(turn.texts.label("matching.both_asked"))
    await turn.follow(OpenMatching(button.cohort))


routes.shows(AskLot, service.ask_lot, screens.ask_lot)


@routes.tap(DrawLots)
async def draw_lots(turn: Turn, button: DrawLots) -> None:
    lot = await service.draw_lots(turn.act, button.cohort, seed=secrets.token_bytes(SEED_BYTES))
    turn.toast(screens.drawn(lot, turn.texts))
    await turn.follow(OpenMatching(button.cohort))


@routes.tap(ListPairs)
async def list_pairs(turn: Turn, button: ListPairs) -> None:
    found = await service.shown_pairs(turn.act, button.cohort)
    turn.show(screens.pairs(button.cohort, found, button.page, turn.texts))


routes.shows(AskPart, service.require_shown, screens.ask_part)


@routes.tap(PartPair)
async def part(turn: Turn, button: PartPair) -> None:
    await service.part(turn.act, button.cohort, button.pair)
    turn.toast(turn.texts.label("matching.parted"))
    await turn.follow(OpenMatching(button.cohort))
