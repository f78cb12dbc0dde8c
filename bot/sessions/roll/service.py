"""Coordinators tick who was there, by taps or a typed line; nothing counts before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.act import Act
from bot.membership.domain import ChatId, PersonId
from bot.outbox.domain import DELETABLE
from bot.people.service import enqueue_message
from bot.refusals import StaleButton
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.briefings.service import refresh_briefings
from bot.sessions.desk.service import SessionDetails, open_details
from bot.sessions.domain import SessionId
from bot.sessions.roll import storage
from bot.sessions.roll.domain import TICKS_KEPT, Tick, state_to_note, ticks_of
from bot.sessions.service import note_session_change
from bot.sessions.typed_names.domain import ListedName, TypedNames, typed_names

PHOTO = "attendance.photo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The list of a meeting with the ticks of one coordinator, on the page that they see.

    `read` is what was understood of their typed line. `stays_open`: it could not be saved, because
    a name is unclear, or because something is not as it was shown.
    """

    details: SessionDetails
    ticks: Mapping[PersonId, Tick]
    page: int = 0
    read: TypedNames | None = None
    stays_open: bool = False

    @property
    def people(self) -> tuple[PersonAttendance, ...]:
        return self.details.seen

    def is_there(self, each: PersonAttendance) -> bool:
        """Tell whether somebody is ticked; without a tick, whether it is known that they were."""
        tick = self.ticks.get(each.person)
        return each.state is Attendance.THERE if tick is None else tick.there

    @property
    def there(self) -> int:
        return sum(map(self.is_there, self.people))

    @property
    def asked(self) -> int:
        """The number of the first unclear name about which a choice is open, or 0."""
        open_names = (each.asked for each in self.ticks.values() if each.asked)
        return min(open_names, default=0)

    @property
    def listed(self) -> tuple[ListedName, ...]:
        return tuple(
            ListedName(person=each.person, name=each.name, there=self.is_there(each))
            for each in self.people
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RollSaved:
    """A meeting after its ticks were saved; `photos`: so many photos of lists are deleted."""

    details: SessionDetails
    photos: int


async def open_roll(act: Act, session: SessionId, page: int = 0) -> Roll:
    """Return the list; raise `StaleButton` if the meeting has not begun or is cancelled."""
    details = await open_details(act, session)
    if details.session.cancelled or not details.session.has_begun(now=act.now):
        raise StaleButton
    listed = {each.person for each in details.seen}
    found = await storage.ticks(act.tx, session, act.person.id)
    ticks = {each.person: each for each in found if each.person in listed}
    return Roll(details=details, ticks=ticks, page=page)


async def tick(act: Act, session: SessionId, page: int, person: PersonId, there: int) -> Roll:
    """Tick somebody as there (1), or not (0)."""
    found = await open_roll(act, session, page)
    if there not in {0, 1} or all(each.person != person for each in found.people):
        raise StaleButton
    before = found.ticks.get(person, Tick(person=person, there=False))
    return _changed(act, found, [replace(before, there=there == 1)])


async def tick_everybody(act: Act, session: SessionId, there: int) -> Roll:
    """Tick everybody as there (1), or nobody (0)."""
    found = await open_roll(act, session)
    if there not in {0, 1}:
        raise StaleButton
    everybody = [Tick(person=each.person, there=there == 1) for each in found.people]
    return _changed(act, found, everybody)


async def choose_meant(
    act: Act, session: SessionId, page: int, name: int, person: PersonId
) -> Roll:
    """Save whose name an unclear one was: a person, or nobody (0) of those who were shown."""
    found = await open_roll(act, session, page)
    asked = [each for each in found.ticks.values() if each.asked == name]
    if name < 1 or (person and all(each.person != person for each in asked)):
        raise StaleButton
    settled = [
        replace(each, there=each.meant if each.person == person else each.there, asked=0)
        for each in asked
    ]
    return _changed(act, found, settled)


async def read_line(act: Act, session: SessionId, text: str) -> Roll | None:
    """Tick what a typed line says; None if nothing in it is about people of the list."""
    found = await open_roll(act, session)
    read = typed_names(text, found.listed)
    if read is None:
        return None
    storage.end_asking(act.tx, session, act.person.id)
    ticks = {person: replace(each, asked=0) for person, each in found.ticks.items()}
    changes = ticks_of(read, found.listed, began=bool(ticks))
    return _changed(act, replace(found, ticks=ticks, read=read), changes)


async def save_roll(act: Act, session: SessionId, there: int, chat: ChatId) -> Roll | RollSaved:
    """Note attendance as it is ticked, and have the photos of the list deleted.

    `there` is how many were ticked when the button was shown. If there are others now, or if a name
    is unclear, nothing is saved.
    """
    found = await open_roll(act, session)
    if found.asked or found.there != there:
        return replace(found, stays_open=True)
    noted: dict[str, list[PersonId]] = {}
    for each in found.people:
        state = state_to_note(each, there=found.is_there(each))
        if state is not None:
            by = act.person.id
            attendance.correct(act.tx, session, each.person, state, by=by, now=act.now)
            noted.setdefault(str(state), []).append(each.person)
    nobody = bool(found.people) and not found.there and found.details.session.nobody_at is None
    if nobody:
        attendance.note_nobody(act.tx, session, now=act.now)
    if noted or nobody:
        await note_session_change(act, "session.roll", session, **noted)
        refresh_briefings(act, found.details.session)
    storage.clear(act.tx, session, act.person.id)
    photos = await storage.hasten(act.tx, chat, PHOTO, _photos_of(session, chat), now=act.now)
    return RollSaved(details=await open_details(act, session), photos=photos)


def delete_photo_later(act: Act, session: SessionId, chat: ChatId, message: int) -> None:
    """Have a photo of a list deleted before Telegram lets no bot delete it any more."""
    enqueue_message(
        act,
        chat,
        PHOTO,
        {"messages": [message]},
        keep=DELETABLE,
        due_at=act.now + TICKS_KEPT,
        dedup=f"{_photos_of(session, chat)}{message}",
    )


def _photos_of(session: SessionId, chat: ChatId) -> str:
    return f"{PHOTO}:{session}:{chat}:"


def _changed(act: Act, found: Roll, changes: list[Tick]) -> Roll:
    storage.save(act.tx, found.details.session.id, act.person.id, changes, now=act.now)
    return replace(found, ticks={**found.ticks, **{each.person: each for each in changes}})
