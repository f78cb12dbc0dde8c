"""Asks for a step in own words."""

from bot.locale import Texts
from bot.plans.buttons import ChangeStep, NewPlan
from bot.plans.making.service import Drafting
from bot.plans.own_steps.domain import MOST_UNITS
from bot.telegram.kit.screen import Screen, paragraphs, tap


def write(made: Drafting, texts: Texts, *, unread: bool = False) -> Screen:
    """Ask to type a step; `unread`: the last one was empty or too long."""
    back = NewPlan() if made.before is None else ChangeStep(made.before.id)
    return Screen(
        text=paragraphs(
            texts("plans.title"),
            texts("plans.strategy_too_long", most=MOST_UNITS) if unread else None,
            texts("own_steps.write_step", most=MOST_UNITS),
        ),
        buttons=[[tap(texts.label("plans.back"), back)]],
    )
