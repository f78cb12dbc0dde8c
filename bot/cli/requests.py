"""Requests of administrators, which a running bot handles over the control socket.

Each handler gets the database, so that a command can call it directly if no bot runs on the data
folder.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bot.act import Act
from bot.app import App
from bot.assembly import context_without_telegram
from bot.catalog.course import Courses
from bot.cli import examining
from bot.cli.errors import USAGE, CliError, plain_errors, read_courses, read_settings
from bot.cli.opening import open_database, open_existing
from bot.cli.releasing import release
from bot.cli.upgrading import refuse_older
from bot.cli.webhook import knows_webhook
from bot.clock import Clock
from bot.desk.coming import service as coming
from bot.desk.coming.domain import Coming
from bot.desk.coming.screens import as_plain_text
from bot.desk.stolen_phone.service import cut_off_person
from bot.forecasting.domain import FORTNIGHT
from bot.forecasting.rehearsal import Forecaster
from bot.housekeeping import readiness
from bot.housekeeping.backups import back_up
from bot.housekeeping.restore_test import note_tested
from bot.learning.certificate.domain import UnknownCode
from bot.learning.certificate.service import confirm_certificate
from bot.membership.audit import storage as audit
from bot.membership.audit.chain import check_chain
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, PersonId, Role
from bot.membership.person import storage as people
from bot.membership.person.domain import NoName, clean_name, name_key
from bot.membership.staff import storage as staff
from bot.people.invites.service import invite_staff
from bot.people.second_factor import service as second_factor
from bot.people.service import create_cohort
from bot.refusals import Refusal, StaleButton
from bot.settings import Settings
from bot.storage import meta, set_aside
from bot.storage.backup import BackupFailed, BackupPlan
from bot.storage.database import Database
from bot.storage.dialect import to_ms
from bot.storage.driver import is_unencrypted
from bot.storage.migration import upgrade_database
from bot.web.control import BotNotRunning, RequestHandler, RequestRefused, send_request

_SECONDS = 60.0
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

    Titles are compared in the form in which they are stored, so an extra space still finds the
    existing cohort: coordinators could not tell two cohorts with the same title apart. Of two
    requests at once the second collides in the audit, begins again, and finds the first one's
    cohort.
    """
    title = name_key(clean_name(params["cohort"]))
    for known in await cohorts.open_cohorts(act.tx, now=act.now):
        if name_key(known.title) == title:
            return known.id
    course = act.courses.get(params["course"])
    if course is None:
        raise RequestRefused(
            f"There is no course {params['course']!r}. There are: {', '.join(sorted(act.courses))}."
        )
    return await create_cohort(act, course=course, title=params["cohort"], zone=params["zone"])


