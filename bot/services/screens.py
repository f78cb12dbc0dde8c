"""Shows the facts about a service."""

from datetime import date

from markupsafe import Markup

from bot.catalog.course import Service, ServiceFault
from bot.locale import Texts
from bot.services.domain import CheckedService
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs

TITLE = "services.title"
FAULTS = {
    ServiceFault.MOVED: "services.handbook_fault_moved",
    ServiceFault.DEAD: "services.handbook_fault_dead",
    ServiceFault.REFUSES: "services.handbook_fault_refuses",
    ServiceFault.OTHER: "services.handbook_fault_other",
}
"""Fault of a service -> key of its text."""


def service_as_shown(checked: CheckedService, texts: Texts) -> Markup:
    """Show a service as leaders see it, with the day on which somebody tried it."""
    verified = checked.service.verified
    day = texts.date(date.fromisoformat(verified.on)) if verified else None
    return paragraphs(
        service_facts(checked.service, texts),
        lines(
            texts("services.handbook_verified", day=day) if day else None,
            texts("services.old") if checked.is_old else None,
        ),
    )


def not_shown(title: str, ways: list[ButtonRow], texts: Texts) -> Screen:
    """Say that leaders do not see a service now, without a word about it."""
    return Screen(text=paragraphs(texts(title), texts("services.not_now")), buttons=ways)


def service_place(service: Service, texts: Texts) -> Markup:
    """Name the place of a service; a proposed one without a place is for the whole country."""
    area = service.area.in_(texts.language) or texts.label("services.whole_country")
    return texts("services.handbook_area", area=area)


def service_facts(service: Service, texts: Texts) -> Markup:
    """Name a service, its users, its place, the papers to bring, and its contact."""
    language = texts.language
    return paragraphs(
        texts("common.service_name", name=service.name.in_(language)),
        lines(
            service_place(service, texts),
            texts("services.handbook_who", who=service.who.in_(language)),
            texts("services.handbook_papers", papers=service.papers.in_(language)),
            texts("services.handbook_contact", contact=service.contact.in_(language)),
        ),
        service.note.in_(language) if service.note else None,
    )
