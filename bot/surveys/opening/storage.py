"""Finds which surveys are to be opened, and who is asked or reminded next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import orjson

from bot.catalog.course import Survey
from bot.membership.domain import ChatId, Cohort, CohortId, EnrolmentId, PersonId
from bot.membership.focus import on_cohorts, on_person
from bot.storage import set_aside
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms
from bot.storage.rows import from_row
from bot.surveys.domain import Round, RoundId, RoundSchedule
from bot.surveys.storage import ROUND, unfinished_from

PLACE = "surveys"
"""The list of rounds that are set aside: nobody is asked any more."""
_OPENED = "SELECT cohort_id, survey FROM survey_rounds WHERE cohort_id IN :cohorts"
_TO_DO = f"""
SELECT {ROUND}, r.remind_at, r.next_step, r.upto, h.course, h.zone, h.quiet_days
FROM survey_rounds r JOIN cohorts h ON h.id = r.cohort_id
WHERE r.next_at <= :now AND {set_aside.left_out(PLACE, "r.id")}
"""  # noqa: S608 - our own words
_FIRST = " ORDER BY r.next_at, r.id LIMIT 1"
_SAID = """(SELECT max(s.said_at) FROM learning_messages s
  WHERE s.enrolment_id = e.id AND s.kind = {kind} AND s.about = :about)"""
_MET = "SELECT 1 FROM sessions s WHERE s.cohort_id = e.cohort_id AND s.state = 'planned'"
_THERE = """SELECT 1 FROM attendance a JOIN sessions s ON s.id = a.session_id
  WHERE s.cohort_id = e.cohort_id AND s.state = 'planned' AND a.state = 'there'"""
_CAME = f"""(EXISTS ({_THERE} AND a.person_id = e.person_id) OR NOT EXISTS ({_THERE})
  AND (NOT EXISTS ({_MET}) OR EXISTS ({_MET} AND s.starts_at >= coalesce(e.joined_at, 0))))"""
"""Somebody came to a meeting. Where no attendance was noted, everybody who had joined did."""
_PEOPLE = f"""
SELECT e.id AS enrolment_id, e.person_id, c.id AS chat_id,
       {_SAID.format(kind="'survey.ask'")} AS asked_at,
       {_SAID.format(kind="'survey.remind'")} AS reminded_at
FROM enrolments e JOIN people w ON w.id = e.person_id
JOIN chats c ON c.person_id = e.person_id AND c.reach = 'open'
WHERE e.cohort_id = :cohort AND e.id > :after AND e.state = 'active'
  AND w.consent_version >= :consent AND (:attended = 0 OR {_CAME})
  AND NOT EXISTS (SELECT 1 FROM survey_progress p WHERE p.round_id = :round
                  AND p.person_id = e.person_id AND p.done >= :all)
"""  # noqa: S608 - our own words
_TO_SAY = """
SELECT * FROM ({people}) x
WHERE x.asked_at IS NULL OR (:remind = 1 AND x.reminded_at IS NULL AND x.asked_at <= :asked_until)
ORDER BY x.enrolment_id LIMIT :n
"""
_ADD = """
INSERT INTO survey_rounds (cohort_id, survey, anonymous, questions, opened_at, ends_at, remind_at,
                           next_step, next_at)
