"""Stores walks through stories: every choice with its time, and where it led."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalog.story import is_over
from bot.learning.storage import course_of_enrolment_query
from bot.learning.story.domain import StoryProgress, StoryStep, Walk, WalkId
from bot.membership.domain import EnrolmentId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned, Values, earliest
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_START = """
INSERT INTO walks (person_id, enrolment_id, scenario, started_at)
SELECT e.person_id, e.id, :scenario, :now
FROM enrolments e WHERE e.id = :enrolment AND e.state = 'active'
ON CONFLICT (enrolment_id, scenario) WHERE finished_at IS NULL AND given_up_at IS NULL DO NOTHING
RETURNING id, person_id, scenario
"""
_STEP = """
INSERT INTO walk_steps (walk_id, step, node, choice, led_to, chosen_at)
SELECT w.id, :step, :node, :choice, :led_to, :at FROM walks w
WHERE w.id = :walk AND w.person_id = :person AND w.finished_at IS NULL AND w.given_up_at IS NULL
  AND (SELECT count(*) FROM walk_steps s WHERE s.walk_id = w.id) = :step
ON CONFLICT (walk_id, step) DO NOTHING
RETURNING step
"""
_LOAD = """
SELECT w.id, w.person_id, w.enrolment_id, w.scenario, w.given_up_at, c.course FROM walks w
JOIN enrolments e ON e.id = w.enrolment_id JOIN cohorts c ON c.id = e.cohort_id
WHERE w.id = :walk AND e.state IN ('active', 'finished')
"""
_OF_ENROLMENT = """
SELECT w.scenario, w.finished_at, w.given_up_at, count(s.step) AS steps FROM walks w
LEFT JOIN walk_steps s ON s.walk_id = w.id WHERE w.enrolment_id = :enrolment
GROUP BY w.id, w.scenario, w.finished_at, w.given_up_at ORDER BY w.id
"""
_LAST = """
SELECT id, person_id, scenario, finished_at FROM walks
WHERE enrolment_id = :enrolment AND scenario = :scenario AND given_up_at IS NULL ORDER BY id
"""
_OPEN_STEPS = """
SELECT s.step, s.node, s.choice, s.led_to, s.chosen_at AS at FROM walk_steps s
JOIN walks w ON w.id = s.walk_id WHERE w.enrolment_id = :enrolment AND w.scenario = :scenario
  AND w.finished_at IS NULL AND w.given_up_at IS NULL ORDER BY s.step
"""
_STEPS = """
SELECT node, choice, led_to, chosen_at AS at FROM walk_steps
WHERE walk_id = :walk ORDER BY step
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedWalk:
    """A saved walk, and the course of its story.

    `given_up`: the story was rewritten and has lost the walk's moment.
    """

    walk: Walk
    enrolment: EnrolmentId
    course: str
    given_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """What is known when somebody opens a story: the open walk, and the one finished last."""

    course: str
    open: Walk | None
    last: WalkId | None


async def load(tx: Tx, walk: WalkId) -> SavedWalk | None:
    """Return a walk of a participant, with its steps, or None."""
    rows, steps = await tx.ask_each(
        query(_LOAD, walk=walk),
        query(_STEPS, walk=walk),
    )
    if not rows:
        return None
    [row] = rows
    return SavedWalk(
        walk=_walk(row, steps),
        enrolment=EnrolmentId(row["enrolment_id"]),
        course=row["course"],
        given_up=row["given_up_at"] is not None,
    )


async def load_state(tx: Tx, enrolment: EnrolmentId, scenario: str) -> StoryState | None:
    """Return what an active member has done in a story; None for anybody else."""
    places, walks, steps = await tx.ask_each(
        course_of_enrolment_query(enrolment),
        query(_LAST, enrolment=enrolment, scenario=scenario),
        query(_OPEN_STEPS, enrolment=enrolment, scenario=scenario),
    )
    if not places:
        return None
    going = [row for row in walks if row["finished_at"] is None]
    finished = [row["id"] for row in walks if row["finished_at"] is not None]
    return StoryState(
        course=places[0]["course"],
        open=_walk(going[0], steps) if going else None,
        last=WalkId(finished[-1]) if finished else None,
    )


def walks_query(enrolment: EnrolmentId) -> Statement:
    """Ask for all walks of an enrolment (for `progress_from`)."""
    return query(_OF_ENROLMENT, enrolment=enrolment)


def progress_from(rows: Rows) -> dict[str, StoryProgress]:
    """Read the progress in each story."""
    known: dict[str, StoryProgress] = {}
    for row in rows:
        before = known.get(row["scenario"], StoryProgress())
        is_open = row["finished_at"] is None and row["given_up_at"] is None
        known[row["scenario"]] = StoryProgress(
            steps=row["steps"] if is_open else before.steps,
            finished=before.finished or row["finished_at"] is not None,
        )
    return known


async def start(tx: Tx, enrolment: EnrolmentId, scenario: str, *, now: datetime) -> Walk | None:
    """Begin a walk; return None if one is open already or the person has left."""
    row = await tx.one(_START, enrolment=enrolment, scenario=scenario, now=now)
    return None if row is None else _walk(row, ())


async def add_step(tx: Tx, walk: Walk, at_step: int, step: StoryStep) -> bool:
    """Save a choice as the `at_step`th (from 0), and close the walk if it led to the end.

    Returns False, and changes nothing, if the walk has gone on or is over.
    """
    saved = await tx.found(
        _STEP,
        walk=walk.id,
        person=walk.person_id,
        step=at_step,
        node=step.node,
        choice=step.choice,
        led_to=step.led_to,
        at=step.at,
    )
    if saved and is_over(step.led_to):
        tx.do("UPDATE walks SET finished_at = :at WHERE id = :walk", walk=walk.id, at=step.at)
    return saved


def give_up(tx: Tx, walk: WalkId, *, now: datetime) -> None:
    """Close a walk whose moment the story has lost; its steps stay."""
    tx.do(
        "UPDATE walks SET given_up_at = :now"
        " WHERE id = :walk AND finished_at IS NULL AND given_up_at IS NULL",
        walk=walk,
        now=now,
    )


def _walk(row: Row, steps: Sequence[Row]) -> Walk:
    return from_row(
        Walk,
        row,
        steps=tuple(from_row(StoryStep, each) for each in steps),
    )


_OWN_WALKS = "walk_id IN (SELECT id FROM walks WHERE person_id = :person)"


def _is_open(row: Values) -> bool:
    return row["finished_at"] is None and row["given_up_at"] is None


TABLES = Tables(
    holdings=(deleted("walk_steps", _OWN_WALKS), deleted("walks")),
    owned=(
        Owned(
            table="walks",
            owner="enrolment_id",
            once=("scenario",),
            among=_is_open,
            order=earliest("started_at"),
            children=(("walk_steps", "walk_id"),),
            what="stories",
        ),
        Owned(table="walks", owner="person_id"),
    ),
)
