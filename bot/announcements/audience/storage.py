"""Count the people of an audience, list them by pages and find their names.

Those who only ask to join are in none. Conditions speak of `p` (people) and `m` (membership in
one of the cohorts, with the role).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.announcements.audience.domain import (
    COORDINATOR,
    Audience,
    AudienceCriterion,
    AudienceQuery,
    Headcount,
    LanguageCount,
    Rule,
    session_picked,
)
from bot.membership.domain import CohortId, PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.outbox.domain import OUTCOME_UNKNOWN
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import to_stored
from bot.storage.rows import from_row

_ON_LIST = """
  SELECT e.person_id, e.state, 'participant' AS role FROM enrolments e
  WHERE e.cohort_id IN :cohorts AND e.state IN ('invited', 'active'){}
"""
_RUNNING_IT = """
  UNION ALL SELECT r.person_id, 'active', 'coordinator' FROM roles r
  WHERE r.cohort_id IN :cohorts AND r.role = 'coordinator' AND r.revoked_at IS NULL{}
"""
AFTER = " AND {}.person_id > :after"
UP_TO = " AND {0}.person_id > :after AND {0}.person_id <= :upto"
"""The condition on a span of people, by id."""
_THERE = (
    "p.id IN (SELECT a.person_id FROM attendance a WHERE a.session_id = :{0} AND a.state = 'there')"
)
_UNSURE = (
    "p.id IN (SELECT a.person_id FROM attendance a WHERE a.session_id = :{0}"
    " AND a.state = 'unsure')"
)
_KNOWN = "p.id IN (SELECT a.person_id FROM attendance a WHERE a.session_id = :{0})"
_EXCUSED = (
    "(p.id IN (SELECT a.person_id FROM attendance a WHERE a.session_id = :{0}"
    " AND a.state = 'excused') OR p.id IN (SELECT v.person_id FROM rsvps v"
    " WHERE v.session_id = :{0} AND v.answer = 'no'))"
)
_SAID = "p.id IN (SELECT v.person_id FROM rsvps v WHERE v.session_id = :{{0}} AND v.answer = '{0}')"
_OF_A_SESSION = {
    (AudienceCriterion.ANSWER, "yes"): _SAID.format("yes"),
    (AudienceCriterion.ANSWER, "no"): _SAID.format("no"),
    (AudienceCriterion.ANSWER, "maybe"): _SAID.format("maybe"),
    (AudienceCriterion.ANSWER, "open"): (
        "p.id NOT IN (SELECT v.person_id FROM rsvps v WHERE v.session_id = :{0})"
    ),
    (AudienceCriterion.ATTENDANCE, "there"): _THERE,
    (AudienceCriterion.ATTENDANCE, "excused"): (f"(NOT {_THERE} AND NOT {_UNSURE} AND {_EXCUSED})"),
    (AudienceCriterion.ATTENDANCE, "missed"): (
        f"(NOT {_THERE} AND NOT {_UNSURE} AND NOT {_EXCUSED})"
    ),
    (AudienceCriterion.ATTENDANCE, "absent"): (
        f"({_KNOWN} AND NOT {_THERE} AND NOT {_UNSURE} AND NOT {_EXCUSED})"
    ),
    (AudienceCriterion.ATTENDANCE, "unsure"): _UNSURE,
    (AudienceCriterion.ATTENDANCE, "silent"): f"(NOT {_KNOWN} AND NOT {_EXCUSED})",
}
"""The same rules as in the attendance list: people without an entry missed it if not excused."""
_FINISHED = """p.id IN (SELECT u.person_id FROM enrolments u
  JOIN readings g ON g.enrolment_id = u.id
  WHERE u.cohort_id IN :cohorts AND g.unit IN :unit AND g.finished_at IS NOT NULL)"""
_IN_ORGANIZATION = """p.id IN (SELECT n.person_id FROM enrolments n
  WHERE n.cohort_id IN :cohorts AND n.organization_id IN (
    SELECT coalesce(z.merged_into, z.id) FROM organizations z WHERE z.id IN :organization))"""
_LAST_SEEN = """CASE WHEN p.active_at IS NOT NULL THEN p.active_at
  ELSE (SELECT max(j.joined_at) FROM enrolments j
        WHERE j.person_id = p.id AND j.cohort_id IN :cohorts) END"""
"""The same rule as on the desk: until a person taps anything, joining is the last activity. People
who have not joined yet have none, and cannot get messages."""
_GOT = f"""p.id IN (SELECT k.person_id FROM outbox b JOIN chats k ON k.id = b.chat_id
  WHERE b.announcement_id IN :got AND (b.state = 'sent' OR b.reason = '{OUTCOME_UNKNOWN}'))"""  # noqa: S608 - our own words
"""A correction also goes to people who may have got the first message."""


@dataclass(slots=True)
class Condition:
    """A piece of SQL with its parameters."""

    sql: str = ""
    params: dict[str, Any] = field(default_factory=dict)


def members(audience: Audience, span: str = "") -> str:
    """Return the SQL for id, state and role of all people in the cohorts.

    `span` limits them to a span of ids: `AFTER` or `UP_TO`.
    """
    found = _ON_LIST.format(span.format("e"))
    return found + _RUNNING_IT.format(span.format("r")) if COORDINATOR in audience.roles else found


def condition(asked: AudienceQuery) -> Condition:
    """Return the condition that everybody in an audience meets."""
    audience = asked.audience
    made = Condition(params={"cohorts": list(audience.cohorts)})
    parts = [_written(rule, asked, made.params) for rule in audience.rules]
    wanted = " AND ".join(parts)
    if audience.also:
        made.params["also"] = sorted(audience.also)
        wanted = f"(({wanted}) OR p.id IN :also)" if parts else "p.id IN :also"
    if audience.never:
        made.params["never"] = sorted(audience.never)
        wanted = f"{wanted} AND p.id NOT IN :never" if wanted else "p.id NOT IN :never"
    made.sql = f" AND {wanted}" if wanted else ""
    return made


def _written(rule: Rule, asked: AudienceQuery, params: dict[str, Any]) -> str:
    sql = _RULES[rule.by](rule, asked, params)
    return f"NOT ({sql})" if rule.out else f"({sql})"


def _listed(sql: str) -> Callable[[Rule, AudienceQuery, dict[str, Any]], str]:
    def write(rule: Rule, _asked: AudienceQuery, params: dict[str, Any]) -> str:
        params[rule.by.value] = [to_stored(each) for each in rule.in_order]
        return sql

    return write


def _silent(_rule: Rule, asked: AudienceQuery, params: dict[str, Any]) -> str:
    params["silent_before"] = asked.silent_before
    return f"{_LAST_SEEN} < :silent_before"


def _of_sessions(rule: Rule, _asked: AudienceQuery, params: dict[str, Any]) -> str:
    parts = []
    for picked in rule.in_order:
        session, word = session_picked(picked)
        params[f"session_{session}"] = session
        parts.append(_OF_A_SESSION[rule.by, word].format(f"session_{session}"))
    return " OR ".join(parts)


_RULES: dict[AudienceCriterion, Callable[[Rule, AudienceQuery, dict[str, Any]], str]] = {
    AudienceCriterion.ORGANIZATION: _listed(_IN_ORGANIZATION),
    AudienceCriterion.LANGUAGE: _listed("p.language IN :language"),
    AudienceCriterion.ROLE: _listed("m.role IN :role"),
    AudienceCriterion.UNIT: _listed(_FINISHED),
    AudienceCriterion.ANSWER: _of_sessions,
    AudienceCriterion.ATTENDANCE: _of_sessions,
    AudienceCriterion.SILENT: _silent,
    AudienceCriterion.GOT: _listed(_GOT),
}


IS_IN = "max(CASE WHEN m.state = 'active' THEN 1 ELSE 0 END)"
_OPEN = "max(CASE WHEN c.reach = 'open' THEN 1 ELSE 0 END)"


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceCandidate:
    """An organization with its people, or a person, to tick."""

    id: int
    name: str
    people: int
    reached: bool


def headcount_query(asked: AudienceQuery) -> Statement:
    """Return the query of `headcount` (for `headcount_from`)."""
    where = condition(asked)
    return query(
        "SELECT x.language, x.is_in, x.open, count(*) AS people FROM ("  # noqa: S608 - our own words
        f" SELECT p.id, p.language, {IS_IN} AS is_in, {_OPEN} AS open{_from(asked)}{where.sql}"
        " GROUP BY p.id, p.language"
        ") x GROUP BY x.language, x.is_in, x.open ORDER BY x.language",
        **where.params,
    )


def headcount_from(rows: Rows) -> Headcount:
    return Headcount(by_language=tuple(_by_language(rows)))


async def headcount(tx: Tx, asked: AudienceQuery) -> Headcount:
    """Count an audience by language; people in two of its cohorts count once."""
    (rows,) = await tx.ask_each(headcount_query(asked))
    return headcount_from(rows)


async def organizations(tx: Tx, cohorts: Sequence[CohortId]) -> list[AudienceCandidate]:
    """Return the organizations of cohorts with the people that each has on the list, by name."""
    rows = await tx.ask(
        "SELECT o.id, o.name, count(DISTINCT e.person_id) AS people FROM enrolments e"
        " JOIN organizations o ON o.id = e.organization_id"
        " WHERE e.cohort_id IN :cohorts AND e.state IN ('invited', 'active')"
        " GROUP BY o.id, o.name, o.name_key ORDER BY o.name_key",
        cohorts=list(cohorts),
    )
    return [from_row(AudienceCandidate, r, reached=True) for r in rows]


async def people(
    tx: Tx, asked: AudienceQuery, *, page: int, size: int
) -> tuple[list[AudienceCandidate], int]:
    """Return one page of an audience by name, and how many people it has in all."""
    where = condition(asked)
    rows, total = await tx.ask_each(
        query(
            f"SELECT p.id, {SHOWN_NAME} AS name, {IS_IN} AS is_in, {_OPEN} AS open"
            f"{_from(asked)}{where.sql}"
            " GROUP BY p.id, p.name, p.name_key"
            " ORDER BY p.name_key, p.id LIMIT :size OFFSET :skipped",
            **where.params,
            size=size,
            skipped=page * size,
        ),
        query(
            f"SELECT count(DISTINCT p.id) AS people{_from(asked)}{where.sql}",
            **where.params,
        ),
    )
    found = [
        AudienceCandidate(
            id=r["id"], name=r["name"], people=1, reached=r["is_in"] == 1 and r["open"] == 1
        )
        for r in rows
    ]
    return found, total[0]["people"]


async def names(tx: Tx, people: Iterable[int], cohorts: Sequence[CohortId]) -> dict[int, str]:
    """Return the names of people on the list of one of the cohorts, by id, in order of names."""
    rows = await tx.ask(
        f"SELECT DISTINCT p.id, {SHOWN_NAME} AS name, p.name_key FROM people p"  # noqa: S608
        " JOIN enrolments e ON e.person_id = p.id"
        " WHERE p.id IN :ids AND e.cohort_id IN :cohorts"
        " AND e.state IN ('invited', 'active') ORDER BY p.name_key, p.id",
        ids=sorted(people),
        cohorts=list(cohorts),
    )
    return {row["id"]: row["name"] for row in rows}


async def calendars(tx: Tx, asked: AudienceQuery) -> list[tuple[str, int]]:
    """Return the time zones and ends of quiet hours (minutes) of the people who can be reached."""
    where = condition(asked)
    rows = await tx.ask(
        f"SELECT DISTINCT p.zone, p.quiet_until{_from(asked)}{where.sql}"
        " AND m.state = 'active' AND c.reach = 'open' ORDER BY p.zone, p.quiet_until",
        **where.params,
    )
    return [(row["zone"], row["quiet_until"]) for row in rows]


async def reached(tx: Tx, asked: AudienceQuery, *, limit: int) -> list[PersonId]:
    """Return the ids of up to `limit` people of an audience who can be reached, in order."""
    where = condition(asked)
    rows = await tx.ask(
        f"SELECT DISTINCT p.id{_from(asked)}{where.sql}"
        " AND m.state = 'active' AND c.reach = 'open' ORDER BY p.id LIMIT :n",
        **where.params,
        n=limit,
    )
    return [PersonId(row["id"]) for row in rows]


def _from(asked: AudienceQuery) -> str:
    return (
        f" FROM ({members(asked.audience)}) m JOIN people p ON p.id = m.person_id"
        " LEFT JOIN chats c ON c.person_id = p.id WHERE p.id > 0"
    )


def _by_language(rows: Sequence[Row]) -> list[LanguageCount]:
    counted: dict[str, list[int]] = {}
    for row in rows:
        column = 2 if not row["is_in"] else 0 if row["open"] else 1
        counted.setdefault(row["language"], [0, 0, 0])[column] += row["people"]
    return [
        LanguageCount(language=language, reached=reached, closed=closed, out=out)
        for language, (reached, closed, out) in counted.items()
    ]
