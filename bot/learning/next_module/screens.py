"""Asks which module should come next, and thanks for the answer."""

from markupsafe import Markup

from bot.learning.buttons import ChooseModule, OpenExtras, OpenNextModule
from bot.learning.next_module.domain import ModuleChoice
from bot.learning.next_module.service import NextModule
from bot.learning.screens import offer_screen
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, to_home


def asked_unasked(enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Offer the question; its subject comes after the tap."""
    return offer_screen(texts("next_module.push"), OpenNextModule(enrolment), enrolment, texts)


def question(found: NextModule, texts: Texts) -> Screen:
    """Ask which module should come next; show an earlier choice."""
    buttons = [
        tap(str(choice.module.number), ChooseModule(found.enrolment, choice.module.id))
        for choice in found.choices
    ]
    return Screen(
        text=paragraphs(
            texts("next_module.which"),
            lines(*(_line(choice, texts) for choice in found.choices)),
            _chosen(found, texts),
            texts("next_module.who_sees"),
        ),
        buttons=[
            *in_even_rows(buttons, most=5),
            [tap(texts.label("learning.extras_label"), OpenExtras()), to_home(texts)],
        ],
    )


def thanks(found: NextModule, texts: Texts) -> Screen:
    """Say what was saved, and that it can be changed."""
    return Screen(
        text=paragraphs(
            texts("common.name"), _chosen(found, texts), texts("next_module.changeable")
        ),
        buttons=[
            [tap(texts.label("next_module.change"), OpenNextModule(found.enrolment))],
            [tap(texts.label("learning.extras_label"), OpenExtras()), to_home(texts)],
        ],
    )


def _line(choice: ModuleChoice, texts: Texts) -> Markup:
    key = "next_module.again" if choice.again else "next_module.other"
    title = choice.module.title.in_(texts.language)
    return texts(key, number=choice.module.number, title=title)


def _chosen(found: NextModule, texts: Texts) -> Markup | None:
    choice = found.choice
    if choice is None:
        return None
    title = choice.module.title.in_(texts.language)
    return texts("next_module.chosen", number=choice.module.number, title=title)
