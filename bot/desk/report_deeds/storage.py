"""Counts plans, check-ins, barriers and community sessions of a cohort, with a few queries."""

from datetime import datetime, timedelta
from typing import Final

from bot.community.totals import storage as community
from bot.desk.report_deeds.domain import DeedCounts
from bot.membership.domain import CohortId
from bot.plans.domain import PlanProgress, PlanState
from bot.storage.database import Rows, Tx, query
from bot.storage.dialect import from_ms

QUARTER_MS: Final = int(timedelta(minutes=15) / timedelta(milliseconds=1))
"""In every zone a day begins with a quarter of an hour, but not with an hour."""
_PLANS = """
FROM plans p WHERE p.id IN (
  SELECT w.id FROM plans w WHERE w.enrolment_id IS NULL AND w.cohort_id = :cohort UNION ALL
  SELECT o.id FROM enrolments e JOIN plans o ON o.enrolment_id = e.id WHERE e.cohort_id = :cohort
)
"""
_STATES = f"SELECT p.state, count(*) AS n {_PLANS} GROUP BY p.state"
_PEOPLE = """
SELECT count(DISTINCT p.enrolment_id) AS planners,
  count(DISTINCT CASE WHEN p.state = 'done' THEN p.enrolment_id END) AS doers
FROM enrolments e JOIN plans p ON p.enrolment_id = e.id
WHERE e.cohort_id = :cohort AND e.state IN ('active', 'finished')
"""
_CHECK_INS = f"""
SELECT c.answer, count(*) AS n FROM plan_check_ins c
WHERE c.plan_id IN (SELECT p.id {_PLANS}) GROUP BY c.answer
"""  # noqa: S608
_BARRIERS = """
SELECT c.barrier, count(DISTINCT p.enrolment_id) AS n
FROM enrolments e JOIN plans p ON p.enrolment_id = e.id JOIN plan_check_ins c ON c.plan_id = p.id
WHERE e.cohort_id = :cohort AND c.barrier IS NOT NULL GROUP BY c.barrier
"""
_MADE = f"SELECT p.made_at / {QUARTER_MS} AS quarter, count(*) AS n {_PLANS} GROUP BY 1"
_DONE = f"""
SELECT p.ended_at / {QUARTER_MS} AS quarter, count(*) AS n {_PLANS} AND p.state = 'done' GROUP BY 1
"""


async def counts(tx: Tx, cohort: CohortId) -> DeedCounts:
    reads = (_STATES, _PEOPLE, _CHECK_INS, _BARRIERS, _MADE, _DONE)
    states, people, check_ins, barriers, made, done = await tx.ask_each(
        *(query(each, cohort=cohort) for each in reads)
    )
    return DeedCounts(
        planners=people[0]["planners"],
        doers=people[0]["doers"],
        plans={PlanState(row["state"]): row["n"] for row in states},
        asked=sum(row["n"] for row in check_ins),
        answers={PlanProgress(row["answer"]): row["n"] for row in check_ins if row["answer"]},
        barriers={row["barrier"]: row["n"] for row in barriers},
        made=_by_quarter(made),
        done=_by_quarter(done),
        sessions=tuple(await community.sums(tx, cohort)),
    )


def _by_quarter(rows: Rows) -> dict[datetime, int]:
    return {from_ms(row["quarter"] * QUARTER_MS): row["n"] for row in rows}
