"""The coordinators' content page: what waits for whom, and signing safety texts."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.catalog.waiting import PartStatus
from bot.domain.learning.course import SafetyText, Signature
from bot.domain.people.consent import KEPT_MONTHS
from bot.domain.writing import beginning
from bot.locale import Texts
from bot.services.learning.review import Review, TextOpened
from bot.tg.buttons.preview import OpenPreview
from bot.tg.buttons.review import (
    AskSign,
    OpenParts,
    OpenReview,
    OpenSafetyText,
    OpenSafetyTexts,
    OpenServices,
    OpenUnclear,
    SignText,
    UnsignText,
)
from bot.tg.screens.learning.part_names import lesson_name, part_name
from bot.tg.screens.learning.recap import in_even_rows
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap
from bot.tg.screens.ways import in_other_languages, to_desk

ON_A_PAGE = 10
_OPENING = 36  # characters of a text that tell which one it is
_NUMBERS = 5  # keys in a row


def overview(found: Review, texts: Texts) -> Screen:
    """Show what waits: for a translation, a reader, a signature, somebody who tries it."""
    cohort = found.cohort.id
    return Screen(
        text=paragraphs(
            texts("review.title"),
            texts("review.course", course=found.course.short.in_(texts.language)),
            lines(*(_language_line(found, each, texts) for each in found.course.languages)),
            lines(_unsigned_line(found, texts), *_service_lines(found, texts)),
            texts.count("review.unclear", len(found.unclear)) if found.unclear else None,
        ),
        keys=[
            [
                tap(texts.label("review.texts"), OpenSafetyTexts(cohort, _first(found, texts))),
                tap(texts.label("review.numbers"), OpenServices(cohort, 1, 0)),
            ],
            [
                tap(texts.label("review.services"), OpenServices(cohort, 0, 0)),
                tap(texts.label("review.parts"), OpenParts(cohort, _first(found, texts))),
            ],
            [tap(texts.label("review.unclear_label"), OpenUnclear(cohort))]
            if found.unclear
            else [],
            [tap(texts.label("review.look"), OpenPreview(cohort))],
            [to_desk(cohort, texts)],
        ],
    )


def parts(found: Review, language: str, texts: Texts) -> Screen:
    """Show what is missing or not reviewed in one language, part by part."""
    waiting = [part for part in found.status.in_(language) if not part.done]
    rows = (
        texts(
            "review.part",
            part=part_name(found.course, part.part, texts),
            counts=_counts(part, texts),
        )
        for part in waiting
    )
    return Screen(
        text=paragraphs(
            texts("review.parts_title", language=texts(f"language.{language}")),
            lines(*rows) if waiting else texts("review.all_done"),
        ),
        keys=[
            _other_languages(found, language, OpenParts, texts),
            [to_review(found.cohort.id, texts), to_desk(found.cohort.id, texts)],
        ],
    )


def _counts(part: PartStatus, texts: Texts) -> Markup:
    counts = (("review.missing", part.missing), ("review.drafts", part.drafts))
    return Markup(", ").join(texts(key, n=number) for key, number in counts if number)


def unclear(found: Review, texts: Texts) -> Screen:
    """Show what readers could not understand, what most of them flagged first."""
    rows = (
        texts.count(
            "review.unclear_row",
            each.people,
            content=lesson_name(found.course, each.content, texts),
            language=texts(f"language.{each.language}"),
        )
        for each in found.unclear[: 3 * ON_A_PAGE]
    )
    return Screen(
        text=paragraphs(texts("review.unclear_title"), lines(*rows)),
        keys=[[to_review(found.cohort.id, texts), to_desk(found.cohort.id, texts)]],
    )


def safety_texts(found: Review, language: str, texts: Texts) -> Screen:
    """Show the safety texts, and which of them somebody stands for in one language."""
    cohort, numbered = found.cohort.id, list(enumerate(found.course.safety_texts, 1))
    rows = (
        texts(
            "review.text_signed" if text.signed_in(language) else "review.text_open",
            number=number,
            opening=_opening(text, texts.language),
        )
        for number, text in numbered
    )
    keys = [tap(str(n), OpenSafetyText(cohort, text.id, language)) for n, text in numbered]
    return Screen(
        text=paragraphs(
            texts("review.texts_title", language=texts(f"language.{language}")),
            texts("review.texts_why"),
            lines(*rows),
        ),
        keys=[
            *in_even_rows(keys, _NUMBERS),
            _other_languages(found, language, OpenSafetyTexts, texts),
            [to_review(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def safety_text(opened: TextOpened, texts: Texts) -> Screen:
    """Show a safety text as people get it, and who stands for it."""
    cohort, text, language = opened.cohort, opened.text, opened.language
    signature = dict(text.signatures).get(language)
    act = (
        tap(texts.label("review.sign"), AskSign(cohort, text.id, language))
        if signature is None
        else tap(texts.label("review.unsign"), UnsignText(cohort, text.id, language))
    )
    return Screen(
        text=paragraphs(
            _text_head(opened, texts),
            _filled(text, language),
            signature_line("review.signed", signature, texts) or texts("review.unsigned_yet"),
        ),
        keys=[[act], [tap(texts.label("review.back"), OpenSafetyTexts(cohort, language))]],
    )


def ask_sign(opened: TextOpened, name: str, texts: Texts) -> Screen:
    """Ask whether somebody really stands for a text."""
    cohort, text, language = opened.cohort, opened.text, opened.language
    return Screen(
        text=paragraphs(
            _text_head(opened, texts),
            _filled(text, language),
            texts("review.ask_sign", language=texts(f"language.{language}"), name=name),
        ),
        keys=[
            [
                tap(
                    texts.label("review.sign_now"),
                    SignText(cohort, text.id, language, opened.wording),
                )
            ],
            [tap(texts.label("review.not_yet"), OpenSafetyText(cohort, text.id, language))],
        ],
    )


def _language_line(found: Review, language: str, texts: Texts) -> Markup:
    own = found.status.in_(language)
    missing = sum(part.missing for part in own)
    drafts = sum(part.drafts for part in own)
    name = texts(f"language.{language}")
    if not missing and not drafts:
        return texts("review.language_done", language=name)
    return texts("review.language", language=name, missing=missing, drafts=drafts)


def _unsigned_line(found: Review, texts: Texts) -> Markup:
    counts = ", ".join(
        f"{texts(f'language.{language}')} {len(found.status.unsigned_in(language))}"
        for language in found.course.languages
    )
    return texts("review.unsigned", counts=counts)


def _service_lines(found: Review, texts: Texts) -> Sequence[Markup]:
    numbers = [each for each in found.course.services if each.emergency]
    others = [each for each in found.course.services if not each.emergency]
    return [
        texts(key, confirmed=sum(1 for each in those if each.verified), all=len(those))
        for key, those in (("review.numbers_line", numbers), ("review.services_line", others))
    ]


def _text_head(opened: TextOpened, texts: Texts) -> Markup:
    return texts("review.text_head", language=texts(f"language.{opened.language}"))


def _filled(text: SafetyText, language: str) -> Markup:
    """Return a text with its blanks as people may get it; no number is made up."""
    return text.text.filled(language, months=KEPT_MONTHS, numbers="…")


def signature_line(key: str, signature: Signature | None, texts: Texts) -> Markup | None:
    """Tell who stands for something since when; None if nobody does."""
    if signature is None:
        return None
    return texts(key, name=signature.by, day=texts.date(date.fromisoformat(signature.on)))


def _opening(text: SafetyText, language: str) -> str:
    return beginning(text.text.in_(language).striptags(), _OPENING)


def _other_languages(
    found: Review,
    language: str,
    button: type[OpenParts] | type[OpenSafetyTexts],
    texts: Texts,
) -> list[Key]:
    cohort, known = found.cohort.id, found.course.languages
    return in_other_languages(known, language, lambda other: button(cohort, other), texts)


def _first(found: Review, texts: Texts) -> str:
    known = found.course.languages
    return texts.language if texts.language in known else known[0]


def to_review(cohort: int, texts: Texts) -> Key:
    """Return the way back to the page."""
    return tap(texts.label("review.label"), OpenReview(cohort))
