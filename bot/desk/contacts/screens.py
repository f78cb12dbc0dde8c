"""The list of people to contact and why, and a screen for each with what can be done."""

from datetime import datetime

from markupsafe import Markup

from bot.announcements.buttons import WriteTo
from bot.catalog.measure import cut_to_width
from bot.desk.buttons import (
    ListContacts,
    OpenContact,
    PutOff,
    RemindContact,
    Spoken,
    TickContacts,
    UndoNoted,
)
from bot.desk.contacts.domain import ON_THE_DAY, PAGE, Contact, ContactReason
from bot.desk.contacts.service import ContactDetails, ContactsTakenBack
from bot.desk.screens import card_rows, reminded_on
from bot.desk.service import Board
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.people.buttons import OpenPerson
from bot.people.domain import remind_again_from
from bot.people.screens import name_and_organization
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import HALF_A_ROW, in_pairs, page_turns, to_desk, to_people
from bot.telegram.slots import Slots, lines_of


def contact(
    known: ContactDetails,
    slots: Slots,
    texts: Texts,
    *,
    now: datetime,
    news: Markup | None = None,
    noted_at: int | None = None,
) -> Screen:
    """Show somebody, the reason first.

    `news` is what just happened; what was noted at `noted_at` (milliseconds) can be undone.
    """
    again = remind_again_from(known.reminded_at, now=now)
    listed, why = known.listed, known.contact
    more = lines_of(slots.card, known.known, texts)
    card = tap(texts.label("contacts.card"), OpenPerson(listed.enrolment.id))
    return Screen(
        text=paragraphs(
            texts("contacts.title"),
            texts("contacts.who", who=name_and_organization(listed)),
            lines(
                None if why is None else _reason("contacts", why, known.cohort.zone, texts),
                _facts(known, texts),
                reminded_on(known.reminded_at, known.cohort.zone, texts, now=now),
            ),
            lines(*more),
            news,
        ),
        buttons=[
            [*_chat(known, texts), card],
            _through_the_bot(known, texts, remindable=again is None),
            _noting(known, texts),
            [undo_button(known.cohort.id, noted_at, texts)] if noted_at is not None else [],
            *card_rows(slots, known.known, to_desk(known.cohort.id, texts), texts),
        ],
    )


def undo_button(cohort: CohortId, noted_at: int, texts: Texts) -> ScreenButton:
    """Return the button that takes back what was noted at an instant, in milliseconds."""
    return tap(texts.label("common.undo"), UndoNoted(cohort, noted_at))


def taken_back(found: ContactsTakenBack, texts: Texts) -> Screen:
    return Screen(
        text=texts.count("contacts.taken_back", found.people),
        buttons=[
            [
                tap(texts.label("contacts.list"), ListContacts(found.cohort.id, 0)),
                to_desk(found.cohort.id, texts),
            ]
        ],
    )


def spoken(texts: Texts) -> Markup:
    return texts("contacts.is_spoken")


def put_off(known: ContactDetails, until: datetime, texts: Texts) -> Markup:
    return texts("contacts.is_put_off", day=texts.day(until, known.cohort.zone))


def _reason(screen: str, found: Contact, zone: str, texts: Texts) -> Markup:
    """Return the reason in the words of the list or of Today; never an answer of a quiz."""
    day = texts.day(found.since, zone)
    said = "_said" if found.said else ""
    match found.why:
        case ContactReason.MISSED:
            return texts(f"{screen}.missed{said}", day=day)
        case ContactReason.MISSED_TWICE:
            return texts.count(f"{screen}.missed_row{said}", found.in_a_row)
        case ContactReason.CUT_OFF:
            return texts(f"{screen}.cut_off", day=day)
        case ContactReason.UNREACHABLE:
            return texts(f"{screen}.unreachable")
        case ContactReason.SILENT:
            return texts.count(f"{screen}.silent", found.days)


def reason_on_the_day(found: Contact, zone: str, texts: Texts) -> Markup:
    return _reason("contacts.today", found, zone, texts)


def _facts(known: ContactDetails, texts: Texts) -> Markup:
    said = texts("contacts.lessons", read=known.lessons_read, all=known.lessons)
    if known.seen_at is None:
        return said
    return said + " " + texts("contacts.here", day=texts.day(known.seen_at, known.cohort.zone))


def _chat(known: ContactDetails, texts: Texts) -> list[ScreenButton]:
    account = known.listed.telegram_id
    if account is None:
        return []
    return [link(texts.label("contacts.chat"), f"tg://user?id={account}")]


