"""Shows the directory: needs, provinces, lists of services, and one service."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.paging import Page
from bot.services.buttons import (
    AskListedFault,
    AskNumberFault,
    FindServices,
    FlagListed,
    FlagNumber,
    OpenDirectory,
    OpenListed,
    OpenMyProposals,
    OpenNeed,
    Propose,
)
from bot.services.directory.service import DirectoryOpened, NeedOpened, ServicesFound
from bot.services.domain import WHOLE_COUNTRY, CheckedService, counts_by_need
from bot.services.flags.screens import hidden_now, which_fault
from bot.services.flags.service import FaultAsked, Flagged
from bot.services.screens import (
    TITLE,
    not_shown,
    province_rows,
    service_as_shown,
    service_place,
)
from bot.telegram.kit.destinations import OpenHandbook, OpenNumbers
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import ask_button, in_even_rows, page_turns, to_home

ON_A_PAGE = 5
_IN_A_ROW = 2


def needs(opened: DirectoryOpened, texts: Texts) -> Screen:
    """Ask for the need, and tell for which needs there are services so far."""
    course, language = opened.course, texts.language
    counts = counts_by_need(course)
    so_far = [
        texts("services_directory.so_far_row", need=each.label.in_(language), n=counts[each.id])
        for each in course.directory.needs
        if counts.get(each.id)
    ]
    buttons = [tap(each.label.in_(language), OpenNeed(each.id)) for each in course.directory.needs]
    numbers = any(each.emergency for each in course.confirmed_services)
    return Screen(
        text=paragraphs(
            texts(TITLE),
            texts("services_directory.ask_need")
            if buttons
            else texts("services_directory.no_needs"),
            texts("services_directory.so_far", needs=Markup(" · ").join(so_far))
            if so_far
            else None,
        ),
        buttons=[
            *in_rows(buttons, _IN_A_ROW),
            [tap(texts.label("services_directory.numbers"), OpenNumbers())] if numbers else [],
            [tap(texts.label("services.propose"), Propose())] if buttons else [],
            [tap(texts.label("services_directory.mine", n=opened.sent), OpenMyProposals())]
            if opened.sent
            else [],
            [tap(texts.label("services_directory.search"), OpenHandbook()), to_home(texts)],
        ],
    )


def need(found: NeedOpened, texts: Texts, *, own: str = "", page: int = 0) -> Screen:
    """Ask for a province with services of its own; `own` is the reader's province."""
    rows = province_rows(
        found.provinces,
        lambda each: tap(each.name.in_(texts.language), FindServices(found.need.id, each.id, 0)),
        lambda at: OpenNeed(found.need.id, at),
        texts,
        own=own,
        page=page,
    )
    ask = "services.which_province" if found.found else "services_directory.ask_province"
    whole = FindServices(found.need.id, WHOLE_COUNTRY, 0)
    return Screen(
        text=paragraphs(
            texts(TITLE),
            texts("common.service_name", name=found.need.label.in_(texts.language)),
            texts(ask),
        ),
        buttons=[
            *rows,
            [tap(texts.label("services_directory.whole", n=found.whole), whole)],
            [tap(texts.label("services.needs"), OpenDirectory())],
        ],
    )


def services(found: ServicesFound, texts: Texts, *, page: int = 0) -> Screen:
    """Show the services for a need in a province; without any, other ways to help."""
    where = WHOLE_COUNTRY if found.province is None else found.province.id
    shown = Page.of(found.services, page, size=ON_A_PAGE)
    buttons = [
        tap(str(number), OpenListed(each.service.id, found.need.id, where, shown.at))
        for number, each in shown.numbered
    ]
    return Screen(
        text=paragraphs(
            texts(TITLE),
            _heading(found, texts),
            *(_row(number, each, texts) for number, each in shown.numbered),
            None if found.services else texts("services_directory.none_here"),
        ),
        buttons=[
            *in_even_rows(buttons, ON_A_PAGE),
            page_turns(shown, lambda to: FindServices(found.need.id, where, to), texts),
            [] if found.services else _ways_without(texts),
            _back(found, texts),
        ],
    )


def _heading(found: ServicesFound, texts: Texts) -> Markup:
    language = texts.language
    if found.province is None:
        return texts("services_directory.in_country", need=found.need.label.in_(language))
    return texts(
        "services_directory.in_province",
        need=found.need.label.in_(language),
        province=found.province.name.in_(language),
    )


