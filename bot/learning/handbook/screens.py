"""The handbook: the invitation to search, what was found, a term, a service."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup, escape

from bot.catalog.course import Service, ServiceFault, Term
from bot.learning.buttons import (
    AskFault,
    BackToFound,
    FlagService,
    OpenEntry,
    OpenHandbook,
)
from bot.learning.handbook.domain import EntryKind, Piece
from bot.learning.handbook.service import Hit, OpenedEntry
from bot.learning.recap import screens as recap
from bot.learning.recap.service import OpenedLesson
from bot.locale import Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Row, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import ask_button

FAULTS = {
    ServiceFault.MOVED: "handbook.fault_moved",
    ServiceFault.DEAD: "handbook.fault_dead",
    ServiceFault.REFUSES: "handbook.fault_refuses",
    ServiceFault.OTHER: "handbook.fault_other",
}
"""What is wrong with a service -> key of its text."""


def ask_query(texts: Texts) -> Screen:
    """Ask what to look for."""
    return Screen(text=texts("handbook.ask"), buttons=[[_close(texts)]])


def hits(hits: Sequence[Hit], texts: Texts) -> Screen:
    """Show what was found, the best first, each with its passage; without any, offer to ask."""
    if not hits:
        return Screen(
            text=texts("handbook.nothing"), buttons=[[ask_button(texts)], [_close(texts)]]
        )
    numbered = list(enumerate(hits, 1))
    return Screen(
        text=paragraphs(
            texts("handbook.title"), *(_hit(number, hit, texts) for number, hit in numbered)
        ),
        buttons=[
            [tap(str(number), OpenEntry(hit.kind, hit.id)) for number, hit in numbered],
            [_close(texts)],
        ],
    )


def entry(opened: OpenedEntry, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show what was opened, with the way back to what was found."""
    match opened:
        case Term():
            return Screen(text=_term(opened, texts), buttons=_ways(texts))
        case Service():
            wrong = tap(texts.label("handbook.wrong"), AskFault(opened.id))
            return Screen(text=_service(opened, texts), buttons=[[wrong], *_ways(texts)])
        case OpenedLesson():
            lesson = recap.card(opened, texts, words_only=words_only)
        case _:
            lesson = recap.finished_unit(opened, texts)
    return Screen(text=lesson.text, buttons=[*lesson.buttons, [_back(texts)]])


def ask_fault(service: Service, texts: Texts) -> Screen:
    """Ask what is wrong with a service; the answers are buttons."""

    def button(fault: ServiceFault) -> ScreenButton:
        return tap(texts.label(FAULTS[fault]), FlagService(service.id, fault))

    return Screen(
        text=paragraphs(
            texts("handbook.title"),
            texts("handbook.name", name=service.name.in_(texts.language)),
            texts("handbook.what_is_wrong"),
        ),
        buttons=[
            [button(ServiceFault.MOVED), button(ServiceFault.DEAD)],
            [button(ServiceFault.REFUSES), button(ServiceFault.OTHER)],
            [tap(texts.label("handbook.all_right"), OpenEntry(EntryKind.SERVICE, service.id))],
        ],
    )


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
        texts("handbook.title"),
        *_in_all_languages(term, texts),
        None if term.confidence == "H" else texts("handbook.unsure"),
    )


def _in_all_languages(term: Term, texts: Texts) -> Iterator[Markup]:
    """Give the term in each language with its meaning, the reader's language first."""
    also = dict(term.also)
    for language in sorted(term.term.languages, key=lambda each: each != texts.language):
        names = Markup(" · ").join((term.term.in_(language), *also.get(language, ())))
        meaning = term.meaning.in_(language) if term.meaning else None
        yield lines(texts("handbook.name", name=names), meaning)


def _service(service: Service, texts: Texts) -> Markup:
    verified = service.verified
    day = texts.date(date.fromisoformat(verified.on)) if verified else None
    return paragraphs(
        texts("handbook.title"),
        service_facts(service, texts),
        texts("handbook.verified", day=day) if day else None,
    )


def service_facts(service: Service, texts: Texts) -> Markup:
    """Return the name of a service, for whom it is, where, and what to bring."""
    language = texts.language
    return paragraphs(
        texts("handbook.name", name=service.name.in_(language)),
        lines(
            texts("handbook.area", area=service.area.in_(language)),
            texts("handbook.who", who=service.who.in_(language)),
            texts("handbook.papers", papers=service.papers.in_(language)),
            texts("handbook.contact", contact=service.contact.in_(language)),
        ),
        service.note.in_(language) if service.note else None,
    )


def _ways(texts: Texts) -> list[Row]:
    search = tap(texts.label("handbook.again"), OpenHandbook())
    return [[_back(texts)], [search, _close(texts)]]


def _back(texts: Texts) -> ScreenButton:
    return tap(texts.label("handbook.back"), BackToFound())


def _close(texts: Texts) -> ScreenButton:
    return tap(texts.label("handbook.close"), OpenHome())
