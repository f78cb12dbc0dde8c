"""Saves a step in own words after the guard has checked it; then it is chosen like any other."""

from bot.act import Act
from bot.plans.making import service as making
from bot.plans.making.service import PlanDraft
from bot.plans.own_steps import storage
from bot.plans.own_steps.domain import OwnStep, own_step_id


async def write(act: Act, draft: PlanDraft, words: str) -> PlanDraft:
    """Save a step in own words, and return the draft with it.

    The same words as before are the same step. Raise as `making.choose`.
    """
    made = await making.choose(act, draft)
    enrolment = act.enrolment.id if made.before is None else made.before.enrolment_id
    assert enrolment is not None  # only its leader changes a plan
    same = next((each for each in made.own if each.words == words), None)
    if same is not None:
        return making.with_step(made, same.id)
    taken = {each.id for each in made.own}
    step = OwnStep(id=own_step_id(enrolment, act.now, taken=taken), words=words)
    storage.add(act.tx, step, enrolment, now=act.now)
    return making.with_step(made, step.id)
