"""Services for coordinators: which have been tried, what leaders say of them, confirming one."""

from markupsafe import Markup

from bot.domain.learning.course import Service, ServiceFlags
from bot.locale import Texts
from bot.services.learning.review import Review, ServiceOpened
from bot.tg.buttons.review import (
    AskConfirm,
    ConfirmService,
    OpenService,
    OpenServices,
    WithdrawService,
)
from bot.tg.screens.learning.handbook import FAULTS
from bot.tg.screens.learning.recap import in_even_rows
from bot.tg.screens.learning.review import ON_A_PAGE, signature_line, to_review
from bot.tg.screens.learning.sources import source_line
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap
from bot.tg.screens.ways import before_and_after, to_desk

_NUMBERS = 5  # keys in a row


def services(found: Review, *, emergency: bool, page: int, texts: Texts) -> Screen:
    """Show services, and which of them somebody has tried."""
    cohort = found.cohort.id
    those = [each for each in found.course.services if each.emergency is emergency]
    pages = max(1, -(-len(those) // ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    start = page * ON_A_PAGE
    numbered = list(enumerate(those[start : start + ON_A_PAGE], start + 1))
    rows = (_service_row(number, each, found, texts) for number, each in numbered)
    keys = [tap(str(number), OpenService(cohort, each.id)) for number, each in numbered]
    around = before_and_after(
        page, pages, lambda to: OpenServices(cohort, int(emergency), to), texts
    )
    return Screen(
        text=paragraphs(
            texts("review.numbers_title" if emergency else "review.services_title"),
            texts("review.services_why"),
            lines(*rows) if numbered else texts("review.no_services"),
        ),
        keys=[
            *in_even_rows(keys, _NUMBERS),
            around,
            [to_review(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def service(opened: ServiceOpened, texts: Texts) -> Screen:
    """Show a service whole, and who has tried it."""
    cohort, found = opened.cohort, opened.service
    act = (
        tap(texts.label("review.confirm"), AskConfirm(cohort, found.id))
        if found.verified is None
        else tap(texts.label("review.withdraw"), WithdrawService(cohort, found.id))
    )
    return Screen(
        text=paragraphs(
            texts("review.service_head"),
            _entry(opened, texts),
            signature_line("review.confirmed", found.verified, texts) or texts("review.untried"),
            _flags(opened.flags, texts),
        ),
        keys=[[act], [_to_services(opened, texts)]],
    )


def ask_confirm(opened: ServiceOpened, name: str, texts: Texts) -> Screen:
    """Ask whether somebody has really tried a service."""
    cohort, found = opened.cohort, opened.service
    return Screen(
        text=paragraphs(
            texts("review.service_head"),
            _entry(opened, texts),
            texts("review.ask_confirm", name=name),
        ),
        keys=[
            [
                tap(
                    texts.label("review.confirm_now"),
                    ConfirmService(cohort, found.id, opened.wording),
                )
            ],
            [tap(texts.label("review.not_yet"), OpenService(cohort, found.id))],
        ],
    )


def _service_row(number: int, service: Service, found: Review, texts: Texts) -> Markup:
    name = service.name.in_(texts.language)
    if (flags := found.flags.get(service.id)) is not None:
        return texts.count("review.service_flagged", flags.people, number=number, name=name)
    if service.id in found.stale:
        return texts("review.service_stale", number=number, name=name)
    key = "review.service_confirmed" if service.verified else "review.service_open"
    return texts(key, number=number, name=name)


def _flags(flags: ServiceFlags | None, texts: Texts) -> Markup | None:
    """Tell how many leaders say what; never who."""
    if flags is None:
        return None
    said = (
        texts("review.fault", fault=texts(FAULTS[fault]), n=n) for fault, n in flags.faults.items()
    )
    return texts("review.flagged", said=Markup(" · ").join(said))


def _entry(opened: ServiceOpened, texts: Texts) -> Markup:
    language, found = texts.language, opened.service
    return paragraphs(
        texts("handbook.name", name=found.name.in_(language)),
        lines(
            texts("handbook.area", area=found.area.in_(language)),
            texts("handbook.who", who=found.who.in_(language)),
            texts("handbook.papers", papers=found.papers.in_(language)),
            texts("handbook.contact", contact=found.contact.in_(language)),
        ),
        found.note.in_(language) if found.note else None,
        source_line(opened.course, found.sources, texts, "lesson.sources"),
    )


def _to_services(opened: ServiceOpened, texts: Texts) -> Key:
    emergency = opened.service.emergency
    return tap(texts.label("review.back"), OpenServices(opened.cohort, int(emergency), 0))
