"""Shows the list of a meeting to tick, and what was understood of a typed line."""

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.attendance.screens import list_title
from bot.sessions.buttons import OpenRoll, ShowAttendance, TickEverybody
from bot.sessions.roll.buttons import ChooseMeant, SaveRoll, TickPerson
from bot.sessions.roll.domain import ListPhoto
from bot.sessions.roll.service import Roll, RollSaved
from bot.sessions.screens import names_line
from bot.sessions.typed_names.domain import MOST_MEANT
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, page_turns, toggle_button

A_PAGE = 20


def roll(found: Roll, texts: Texts, *, photo: ListPhoto | None = None) -> Screen:
    """Show a page of people to tick; `photo`: it stands below the photo of a list.

    If a typed name is unclear, that is asked first.
    """
    session = found.details.session
    back = [tap(texts.label("sessions.to_attendance"), ShowAttendance(session.id))]
    told = paragraphs(
        list_title(session, texts),
        *([] if photo is None else _about_photo(photo, texts)),
        _not_understood(found, texts),
        lines(_fewer_names(found, texts), _said_otherwise(found, texts)),
    )
    if found.asked:
        return Screen(
            text=paragraphs(told, texts("roll.who_is_meant")),
            buttons=[*_choices(found, texts), back],
        )
    absent = len(found.people) - found.there
    done = texts.label("roll.done", there=found.there, absent=absent)
    return Screen(
        text=paragraphs(
            told, texts("roll.how"), texts("roll.send_photo") if photo is None else None
        ),
        buttons=[*_ticks(found, texts), [tap(done, SaveRoll(session.id, found.there))], back],
    )


def _about_photo(photo: ListPhoto, texts: Texts) -> list[Markup]:
    """Say that the photo is not read, when it is deleted, and if phones may not show it well."""
    doubt = [] if photo is ListPhoto.SHOWN else [texts(f"roll.photo_{photo}")]
    return [texts("roll.photo"), *doubt]


def _ticks(found: Roll, texts: Texts) -> list[ButtonRow]:
    """Return a page of names to tick, the pages beside it, and the tick for everybody."""
    session = found.details.session.id
    shown = Page.of(found.people, found.page, size=A_PAGE)
    everybody = found.there == len(found.people)
    toggles = [
        toggle_button(
            texts.label("roll.person", number=number, name=each.name),
            TickPerson(session, shown.at, each.person, int(not found.is_there(each))),
            on=found.is_there(each),
            texts=texts,
        )
        for number, each in shown.numbered
    ]
    whole = TickEverybody(session, int(not everybody))
    return [
        *in_pairs(toggles),
        page_turns(shown, lambda to: OpenRoll(session, to), texts),
        [toggle_button(texts.label("roll.everybody"), whole, on=everybody, texts=texts)],
    ]


def saved(found: RollSaved, texts: Texts) -> Markup:
    """Say that it is saved, and that photos of the list are deleted."""
    return lines(texts("roll.saved"), texts("roll.photo_deleted") if found.photos else None)


def _not_understood(found: Roll, texts: Texts) -> Markup | None:
    """Tell what of the typed line is nobody's name or number, and why nothing was saved."""
    read = found.read
    unknown = () if read is None else (*read.unknown, *read.labelled)
    too_many = () if read is None else read.too_many
    return (
        lines(
            texts("roll.unknown", typed=", ".join(unknown)) if unknown else None,
            texts("roll.too_many", n=MOST_MEANT, typed=", ".join(too_many)) if too_many else None,
            texts("roll.not_saved") if found.stays_open else None,
        )
        or None
    )


def _fewer_names(found: Roll, texts: Texts) -> Markup:
    """Name those who were not there, or those who were, if these are fewer."""
    numbered = list(enumerate(found.people, 1))
    there = [each for each in numbered if found.is_there(each[1])]
    absent = [each for each in numbered if not found.is_there(each[1])]
    if not absent:
        return texts("roll.all", n=len(there))
    if not there:
        return texts("roll.nobody")
    key, fewer = ("absent", absent) if len(absent) <= len(there) else ("there", there)
    named = (texts.label("roll.person", number=number, name=each.name) for number, each in fewer)
    return texts(f"roll.{key}", n=len(fewer), names=names_line(named, len(fewer), texts))


def _said_otherwise(found: Roll, texts: Texts) -> Markup | None:
    """Name those who said themselves something else than what is ticked."""
    absent = [
        each.name
        for each in found.people
        if found.is_there(each) and not each.noted and _said_absent(each)
    ]
    there = [
        each.name
        for each in found.people
        if not found.is_there(each) and not each.noted and each.state is Attendance.THERE
    ]
    return lines(
        *(
            texts(f"roll.said_{key}", names=names_line(names, len(names), texts))
            for key, names in (("absent", absent), ("there", there))
            if names
        )
    )


def _said_absent(each: PersonAttendance) -> bool:
    said = each.state in {Attendance.EXCUSED, Attendance.MISSED}
    return said or (each.state is None and each.said_no)


def _choices(found: Roll, texts: Texts) -> list[ButtonRow]:
    """Return a button for everybody whose name an unclear one may be, and one for nobody."""
    session = found.details.session.id
    asked = {each.person for each in found.ticks.values() if each.asked == found.asked}
    return [
        *(
            [
                tap(
                    texts.label("roll.person", number=number, name=each.name),
                    ChooseMeant(session, found.page, found.asked, each.person),
                )
            ]
            for number, each in enumerate(found.people, 1)
            if each.person in asked
        ),
        [tap(texts.label("roll.none_of_them"), ChooseMeant(session, found.page, found.asked, 0))],
    ]
