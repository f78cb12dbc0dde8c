"""Whether an unexpected text is for the coordinators, and what else can be done with it."""

from bot.locale import Texts
from bot.questions.buttons import SendStray
from bot.questions.offering.service import QuestionOffer
from bot.questions.screens import join_names
from bot.safety.buttons import Nothing
from bot.telegram.kit.destinations import OpenHandbook
from bot.telegram.kit.screen import Screen, tap


def offered(offer: QuestionOffer, texts: Texts) -> Screen:
    """Ask whether an unexpected text is for the coordinators, and offer what else can be done."""
    send, nothing = SendStray(offer.cohort_id), Nothing()
    if offer.answers_announcement:
        return Screen(
            text=texts("ask.send_this", names=join_names(offer.names, texts)),
            buttons=[[tap(texts.label("ask.send"), send), tap(texts.label("ask.no"), nothing)]],
        )
    return Screen(
        text=texts("unasked.choices"),
        buttons=[
            [tap(texts.label("ask.send_to_coordinator"), send)],
            [
                tap(texts.label("unasked.search"), OpenHandbook()),
                tap(texts.label("unasked.nothing"), nothing),
            ],
        ],
    )
