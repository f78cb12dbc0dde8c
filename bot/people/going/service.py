"""Somebody asks to go without the PIN, sees the request, or takes it back."""

from bot.act import Act
from bot.people.going import storage
from bot.people.going.domain import GoingRequest
from bot.people.service import note_in_audit


async def find_request(act: Act) -> GoingRequest | None:
    """Return the request of the visitor; None if there is none, or it has lapsed."""
    found = await storage.of_person(act.tx, act.person.id)
    return found if found.stands(act.now) else None


async def may_go(act: Act) -> bool:
    """Tell whether the visitor may leave or erase everything without the PIN now."""
    return (await storage.of_person(act.tx, act.person.id)).is_open(act.now)


async def ask_to_go(act: Act) -> GoingRequest | None:
    """Ask to go without the PIN; a request that stands keeps its time. None without a PIN."""
    found = await find_request(act)
    if found is not None or act.person.pin_closes_at is None:
        return found
    storage.save_request(act.tx, act.person.id, now=act.now)
    await note_in_audit(act, "pin.ask_to_go", f"person:{act.person.id}")
    return GoingRequest(act.now)


async def take_back(act: Act) -> None:
    """Take the request back; then leaving needs the PIN, or another day of waiting."""
    storage.take_back(act.tx, act.person.id)
    await note_in_audit(act, "pin.take_going_back", f"person:{act.person.id}")
