"""A service that was found, and the question what is wrong with it."""

from bot.catalog.course import Service, ServiceFault
from bot.locale import Texts
from bot.services.buttons import AskFault, FlagService, OpenFound
from bot.services.screens import FAULTS, shown
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import search_ways


def found_service(service: Service, texts: Texts) -> Screen:
    """Show a service that a search found, with the way back to what was found."""
    wrong = tap(texts.label("handbook.wrong"), AskFault(service.id))
    return Screen(text=shown(service, texts), buttons=[[wrong], *search_ways(texts)])


def ask_fault(service: Service, texts: Texts) -> Screen:
    """Ask what is wrong with a service; the answers are buttons."""

    def button(fault: ServiceFault) -> ScreenButton:
        return tap(texts.label(FAULTS[fault]), FlagService(service.id, fault))

    return Screen(
        text=paragraphs(
            texts("handbook.title"),
            texts("handbook.name", name=service.name.in_(texts.language)),
            texts("handbook.what_is_wrong"),
        ),
        buttons=[
            [button(ServiceFault.MOVED), button(ServiceFault.DEAD)],
            [button(ServiceFault.REFUSES), button(ServiceFault.OTHER)],
            [tap(texts.label("handbook.all_right"), OpenFound(service.id))],
        ],
    )
