"""A service that a search found, and the question for its fault."""

from collections.abc import Callable

from bot.catalog.course import Service, ServiceFault
from bot.locale import Texts
from bot.services.buttons import AskFault, FlagService, OpenFound
from bot.services.domain import CheckedService
from bot.services.flags.service import RIGHT, FaultAsked, Flagged
from bot.services.screens import FAULTS, not_shown, service_as_shown
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import search_ways

TOLD = {False: "flags.handbook_flagged", True: "flags.taken_back"}
"""Whether somebody takes their report back -> key of the reply."""
TITLE = "common.search_title"


def found_service(checked: CheckedService | None, texts: Texts) -> Screen:
    """Show a service that a search found, with the way back to the results.

    None: leaders do not see it now.
    """
    if checked is None:
        return not_shown(TITLE, search_ways(texts), texts)
    wrong = tap(texts.label("services.handbook_wrong"), AskFault(checked.service.id))
    return Screen(
        text=paragraphs(texts(TITLE), service_as_shown(checked, texts)),
        buttons=[[wrong], *search_ways(texts)],
    )


def flagged(outcome: Flagged | None, texts: Texts) -> Screen:
    """Show the service again, or say that it is hidden now."""
    if outcome is not None and outcome.is_hidden:
        return hidden_now(outcome.shown.service, TITLE, search_ways(texts), texts)
    return found_service(None if outcome is None else outcome.shown, texts)


def hidden_now(service: Service, title: str, ways: list[ButtonRow], texts: Texts) -> Screen:
    name = texts("common.service_name", name=service.name.in_(texts.language))
    return Screen(text=paragraphs(texts(title), name, texts("flags.hidden_now")), buttons=ways)


def ask_fault(asked: FaultAsked | None, texts: Texts) -> Screen:
    """Ask for the fault of a service that a search found; the answers are buttons."""
    if asked is None:
        return found_service(None, texts)
    service = asked.shown.service
    return which_fault(
        asked,
        TITLE,
        lambda fault: FlagService(service.id, fault),
        OpenFound(service.id),
        texts,
    )


def which_fault(
    asked: FaultAsked, title: str, to: Callable[[str], Button], back: Button, texts: Texts
) -> Screen:
    """Ask for the fault of a service, or whether it is right after all; `back` shows it again."""
    service = asked.shown.service

    def button(fault: ServiceFault) -> ScreenButton:
        return tap(texts.label(FAULTS[fault]), to(fault))

    return Screen(
        text=paragraphs(
            texts(title),
            texts("common.service_name", name=service.name.in_(texts.language)),
            texts("flags.handbook_what_is_wrong"),
        ),
        buttons=[
            [button(ServiceFault.MOVED), button(ServiceFault.DEAD)],
            [button(ServiceFault.REFUSES), button(ServiceFault.OTHER)],
            [tap(texts.label("flags.right_after_all"), to(RIGHT))] if asked.flagged else [],
            [tap(texts.label("services.handbook_all_right"), back)],
        ],
    )
