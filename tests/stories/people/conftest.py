"""Somebody whose results a PIN can protect."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.finishing import has_read
from tests.world import Phone, World


@pytest.fixture
async def learned(world: World, founded: Founded, sophea: Phone) -> Phone:
    """A leader who has results."""
    phone = await participant(world, founded, "leader", "Sok Dara")
    await has_read(world, phone)
    return phone
