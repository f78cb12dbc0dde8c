"""Asks what to do with an unexpected text."""

from bot.locale import Texts
from bot.questions.buttons import SendStray
from bot.questions.offering.service import QuestionOffer
from bot.questions.screens import join_names
from bot.safety.buttons import DeleteMine, Nothing
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.destinations import OpenHandbook
from bot.telegram.kit.screen import ButtonRow, Screen, tap


def offered_voice(offer: QuestionOffer, message: int, texts: Texts) -> Screen:
    """Ask whether a voice message is for the coordinators; the guard cannot listen to it."""
    says = (
        texts("offering.voice_whom")
        if offer.courses
        else texts("offering.voice", names=join_names(offer.names, texts))
    )
    return Screen(
        text=says,
        buttons=[
            *_send(offer, texts),
            [tap(texts.label("common.delete_it"), DeleteMine(message))],
            [what_to_do_button(texts)],
        ],
    )


def offered(offer: QuestionOffer, texts: Texts) -> Screen:
    """Ask whether an unexpected text is for the coordinators, and offer what else can be done."""
    send, nothing = SendStray(offer.cohort_id), Nothing()
    if offer.answers_announcement:
        return Screen(
            text=texts("offering.send_this", names=join_names(offer.names, texts)),
            buttons=[
                [tap(texts.label("offering.send"), send), tap(texts.label("offering.no"), nothing)],
                [what_to_do_button(texts)],
            ],
        )
    return Screen(
        text=texts("common.unasked_choices"),
        buttons=[
            *_send(offer, texts),
            [
                tap(texts.label("common.search_lessons"), OpenHandbook()),
                tap(texts.label("common.unasked_nothing"), nothing),
            ],
            [what_to_do_button(texts)],
        ],
    )


def _send(offer: QuestionOffer, texts: Texts) -> list[ButtonRow]:
    """Return the button to send it; one for each course, if there are several."""
    if not offer.courses:
        label = texts.label("offering.send_to_coordinator")
        return [[tap(label, SendStray(offer.cohort_id))]]
    return [
        [
            tap(
                texts.label("offering.send_to_course", course=each.name(texts.language)),
                SendStray(each.cohort_id),
            )
        ]
        for each in offer.courses
    ]
