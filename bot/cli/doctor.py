"""`doctor` looks at everything once, and says what is wrong and what to do about it."""

import asyncio
import platform
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Annotated, Any

import typer

from bot.catalog.problem import ContentProblems
from bot.cli import requests
from bot.cli.asking import TelegramAnswer, ask_telegram
from bot.cli.backing_up import backup_problem
from bot.cli.disk import permissions, place, room, secrets
from bot.cli.errors import (
    KNOWN_ERRORS,
    CliError,
    checked_token,
    counted,
    explain,
    plain_errors,
    read_catalogue,
    read_courses,
    read_settings,
)
from bot.cli.finding import Finding, Severity
from bot.cli.how_to import how_to
from bot.cli.languages import language_findings
from bot.cli.opening import is_there
from bot.cli.pilot import pilot_findings, verdict
from bot.cli.release import release
from bot.cli.server import server_findings
from bot.cli.upgrading import OlderDatabase, older_findings
from bot.cli.webhook import webhook_finding, webhook_of
from bot.clock import Clock
from bot.housekeeping.readiness import NOTHING_YET, readiness_from_json
from bot.settings import Settings
from bot.storage.backup import ENCRYPTED, all_backups, made_at
from bot.storage.driver import PLAIN, Driver, driver_for, is_unencrypted
from bot.storage.encryption import left_over
from bot.storage.failures import DatabaseMissing, EncryptionMissing
from bot.storage.files import refuse_missing

OK, WARNING, PROBLEM = Severity.OK, Severity.WARNING, Severity.PROBLEM
OLD_BACKUP = timedelta(days=2)
SLOW, WRONG = timedelta(seconds=30), timedelta(minutes=5)


Pilot = Annotated[
    bool, typer.Option("--pilot", help="also ask: may real people join? Names all that is missing")
]


def doctor(*, pilot: Pilot = False) -> None:
    """Look at everything once; each line says ok, warning or problem, and what to do."""
    with plain_errors():
        settings = read_settings()
        findings = asyncio.run(_examine(settings))
        if pilot:
            findings += asyncio.run(_pilot(settings))
            findings.append(verdict(findings))
        for finding in findings:
            typer.echo(str(finding))
        if any(finding.state is PROBLEM for finding in findings):
            raise typer.Exit(1)


async def _examine(settings: Settings) -> list[Finding]:
    return [
        Finding(OK, f"Romleuk {release()}, Python {platform.python_version()}"),
        *_driver(settings),
        *place(settings),
        room(settings.data_dir),
        *permissions(settings),
        *secrets(settings),
        *_courses(settings),
        *await _database(settings),
        _backups(settings),
        *await _telegram(settings),
    ]


async def _pilot(settings: Settings) -> list[Finding]:
    try:
        catalogue = read_catalogue(settings)
        if not await is_there(settings):
            return pilot_findings(NOTHING_YET, catalogue, now=Clock().now())
        said = await requests.run_request(settings, "readiness", {})
    except KNOWN_ERRORS as error:
        return [Finding(PROBLEM, explain(error)[0])]
    return pilot_findings(readiness_from_json(said), catalogue, now=Clock().now())


def _driver(settings: Settings) -> list[Finding]:
    if settings.database_url is not None:
        return []
    try:
        driver = driver_for(settings.database_key)
    except EncryptionMissing as error:
        return [_sqlite(PLAIN), Finding(PROBLEM, explain(error)[0])]
    return [_sqlite(driver)]


def _sqlite(driver: Driver) -> Finding:
    if not driver.is_new_enough:
        return Finding(
            PROBLEM, f"SQLite {driver.version} is too old: install a Python with 3.40 or newer"
        )
    if driver.has_wal_reset_bug:
        return Finding(
            WARNING,
            f"SQLite {driver.version} has the WAL-reset bug (3.7.0 to 3.51.2), which can damage a "
            "file that two connections write. Romleuk uses one: never open the database with a "
            "second program while the bot runs, or install a Python with SQLite 3.51.3 or newer",
        )
    cipher = "" if driver.key is None else " of SQLCipher"
    return Finding(OK, f"SQLite {driver.version}{cipher}")


def _courses(settings: Settings) -> Iterable[Finding]:
    try:
        courses = read_courses(settings.courses_dir)
    except ContentProblems as found:
        many = counted(len(found.problems), "problem")
        yield Finding(PROBLEM, f"courses: {many}; `content check` names them")
        return
    yield Finding(OK, "courses: " + ", ".join(sorted(courses)))
    for name in sorted(courses):
        yield from language_findings(courses[name])


async def _database(settings: Settings) -> list[Finding]:
    if settings.database_url is not None:
        found, can_be_read = await server_findings(settings)
        return [*found, *await _content(settings)] if can_be_read else found
    if not settings.database_path.exists():
        return [_no_database(settings)]
    return [*_encryption(settings), *await _content(settings)]


