"""The invitation asks in neutral words; the steps come after the tap."""

from typing import Final

from bot.learning.buttons import NotToday
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.plans.buttons import OpenInvitation
from bot.plans.invitation.domain import Occasion
from bot.telegram.kit.screen import Screen, tap

_WORDS: Final = {
    Occasion.LEARNED: "invitation.invite",
    Occasion.DONE: "invitation.one_more",
    Occasion.TWO_MONTHS: "invitation.two_months",
}


def invited(enrolment: EnrolmentId, occasion: Occasion, texts: Texts) -> Screen:
    return Screen(
        text=texts(_WORDS[occasion]),
        buttons=[
            [
                tap(texts.label("common.open"), OpenInvitation(enrolment)),
                tap(texts.label("common.not_today"), NotToday()),
            ]
        ],
    )
