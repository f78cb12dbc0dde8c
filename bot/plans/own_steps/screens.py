"""Asks for a step in own words."""

from markupsafe import Markup

from bot.locale import Texts
from bot.plans.buttons import ChangeStep, NewPlan
from bot.plans.making.service import Drafting
from bot.plans.own_steps.domain import MOST_UNITS
from bot.telegram.kit.screen import Screen, paragraphs, tap


def write(
    made: Drafting, care: Markup | None, texts: Texts, *, problem: Markup | None = None
) -> Screen:
    """Ask to type a step; `care` are the course's own words: no names and no cases."""
    back = NewPlan() if made.before is None else ChangeStep(made.before.id)
    return Screen(
        text=paragraphs(
            texts("plans.title"), problem, texts("own_steps.write_step", most=MOST_UNITS), care
        ),
        buttons=[[tap(texts.label("plans.back"), back)]],
    )


def too_long(texts: Texts) -> Markup:
    """Say that a step is empty or too long."""
    return texts("plans.strategy_too_long", most=MOST_UNITS)