def _ways_without(texts: Texts) -> list[ScreenButton]:
    propose = tap(texts.label("services_directory.propose_short"), Propose())
    return [ask_button(texts, "services_directory.ask_coordinator"), propose]


def _back(found: ServicesFound, texts: Texts) -> list[ScreenButton]:
    provinces = tap(texts.label("services_directory.provinces"), OpenNeed(found.need.id))
    directory = tap(texts.label("services.needs"), OpenDirectory())
    return [*([provinces] if found.by_province else []), directory]


def _row(number: int, checked: CheckedService, texts: Texts) -> Markup:
    service, language = checked.service, texts.language
    return lines(
        texts("services_directory.row", number=number, name=service.name.in_(language)),
        service_place(service, texts),
        texts("services.handbook_contact", contact=service.contact.in_(language)),
        texts("services_directory.row_old") if checked.is_old else None,
    )


def entry(checked: CheckedService | None, back: FindServices, texts: Texts) -> Screen:
    """Show one service of a list, with the way `back` to it; None if leaders do not see it now."""
    if checked is None:
        return not_shown(TITLE, _ways(back, texts), texts)
    wrong = AskListedFault(checked.service.id, back.need, back.province, back.page)
    return Screen(
        text=paragraphs(texts(TITLE), service_as_shown(checked, texts)),
        buttons=[
            [tap(texts.label("services.handbook_wrong"), wrong)],
            *_ways(back, texts),
        ],
    )


def ask_fault(asked: FaultAsked | None, back: FindServices, texts: Texts) -> Screen:
    """Ask what is wrong with a service of a list."""
    if asked is None:
        return entry(None, back, texts)
    service, of_list = asked.shown.service.id, (back.need, back.province, back.page)
    return which_fault(
        asked,
        TITLE,
        lambda fault: FlagListed(service, fault, *of_list),
        OpenListed(service, *of_list),
        texts,
    )


def flagged(outcome: Flagged | None, back: FindServices, texts: Texts) -> Screen:
    """Show the service of a list again, or say that it is hidden now."""
    if outcome is not None and outcome.is_hidden:
        return hidden_now(outcome.shown.service, TITLE, _ways(back, texts), texts)
    return entry(None if outcome is None else outcome.shown, back, texts)


def numbers(found: Sequence[CheckedService], texts: Texts) -> Screen:
    """Show the confirmed numbers for emergencies; somebody has tried each."""
    rows = (_number(at, each, texts) for at, each in enumerate(found, 1))
    return Screen(
        text=paragraphs(
            texts(TITLE),
            texts("services_directory.numbers_why"),
            *rows,
            None if found else texts("services_directory.no_numbers"),
        ),
        buttons=[
            *in_rows([_wrong(at, each, texts) for at, each in enumerate(found, 1)], _IN_A_ROW),
            _numbers_ways(texts),
        ],
    )


def _wrong(at: int, checked: CheckedService, texts: Texts) -> ScreenButton:
    return tap(
        texts.label("services_directory.number_wrong", n=at), AskNumberFault(checked.service.id)
    )


def _numbers_ways(texts: Texts) -> ButtonRow:
    return [tap(texts.label("services.needs"), OpenDirectory()), to_home(texts)]


def ask_number_fault(asked: FaultAsked | None, texts: Texts) -> Screen:
    """Ask what is wrong with a number for emergencies."""
    if asked is None:
        return not_shown(TITLE, [_numbers_ways(texts)], texts)
    service = asked.shown.service.id
    return which_fault(asked, TITLE, lambda fault: FlagNumber(service, fault), OpenNumbers(), texts)


def number_hidden(flagged: Flagged, texts: Texts) -> Screen:
    """Say that a number is hidden until a coordinator tries it again."""
    return hidden_now(flagged.shown.service, TITLE, [_numbers_ways(texts)], texts)


def _number(at: int, checked: CheckedService, texts: Texts) -> Markup:
    return lines(
        texts("services_directory.row", number=at, name=checked.service.name.in_(texts.language)),
        texts("services.handbook_contact", contact=checked.service.contact.in_(texts.language)),
        texts("services_directory.row_old") if checked.is_old else None,
    )


def _ways(back: FindServices, texts: Texts) -> list[ButtonRow]:
    to_list = tap(texts.label("services.handbook_all_right"), back)
    return [[to_list, tap(texts.label("services.needs"), OpenDirectory())], [to_home(texts)]]


def more_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    """Return the button of More to services, if the course has any."""
    if not known.place.course.directory.needs:
        return []
    return [tap(texts.label("services_directory.more_label"), OpenDirectory())]
