"""Ways in which people who run no course come to each dialog that they can open."""

from collections.abc import Awaitable, Callable

from bot.act import Act
from bot.learning.aloud.buttons import OpenAloud
from bot.membership.domain import Grant, Role, Visitor
from bot.peers.buttons import OpenProblems
from bot.peers.problem import storage as problems
from bot.peers.problem.domain import ProblemId
from bot.peers.problem_answers.domain import payload_of
from bot.people.invites import service as invites
from bot.storage.database import Tx
from bot.surveys.buttons import OpenSurvey
from tests.stories.asking import Helpline
from tests.stories.cast import person_id, personal_token, staff_token
from tests.stories.learning.graduates import completes
from tests.stories.meetings import three_days
from tests.stories.pins import choose_pin
from tests.stories.plans.test_plans import planned
from tests.stories.polling import opened
from tests.stories.proposing import propose
from tests.world import Phone, World, local

Way = Callable[[World, Helpline], Awaitable[Phone]]
"""Opens a dialog; returns the phone of whom it asks."""


async def _plan(line: Helpline, *labels: str) -> Phone:
    await line.dara.sends("/plan")
    for label in labels:
        await line.dara.taps(label)
    return line.dara


async def aloud(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/menu")
    await line.dara.forges(OpenAloud("m4.u1.s1").pack())
    return line.dara


async def ask(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/ask")
    return line.dara


async def certificate_name(world: World, line: Helpline) -> Phone:
    await completes(world, line.dara)
    await line.dara.sends("/certificate")
    await line.dara.taps("Change it")
    return line.dara


async def community(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/community")
    for label in ("+ Log a session", "May 2023"):
        await line.dara.taps(label)
    return line.dara


async def feedback(world: World, line: Helpline) -> Phone:
    await three_days(line.sophea, line.founded)
    await world.travel(local("2023-05-29 10:41"))
    while "5" not in line.dara.buttons:  # perhaps the first picture is not the trainer's
        await line.dara.taps(line.dara.buttons[0])
    await line.dara.taps("5")
    await line.dara.taps("💬 Say what to change")
    return line.dara


async def handbook(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/handbook")
    return line.dara


async def join_correction(world: World, line: Helpline) -> Phone:
    token = await personal_token(world, line.founded, "Sok Dora", "Lotus House", language="en")
    newcomer = world.person("newcomer")
    await newcomer.starts(token)
    for label in ("I agree", "Something's not right", "My name"):
        await newcomer.taps(label)
    return newcomer


async def join_name(world: World, line: Helpline) -> Phone:
    newcomer = world.person("newcomer")
    await newcomer.starts(await staff_token(world, line.founded))
    for label in ("English", "I agree"):
        await newcomer.taps(label)
    return newcomer


async def join_organization(world: World, line: Helpline) -> Phone:
    newcomer, cohort = world.person("newcomer"), line.founded.cohort

    async def link(tx: Tx) -> str:
        admin = Visitor(grants=(Grant(role=Role.ADMINISTRATOR, cohort_id=None),))
        act = Act(tx=tx, now=world.clock.now(), visitor=admin)
        return (await invites.link_for_all(act, cohort, people=14)).token

    await newcomer.starts(await world.app.database.run(link))
    for label in ("English", "I agree"):
        await newcomer.taps(label)
    await newcomer.sends("Ros Chenda")
    return newcomer


async def peers_answer(world: World, line: Helpline) -> Phone:
    cohort, now = line.founded.cohort, world.clock.now()
    person = await person_id(world, line.dara.key)

    async def post(tx: Tx) -> ProblemId:
        made = await problems.propose(tx, cohort, person, "Who goes along?", now=now)
        assert made is not None
        assert await problems.post(tx, made, language="en", now=now)
        return made

    posted = await world.app.database.run(post)
    await line.dara.starts(payload_of(posted))
    return line.dara


async def peers_problem(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/menu")
    await line.dara.forges(OpenProblems(0).pack())
    await line.dara.taps("Propose a problem")
    return line.dara


async def pin_choose(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/settings")
    for label in ("Shared phone?", "A PIN for results"):
        await line.dara.taps(label)
    return line.dara


async def pin_repeat(world: World, line: Helpline) -> Phone:
    await pin_choose(world, line)
    await line.dara.sends("4711")
    return line.dara


async def pin_open(world: World, line: Helpline) -> Phone:
    await choose_pin(line.dara)
    await world.travel(local("2023-05-23 11:00"))
    await line.dara.sends("/results")
    return line.dara


async def plans_barrier(world: World, line: Helpline) -> Phone:
    await planned(line.dara)
    await world.travel(local("2023-05-26 08:01"))
    for label in ("Not yet", "✏️ In my own words"):
        await line.dara.taps(label)
    return line.dara


async def plans_day(_world: World, line: Helpline) -> Phone:
    return await _plan(line, "1", "Another day")


async def plans_step(_world: World, line: Helpline) -> Phone:
    return await _plan(line, "✏️ In my own words")


async def plans_strategy(_world: World, line: Helpline) -> Phone:
    return await _plan(
        line, "🧩 Strategy for a community", "▶ Begin, 10 minutes", "✏️ In my own words"
    )


async def plans_time(_world: World, line: Helpline) -> Phone:
    return await _plan(line, "1", "Thu 25 May", "Another time")


async def services_province(world: World, line: Helpline) -> Phone:
    await propose(world, line.founded.cohort, "Sok Dara")
    await line.sophea.sends("/desk")
    for label in ("🤝 To check (1)", "1", "I checked it: it's right", "Confirm with my name"):
        await line.sophea.taps(label)
    await line.dara.sends("/services")
    await line.dara.taps("Health")
    return line.dara


async def services_proposal(_world: World, line: Helpline) -> Phone:
    await line.dara.sends("/services")
    for label in ("➕ Propose a service", "Health", "Battambang"):
        await line.dara.taps(label)
    return line.dara


async def surveys_words(world: World, line: Helpline) -> Phone:
    round_ = await opened(world, line.founded)
    await line.dara.sends("/menu")
    await line.dara.forges(OpenSurvey(round_).pack())
    for label in ("▶ Begin", *["Skip"] * 6):
        await line.dara.taps(label)
    return line.dara


WAYS: dict[str, Way] = {
    "aloud": aloud,
    "ask": ask,
    "certificate.name": certificate_name,
    "community": community,
    "feedback": feedback,
    "handbook": handbook,
    "join.correction": join_correction,
    "join.name": join_name,
    "join.organization": join_organization,
    "peers.answer": peers_answer,
    "peers.problem": peers_problem,
    "pin.choose": pin_choose,
    "pin.open": pin_open,
    "pin.repeat": pin_repeat,
    "plans.barrier": plans_barrier,
    "plans.day": plans_day,
    "plans.step": plans_step,
    "plans.strategy": plans_strategy,
    "plans.time": plans_time,
    "services.proposal": services_proposal,
    "services.province": services_province,
    "surveys.words": surveys_words,
}