async def certificate(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    """Return whose certificate has a code; only `found` if there is none."""
    try:
        found = await confirm_certificate(act, str(params["code"]))
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


async def access(act: Act, _params: Mapping[str, Any]) -> dict[str, Any]:
    """List everybody with a role, with their second factor and open session."""
    listed = []
    for person, roles in await staff.everybody(act.tx):
        found = await second_factor.access_of(act, person.id)
        listed.append(
            {
                "person": person.id,
                "name": person.name,
                "roles": ", ".join(roles),
                "factor": found.has_factor,
                "until": found.session_until and f"{found.session_until:%Y-%m-%d %H:%M} UTC",
            }
        )
    return {"people": listed}


async def reset_factor(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    try:
        await second_factor.reset(act, PersonId(int(params["person"])))
    except StaleButton:
        raise RequestRefused("Nobody with this number has a second factor.") from None
    return {}


async def cut_off(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    found = await people.by_id(act.tx, PersonId(int(params["person"])))
    if found is None or found.telegram_id is None:
        raise RequestRefused("Nobody with this number has a Telegram account.")
    await cut_off_person(act, found)
    return {}


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
    """Check the hash chain of the audit; return its length and where it is broken."""
    found = await check_chain(database)
    broken_at = found.broken_at
    return {"entries": found.entries, "broken_at": broken_at and broken_at.isoformat()}


async def note_restore_tested(act: Act, _params: Mapping[str, Any]) -> dict[str, Any]:
    """Save that a drill has restored a backup now."""
    note_tested(act.tx, now=act.now)
    await audit.note(act.tx, actor=None, action="db.drill", object="database", now=act.now)
    return {}


async def look_at_readiness(act: Act, _params: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a pilot still needs."""
    return readiness.to_json(await readiness.load_readiness(act))


async def list_set_aside(act: Act, _params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rows that were set aside: place, id, class of the error, and since when."""
    rows = await set_aside.set_aside_rows(act.tx)
    return {
        "rows": [
            {"place": row.place, "row": row.row, "error": row.error, "at": row.at.isoformat()}
            for row in rows
        ]
    }


async def preview_week(
    database: Database, clock: Clock, courses: Courses, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Foresee the next two weeks of somebody; `said` is the result, or why there is none."""
    now = clock.now()
    try:
        subject = await database.run(
            lambda tx: coming.find(Act(tx=tx, now=now), str(params["person"]))
        )
    except coming.NobodyToForecast as nobody:
        return {"found": False, "said": str(nobody)}
    except NoName:
        return {"found": False, "said": "This is neither a name nor a number."}
    username = await database.run(lambda tx: meta.read(tx, "bot_username"))
    with context_without_telegram(courses, username=username or "") as bot:
        forecast = await bot.part(Forecaster).forecast(
            database, bot, subject.person, now=now, until=now + FORTNIGHT
        )
        said = as_plain_text(Coming(subject=subject, forecast=forecast), bot.catalogue.texts("en"))
    return {"found": True, "said": said}


async def backup(
    database: Database, clock: Clock, _courses: Courses, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Make a backup; return its path, its size, and whether it is encrypted."""
    plan = BackupPlan(folder=Path(params["folder"]), recipient=params["key"])
    try:
        path = await back_up(database, plan, now=clock.now())
    except BackupFailed as failed:
        raise RequestRefused(f"No backup was made: {failed}") from failed
    encrypted = plan.recipient is not None or not is_unencrypted(path)
    return {"path": str(path), "bytes": path.stat().st_size, "encrypted": encrypted}


HANDLERS: dict[str, Handler] = {
    "invite": _in_transaction(invite),
    "certificate": _in_transaction(certificate),
    "audit": check_audit,
    "backup": backup,
    "release": release,
    "readiness": _in_transaction(look_at_readiness),
    "restore_tested": _in_transaction(note_restore_tested),
    "set_aside": _in_transaction(list_set_aside),
    "preview_week": preview_week,
    "access": _in_transaction(access),
    "reset_factor": _in_transaction(reset_factor),
    "cut_off": _in_transaction(cut_off),
    "webhook": _in_transaction(knows_webhook),
}

_FOUNDING = {"invite"}
"""These begin a deployment. Every other request needs a database, and must never make one: an empty
one in a wrong folder would answer that there is no such certificate and nobody with a role."""
_OF_ANY_RELEASE = {"backup"}
"""These read nothing that a migration changes; all others need a database of this release. No
command migrates one: a start does, after it has made a copy."""
_WITHOUT_COURSES = {"audit", "backup", "webhook"}
"""A course with faults must not stand in the way of a backup."""


def handlers_of(app: App) -> dict[str, RequestHandler]:
    found: dict[str, RequestHandler] = {
        name: partial(handler, app.database, app.clock, app.context.courses)
        for name, handler in HANDLERS.items()
    }
    return found | {"health": partial(examining.answer, app)}


def ask_bot(name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Run a request for a command, with the settings of the environment; explain known errors."""
    with plain_errors():
        return asyncio.run(run_request(read_settings(), name, params))


async def run_request(
    settings: Settings, name: str, params: Mapping[str, Any], *, seconds: float = _SECONDS
) -> dict[str, Any]:
    """Send a request to the running bot, or handle it here if none runs.

    `seconds`: how long the bot may take. Raises `CliError` with the reason if it fails, also if it
    needs a database and there is none.
    """
    try:
        return await send_request(settings.control_socket, name, params, seconds=seconds)
    except BotNotRunning:
        return await _here(settings, name, params)
    except RequestRefused as refused:
        raise CliError(str(refused), USAGE) from None


async def _here(settings: Settings, name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    opening = open_database if name in _FOUNDING else open_existing
    database = await opening(settings)
    clock = Clock()
    try:
        if name not in _OF_ANY_RELEASE:
            await refuse_older(database)
        if name in _FOUNDING:
            await upgrade_database(database, now_ms=to_ms(clock.now()))
        courses = {} if name in _WITHOUT_COURSES else read_courses(settings.courses_dir)
        return await HANDLERS[name](database, clock, courses, params)
    except RequestRefused as refused:
        raise CliError(str(refused), USAGE) from None
    finally:
        await database.close()
