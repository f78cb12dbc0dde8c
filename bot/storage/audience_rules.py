"""The SQL of an audience: who may be meant at all, and a condition for each of its rules.

Conditions speak of `p` (people) and `m` (membership in one of the cohorts, with the role).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.domain.announcements.audience import (
    COORDINATOR,
    Audience,
    By,
    Rule,
    Sought,
    session_picked,
)
from bot.storage.dialect import to_stored

_ON_LIST = """
  SELECT e.person_id, e.state, 'participant' AS role FROM enrolments e
  WHERE e.cohort_id IN :cohorts AND e.state IN ('invited', 'waiting', 'active')
"""
_RUNNING_IT = """
  UNION ALL SELECT r.person_id, 'active', 'coordinator' FROM roles r
  WHERE r.cohort_id IN :cohorts AND r.role = 'coordinator' AND r.revoked_at IS NULL
"""
_THERE = (
    "p.id IN (SELECT a.person_id FROM attendance a WHERE a.session_id = :{0} AND a.state = 'there')"
)
_EXCUSED = (
    "(p.id IN (SELECT a.person_id FROM attendance a WHERE a.session_id = :{0}"
    " AND a.state = 'excused') OR p.id IN (SELECT v.person_id FROM rsvps v"
    " WHERE v.session_id = :{0} AND v.answer = 'no'))"
)
_SAID = "p.id IN (SELECT v.person_id FROM rsvps v WHERE v.session_id = :{{0}} AND v.answer = '{0}')"
_OF_A_SESSION = {
    (By.ANSWER, "yes"): _SAID.format("yes"),
    (By.ANSWER, "no"): _SAID.format("no"),
    (By.ANSWER, "maybe"): _SAID.format("maybe"),
    (By.ANSWER, "open"): (
        "p.id NOT IN (SELECT v.person_id FROM rsvps v WHERE v.session_id = :{0})"
    ),
    (By.ATTENDANCE, "there"): _THERE,
    (By.ATTENDANCE, "excused"): f"(NOT {_THERE} AND {_EXCUSED})",
    (By.ATTENDANCE, "missed"): f"(NOT {_THERE} AND NOT {_EXCUSED})",
}
"""As the list of who was there counts: who said nothing missed it, unless they had excused."""
_FINISHED = """p.id IN (SELECT u.person_id FROM enrolments u
  JOIN readings g ON g.enrolment_id = u.id
  WHERE u.cohort_id IN :cohorts AND g.unit IN :unit AND g.finished_at IS NOT NULL)"""
_IN_ORGANIZATION = """p.id IN (SELECT n.person_id FROM enrolments n
  WHERE n.cohort_id IN :cohorts AND n.organization_id IN :organization)"""
_LAST_SEEN = """CASE WHEN p.active_at IS NOT NULL THEN p.active_at
  ELSE (SELECT max(j.joined_at) FROM enrolments j
        WHERE j.person_id = p.id AND j.cohort_id IN :cohorts) END"""
"""As on the desk: until somebody taps anything, joining was the last word. Who is not in yet
has never been heard, and nobody can write to them."""
_GOT = """p.id IN (SELECT k.person_id FROM outbox b JOIN chats k ON k.id = b.chat_id
  WHERE b.announcement_id IN :got AND b.state = 'sent')"""


@dataclass(slots=True)
class Condition:
    """A piece of SQL with its parameters."""

    sql: str = ""
    params: dict[str, Any] = field(default_factory=dict)


def members(audience: Audience) -> str:
    """Return who may be meant at all: id, state and role of the people in the cohorts."""
    return _ON_LIST + (_RUNNING_IT if COORDINATOR in audience.roles else "")


def condition(sought: Sought) -> Condition:
    """Return what is true of everybody in an audience."""
    audience = sought.audience
    made = Condition(params={"cohorts": list(audience.cohorts)})
    parts = [_written(rule, sought, made.params) for rule in audience.rules]
    wanted = " AND ".join(parts)
    if audience.also:
        made.params["also"] = sorted(audience.also)
        wanted = f"(({wanted}) OR p.id IN :also)" if parts else "p.id IN :also"
    if audience.never:
        made.params["never"] = sorted(audience.never)
        wanted = f"{wanted} AND p.id NOT IN :never" if wanted else "p.id NOT IN :never"
    made.sql = f" AND {wanted}" if wanted else ""
    return made


def _written(rule: Rule, sought: Sought, params: dict[str, Any]) -> str:
    sql = _RULES[rule.by](rule, sought, params)
    return f"NOT ({sql})" if rule.out else f"({sql})"


def _listed(sql: str) -> Callable[[Rule, Sought, dict[str, Any]], str]:
    def write(rule: Rule, _sought: Sought, params: dict[str, Any]) -> str:
        params[rule.by.value] = [to_stored(each) for each in rule.in_order]
        return sql

    return write


def _silent(_rule: Rule, sought: Sought, params: dict[str, Any]) -> str:
    params["silent_before"] = sought.silent_before
    return f"{_LAST_SEEN} < :silent_before"


def _of_sessions(rule: Rule, _sought: Sought, params: dict[str, Any]) -> str:
    parts = []
    for picked in rule.in_order:
        session, word = session_picked(picked)
        params[f"session_{session}"] = session
        parts.append(_OF_A_SESSION[rule.by, word].format(f"session_{session}"))
    return " OR ".join(parts)


_RULES: dict[By, Callable[[Rule, Sought, dict[str, Any]], str]] = {
    By.ORGANIZATION: _listed(_IN_ORGANIZATION),
    By.LANGUAGE: _listed("p.language IN :language"),
    By.ROLE: _listed("m.role IN :role"),
    By.UNIT: _listed(_FINISHED),
    By.ANSWER: _of_sessions,
    By.ATTENDANCE: _of_sessions,
    By.SILENT: _silent,
    By.GOT: _listed(_GOT),
}
