"""Shows the facts about a service."""

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from bot.catalog.course import Province, Service, ServiceFault
from bot.locale import Texts
from bot.paging import Page
from bot.services.domain import CheckedService
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs
from bot.telegram.kit.ways import in_pairs, page_turns

TITLE = "services.title"
PROVINCES_ON_PAGE = 12
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


def province_rows(
    provinces: Sequence[Province],
    button: Callable[[Province], ScreenButton],
    to_page: Callable[[int], Button],
    texts: Texts,
    *,
    own: str,
    page: int,
) -> list[ButtonRow]:
    """Return a page of provinces by name; the `own` one stands first on the first page."""
    by_name = sorted(provinces, key=lambda each: each.name.in_(texts.language))
    shown = Page.of(by_name, page, size=PROVINCES_ON_PAGE)
    first = [button(each) for each in by_name if each.id == own and shown.at == 0]
    rest = [button(each) for each in shown.items if each.id != own or not first]
    return [first, *in_pairs(rest), page_turns(shown, to_page, texts)]


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
