import pytest

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("running_bot")]


async def test_a_guest_gets_tea(simulated):
    simulated.act("start", chat="dara")
    await simulated.seen("dara", "Tea?", keyboard=[["Yes"]])
    simulated.act("tap", chat="dara", label="Yes")
    await simulated.seen("dara", "A tea for Dara", keyboard=[])

    assert simulated.ask("calls", problems=True) == []
