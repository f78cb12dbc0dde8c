"""Shows coordinators the services, who confirmed them, and what leaders say of them."""

from markupsafe import Markup

from bot.catalog.course import Service, ServiceFlags
from bot.locale import Texts
from bot.paging import Page
from bot.safety.signatures.screens import signature_line
from bot.services.buttons import (
    AskConfirm,
    ConfirmService,
    OpenService,
    OpenServices,
    WithdrawService,
)
from bot.services.confirming.service import ServiceList, ServiceOpened
from bot.services.screens import FAULTS, facts
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.sources import source_line
from bot.telegram.kit.ways import confirm, in_even_rows, page_turns, to_desk, to_review

ON_A_PAGE = 10
_NUMBERS = 5  # buttons in a row


def services(found: ServiceList, *, emergency: bool, asked: int, texts: Texts) -> Screen:
    """Show services, and which of them somebody has tried."""
    cohort = found.cohort.id
    those = [each for each in found.course.services if each.emergency is emergency]
    page = Page.of(those, asked, size=ON_A_PAGE)
    rows = (_service_row(number, each, found, texts) for number, each in page.numbered)
    buttons = [tap(str(number), OpenService(cohort, each.id)) for number, each in page.numbered]
    return Screen(
        text=paragraphs(
            texts("review.numbers_title" if emergency else "review.services_title"),
            texts("review.services_why"),
            lines(*rows) if those else texts("review.no_services"),
        ),
        buttons=[
            *in_even_rows(buttons, _NUMBERS),
            page_turns(page, lambda to: OpenServices(cohort, int(emergency), to), texts),
            [to_review(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def service(opened: ServiceOpened, texts: Texts) -> Screen:
    """Show all of a service, and who has tried it."""
    cohort, found = opened.cohort, opened.service
    if found.verified is None:
        change = tap(texts.label("review.confirm"), AskConfirm(cohort, found.id))
    else:
        change = tap(texts.label("review.withdraw"), WithdrawService(cohort, found.id))
    to_list = OpenServices(cohort, int(found.emergency), 0)
    return Screen(
        text=paragraphs(
            texts("review.service_head"),
            _entry(opened, texts),
            signature_line("review.confirmed", found.verified, texts) or texts("review.untried"),
            _flags(opened.flags, texts),
        ),
        buttons=[[change], [tap(texts.label("review.back"), to_list)]],
    )


def ask_confirm(opened: ServiceOpened, name: str, texts: Texts) -> Screen:
    """Ask whether somebody has really tried a service."""
    cohort, found = opened.cohort, opened.service
    question = paragraphs(
        texts("review.service_head"),
        _entry(opened, texts),
        texts("review.ask_confirm", name=name),
    )
    return confirm(
        question,
        tap(texts.label("review.confirm_now"), ConfirmService(cohort, found.id, opened.wording)),
        tap(texts.label("review.not_yet"), OpenService(cohort, found.id)),
    )


def _service_row(number: int, service: Service, found: ServiceList, texts: Texts) -> Markup:
    name = service.name.in_(texts.language)
    if (flags := found.flags.get(service.id)) is not None:
        return texts.count("review.service_flagged", flags.people, number=number, name=name)
    if service.id in found.stale:
        return texts("review.service_stale", number=number, name=name)
    key = "review.service_confirmed" if service.verified else "review.service_open"
    return texts(key, number=number, name=name)


def _flags(flags: ServiceFlags | None, texts: Texts) -> Markup | None:
    """Tell how many leaders say what is wrong, without names."""
    if flags is None:
        return None
    said = (
        texts("review.fault", fault=texts(FAULTS[fault]), n=n) for fault, n in flags.faults.items()
    )
    return texts("review.flagged", said=Markup(" · ").join(said))


def _entry(opened: ServiceOpened, texts: Texts) -> Markup:
    sources = source_line(opened.course, opened.service.sources, texts, "lesson.sources")
    return paragraphs(facts(opened.service, texts), sources)
