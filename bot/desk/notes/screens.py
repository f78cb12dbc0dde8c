"""Notes about a person, and the day until which Today leaves them out."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.desk.buttons import AskOffToday, DeleteNote, KeepOffToday, OpenNotes, WriteNote
from bot.desk.contacts.domain import PEACE_DAYS
from bot.desk.notes.domain import LONGEST, Note, PersonNotes
from bot.desk.notes.service import NotesOf
from bot.facts import KnownFacts
from bot.locale import Texts
from bot.people.buttons import OpenPerson
from bot.people.screens import who
from bot.telegram.kit.screen import ButtonRow, Screen, in_rows, lines, paragraphs, tap

DAYS = 6
WEEKS = (1, 2, 4)
"""For how many weeks one tap leaves somebody in peace."""


def notes(found: NotesOf, texts: Texts) -> Screen:
    """Show the notes with buttons to delete them, and days until which Today can leave them out."""
    place = found.listed.enrolment.id
    listed = [
        texts(
            "notes.numbered",
            number=number,
            note=note_line(each, found.cohort.zone, texts),
        )
        for number, each in enumerate(found.notes, 1)
    ]
    deleting = [
        tap(texts.label("notes.delete", number=number), DeleteNote(place, each.id))
        for number, each in enumerate(found.notes, 1)
    ]
    return Screen(
        text=paragraphs(
            who(found.listed),
            lines(*listed) if listed else texts("notes.none"),
            off_today(found.off_until, texts),
            texts("notes.who_sees"),
            texts("notes.choose_until" if found.off_until is None else "desk.peace_goes_on"),
        ),
        buttons=[
            [tap(texts.label("notes.write"), WriteNote(place))],
            *in_rows(deleting, 3),
            *_until(found, texts),
            [tap(texts.label("notes.another_day"), AskOffToday(place))]
            if found.off_until is None
            else [],
            [tap(texts.label("common.back"), OpenPerson(place))],
        ],
    )


def ask_note(found: NotesOf, texts: Texts, *, unread: bool = False) -> Screen:
    """Ask for a note; `unread`: the text was too long."""
    back = tap(texts.label("notes.back"), OpenNotes(found.listed.enrolment.id))
    return Screen(
        text=paragraphs(
            who(found.listed),
            texts("notes.too_long", most=LONGEST) if unread else None,
            texts("notes.ask"),
        ),
        buttons=[[back]],
    )


def note_line(note: Note, zone: str, texts: Texts) -> Markup:
    day = texts.day(note.written_at, zone)
    if note.author is None:
        return texts("notes.line_alone", day=day, words=note.words)
    return texts("notes.line", day=day, author=note.author, words=note.words)


def off_today(until: date | None, texts: Texts) -> Markup | None:
    return None if until is None else texts("notes.off_until", day=texts.day(until))


def card_lines(known: KnownFacts, texts: Texts) -> list[Markup]:
    zone = known.place.cohort.zone
    return [note_line(each, zone, texts) for each in known.fact(PersonNotes).notes]


def card_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("notes.label"), OpenNotes(known.place.enrolment.id))]


def off_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    """Return the button to the days; people look for it on the card, and not under notes."""
    return [tap(texts.label("notes.off_label"), AskOffToday(known.place.enrolment.id))]


def ask_off_today(found: NotesOf, texts: Texts, *, unread: bool = False) -> Screen:
    """Show until when Today leaves somebody out, with days to choose from.

    `unread`: what was typed is no day until which it can.
    """
    place = found.listed.enrolment.id
    example = found.today + timedelta(weeks=2)
    return Screen(
        text=paragraphs(
            who(found.listed),
            texts("notes.not_that_day", most=PEACE_DAYS) if unread else None,
            off_today(found.off_until, texts),
            texts("desk.peace_goes_on"),
            texts("desk.peace_ends"),
            texts("notes.choose_until") if found.off_until is None else None,
            texts("notes.or_write", day=f"{example.day}/{example.month}", most=PEACE_DAYS),
        ),
        buttons=[*_until(found, texts), [tap(texts.label("common.back"), OpenPerson(place))]],
    )


def _until(found: NotesOf, texts: Texts) -> list[ButtonRow]:
    place = found.listed.enrolment.id
    if found.off_until is not None:
        return [[tap(texts.label("notes.list_again"), KeepOffToday(place, 0))]]
    days = [found.today + timedelta(days=step) for step in range(1, DAYS + 1)]
    weeks = [
        tap(
            texts.count("notes.weeks", each).unescape(),
            KeepOffToday(place, (found.today + timedelta(weeks=each)).toordinal()),
        )
        for each in WEEKS
    ]
    return [
        *in_rows(
            [tap(texts.weekday(day), KeepOffToday(place, day.toordinal())) for day in days], 3
        ),
        weeks,
    ]
