"""Stores plans: ids, instants and states; the words of steps are in `own_steps`."""

from datetime import datetime

from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    Membership,
    OrganizationId,
)
from bot.membership.person.storage import shown_name
from bot.plans.domain import (
    CheckIn,
    DropReason,
    OthersPlanned,
    Plan,
    PlanDetails,
    PlanId,
    PlanState,
)
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned
from bot.storage.personal_data import Holding, Tables, changed
from bot.storage.rows import from_row

PLAN = (
    "p.id, p.enrolment_id, p.organization_id, p.step, p.planned_at, p.zone, p.place, p.state,"
    " p.reason, p.revision, p.asked, p.next_check_at, p.made_at, p.ended_at,"
    " (SELECT s.words FROM own_steps s WHERE s.step = p.step) AS own_words"
)
DETAILS = f"""
SELECT {PLAN}, h.id AS cohort_id, h.course, h.quiet_days, o.name AS organization,
       e.person_id, e.state AS membership, {shown_name("w")} AS leader
FROM plans p LEFT JOIN enrolments e ON e.id = p.enrolment_id
JOIN cohorts h ON h.id = coalesce(e.cohort_id, p.cohort_id)
LEFT JOIN organizations o ON o.id = coalesce(e.organization_id, p.organization_id)
LEFT JOIN people w ON w.id = e.person_id
"""  # noqa: S608 - our own words
_ADD = """
INSERT INTO plans (cohort_id, organization_id, enrolment_id, step, planned_at, zone, place,
                   next_check_at, made_at)
SELECT :cohort, :organization, :enrolment, :step, :at, :zone, :place, :check, :now
WHERE NOT EXISTS (
  SELECT 1 FROM plans WHERE enrolment_id = :enrolment AND state = 'open' AND step = :step
  AND planned_at = :at AND place = :place)
RETURNING id
"""
_CHANGE = """
UPDATE plans SET step = :step, planned_at = :at, zone = :zone, place = :place,
  next_check_at = :check, asked = CASE WHEN planned_at = :at THEN asked ELSE 0 END,
  revision = revision + 1
WHERE id = :id AND state = 'open' AND revision = :revision RETURNING id
"""
_TAKE_OVER = """
UPDATE plans SET enrolment_id = :enrolment, cohort_id = :cohort, organization_id = :organization,
  next_check_at = :check, revision = revision + 1
WHERE id = :id AND state = 'open' AND revision = :revision RETURNING id
"""


async def add(
    tx: Tx, plan: Plan, *, cohort: CohortId, check_at: datetime | None, now: datetime
) -> PlanId | None:
    """Add a plan (its `id` is ignored); None if the same open plan exists already."""
    row = await tx.one(
        _ADD,
        cohort=cohort,
        organization=plan.organization_id,
        enrolment=plan.enrolment_id,
        step=plan.step,
        at=plan.planned_at,
        zone=plan.zone,
        place=plan.place,
        check=check_at,
        now=now,
    )
    return None if row is None else PlanId(row["id"])


async def change(tx: Tx, plan: Plan, *, check_at: datetime | None) -> bool:
    """Save step, instant and place of an open plan; False if it changed after its revision."""
    return await tx.found(
        _CHANGE,
        id=plan.id,
        step=plan.step,
        at=plan.planned_at,
        zone=plan.zone,
        place=plan.place,
        check=check_at,
        revision=plan.revision,
    )


async def end(
    tx: Tx, plan: PlanId, state: PlanState, reason: DropReason | None, *, now: datetime
) -> bool:
    """Finish or drop an open plan; False if it is not open."""
    return await tx.found(
        "UPDATE plans SET state = :state, reason = :reason, ended_at = :now, next_check_at = NULL,"
        " revision = revision + 1 WHERE id = :id AND state = 'open' RETURNING id",
        id=plan,
        state=str(state),
        reason=None if reason is None else str(reason),
        now=now,
    )


async def reopen(tx: Tx, plan: PlanId, *, check_at: datetime | None) -> bool:
    """Open a finished or dropped plan again; False if it is open."""
    return await tx.found(
        "UPDATE plans SET state = 'open', reason = NULL, ended_at = NULL, next_check_at = :check,"
        " revision = revision + 1 WHERE id = :id AND state <> 'open' RETURNING id",
        id=plan,
        check=check_at,
    )


async def take_over(
    tx: Tx,
    plan: Plan,
    *,
    cohort: CohortId,
    enrolment: EnrolmentId,
    organization: OrganizationId,
    check_at: datetime | None,
) -> bool:
    """Give an open plan another leader; False if it changed after its revision."""
    return await tx.found(
        _TAKE_OVER,
        id=plan.id,
        enrolment=enrolment,
        cohort=cohort,
        organization=organization,
        check=check_at,
        revision=plan.revision,
    )


def of_id_query(plan: PlanId) -> Statement:
    """Ask for one plan (for `details_from`)."""
    return query(f"{DETAILS} WHERE p.id = :id", id=plan)