async def _content(settings: Settings) -> list[Finding]:
    try:
        audit = await requests.run_request(settings, "audit", {})
        held = await requests.run_request(settings, "release", {"groups": [], "drop": False})
        unusable = await requests.run_request(settings, "set_aside", {})
    except OlderDatabase as older:
        return older_findings(settings, older)
    except KNOWN_ERRORS as error:
        return [Finding(PROBLEM, explain(error)[0])]
    found = [_audit(audit["entries"], audit["broken_at"]), *map(_set_aside, unusable["rows"])]
    if held["unseen"]:
        words = "this database was restored, and no bot has started on it: start the bot first"
        found.append(Finding(WARNING, words))
    if held["waiting"]:
        names = ", ".join(held["waiting"])
        found.append(
            Finding(
                WARNING,
                f"this database was restored, and {names} wait: `db release` says what may go",
            )
        )
    return found


def _encryption(settings: Settings) -> Iterable[Finding]:
    path = settings.database_path
    if not path.stat().st_size:
        return
    if is_unencrypted(path):
        yield Finding(OK, "the database is not encrypted; `db encrypt` can do it")
    else:
        yield Finding(OK, "the database is encrypted")
    for left in left_over(path):
        yield Finding(PROBLEM, f"{left} may not be encrypted: `db encrypt` overwrites it")


def _no_database(settings: Settings) -> Finding:
    try:
        refuse_missing(settings.database_path)
    except DatabaseMissing as error:
        return Finding(PROBLEM, explain(error)[0])
    return Finding(OK, f"no database yet in {settings.data_dir}")


def _set_aside(row: Mapping[str, Any]) -> Finding:
    return Finding(
        PROBLEM,
        f"row {row['row']} of {row['place']} cannot be used since {row['at']} ({row['error']}), so "
        "it is left out and all others go on: repair it, or restore a backup; then start again",
    )


def _audit(entries: int, broken_at: str | None) -> Finding:
    if broken_at is None:
        return Finding(OK, f"the audit holds: {entries} entries, none changed")
    return Finding(
        PROBLEM,
        f"the audit was changed: the entry of {broken_at} (number {entries + 1}) does not follow "
        "from the one before. Keep a copy of the database, and ask who had access to the file",
    )


def _backups(settings: Settings) -> Finding:
    if settings.database_url is not None:
        return Finding(OK, "PostgreSQL makes its own backups: `db backup` and `db restore` say how")
    if why := backup_problem(settings):
        return Finding(PROBLEM, f"no backup can be made: {why.removesuffix('.')}")
    found = all_backups(settings.backups_dir)
    if not found:
        nothing = OK if not settings.database_path.exists() else WARNING
        return Finding(nothing, f"no backup in {settings.backups_dir}: `db backup` makes one")
    age = Clock().now() - made_at(found[-1])
    is_secret = found[-1].suffix == ENCRYPTED or not is_unencrypted(found[-1])
    secret = "encrypted" if is_secret else "not encrypted"
    words = f"the newest backup is {age / timedelta(hours=1):.0f} h old, {secret}"
    if age > OLD_BACKUP:
        return Finding(
            PROBLEM, f"{words}: `db backup` makes one now, the log says why none is made at night"
        )
    return Finding(OK, words)


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.token is None:
        return [
            Finding(
                PROBLEM,
                f"no token: set ROMLEUK_TOKEN_FILE or ROMLEUK_TOKEN ({how_to('demo')} needs none)",
            )
        ]
    try:
        token = checked_token(settings)
    except CliError as error:
        return [Finding(PROBLEM, str(error))]
    me = await ask_telegram(settings.api_url, token, "getMe")
    if isinstance(me, str):
        return [Finding(PROBLEM, me)]
    hook = await ask_telegram(settings.api_url, token, "getWebhookInfo")
    name = Finding(OK, f"Telegram knows the bot @{me.result['username']}")
    if isinstance(hook, str):
        return [name, *_groups(me), _clock(me), Finding(PROBLEM, hook)]
    return [name, *_groups(me), _clock(me), await _webhook(settings, token, hook)]


def _groups(me: TelegramAnswer) -> list[Finding]:
    """Warn if Telegram delivers what people say to each other in groups."""
    if not me.result.get("can_read_all_group_messages"):
        return []
    words = "Telegram delivers all messages of groups, which the bot drops unread"
    return [Finding(WARNING, f"{words}: turn the privacy mode on (@BotFather, /setprivacy)")]


def _clock(answer: TelegramAnswer) -> Finding:
    if answer.skew is None:
        return Finding(WARNING, "Telegram's answer has no date, so the clock cannot be compared")
    off = abs(answer.skew)
    words = (
        f"the clock is {off.total_seconds():.0f} s {'ahead' if answer.skew > off * 0 else 'behind'}"
    )
    if off <= SLOW:
        return Finding(OK, f"{words} (up to {SLOW.total_seconds():.0f} s is fine)")
    advice = "reminders come at wrong times. Set it by NTP (timedatectl set-ntp true)"
    return Finding(PROBLEM if off > WRONG else WARNING, f"{words}: {advice}")


async def _webhook(settings: Settings, token: str, answer: TelegramAnswer) -> Finding:
    url, is_known = answer.result.get("url"), False
    try:
        if url and await is_there(settings):
            said = await requests.run_request(settings, "webhook", {"url": url})
            is_known = said["ours"]
    except KNOWN_ERRORS as error:
        return Finding(PROBLEM, explain(error)[0])
    return webhook_finding(answer.result, webhook_of(settings, token), is_known=is_known)
