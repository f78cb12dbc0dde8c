"""Leaders open a service, and say what is not right any more about it."""

from bot.act import Act
from bot.catalog.course import NoSuchContent, Service, ServiceFault
from bot.refusals import StaleButton
from bot.services.flags import storage
from bot.services.service import own_course


async def open_service(act: Act, service: str) -> Service:
    """Return a confirmed service; raise `NoSuchContent` for one that nobody can see."""
    found = (await own_course(act)).service(service)
    if not found.verified:
        raise NoSuchContent
    return found


async def flag(act: Act, service: str, fault: str) -> Service:
    """Save what a leader says is wrong with a service; it replaces what they said before.

    Raises `NoSuchContent` for a service that nobody can see, `StaleButton` for another fault.
    """
    course = await own_course(act)
    opened = await open_service(act, service)
    if fault not in set(ServiceFault):
        raise StaleButton
    storage.save_flag(act.tx, act.person.id, course.id, opened.id, ServiceFault(fault), now=act.now)
    return opened
