"""Plans that cannot be: forged, in the past, at night, answered too late or after leaving."""

from datetime import date

import pytest

from bot.plans.buttons import CheckDraft, KeepPlan
from bot.plans.domain import PlanId
from tests.stories.asking import Helpline, rows_of
from tests.stories.plans.test_plans import planned
from tests.world import World, local

NEW, NONE_YET = PlanId(0), 0
THURSDAY, TEN = date(2023, 5, 25).toordinal(), 10 * 60


@pytest.mark.parametrize(
    ("step", "day", "minute", "place", "answer"),
    [
        ("health", date(2023, 5, 22).toordinal(), TEN, "commune", "That has passed already."),
        ("health", date(2023, 5, 23).toordinal(), 9 * 60, "commune", "That has passed already."),
        ("health", THURSDAY, 22 * 60, "commune", "That is at night."),
        ("health", date(2025, 5, 22).toordinal(), TEN, "commune", "more than a year away"),
        ("health", THURSDAY, TEN, "moon", "already been answered"),
        ("gold", THURSDAY, TEN, "commune", "already been answered"),
        ("own-99", THURSDAY, TEN, "commune", "already been answered"),
        ("health", 10**9, TEN, "commune", "already been answered"),
        ("health", THURSDAY, 99_999, "commune", "already been answered"),
    ],
)
async def test_a_plan_that_cannot_be_is_not_stored(
    world: World, line: Helpline, step: str, day: int, minute: int, place: str, answer: str
) -> None:
    dara = line.dara
    await dara.sends("/plan")
    for kind in (CheckDraft, KeepPlan):
        await dara.forges(kind(NEW, NONE_YET, step, day, minute, place).pack())
        assert answer in dara.sees + dara.toast, kind
    assert await rows_of(world, "plans") == []


async def test_a_check_in_after_leaving_is_not_counted(world: World, line: Helpline) -> None:
    dara = line.dara
    await planned(dara)
    await world.travel(local("2023-05-26 08:01"))
    asked = dara.last["message_id"]
    await dara.sends("/privacy")
    for label in ("Leave the course", "Leave the course"):
        await dara.taps(label)

    await dara.taps("Done", message_id=asked)

    assert "The step stays with your organization." in dara.toast + dara.sees
    [row] = await rows_of(world, "plan_check_ins")
    assert (row["answer"], row["answered_at"]) == (None, None)
    assert [row["state"] for row in await rows_of(world, "plans")] == ["open"]


async def test_of_two_answers_at_once_the_first_counts(world: World, line: Helpline) -> None:
    dara = line.dara
    await planned(dara)
    await world.travel(local("2023-05-26 08:01"))

    dara.presses("Partly")
    await dara.taps("Done")

    [row] = await rows_of(world, "plan_check_ins")
    assert row["answer"] == "partly"
    assert [row["state"] for row in await rows_of(world, "plans")] == ["open"]
    assert "You answered this on Fri 26 May: partly." in dara.sees