def _through_the_bot(
    known: ContactDetails, texts: Texts, *, remindable: bool
) -> list[ScreenButton]:
    """Return the ways to write through the bot; none if its messages do not arrive."""
    cohort, person = known.cohort.id, known.listed.enrolment.person_id
    if not known.listed.reached:
        return []
    write = tap(texts.label("desk.person_write"), WriteTo(cohort, person))
    remind = tap(texts.label("desk.person_remind"), RemindContact(cohort, person))
    return [write, remind] if remindable else [write]


def _noting(known: ContactDetails, texts: Texts) -> list[ScreenButton]:
    """Return what a coordinator can note; nothing once it is done."""
    cohort, person = known.cohort.id, known.listed.enrolment.person_id
    if known.contact is None:
        return []
    return [
        tap(texts.label("contacts.spoken"), Spoken(cohort, person)),
        tap(texts.label("contacts.tomorrow"), PutOff(cohort, person)),
    ]


def contact_list(board: Board, page: int, texts: Texts) -> Screen:
    """Show a page of everybody to contact: those first who are new, then who was seen twice."""
    cohort, shown = board.cohort.id, page_of(board, page)
    several = tap(texts.label("contacts.several"), TickContacts(cohort, shown.at))
    return Screen(
        text=paragraphs(
            texts("contacts.today_to_contact", n=shown.total)
            if shown.total
            else texts("contacts.title"),
            lines(*_rows(board, shown, texts)) if shown.total else texts("contacts.today_nobody"),
            texts("contacts.several_from_two") if shown.total == 1 else None,
            None if shown.total else texts("contacts.somebody_else"),
        ),
        buttons=[
            *_buttons(board, shown),
            page_turns(shown, lambda to: ListContacts(cohort, to), texts),
            [several] if shown.total > 1 else [],
            [] if shown.total else [to_people(cohort, texts)],
            [to_desk(cohort, texts)],
        ],
    )


def page_of(board: Board, page: int) -> Page[Contact]:
    return Page.of(board.everybody, page, size=PAGE)


def on_the_day(board: Board, texts: Texts) -> Markup:
    """Return the lines of the desk about people to contact."""
    waiting = len(board.set_back)
    weekly = texts("contacts.not_yet_talked", n=waiting) if waiting and board.is_weekly else None
    empty = _nobody_came(board, texts)
    if not board.contacts:
        nobody = "contacts.today_nobody_new" if waiting else "contacts.today_nobody"
        return lines(empty, texts(nobody), weekly)
    first = Page.of(board.contacts, 0, size=ON_THE_DAY)
    hidden = first.total - ON_THE_DAY
    return lines(
        empty,
        texts("contacts.today_to_contact", n=first.total),
        *_rows(board, first, texts),
        texts.count("common.and_more", hidden) if hidden > 0 else None,
        weekly,
    )


def _nobody_came(board: Board, texts: Texts) -> Markup | None:
    """Say in one line to which of the last meetings nobody came, in place of a row for each."""
    if not board.nobody_on:
        return None
    days = Markup(", ").join(texts.day(start, board.cohort.zone) for start in board.nobody_on)
    return texts("contacts.today_nobody_came", days=days)


def buttons_on_the_day(board: Board, texts: Texts) -> list[ButtonRow]:
    """Return a button for each person, one for all if there are more, and one to tick several."""
    everybody = texts.label("contacts.today_everybody", n=len(board.everybody))
    rest = [tap(everybody, ListContacts(board.cohort.id, 0))]
    several = [tap(texts.label("contacts.several"), TickContacts(board.cohort.id, 0))]
    first = Page.of(board.contacts, 0, size=ON_THE_DAY)
    return [
        *_buttons(board, first),
        [
            *(rest if len(board.everybody) > len(first.items) else []),
            *(several if len(board.everybody) > 1 else []),
        ],
    ]


def _rows(board: Board, shown: Page[Contact], texts: Texts) -> list[Markup]:
    return [
        texts(
            "contacts.today_contact",
            number=number,
            who=", ".join(part for part in (each.name, each.organization) if part),
            why=reason_on_the_day(each, board.cohort.zone, texts),
        )
        for number, each in shown.numbered
    ]


def _buttons(board: Board, shown: Page[Contact]) -> list[ButtonRow]:
    buttons = [
        tap(
            cut_to_width(f"{number} {each.name}", HALF_A_ROW),
            OpenContact(board.cohort.id, each.person),
        )
        for number, each in shown.numbered
    ]
    return in_pairs(buttons)
