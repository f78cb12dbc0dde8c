"""Buttons to peers on screens of other areas."""

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.peers.buttons import OpenPair, OpenProposed
from bot.peers.domain import PairId
from bot.telegram.kit.screen import ScreenButton, tap


def pair_button(pair: PairId, texts: Texts) -> ScreenButton:
    """Return the button to a pair, for Home: does this person want a buddy?"""
    return tap(texts.label("peers.home_buddy"), OpenPair(pair))


def proposed_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("peers.desk_label"), OpenProposed(cohort, 0))