VALUES (:cohort, :survey, :anonymous, :questions, :now, :ends, :remind, :step, :at)
ON CONFLICT (cohort_id, survey) DO NOTHING
"""


class RoundStep(StrEnum):
    """What the bot does next in a round."""

    ASK = "ask"
    REMIND = "remind"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRound:
    """A round in which people are asked or reminded next, those with enrolments after `upto`.

    `quiet_days` are the days off of the cohort, as ISO dates.
    """

    round: Round
    step: RoundStep
    remind_at: datetime | None
    upto: int
    course: str
    zone: str
    quiet_days: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRecipient:
    """A person to write to, their enrolment in the cohort, and what they get: `step`."""

    enrolment: EnrolmentId
    step: RoundStep
    person: PersonId
    chat: ChatId


async def opened(tx: Tx, cohorts: Iterable[CohortId]) -> set[tuple[int, str]]:
    """Return the surveys that were opened in some cohorts, each with its cohort."""
    rows = await tx.ask(_OPENED, cohorts=list(cohorts))
    return {(row["cohort_id"], row["survey"]) for row in rows}


def add(tx: Tx, cohort: Cohort, survey: Survey, plan: RoundSchedule, *, now: datetime) -> None:
    """Open a survey in a cohort, unless it was opened before.

    A survey whose time is over is saved too, so that it is not opened again, but nobody is asked.
    """
    is_asked = now < plan.ends_at
    tx.do(
        _ADD,
        cohort=cohort.id,
        survey=survey.id,
        anonymous=int(survey.anonymous),
        questions=orjson.dumps([each.id for each in survey.questions]).decode(),
        ends=plan.ends_at,
        remind=plan.remind_at,
        step=str(RoundStep.ASK) if is_asked else None,
        at=now if is_asked else None,
        now=now,
    )


async def due(tx: Tx, *, now: datetime) -> list[DueRound]:
    """Return the round that is due first, if any is."""
    rows = await tx.ask(f"{_TO_DO}{on_cohorts(tx, 'r.cohort_id')}{_FIRST}", now=now)
    return await set_aside.readable(tx, PLACE, rows, _due, now=now)


def _due(row: Row) -> DueRound:
    return from_row(DueRound, row, round=from_row(Round, row), step=RoundStep(row["next_step"]))


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.one(
        "SELECT min(r.next_at) AS due FROM survey_rounds r WHERE r.next_at IS NOT NULL"  # noqa: S608
        f" AND {set_aside.left_out(PLACE, 'r.id')}{on_cohorts(tx, 'r.cohort_id')}"
    )
    return None if row is None or row["due"] is None else from_ms(row["due"])


async def people(
    tx: Tx,
    found: DueRound,
    *,
    consent: int,
    attended: bool,
    asked_until: datetime | None,
    limit: int,
) -> list[SurveyRecipient]:
    """Return the next people who take part, can be reached, and have not finished the survey.

    They agreed to version `consent` of the consent text or a later one, and were not asked yet.
    `attended`: they came to a meeting.
    With `asked_until` people are reminded: then also those who were asked until that instant and
    were not reminded since.
    """
    rows = await tx.ask(
        _TO_SAY.format(people=f"{_PEOPLE}{on_person(tx, 'e.person_id')}"),
        cohort=found.round.cohort_id,
        after=found.upto,
        round=found.round.id,
        about=str(found.round.id),
        all=len(found.round.questions),
        consent=consent,
        attended=int(attended),
        remind=int(asked_until is not None),
        asked_until=asked_until or found.round.opened_at,
        n=limit,
    )
    return [
        SurveyRecipient(
            enrolment=EnrolmentId(row["enrolment_id"]),
            step=RoundStep.ASK if row["asked_at"] is None else RoundStep.REMIND,
            person=PersonId(row["person_id"]),
            chat=ChatId(row["chat_id"]),
        )
        for row in rows
    ]


async def asked_in(
    tx: Tx, round_: RoundId, person: PersonId
) -> tuple[Round, str, EnrolmentId] | None:
    """Return a round, its course, and the enrolment of somebody who has not finished it.

    None if they have finished it, or do not take part.
    """
    rows = await tx.ask(
        f"SELECT {ROUND}, h.course, e.id AS enrolment_id,"  # noqa: S608
        " coalesce(p.done, 0) AS done FROM survey_rounds r"
        " JOIN cohorts h ON h.id = r.cohort_id AND h.closed_at IS NULL"
        " JOIN enrolments e ON e.cohort_id = r.cohort_id AND e.person_id = :person"
        " AND e.state = 'active'"
        " LEFT JOIN survey_progress p ON p.round_id = r.id AND p.person_id = :person"
        " WHERE r.id = :round",
        round=round_,
        person=person,
    )
    unfinished = unfinished_from(rows)
    if not unfinished:
        return None
    return unfinished[0], rows[0]["course"], EnrolmentId(rows[0]["enrolment_id"])


async def came(tx: Tx, enrolment: EnrolmentId) -> bool:
    """Tell whether somebody came to a meeting, as far as it was noted."""
    return await tx.found(
        f"SELECT e.id FROM enrolments e WHERE e.id = :id AND {_CAME}",  # noqa: S608 - our own words
        id=enrolment,
    )


def go_on(tx: Tx, round_: RoundId, asked: Sequence[SurveyRecipient]) -> None:
    """Save which people were asked, so that the next chunk begins after them."""
    last = max(each.enrolment for each in asked)
    tx.do("UPDATE survey_rounds SET upto = :upto WHERE id = :id", id=round_, upto=last)


def plan_next(tx: Tx, round_: RoundId, step: RoundStep | None, at: datetime | None) -> None:
    """Save the next step of a round, for all its people; with None nothing follows."""
    tx.do(
        "UPDATE survey_rounds SET next_step = :step, next_at = :at, upto = 0 WHERE id = :id",
        id=round_,
        step=None if step is None else str(step),
        at=at,
    )
