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
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms
from bot.storage.migration import upgrade
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import BotNotRunning, RequestRefused, send_request
from bot.web.control import Handler as Handler_of_control

_PAGE = 1_000
Handler = Callable[[Database, Clock, Courses, Mapping[str, Any]], Awaitable[dict[str, Any]]]


async def invite(
    database: Database, clock: Clock, courses: Courses, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Make a one-time link for an administrator, or for a coordinator of a cohort."""

    async def work(tx: Tx) -> dict[str, Any]:
        now = clock.now()
        role = Role(params["role"])
        cohort = await _cohort(tx, courses, params, clock) if role is Role.COORDINATOR else None
        token = await invite_staff(Act(tx=tx, now=now), role, cohort)
        return {"token": token, "bot": await meta.read(tx, "bot_username") or ""}

    try:
        return await database.run(work)
    except Refusal as refusal:
        raise RequestRefused(str(refusal)) from refusal


async def _cohort(tx: Tx, courses: Courses, params: Mapping[str, Any], clock: Clock) -> CohortId:
    """Return the cohort with this title; create it if there is none.

    Titles are compared in the form in which they are stored, so a space too many finds the existing
    cohort. Two cohorts whose titles look the same could not be told apart on the desk.
    """
    title = name_key(clean_name(params["cohort"]))
    for known in await cohorts.open_cohorts(tx):
        if name_key(known.title) == title:
            return known.id
    course = courses.get(params["course"])
    if course is None:
        raise RequestRefused(
            f"There is no course {params['course']!r}. There are: {', '.join(sorted(courses))}."
        )
    return await create_cohort(
        Act(tx=tx, now=clock.now()), course=course, title=params["cohort"], zone=params["zone"]
    )


async def certificate(
    database: Database, clock: Clock, courses: Courses, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Tell whose certificate has a code; nothing but `found` if none has it."""

    async def work(tx: Tx) -> dict[str, Any]:
        try:
            found = await confirm(Act(tx=tx, now=clock.now(), courses=courses), str(params["code"]))
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

    return await database.run(work)


async def check_audit(
    database: Database, _clock: Clock, _courses: Courses, _params: Mapping[str, Any]
) -> dict[str, Any]:
    """Check the hash chain of the audit in pages; return its length and where it is broken."""
    previous, after, long = audit.BEGINNING, 0, 0
    while page := await database.run(partial(audit.entries, after=after, limit=_PAGE)):
        broken = audit.first_broken(page, previous=previous)
        if broken is not None:
            return {"entries": long + broken, "broken_at": page[broken].at.isoformat()}
        previous, after, long = page[-1].digest, page[-1].id, long + len(page)
    return {"entries": long, "broken_at": None}


HANDLERS: dict[str, Handler] = {"invite": invite, "certificate": certificate, "audit": check_audit}


def handlers_of(app: App) -> dict[str, Handler_of_control]:
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
