"""Asks what is right as the contact of a service."""

from markupsafe import Markup

from bot.locale import Texts
from bot.safety.guarded_text.domain import AboutSomebody, Judged, TextTooLong
from bot.services.buttons import CorrectService, KeepCorrection, OpenService
from bot.services.correcting.service import Correcting
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap


def ask_contact(found: Correcting, texts: Texts) -> Screen:
    """Ask for the contact, and show what stands there now."""
    return _asked(found, None, texts)


def ask_contact_again(found: Correcting, problem: Judged, texts: Texts) -> Screen:
    """Say why a text was not taken, and ask once more."""
    match problem:
        case TextTooLong(most=most):
            why = texts("correcting.too_long", most=most)
        case AboutSomebody():
            why = texts("correcting.about_somebody")
        case _:
            why = texts("correcting.no_words")
    return _asked(found, why, texts)


def check(found: Correcting, contact: str, texts: Texts) -> Screen:
    """Ask whether this is right; nothing has changed yet."""
    language = texts.language
    keep, again = (
        each(found.cohort, found.in_files.id) for each in (KeepCorrection, CorrectService)
    )
    back = OpenService(found.cohort, found.in_files.id)
    return Screen(
        text=paragraphs(
            texts("common.service_name", name=found.now.name.in_(language)),
            lines(
                texts("correcting.was", contact=found.now.contact.in_(language)),
                texts("correcting.becomes", contact=contact),
            ),
            texts("correcting.check"),
        ),
        buttons=[
            [tap(texts.label("correcting.keep"), keep)],
            [
                tap(texts.label("correcting.again"), again),
                tap(texts.label("correcting.cancel"), back),
            ],
        ],
    )


def _asked(found: Correcting, why: Markup | None, texts: Texts) -> Screen:
    language = texts.language
    return Screen(
        text=paragraphs(
            why,
            texts("common.service_name", name=found.now.name.in_(language)),
            texts("correcting.ask", contact=found.now.contact.in_(language)),
        ),
        buttons=[
            [
                tap(
                    texts.label("common.back"),
                    OpenService(found.cohort, found.in_files.id),
                )
            ]
        ],
    )
