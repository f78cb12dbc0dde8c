"""Stores strategies and their answers."""

from datetime import datetime

from bot.membership.domain import CohortId, EnrolmentId, OrganizationId
from bot.plans.storage import OWN_PLANS
from bot.plans.strategy.domain import Strategy, StrategyAnswer, StrategyId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Holding, Tables, changed
from bot.storage.rows import from_row

_STRATEGY = """
SELECT s.id, coalesce(e.cohort_id, s.cohort_id) AS cohort_id, s.enrolment_id, s.changed_at,
       coalesce(e.organization_id, s.organization_id) AS organization_id, o.name AS organization
FROM strategies s LEFT JOIN enrolments e ON e.id = s.enrolment_id
LEFT JOIN organizations o ON o.id = coalesce(e.organization_id, s.organization_id)
"""
_SAVE = """
INSERT INTO strategy_answers (strategy_id, question, picked, words, answered_at)
VALUES (:strategy, :question, :picked, :words, :now)
ON CONFLICT (strategy_id, question) DO UPDATE SET picked = excluded.picked,
  words = excluded.words, answered_at = excluded.answered_at
"""


def of_enrolment_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the strategy of an enrolment (for `strategy_from`)."""
    return query(f"{_STRATEGY} WHERE s.enrolment_id = :enrolment", enrolment=enrolment)


def answers_of_enrolment_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the answers of the strategy of an enrolment (for `strategy_from`)."""
    return query(
        "SELECT a.question, a.picked, a.words FROM strategies s"
        " JOIN strategy_answers a ON a.strategy_id = s.id WHERE s.enrolment_id = :enrolment",
        enrolment=enrolment,
    )


def left_query(cohort: CohortId, organization: OrganizationId) -> Statement:
    """Ask for the latest strategy of an organization without a leader (for `left_one`)."""
    return query(
        "SELECT s.id FROM strategies s WHERE s.id IN ("
        " SELECT n.id FROM strategies n WHERE n.enrolment_id IS NULL AND n.cohort_id = :cohort"
        " AND n.organization_id = :organization"
        " UNION ALL SELECT n.id FROM enrolments g JOIN strategies n ON n.enrolment_id = g.id"
        " WHERE g.organization_id = :organization AND g.cohort_id = :cohort AND g.state = 'left')"
        " ORDER BY s.changed_at DESC, s.id DESC LIMIT 1",
        cohort=cohort,
        organization=organization,
    )


def left_one(rows: Rows) -> StrategyId | None:
    return StrategyId(rows[0]["id"]) if rows else None


def strategy_from(found: Rows, answers: Rows) -> Strategy | None:
    """Read a strategy with its answers."""
    if not found:
        return None
    return from_row(
        Strategy, found[0], answers={each["question"]: _answer(each) for each in answers}
    )


def _answer(row: Row) -> StrategyAnswer:
    return StrategyAnswer(picked=tuple(row["picked"].split()), words=row["words"] or "")


async def begin(
    tx: Tx,
    *,
    cohort: CohortId,
    organization: OrganizationId | None,
    enrolment: EnrolmentId,
    now: datetime,
) -> None:
    """Begin the strategy of an enrolment, unless it has one."""
    await tx.one(
        "INSERT INTO strategies (cohort_id, organization_id, enrolment_id, made_at, changed_at)"
        " VALUES (:cohort, :organization, :enrolment, :now, :now)"
        " ON CONFLICT DO NOTHING RETURNING id",
        cohort=cohort,
        organization=organization,
        enrolment=enrolment,
        now=now,
    )


def save(
    tx: Tx, strategy: StrategyId, question: str, answer: StrategyAnswer, *, now: datetime
) -> None:
    tx.do(
        _SAVE,
        strategy=strategy,
        question=question,
        picked=" ".join(answer.picked),
        words=answer.words or None,
        now=now,
    )
    tx.do("UPDATE strategies SET changed_at = :now WHERE id = :id", id=strategy, now=now)


async def take_over(
    tx: Tx,
    strategy: StrategyId,
    *,
    cohort: CohortId,
    organization: OrganizationId,
    enrolment: EnrolmentId,
) -> None:
    """Give a strategy that was left a new leader, who has none yet."""
    await tx.ask(
        "UPDATE strategies SET enrolment_id = :enrolment, cohort_id = :cohort,"
        " organization_id = :organization WHERE id = :id RETURNING id",
        id=strategy,
        enrolment=enrolment,
        cohort=cohort,
        organization=organization,
    )


TABLES = Tables(
    holdings=(
        changed(
            "strategy_answers",
            "words = NULL",
            f"strategy_id IN (SELECT id FROM strategies WHERE {OWN_PLANS})",  # noqa: S608
        ),
        Holding(
            table="strategies",
            whose=OWN_PLANS,
            deleting=(
                (
                    "UPDATE strategies SET cohort_id = (SELECT e.cohort_id"  # noqa: S608
                    " FROM enrolments e WHERE e.id = strategies.enrolment_id), organization_id ="
                    " coalesce((SELECT e.organization_id FROM enrolments e"
                    " WHERE e.id = strategies.enrolment_id), organization_id), enrolment_id = NULL"
                    f" WHERE {OWN_PLANS}"
                ),
            ),
        ),
    ),
    owned=(
        Owned(table="strategies", owner="organization_id"),
        Owned(
            table="strategies",
            owner="enrolment_id",
            once=(),
            order=latest("changed_at"),
            children=(("strategy_answers", "strategy_id"),),
            what="plans",
        ),
    ),
)
