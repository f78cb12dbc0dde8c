"""Making a plan, its card, the check-in, a step in own words, the strategy."""

from bot.plans.buttons import OpenCohortPlans
from tests.browser.album import Album
from tests.browser.tours.course import Course, words
from tests.world import Phone, local


async def plans(album: Album, course: Course) -> None:
    """Two plans, a strategy, and what becomes of the first plan."""
    await _making(album, course.dara)
    await _changing(album, course.dara)
    await _own_step(album, course.dara)
    await _strategy(album, course.dara)
    await _check_in(album, course)


async def _making(album: Album, dara: Phone) -> None:
    await dara.sends("/plan")
    await album.take("plan-1-step", dara)
    await album.taps(dara, "2")
    await album.take("plan-2-day", dara)
    await album.taps(dara, 2)
    await album.take("plan-3-time", dara)
    await album.taps(dara, 1)
    await album.take("plan-4-place", dara)
    await album.taps(dara, 0)
    await album.take("plan-5-check", dara)
    await album.taps(dara, "making.keep")
    await album.take("plan-6-card", dara)


async def _changing(album: Album, dara: Phone) -> None:
    await dara.sends("/plan")
    await album.take("plan-7-mine", dara)
    await album.taps(dara, "1")
    await album.take("plan-8-open", dara)
    await album.taps(dara, "mine.change")
    await album.take("plan-9-change", dara)
    await dara.sends("/plan")
    await album.taps(dara, "1", "mine.drop")
    await album.take("plan-10-drop", dara)
    await dara.sends("/plan")
    await album.taps(dara, "plans.another", "1", "making.other_day")
    await dara.sends("1/1/2020")
    await album.take("plan-11-past", dara)


async def _own_step(album: Album, dara: Phone) -> None:
    await dara.sends("/plan")
    await album.taps(dara, "plans.another", "making.own_words")
    await album.take("own-step-1-write", dara)
    await dara.sends(words("step", album))
    await album.take("own-step-2-day", dara)
    await album.taps(dara, 3, 2, 1)
    await album.take("own-step-3-check", dara)
    await album.taps(dara, "making.keep")


async def _strategy(album: Album, dara: Phone) -> None:
    await dara.sends("/plan")
    await album.taps(dara, "plans.strategy_label")
    await album.take("strategy-1-begin", dara)
    await album.taps(dara, "strategy.begin")
    await album.take("strategy-2-question", dara)
    await album.taps(dara, 0, "strategy.write")
    await album.take("strategy-3-write", dara)
    await dara.sends(words("strategy", album))
    await album.take("strategy-4-written", dara)
    await dara.sends("/plan")
    await album.taps(dara, "plans.strategy_label")
    await album.take("strategy-5-overview", dara)


async def _check_in(album: Album, course: Course) -> None:
    dara = course.dara
    await course.world.travel(local("2023-05-26 08:31"))
    await album.take("check-in-1-asked", dara)
    await album.taps(dara, "check_ins.not_yet_label")
    await album.take("check-in-2-barrier", dara)
    await album.taps(dara, 1)
    await album.take("check-in-3-tip", dara)
    await album.taps(dara, "check_ins.talk")
    await album.take("check-in-4-talk", dara)
    await album.take("check-in-5-coordinator", course.sophea)
    await dara.sends("/plan")
    await album.taps(dara, "1")
    await album.take("plan-12-answered", dara)
    await album.taps(dara, "mine.finish")
    await album.take("plan-13-done", dara)
    await course.sophea.forges(OpenCohortPlans(course.founded.cohort, 0).pack())
    await album.take("plan-14-of-cohort", course.sophea)
