"""Requests of administrators, which a running bot handles over the control socket.

Each handler gets the database, so that a command can call it directly if no bot runs on the data
folder.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from bot.act import Act
from bot.app import App
from bot.catalog.course import Courses
from bot.cli.errors import USAGE, CliError, read_courses
from bot.clock import Clock
from bot.learning.certificate.domain import UnknownCode
from bot.learning.certificate.service import confirm
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, Role
from bot.membership.person.domain import clean_name, name_key
from bot.people.cohorts.service import create_cohort
from bot.people.invites.service import invite_staff
from bot.refusals import Refusal
from bot.settings import Settings
from bot.storage import meta
from bot.storage.database import Database
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import BotNotRunning, RequestHandler, RequestRefused, send_request

_PAGE = 1_000
UseCase = Callable[[Act, Mapping[str, Any]], Awaitable[dict[str, Any]]]
Handler = Callable[[Database, Clock, Courses, Mapping[str, Any]], Awaitable[dict[str, Any]]]


async def invite(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    """Make a one-time link for an administrator, or for a coordinator of a cohort."""
    role = Role(params["role"])
    cohort = await _cohort(act, params) if role is Role.COORDINATOR else None
    token = await invite_staff(act, role, cohort)
    return {"token": token, "bot": await meta.read(act.tx, "bot_username") or ""}


async def _cohort(act: Act, params: Mapping[str, Any]) -> CohortId:
    """Return the cohort with this title; create it if there is none.

    Titles are compared in the form in which they are stored, so a space too many finds the existing
    cohort. Two cohorts whose titles look the same could not be told apart on the desk.
    """
    title = name_key(clean_name(params["cohort"]))
    for known in await cohorts.open_cohorts(act.tx):
        if name_key(known.title) == title:
            return known.id
    course = act.courses.get(params["course"])
    if course is None:
        raise RequestRefused(
            f"There is no course {params['course']!r}. There are: {', '.join(sorted(act.courses))}."
        )
    return await create_cohort(act, course=course, title=params["cohort"], zone=params["zone"])


async def certificate(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    """Tell whose certificate has a code; nothing but `found` if none has it."""
    try:
        found = await confirm(act, str(params["code"]))
    except UnknownCode:
        return {"found": False}
    known, course = found.certificate, found.course
    return {
        "found": True,
        "name": known.name,
        "course": known.course if course is None else course.title.in_(course.languages[0]),
        "day": known.issued_at.date().isoformat(),
        "code": found.code,
    }


def _in_transaction(work: UseCase) -> Handler:
    """Return a handler that runs one use case; its refusals become `RequestRefused`."""

    async def handle(
        database: Database, clock: Clock, courses: Courses, params: Mapping[str, Any]
    ) -> dict[str, Any]:
        try:
            return await database.run(
                lambda tx: work(Act(tx=tx, now=clock.now(), courses=courses), params)
            )
        except Refusal as refusal:
            raise RequestRefused(str(refusal)) from refusal

    return handle


async def check_audit(
    database: Database, _clock: Clock, _courses: Courses, _params: Mapping[str, Any]
) -> dict[str, Any]:
    """Check the hash chain of the audit in pages; return its length and where it is broken."""
    previous, after, long = await database.run(audit.beginning), 0, 0
    while page := await database.run(partial(audit.entries, after=after, limit=_PAGE)):
        broken = audit.first_broken(page, previous=previous)
        if broken is not None:
            return {"entries": long + broken, "broken_at": page[broken].at.isoformat()}
        previous, after, long = page[-1].digest, page[-1].id, long + len(page)
    return {"entries": long, "broken_at": None}


HANDLERS: dict[str, Handler] = {
    "invite": _in_transaction(invite),
    "certificate": _in_transaction(certificate),
    "audit": check_audit,
}


def handlers_of(app: App) -> dict[str, RequestHandler]:
    """Return the handlers for the control socket of a running bot."""
    return {
        name: partial(handler, app.database, app.clock, app.context.courses)
        for name, handler in HANDLERS.items()
    }


async def run_request(settings: Settings, name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Send a request to the running bot, or handle it here if none runs.

    Raises `CliError` with the reason if it fails.
    """
    try:
        return await send_request(settings.control_socket, name, params)
    except BotNotRunning:
        return await _here(settings, name, params)
    except RequestRefused as refused:
        raise CliError(str(refused), USAGE) from None


async def _here(settings: Settings, name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    database, clock = await SqliteDatabase.open(settings.database_path), Clock()
    try:
        await upgrade(database, now_ms=to_ms(clock.now()))
        return await HANDLERS[name](database, clock, read_courses(settings.courses_dir), params)
    except RequestRefused as refused:
        raise CliError(str(refused), USAGE) from None
    finally:
        await database.close()
