"""The invitation asks in neutral words; the steps come after the tap."""

from bot.learning.buttons import NotToday
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.plans.buttons import OpenInvitation
from bot.telegram.kit.screen import Screen, tap


def invited(enrolment: EnrolmentId, texts: Texts) -> Screen:
    return Screen(
        text=texts("invitation.invite"),
        buttons=[
            [
                tap(texts.label("common.open"), OpenInvitation(enrolment)),
                tap(texts.label("common.not_today"), NotToday()),
            ]
        ],
    )
