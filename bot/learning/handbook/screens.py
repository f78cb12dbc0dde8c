"""Shows the handbook: the question what to search for, the results, a term, a service."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from bot.catalog.course import Term
from bot.facts import KnownFacts
from bot.learning.buttons import OpenEntry
from bot.learning.handbook.domain import Piece
from bot.learning.handbook.service import HandbookResults, Hit, OpenedEntry, Unconfirmed
from bot.learning.recap import screens as recap
from bot.learning.recap.service import OpenedLesson
from bot.learning.search.domain import EntryKind
from bot.locale import Texts
from bot.safety.texts.screens import what_to_do_button
from bot.services.domain import CheckedService
from bot.services.flags import screens as flags
from bot.telegram.kit.destinations import OpenHandbook
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import ask_button, back_to_found, close_button, search_ways


def ask_query(texts: Texts) -> Screen:
    return Screen(text=texts("handbook.ask"), buttons=[[close_button(texts)]])


def results(found: HandbookResults, texts: Texts) -> Screen:
    """Show the results, the best first, each with its passage.

    Say whom to ask if nothing was found, or if a number or an address is not confirmed; say it
    first if it is an emergency number.
    """
    numbered = list(enumerate(found.hits, 1))
    text = (
        texts("common.search_title") if numbered or found.unconfirmed else texts("handbook.nothing")
    )
    note = texts("handbook.unconfirmed") if found.unconfirmed else None
    urgent = found.unconfirmed is Unconfirmed.URGENT
    return Screen(
        text=paragraphs(
            text,
            note if urgent else None,
            *(_hit(number, hit, texts) for number, hit in numbered),
            None if urgent else note,
        ),
        buttons=[
            [tap(str(number), OpenEntry(hit.kind, hit.id)) for number, hit in numbered],
            _whom_to_ask(found, texts),
            [close_button(texts)],
        ],
    )


def _whom_to_ask(found: HandbookResults, texts: Texts) -> ButtonRow:
    if found.hits and not found.unconfirmed:
        return []
    urgent = found.unconfirmed is Unconfirmed.URGENT
    return [ask_button(texts), *([what_to_do_button(texts)] if urgent else [])]


def entry(opened: OpenedEntry, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show an entry, with the way back to the results."""
    match opened:
        case Term():
            return Screen(text=_term(opened, texts), buttons=search_ways(texts))
        case CheckedService() | None:
            return flags.found_service(opened, texts)
        case OpenedLesson():
            lesson = recap.card(opened, texts, words_only=words_only)
        case _:
            lesson = recap.finished_unit(opened, texts)
    return Screen(text=lesson.text, buttons=[*lesson.buttons, [back_to_found(texts)]])


def _hit(number: int, hit: Hit, texts: Texts) -> Markup:
    names = Markup(" · ").join((hit.name, *hit.other_names))
    head = texts("handbook.hit", number=number, name=names, shelf=_shelf(hit.kind, texts))
    return lines(head, _passage(hit.passage, texts))


def _shelf(shelf: EntryKind, texts: Texts) -> str:
    match shelf:
        case EntryKind.LESSON:
            return texts.label("handbook.lesson")
        case EntryKind.TERM:
            return texts.label("handbook.term")
        case EntryKind.SERVICE:
            return texts.label("handbook.service")


def _passage(pieces: Sequence[Piece], texts: Texts) -> Markup:
    return Markup().join(
        texts("handbook.mark", found=piece.text) if piece.is_found else escape(piece.text)
        for piece in pieces
    )


def _term(term: Term, texts: Texts) -> Markup:
    return paragraphs(
        texts("common.search_title"),
        *_in_all_languages(term, texts),
        None if term.confidence == "H" else texts("handbook.unsure"),
    )


def _in_all_languages(term: Term, texts: Texts) -> Iterator[Markup]:
    """Yield the term in each language with its meaning, the reader's language first."""
    also = dict(term.also)
    for language in sorted(term.term.languages, key=lambda each: each != texts.language):
        names = Markup(" · ").join((term.term.in_(language), *also.get(language, ())))
        meaning = term.meaning.in_(language) if term.meaning else None
        yield lines(texts("common.service_name", name=names), meaning)


def more_row(_known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("handbook.more_label"), OpenHandbook())]
