"""Shows coordinators the services, who confirmed them, and what leaders report."""

from itertools import takewhile

from markupsafe import Markup

from bot.catalog.course import Service, ServiceFlags
from bot.locale import Texts
from bot.paging import Page
from bot.safety.signatures.screens import signature_line
from bot.services.buttons import (
    AskConfirm,
    ConfirmService,
    CorrectService,
    OpenService,
    OpenServices,
    OpenWaitingServices,
    ProposeFor,
    TakeCorrectionBack,
    WithdrawService,
)
from bot.services.confirming.service import ProposedServices, ServiceList, ServiceOpened
from bot.services.proposals.screens import coordinators_ways
from bot.services.screens import FAULTS, service_facts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.sources import source_line
from bot.telegram.kit.ways import (
    are_you_sure,
    in_even_rows,
    in_pairs,
    page_turns,
    to_desk,
    to_review,
)
from bot.telegram.slots import WaitingButton

ON_A_PAGE = 10
_NUMBERS = 5  # buttons in a row


def services(found: ServiceList, *, emergency: bool, asked: int, texts: Texts) -> Screen:
    """Show a page of services, and which of them somebody has tried."""
    cohort = found.cohort.id
    those = [each for each in found.course.services if each.emergency is emergency]
    page = Page.of(those, asked, size=ON_A_PAGE)
    rows = (_service_row(number, each, found, texts) for number, each in page.numbered)
    buttons = [tap(str(number), OpenService(cohort, each.id)) for number, each in page.numbered]
    return Screen(
        text=paragraphs(
            texts("confirming.numbers_title" if emergency else "confirming.services_title"),
            texts("confirming.services_why"),
            lines(*rows) if those else texts("confirming.no_services"),
        ),
        buttons=[
            *in_even_rows(buttons, _NUMBERS),
            page_turns(page, lambda to: OpenServices(cohort, int(emergency), to), texts),
            [] if emergency else _more(found, texts),
            [to_review(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def _more(found: ServiceList, texts: Texts) -> list[ScreenButton]:
    """Return the buttons to services that wait, and to a new service."""
    cohort, many = found.cohort.id, len(found.to_look_at)
    waiting = tap(texts.label("common.services_to_check", n=many), OpenWaitingServices(cohort, 0))
    new = tap(texts.label("confirming.new"), ProposeFor(cohort))
    return [*([waiting] if many else []), *([new] if found.course.directory.needs else [])]


def waiting(found: ServiceList, asked: int, texts: Texts) -> Screen:
    """Show the services that wait for a coordinator: hidden, doubted, proposed and old ones."""
    cohort = found.cohort.id
    page = Page.of(found.to_look_at, asked, size=ON_A_PAGE)
    rows = (_service_row(number, each, found, texts) for number, each in page.numbered)
    buttons = [tap(str(number), OpenService(cohort, each.id)) for number, each in page.numbered]
    return Screen(
        text=paragraphs(
            texts("confirming.waiting_title"),
            lines(*rows) if page.items else texts("confirming.nothing_waits"),
        ),
        buttons=[
            *in_even_rows(buttons, _NUMBERS),
            page_turns(page, lambda to: OpenWaitingServices(cohort, to), texts),
            [
                tap(texts.label("common.back_to_all"), OpenServices(cohort, 0, 0)),
                to_desk(cohort, texts),
            ],
        ],
    )


def _hidden_row(number: int, service: Service, found: ServiceList, texts: Texts) -> Markup:
    """Return the row of a hidden service; a coordinator may have hidden it, too."""
    said = service.id in found.flags
    key = "confirming.row_hidden" if said else "confirming.row_hidden_by_staff"
    return texts(key, number=number, name=service.name.in_(texts.language))


def service(opened: ServiceOpened, texts: Texts) -> Screen:
    """Show all of a service, who has tried it, and what coordinators can do with it."""
    cohort, found = opened.cohort, opened.service
    confirm_it = tap(texts.label("common.checked_and_right"), AskConfirm(cohort, found.id))
    hide_it = tap(texts.label("confirming.withdraw"), WithdrawService(cohort, found.id))
    to_list = OpenServices(cohort, int(found.emergency), _page_of(opened))
    return Screen(
        text=paragraphs(
            texts("services.review_service_head"),
            _entry(opened, texts),
            _proposed_by(opened, texts),
            _corrected(opened, texts),
            _standing(opened, texts),
            _flags(opened.flags, texts),
        ),
        buttons=[
            [confirm_it] if opened.needs_trying else [],
            *in_pairs(
                [
                    *([hide_it] if found.is_shown else []),
                    *_corrections(opened, texts),
                    *coordinators_ways(opened, texts),
                ]
            ),
            [tap(texts.label("common.back_to_all"), to_list)],
        ],
    )


def _corrected(opened: ServiceOpened, texts: Texts) -> Markup | None:
    """Say who corrected the contact, and what it was before."""
    if opened.correction is None or opened.before is None:
        return None
    before = opened.before.in_(texts.language)
    if opened.correction.by is None:
        return texts("confirming.corrected", before=before)
    return texts("confirming.corrected_by", name=opened.correction.by, before=before)


def _corrections(opened: ServiceOpened, texts: Texts) -> list[ScreenButton]:
    """Return the buttons to correct a service of the files, and to take a correction back."""
    if opened.before is None:
        return []
    cohort, service = opened.cohort, opened.service.id
    correct = tap(texts.label("confirming.correct"), CorrectService(cohort, service))
    back = tap(texts.label("confirming.correction_back"), TakeCorrectionBack(cohort, service))
    return [correct, *([back] if opened.correction is not None else [])]


def _page_of(opened: ServiceOpened) -> int:
    """Return the page of the list on which a service is."""
    same = (each for each in opened.course.services if each.emergency is opened.service.emergency)
    before = takewhile(lambda each: each.id != opened.service.id, same)
    return sum(1 for _ in before) // ON_A_PAGE


def _standing(opened: ServiceOpened, texts: Texts) -> Markup:
    """Tell whether leaders see a service, and since when."""
    found = opened.service
    if found.verified is None:
        return texts("confirming.untried")
    if found.hidden:
        return lines(
            signature_line("confirming.tried", found.verified, texts), texts("confirming.is_hidden")
        )
    return lines(
        signature_line("confirming.confirmed", found.verified, texts),
        texts("confirming.is_old") if opened.is_old else None,
    )


def _proposed_by(opened: ServiceOpened, texts: Texts) -> Markup | None:
    """Say that somebody proposed a service, with the name for their own coordinators only."""
    if opened.proposal is None:
        return None
    if not opened.proposer:
        return texts("confirming.proposed")
    return texts("confirming.proposed_by", name=opened.proposer)


def ask_confirm(opened: ServiceOpened, name: str, texts: Texts) -> Screen:
    """Ask whether somebody has really tried a service."""
    cohort, found = opened.cohort, opened.service
    question = paragraphs(
        texts("services.review_service_head"),
        _entry(opened, texts),
        texts("confirming.ask_confirm", name=name),
        texts("confirming.ask_person") if opened.proposal is not None else None,
    )
    return are_you_sure(
        question,
        tap(
            texts.label("confirming.confirm_now"), ConfirmService(cohort, found.id, opened.wording)
        ),
        tap(texts.label("common.not_yet"), OpenService(cohort, found.id)),
    )


def _service_row(number: int, service: Service, found: ServiceList, texts: Texts) -> Markup:
    name = service.name.in_(texts.language)
    if service.hidden and service.verified:
        return _hidden_row(number, service, found, texts)
    if service.id in found.proposed:
        return texts("confirming.row_proposed", number=number, name=name)
    if (flags := found.flags.get(service.id)) is not None:
        return texts.count("confirming.service_flagged", flags.people, number=number, name=name)
    if service.id in found.old:
        return texts("confirming.service_stale", number=number, name=name)
    key = "confirming.service_confirmed" if service.verified else "confirming.service_open"
    return texts(key, number=number, name=name)


def _flags(flags: ServiceFlags | None, texts: Texts) -> Markup | None:
    """Tell how many leaders report which fault, without names."""
    if flags is None:
        return None
    said = (
        texts("confirming.fault", fault=texts(FAULTS[fault]), n=n)
        for fault, n in flags.faults.items()
    )
    return texts("confirming.flagged", said=Markup(" · ").join(said))


def _entry(opened: ServiceOpened, texts: Texts) -> Markup:
    sources = source_line(opened.course, opened.service.sources, texts, "common.sources")
    return paragraphs(service_facts(opened.service, texts), sources)


def to_proposed(proposed: ProposedServices, texts: Texts) -> WaitingButton:
    """Return the button to proposed services."""
    label = texts.label("confirming.waiting", n=proposed.many)
    return WaitingButton(
        button=tap(label, OpenWaitingServices(proposed.cohort, 0)),
        since=proposed.since,
        many=proposed.many,
    )
