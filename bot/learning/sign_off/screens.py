"""Shows coordinators the safety texts, and who signed them."""

from markupsafe import Markup

from bot.catalog.course import Rich, SafetyText
from bot.learning.review.buttons import (
    AskReads,
    AskSign,
    OpenSafetyText,
    OpenSafetyTexts,
    ReadOn,
    ReadWhole,
    SayReads,
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
from bot.locale.texts import own_name
from bot.paging import Page
from bot.safety.signatures.screens import signature_line
from bot.safety.texts.screens import phone_pages
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, page_turns, to_desk, to_review
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
            texts("sign_off.texts_title", language=own_name(language)),
            texts("sign_off.texts_why"),
            lines(*rows),
        ),
        buttons=[
            *in_even_rows(buttons, _NUMBERS),
            one_by_one if waiting else [],
            other_languages(found, language, OpenSafetyTexts),
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
    more = tap(texts.label("common.read_all"), ReadWhole(cohort, text.id, language, 0))
    return Screen(
        text=paragraphs(
            _wording(text, language, texts, months),
            signature_line("sign_off.signed", signature, texts) or texts("sign_off.unsigned_yet"),
        ),
        buttons=[
            [change],
            [more] if text.whole is not None else [],
            [tap(texts.label("common.back_to_all"), OpenSafetyTexts(cohort, language))],
        ],
    )


def ask_reads(opened: TextOpened, texts: Texts, *, next_one: bool) -> Screen:
    """Ask whether somebody reads the language of a text, before they sign it."""
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    named = own_name(language)
    return Screen(
        text=texts("sign_off.ask_reads", language=named),
        buttons=[
            [
                tap(
                    texts.label("sign_off.reads_no"),
                    SayReads(cohort, text, language, int(next_one), 0),
                ),
                tap(
                    texts.label("sign_off.reads_yes", language=named),
                    SayReads(cohort, text, language, int(next_one), 1),
                ),
            ],
            [_to_all(opened, texts)],
        ],
    )


def reads_not(opened: TextOpened, texts: Texts, *, next_one: bool) -> Screen:
    """Say that somebody else has to sign a text; the answer can be changed."""
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    others = tap(texts.label("sign_off.other_languages"), SkipText(cohort, text, language))
    again = AskReads(cohort, text, language, int(next_one))
    return Screen(
        text=texts("sign_off.reads_not", language=own_name(language)),
        buttons=[
            [others] if next_one else [],
            [tap(texts.label("sign_off.change_answer"), again)],
            [_to_all(opened, texts)],
        ],
    )


def pages_of_text(opened: TextOpened, texts: Texts, *, months: int) -> list[Markup]:
    """Return a text as people may get it, in parts that fit on the screen of a phone.

    The text on consent has three layers, each under a line that says who reads it.
    """
    text, language = opened.text, opened.language
    layers = (("in_short", text.text), ("changed", text.changed), ("whole", text.whole))
    there = [(name, words) for name, words in layers if words is not None]
    return phone_pages(
        [
            paragraphs(
                texts(f"sign_off.layer.{name}") if len(there) > 1 else None,
                _filled(words, language, months),
            )
            for name, words in there
        ]
    )


def whole_text(opened: TextOpened, page: Page[Markup], texts: Texts) -> Screen:
    """Show a part of a text with all its layers."""
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    [words] = page.items
    turns = page_turns(page, lambda to: ReadWhole(cohort, text, language, to), texts)
    back = tap(texts.label("common.back"), OpenSafetyText(cohort, text, language))
    return Screen(
        text=paragraphs(
            texts("sign_off.text_head", language=own_name(language)),
            words,
            texts("common.page_of", at=page.at + 1, all=page.pages),
        ),
        buttons=[turns, [back]],
    )


def read_to_sign(
    opened: TextOpened, page: Page[Markup], name: str, texts: Texts, *, next_one: bool
) -> Screen:
    """Show a part of a text; only its last part has the button that signs.

    That button is never the first one: to tap the first button again and again signs nothing.
    `next_one`: after a signature the next text follows.
    """
    cohort, text, language = opened.cohort, opened.text.id, opened.language
    named = own_name(language)
    last = page.at + 1 == page.pages
    [words] = page.items
    if next_one:
        away = tap(texts.label("sign_off.skip"), SkipText(cohort, text, language))
        sign = tap(
            texts.label("sign_off.sign_next"), SignNext(cohort, text, language, opened.wording)
        )
    else:
        away = tap(texts.label("common.not_yet"), OpenSafetyText(cohort, text, language))
        sign = tap(
            texts.label("sign_off.sign_now"), SignText(cohort, text, language, opened.wording)
        )
    turns = page_turns(page, lambda to: ReadOn(cohort, text, language, to, int(next_one)), texts)
    return Screen(
        text=paragraphs(
            texts("sign_off.text_head", language=named),
            words,
            texts("sign_off.ask_sign", language=named, name=name)
            if last
            else texts("sign_off.read_on", at=page.at + 1, all=page.pages),
        ),
        buttons=[turns, [away, _to_all(opened, texts)], [sign] if last else []],
    )


def _to_all(opened: TextOpened, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.back_to_all"), OpenSafetyTexts(opened.cohort, opened.language))


def _wording(text: SafetyText, language: str, texts: Texts, months: int) -> Markup:
    """Return a text with its head as people may get it."""
    return paragraphs(
        texts("sign_off.text_head", language=own_name(language)),
        _filled(text.text, language, months),
    )


def _filled(words: Rich, language: str, months: int) -> Markup:
    """Return words with their blanks filled; no number is made up."""
    return words.filled(language, months=months, numbers="…")


def _opening(text: SafetyText, language: str) -> str:
    return beginning(text.text.in_(language).striptags(), _OPENING)
