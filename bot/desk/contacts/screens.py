"""The list names people to contact and why; each has a screen with what can be done."""

from datetime import datetime
from itertools import islice

from markupsafe import Markup

from bot.announcements.buttons import WriteTo
from bot.desk.buttons import ListContacts, OpenContact, PutOff, RemindContact, Spoken
from bot.desk.contacts.domain import Contact, Why
from bot.desk.contacts.service import Known
from bot.desk.today.service import Board
from bot.locale import Texts
from bot.people.buttons import OpenPerson
from bot.people.domain import remind_again_from
from bot.telegram.kit.screen import Row, Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import before_and_after, in_even_rows, to_desk
from bot.writing import within


def contact(known: Known, texts: Texts, *, now: datetime, news: Markup | None = None) -> Screen:
    """Show somebody, the reason first; `news` is what was just noted."""
    again = remind_again_from(known.reminded_at, now=now)
    return Screen(
        text=paragraphs(
            texts("contact.title"),
            texts("contact.who", who=_who(known)),
            lines(
                _why(known.contact, known, texts),
                _facts(known, texts),
                _reminded(known, texts) if again is not None else None,
            ),
            news,
        ),
        buttons=[
            [*_chat(known, texts), tap(texts.label("contact.card"), _card(known))],
            _through_the_bot(known, texts, remindable=again is None),
            _noting(known, texts),
            [to_desk(known.cohort.id, texts)],
        ],
    )


def spoken(texts: Texts) -> Markup:
    """Say that it is noted."""
    return texts("contact.is_spoken")


def put_off(known: Known, until: datetime, texts: Texts) -> Markup:
    """Say when it is brought up again."""
    return texts("contact.is_put_off", day=texts.day(until, known.cohort.zone))


def _why(found: Contact | None, known: Known, texts: Texts) -> Markup | None:
    if found is None:
        return None
    zone = known.cohort.zone
    match found.why:
        case Why.MISSED:
            key = "contact.missed_said" if found.said else "contact.missed"
            return texts(key, day=texts.day(found.since, zone))
        case Why.MISSED_TWICE:
            return texts("contact.missed_twice_said" if found.said else "contact.missed_twice")
        case Why.CUT_OFF:
            return texts("contact.cut_off", day=texts.day(found.since, zone))
        case Why.UNREACHABLE:
            return texts("contact.unreachable")
        case Why.SILENT:
            return texts.count("contact.silent", found.days)


def _facts(known: Known, texts: Texts) -> Markup:
    said = texts("contact.lessons", read=known.lessons_read, all=known.lessons)
    if known.seen_at is None:
        return said
    return said + " " + texts("contact.here", day=texts.day(known.seen_at, known.cohort.zone))


def _reminded(known: Known, texts: Texts) -> Markup | None:
    if known.reminded_at is None:
        return None
    return texts("person.reminded_on", day=texts.day(known.reminded_at, known.cohort.zone))


def _chat(known: Known, texts: Texts) -> list[ScreenButton]:
    account = known.listed.telegram_id
    if account is None:
        return []
    return [link(texts.label("contact.chat"), f"tg://user?id={account}")]


def _through_the_bot(known: Known, texts: Texts, *, remindable: bool) -> list[ScreenButton]:
    """Nothing, if what the bot writes does not arrive."""
    cohort, person = known.cohort.id, known.listed.enrolment.person_id
    if not known.listed.reached:
        return []
    write = tap(texts.label("person.write"), WriteTo(cohort, person))
    remind = tap(texts.label("person.remind"), RemindContact(cohort, person))
    return [write, remind] if remindable else [write]


def _noting(known: Known, texts: Texts) -> list[ScreenButton]:
    """Nothing, once it is done."""
    cohort, person = known.cohort.id, known.listed.enrolment.person_id
    if known.contact is None:
        return []
    return [
        tap(texts.label("contact.spoken"), Spoken(cohort, person)),
        tap(texts.label("contact.tomorrow"), PutOff(cohort, person)),
    ]


def _card(known: Known) -> OpenPerson:
    return OpenPerson(known.listed.enrolment.id)


def _who(known: Known) -> str:
    return " · ".join(each for each in (known.listed.name, known.listed.organization) if each)


ON_THE_DAY = 6
"""So many stand on the day itself."""
PAGE = 9
_IN_A_ROW = 3
_NAME = 8  # characters of a name on a button


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
        buttons=[*_buttons(board, page * PAGE, PAGE), turns, [to_desk(cohort, texts)]],
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


def buttons_on_the_day(board: Board, texts: Texts) -> list[Row]:
    """Return a button for each of them, and one for all if there are more."""
    everybody = texts.label("today.everybody", n=len(board.contacts))
    rest = [tap(everybody, ListContacts(board.cohort.id, 0))]
    return [*_buttons(board, 0, ON_THE_DAY), rest if len(board.contacts) > ON_THE_DAY else []]


def _rows(board: Board, begin: int, many: int, texts: Texts) -> list[Markup]:
    return [
        texts(
            "today.contact",
            number=number,
            who=_who_in_list(each),
            why=_why_in_list(each, board, texts),
        )
        for number, each in _numbered(board, begin, many)
    ]


def _buttons(board: Board, begin: int, many: int) -> list[Row]:
    buttons: list[ScreenButton] = [
        tap(f"{number} {_short(each.name)}", OpenContact(board.cohort.id, each.person))
        for number, each in _numbered(board, begin, many)
    ]
    return [*in_even_rows(buttons, _IN_A_ROW)]


def _numbered(board: Board, begin: int, many: int) -> list[tuple[int, Contact]]:
    return [*islice(enumerate(board.contacts, 1), begin, begin + many)]


def _why_in_list(contact: Contact, board: Board, texts: Texts) -> Markup:
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


def _who_in_list(contact: Contact) -> str:
    return ", ".join(each for each in (contact.name, contact.organization) if each)


def _short(name: str) -> str:
    """Return the given name, which stands last in a Khmer name."""
    given = name.rsplit(maxsplit=1)[-1] if name.split() else name
    return within(given, _NAME)
