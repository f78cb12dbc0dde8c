"""Shows coordinators the safety texts and the services, and who confirmed them."""

from datetime import date

from markupsafe import Markup

from bot.catalog.course import SafetyText, Service, ServiceFlags, Signature
from bot.learning.handbook.screens import FAULTS, service_facts
from bot.learning.review.buttons import (
    AskConfirm,
    AskSign,
    ConfirmService,
    OpenSafetyText,
    OpenSafetyTexts,
    OpenService,
    OpenServices,
    SignEach,
    SignNext,
    SignText,
    SkipText,
    UnsignText,
    WithdrawService,
)
from bot.learning.review.screens import ON_A_PAGE, other_languages, to_review
from bot.learning.review.service import Review
from bot.learning.screens import source_line
from bot.learning.sign_off.domain import following_unsigned
from bot.learning.sign_off.service import ServiceOpened, TextOpened
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import confirm, in_even_rows, page_turns, to_desk
from bot.writing import beginning

_OPENING = 36  # characters of a text that tell which one it is
_NUMBERS = 5  # buttons in a row


def safety_texts(found: Review, language: str, texts: Texts) -> Screen:
    """Show the safety texts, and which of them are signed in one language."""
    cohort, numbered = found.cohort.id, list(enumerate(found.course.safety_texts, 1))
    rows = (
        texts(
            "review.text_signed" if text.signed_in(language) else "review.text_open",
            number=number,
            opening=_opening(text, texts.language),
        )
        for number, text in numbered
    )
    buttons = [tap(str(n), OpenSafetyText(cohort, text.id, language)) for n, text in numbered]
    waiting = following_unsigned(found.course, language) is not None
    one_by_one = [tap(texts.label("review.sign_each"), SignEach(cohort, language))]
    return Screen(
        text=paragraphs(
            texts("review.texts_title", language=texts(f"language.{language}")),
            texts("review.texts_why"),
            lines(*rows),
        ),
        buttons=[
            *in_even_rows(buttons, _NUMBERS),
            one_by_one if waiting else [],
            other_languages(found, language, OpenSafetyTexts, texts),
            [to_review(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def safety_text(opened: TextOpened, texts: Texts, *, months: int) -> Screen:
    """Show a safety text as people get it, and who signed it."""
    cohort, text, language = opened.cohort, opened.text, opened.language
    signature = dict(text.signatures).get(language)
    if signature is None:
        change = tap(texts.label("review.sign"), AskSign(cohort, text.id, language))
    else:
        change = tap(texts.label("review.unsign"), UnsignText(cohort, text.id, language))
    return Screen(
        text=paragraphs(
            _text_head(opened, texts),
            _filled(text, language, months),
            signature_line("review.signed", signature, texts) or texts("review.unsigned_yet"),
        ),
        buttons=[[change], [tap(texts.label("review.back"), OpenSafetyTexts(cohort, language))]],
    )


def ask_sign(opened: TextOpened, name: str, texts: Texts, *, months: int) -> Screen:
    """Ask whether somebody really wants to sign a text."""
    cohort, text, language = opened.cohort, opened.text, opened.language
    sign = SignText(cohort, text.id, language, opened.wording)
    return confirm(
        _sign_question(opened, name, texts, months),
        tap(texts.label("review.sign_now"), sign),
        tap(texts.label("review.not_yet"), OpenSafetyText(cohort, text.id, language)),
    )


def sign_next(opened: TextOpened, name: str, texts: Texts, *, months: int) -> Screen:
    """Ask for a signature, one text after the other: one tap signs and shows the next."""
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    sign = SignNext(cohort, text, language, opened.wording)
    return Screen(
        text=_sign_question(opened, name, texts, months),
        buttons=[
            [tap(texts.label("review.sign_next"), sign)],
            [
                tap(texts.label("review.skip"), SkipText(cohort, text, language)),
                tap(texts.label("review.back"), OpenSafetyTexts(cohort, language)),
            ],
        ],
    )


def _sign_question(opened: TextOpened, name: str, texts: Texts, months: int) -> Markup:
    language = opened.language
    return paragraphs(
        _text_head(opened, texts),
        _filled(opened.text, language, months),
        texts("review.ask_sign", language=texts(f"language.{language}"), name=name),
    )


def _text_head(opened: TextOpened, texts: Texts) -> Markup:
    return texts("review.text_head", language=texts(f"language.{opened.language}"))


def _filled(text: SafetyText, language: str, months: int) -> Markup:
    """Return a text with its blanks as people may get it; no number is made up."""
    return text.text.filled(language, months=months, numbers="…")


def signature_line(key: str, signature: Signature | None, texts: Texts) -> Markup | None:
    """Tell who signed something and when; None without a signature."""
    if signature is None:
        return None
    return texts(key, name=signature.by, day=texts.date(date.fromisoformat(signature.on)))


def _opening(text: SafetyText, language: str) -> str:
    return beginning(text.text.in_(language).striptags(), _OPENING)


def services(found: Review, *, emergency: bool, asked: int, texts: Texts) -> Screen:
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


def _service_row(number: int, service: Service, found: Review, texts: Texts) -> Markup:
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
    return paragraphs(service_facts(opened.service, texts), sources)
