"""Shows coordinators the safety texts, and who signed them."""

from markupsafe import Markup

from bot.catalog.course import SafetyText
from bot.learning.review.buttons import (
    AskSign,
    OpenSafetyText,
    OpenSafetyTexts,
    SignBoth,
    SignEach,
    SignNext,
    SignText,
    SkipText,
    UnsignText,
)
from bot.learning.review.screens import other_languages
from bot.learning.review.service import CourseReview
from bot.learning.sign_off.domain import following_unsigned
from bot.learning.sign_off.service import TextOpened
from bot.locale import Texts
from bot.safety.signatures.screens import signature_line
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, in_even_rows, to_desk, to_review
from bot.writing import beginning

_OPENING = 36  # characters of a text that tell which one it is
_NUMBERS = 5  # buttons in a row


def safety_texts(found: CourseReview, language: str, texts: Texts) -> Screen:
    """Show the safety texts, and which of them are signed in one language."""
    cohort, numbered = found.cohort.id, list(enumerate(found.course.safety_texts, 1))
    rows = (
        texts(
            "sign_off.text_signed" if text.signed_in(language) else "sign_off.text_open",
            number=number,
            opening=_opening(text, texts.language),
        )
        for number, text in numbered
    )
    buttons = [tap(str(n), OpenSafetyText(cohort, text.id, language)) for n, text in numbered]
    waiting = following_unsigned(found.course, language) is not None
    one_by_one = [tap(texts.label("learning.review_sign_each"), SignEach(cohort, language))]
    return Screen(
        text=paragraphs(
            texts("sign_off.texts_title", language=texts(f"common.language.{language}")),
            texts("sign_off.texts_why"),
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
        change = tap(texts.label("sign_off.sign"), AskSign(cohort, text.id, language))
    else:
        change = tap(texts.label("sign_off.unsign"), UnsignText(cohort, text.id, language))
    return Screen(
        text=paragraphs(
            _wording(text, language, texts, months),
            signature_line("sign_off.signed", signature, texts) or texts("sign_off.unsigned_yet"),
        ),
        buttons=[
            [change],
            [tap(texts.label("common.back_to_all"), OpenSafetyTexts(cohort, language))],
        ],
    )


def ask_sign(opened: TextOpened, name: str, texts: Texts, *, months: int) -> Screen:
    """Ask whether somebody really wants to sign a text."""
    cohort, text, language = opened.cohort, opened.text, opened.language
    sign = SignText(cohort, text.id, language, opened.wording)
    return are_you_sure(
        _sign_question(opened, name, texts, months),
        tap(texts.label("sign_off.sign_now"), sign),
        tap(texts.label("common.not_yet"), OpenSafetyText(cohort, text.id, language)),
    )


def sign_next(opened: TextOpened, name: str, texts: Texts, *, months: int) -> Screen:
    """Ask for a signature, one text after the other: one tap signs and shows the next.

    A text in two languages is signed in both by one tap, or in one of them.
    """
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    return Screen(
        text=_sign_question(opened, name, texts, months),
        buttons=[
            *_sign_buttons(opened, texts),
            [
                tap(texts.label("sign_off.skip"), SkipText(cohort, text, language)),
                tap(texts.label("common.back_to_all"), OpenSafetyTexts(cohort, language)),
            ],
        ],
    )


def _sign_buttons(opened: TextOpened, texts: Texts) -> list[ButtonRow]:
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    one = SignNext(cohort, text, language, opened.wording)
    if opened.other is None:
        return [[tap(texts.label("sign_off.sign_next"), one)]]
    other, wording = opened.other, opened.other_wording
    both = SignBoth(cohort, text, language, opened.wording, other, wording)
    return [
        [tap(texts.label("sign_off.sign_both"), both)],
        [
            tap(_only(language, texts), one),
            tap(_only(other, texts), SignNext(cohort, text, other, wording)),
        ],
    ]


def _only(language: str, texts: Texts) -> str:
    return texts.label("sign_off.sign_only", language=texts.label(f"common.language.{language}"))


def _sign_question(opened: TextOpened, name: str, texts: Texts, months: int) -> Markup:
    """Show a text in one or two languages, and what the signature says."""
    languages = [each for each in (opened.language, opened.other) if each is not None]
    shown = (_wording(opened.text, each, texts, months) for each in languages)
    named = " · ".join(texts(f"common.language.{each}") for each in languages)
    if opened.other is None:
        return paragraphs(*shown, texts("sign_off.ask_sign", language=named, name=name))
    return paragraphs(*shown, texts("sign_off.ask_both", languages=named, name=name))


def _wording(text: SafetyText, language: str, texts: Texts, months: int) -> Markup:
    """Return a text with its blanks as people may get it; no number is made up."""
    return paragraphs(
        texts("sign_off.text_head", language=texts(f"common.language.{language}")),
        text.text.filled(language, months=months, numbers="…"),
    )


def _opening(text: SafetyText, language: str) -> str:
    return beginning(text.text.in_(language).striptags(), _OPENING)
