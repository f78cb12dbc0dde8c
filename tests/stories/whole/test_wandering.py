"""Random walks find no dead end: people tap and write at random, for days, in both languages.

`ROMLEUK_SOAK_WALKS` sets how many walks are tried; by default two.
"""

import os

import pytest

from tests.stories.whole.locked_screen import LockedScreen
from tests.stories.whole.wandering import begin
from tests.stories.whole.wandering_rules import Rules, at_the_end
from tests.world import World

FIRST = int(os.environ.get("ROMLEUK_SOAK_FIRST_WALK", "1"))
WALKS = int(os.environ.get("ROMLEUK_SOAK_WALKS", "2"))
STEPS = 120


@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS))
async def test_a_person_who_wanders_is_never_lost(world: World, seed: int) -> None:
    walk = await begin(world, seed)
    rules = Rules(walk, LockedScreen(world))
    await rules.begin()
    for _ in range(STEPS):
        who = await walk.step()
        faults = await rules.faults(who)
        assert not faults, "\n".join([*walk.done[-25:], *faults])
    assert not await at_the_end(world)