def of_enrolment_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the plans of an enrolment (for `details_from`): open ones first, by day."""
    return query(
        f"{DETAILS} WHERE p.enrolment_id = :enrolment"
        " ORDER BY CASE WHEN p.state = 'open' THEN 0 ELSE 1 END, p.planned_at, p.id",
        enrolment=enrolment,
    )


def left_query(cohort: CohortId, organization: OrganizationId) -> Statement:
    """Ask for the open plans of an organization that have no leader (for `details_from`)."""
    return query(
        f"{DETAILS} WHERE p.state = 'open' AND p.id IN ("  # noqa: S608 - our own words
        " SELECT n.id FROM plans n WHERE n.enrolment_id IS NULL AND n.cohort_id = :cohort"
        " AND n.organization_id = :organization"
        " UNION ALL SELECT n.id FROM enrolments g JOIN plans n ON n.enrolment_id = g.id"
        " WHERE g.organization_id = :organization AND g.cohort_id = :cohort AND g.state = 'left')"
        " ORDER BY p.planned_at, p.id",
        cohort=cohort,
        organization=organization,
    )


async def of_cohort(tx: Tx, cohort: CohortId) -> list[PlanDetails]:
    """Return all plans of a cohort, by organization; open ones first, by day."""
    rows = await tx.ask(
        f"{DETAILS} WHERE p.id IN ("  # noqa: S608 - our own words
        " SELECT n.id FROM plans n WHERE n.enrolment_id IS NULL AND n.cohort_id = :cohort"
        " UNION ALL SELECT n.id FROM enrolments g JOIN plans n ON n.enrolment_id = g.id"
        " WHERE g.cohort_id = :cohort)"
        " ORDER BY o.name NULLS LAST, CASE WHEN p.state = 'open' THEN 0 ELSE 1 END,"
        " p.planned_at, p.id",
        cohort=cohort,
    )
    return details_from(rows)


def details_from(rows: Rows) -> list[PlanDetails]:
    """Read plans with their leaders from rows of `DETAILS`."""
    return [read_plan_details(row) for row in rows]


def read_plan_details(row: Row) -> PlanDetails:
    return from_row(
        PlanDetails,
        row,
        plan=from_row(Plan, row),
        has_leader=row["membership"] in {Membership.ACTIVE, Membership.FINISHED},
    )


def counts_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the number of plans of an enrolment in each state (for `counts_from`)."""
    return query(
        "SELECT p.state, count(*) AS n FROM plans p WHERE p.enrolment_id = :enrolment"
        " GROUP BY p.state",
        enrolment=enrolment,
    )


def others_queries(place: Enrolment) -> tuple[Statement, Statement]:
    """Ask for the other organizations of a cohort, and for each step how many have planned it.

    Plans that were dropped do not count (for `others_from`).
    """
    others = (
        "FROM enrolments e{} WHERE e.cohort_id = :cohort AND e.state IN ('active', 'finished')"
        " AND e.organization_id IS NOT NULL AND e.organization_id <> :own"
    )
    ids = {"cohort": place.cohort_id, "own": place.organization_id or 0}
    return (
        query(f"SELECT count(DISTINCT e.organization_id) AS n {others.format('')}", **ids),
        query(
            "SELECT p.step, count(DISTINCT e.organization_id) AS n"
            f" {others.format(' JOIN plans p ON p.enrolment_id = e.id')}"
            " AND p.state <> 'dropped' GROUP BY p.step",
            **ids,
        ),
    )


def others_from(organizations: Rows, planned: Rows) -> OthersPlanned:
    return OthersPlanned(
        organizations=organizations[0]["n"], by_step={row["step"]: row["n"] for row in planned}
    )


def counts_from(rows: Rows) -> dict[PlanState, int]:
    return {PlanState(row["state"]): row["n"] for row in rows}


OWN_PLANS = "enrolment_id IN (SELECT id FROM enrolments WHERE person_id = :person)"


def check_ins_query(plan: PlanId) -> Statement:
    """Ask for the check-ins of a plan, oldest first (for `check_ins_from`)."""
    return query(
        "SELECT c.* FROM plan_check_ins c WHERE c.plan_id = :plan ORDER BY c.id", plan=plan
    )


def open_check_ins_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the check-ins that wait for an answer (for `check_ins_from`), one for each plan.

    A check-in that came before the day of a plan was changed does not wait any more.
    """
    return query(
        "SELECT c.* FROM plans p JOIN plan_check_ins c ON c.plan_id = p.id"
        " WHERE p.enrolment_id = :enrolment AND p.state = 'open' AND c.answer IS NULL"
        " AND c.asked_at > p.planned_at"
        " AND NOT EXISTS (SELECT 1 FROM plan_check_ins n WHERE n.plan_id = p.id AND n.id > c.id)"
        " ORDER BY c.asked_at, c.id",
        enrolment=enrolment,
    )


def check_ins_from(rows: Rows) -> list[CheckIn]:
    return [from_row(CheckIn, row) for row in rows]


TABLES = Tables(
    holdings=(
        changed(
            "plan_check_ins",
            "barrier = NULL",
            f"plan_id IN (SELECT id FROM plans WHERE {OWN_PLANS})",  # noqa: S608 - our own words
        ),
        Holding(
            table="plans",
            whose=OWN_PLANS,
            deleting=(
                (
                    "UPDATE plans SET next_check_at = NULL, cohort_id = (SELECT e.cohort_id"  # noqa: S608
                    " FROM enrolments e WHERE e.id = plans.enrolment_id), organization_id ="
                    " coalesce((SELECT e.organization_id FROM enrolments e"
                    " WHERE e.id = plans.enrolment_id), organization_id), enrolment_id = NULL"
                    f" WHERE {OWN_PLANS}"
                ),
            ),
        ),
    ),
    owned=(
        Owned(table="plans", owner="organization_id"),
        Owned(table="plans", owner="enrolment_id", what="plans"),
    ),
)
