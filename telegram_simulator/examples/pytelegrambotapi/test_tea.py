import pytest

pytestmark = pytest.mark.usefixtures("running_bot")


def test_a_guest_gets_tea(simulated):
    simulated.act("start", chat="dara")
    simulated.sees("dara", "Tea?", keyboard=[["Yes"]])
    simulated.act("tap", chat="dara", label="Yes")
    simulated.sees("dara", "A tea for Dara", keyboard=[])

    assert simulated.ask("calls", problems=True) == []
