"""Shows what waits for a person, by what that person has to give, with the next step."""

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from bot.catalog.waiting_table import Needed, WaitingCount, WaitingRow, waiting_table
from bot.learning.review.buttons import OpenParts, OpenSafetyTexts, OpenToCheck
from bot.learning.review.service import CourseReview
from bot.learning.screens import to_voice_notes
from bot.learning.voice_notes.domain import lessons_of
from bot.locale import Catalogue, Texts
from bot.locale.texts import own_name
from bot.services.buttons import OpenServices
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk, to_review


def table(found: CourseReview, catalogue: Catalogue, texts: Texts) -> Screen:
    """Show the table: a paragraph for each thing that a person has to give."""
    course = found.course
    heard = {
        (each.card.id, language)
        for language in course.languages
        for each in lessons_of(course, found.voices, language)
        if each.heard
    }
    rows = waiting_table(course, found.status, catalogue, today=found.today, heard=heard)
    groups = groupby(rows, key=lambda row: row.needed)
    waits = any(row.open for row in rows)
    return Screen(
        text=paragraphs(
            texts("waiting.title"),
            texts("waiting.how") if waits else texts("waiting.nothing"),
            *(_group(needed, list(of), texts) for needed, of in groups),
        ),
        buttons=_ways(found, texts),
    )


def _group(needed: Needed, rows: list[WaitingRow], texts: Texts) -> Markup:
    waits = any(row.open for row in rows)
    return lines(
        texts(f"waiting.{needed}"),
        *(_row(row, texts) for row in rows),
        _next_step(needed, texts) if waits else None,
    )


def _next_step(needed: Needed, texts: Texts) -> Markup:
    """Say what to do, with the labels of the buttons."""
    match needed:
        case Needed.SIGNATURE:
            button, then = (
                texts.label("learning.review_texts"),
                texts.label("learning.review_sign_each"),
            )
            return texts("waiting.next_signature", button=button, then=then)
        case Needed.READER:
            return texts("waiting.next_reader", page=texts.label("learning.review_look"))
        case Needed.TRIAL:
            return texts("waiting.next_trial", then=texts.label("common.checked_and_right"))
        case Needed.RECORDING:
            return texts("waiting.next_recording", button=texts.label("learning.voice_note_label"))
        case Needed.ANSWER:
            return texts(
                "waiting.next_answer", button=texts.label("learning.review_to_check_label")
            )


def _row(row: WaitingRow, texts: Texts) -> Markup:
    counts = Markup(" · ").join(_counts(row, texts))
    return texts("waiting.row", kind=texts(f"waiting.kind_{row.kind}"), counts=counts)


def _counts(row: WaitingRow, texts: Texts) -> Iterator[Markup]:
    for count in row.counts:
        number = _number(count, texts)
        if count.language:
            name = own_name(count.language)
            yield texts("waiting.in_language", language=name, number=number)
        else:
            yield number


def _number(count: WaitingCount, texts: Texts) -> Markup:
    if not count.open:
        return texts("waiting.done")
    if count.open == count.all:
        return texts("waiting.all", n=count.open)
    return texts("waiting.some", n=count.open, all=count.all)


def _ways(found: CourseReview, texts: Texts) -> list[ButtonRow]:
    cohort, language = found.cohort.id, found.language_for(texts.language)
    return [
        [
            tap(texts.label("learning.review_texts"), OpenSafetyTexts(cohort, language)),
            tap(texts.label("waiting.review_parts"), OpenParts(cohort, language)),
        ],
        [tap(texts.label("learning.review_numbers"), OpenServices(cohort, 1, 0))],
        [tap(texts.label("learning.review_services"), OpenServices(cohort, 0, 0))],
        [
            to_voice_notes(cohort, language, texts),
            *(
                [tap(texts.label("learning.review_to_check_label"), OpenToCheck(cohort, 0))]
                if found.status.to_check
                else []
            ),
        ],
        [to_review(cohort, texts), to_desk(cohort, texts)],
    ]
