"""People to contact as a list: who, why, and a key for each; on the day the first of them."""

from itertools import islice

from markupsafe import Markup

from bot.domain.followup.contacts import Contact, Why
from bot.domain.writing import within
from bot.locale import Texts
from bot.services.followup.board import Board
from bot.tg.buttons.today import ListContacts, OpenContact
from bot.tg.screens.learning.recap import in_even_rows
from bot.tg.screens.screen import Key, Row, Screen, lines, paragraphs, tap
from bot.tg.screens.ways import before_and_after, to_desk

ON_THE_DAY = 6
"""So many stand on the day itself."""
PAGE = 9
_IN_A_ROW = 3
_NAME = 8  # characters of a name on a key


def contact_list(board: Board, page: int, texts: Texts) -> Screen:
    """Show everybody to contact, a page at a time."""
    cohort, many = board.cohort.id, len(board.contacts)
    pages = max(1, -(-many // PAGE))
    page = min(max(0, page), pages - 1)
    turns = before_and_after(page, pages, lambda to: ListContacts(cohort, to), texts)
    return Screen(
        text=paragraphs(
            texts("today.to_contact", n=many) if many else texts("contact.title"),
            lines(*_rows(board, page * PAGE, PAGE, texts)) if many else texts("today.nobody"),
        ),
        keys=[*_keys(board, page * PAGE, PAGE), turns, [to_desk(cohort, texts)]],
    )


def on_the_day(board: Board, texts: Texts) -> Markup:
    """Return the lines of the day about those to contact."""
    if not board.contacts:
        return texts("today.nobody")
    hidden = len(board.contacts) - ON_THE_DAY
    return lines(
        texts("today.to_contact", n=len(board.contacts)),
        *_rows(board, 0, ON_THE_DAY, texts),
        texts.count("today.and_more", hidden) if hidden > 0 else None,
    )


def keys_on_the_day(board: Board, texts: Texts) -> list[Row]:
    """Return a key for each of them, and one for all if there are more."""
    everybody = texts.label("today.everybody", n=len(board.contacts))
    rest = [tap(everybody, ListContacts(board.cohort.id, 0))]
    return [*_keys(board, 0, ON_THE_DAY), rest if len(board.contacts) > ON_THE_DAY else []]


def _rows(board: Board, begin: int, many: int, texts: Texts) -> list[Markup]:
    return [
        texts("today.contact", number=number, who=_who(each), why=_why(each, board, texts))
        for number, each in _numbered(board, begin, many)
    ]


def _keys(board: Board, begin: int, many: int) -> list[Row]:
    keys: list[Key] = [
        tap(f"{number} {_short(each.name)}", OpenContact(board.cohort.id, each.person))
        for number, each in _numbered(board, begin, many)
    ]
    return [*in_even_rows(keys, _IN_A_ROW)]


def _numbered(board: Board, begin: int, many: int) -> list[tuple[int, Contact]]:
    return [*islice(enumerate(board.contacts, 1), begin, begin + many)]


def _why(contact: Contact, board: Board, texts: Texts) -> Markup:
    """Return the reason in words; never what somebody answered."""
    match contact.why:
        case Why.MISSED:
            key = "today.missed_said" if contact.said else "today.missed"
            return texts(key, day=texts.day(contact.since, board.cohort.zone))
        case Why.MISSED_TWICE:
            return texts("today.missed_twice_said" if contact.said else "today.missed_twice")
        case Why.CUT_OFF:
            return texts("today.cut_off", day=texts.day(contact.since, board.cohort.zone))
        case Why.UNREACHABLE:
            return texts("today.unreachable")
        case Why.SILENT:
            return texts.count("today.silent", contact.days)


def _who(contact: Contact) -> str:
    return ", ".join(each for each in (contact.name, contact.organization) if each)


def _short(name: str) -> str:
    """Return the given name, which stands last in a Khmer name."""
    given = name.rsplit(maxsplit=1)[-1] if name.split() else name
    return within(given, _NAME)
