"""The counts of a report over a page of people: one query for each table, with its key and its row.

A page is a span of enrolment ids (`after`, `upto`). `report_figures` runs the queries and adds the
pages up.
"""

from typing import Final

from bot.desk.report_figures.domain import (
    AttendedRow,
    BehavedRow,
    DidRow,
    FirstRow,
    ItemRow,
    MeasuredRow,
    PairedRow,
    PickedRow,
    ReachedRow,
    ReadRow,
    ScoredRow,
    SexRow,
    WeekRow,
    WishRow,
)
from bot.desk.report_figures.storage import CountQuery
from bot.membership.enrolment.storage import ON_LIST
from bot.sessions.attendance.storage import WAS_EXPECTED

_LIST = "e.cohort_id = :cohort AND e.id > :after AND e.id <= :upto"
_INSIDE = f"{_LIST} AND e.state IN ('active', 'finished')"
WEEKS_SHOWN: Final = 12
"""How many weeks a report shows; `:week1` and so on are where the later ones begin."""
_ORGANIZATION = "CASE WHEN e.organization_id IS NULL THEN 0 ELSE e.organization_id END"
_FIRST_RUN = f"""
SELECT min(a.id) AS id, a.quiz, e.id AS place, {_ORGANIZATION} AS organization
FROM enrolments e JOIN attempts a ON a.enrolment_id = e.id
WHERE {_INSIDE} AND a.finished_at IS NOT NULL AND a.quiz IN :units GROUP BY e.id, a.quiz
"""  # noqa: S608 - our own words
_WEEK = (
    "CASE"
    + "".join(f" WHEN {{at}} < :week{n} THEN {n - 1}" for n in range(1, WEEKS_SHOWN))
    + f" ELSE {WEEKS_SHOWN - 1} END"
)
"""The week of an instant: a week is not always 168 hours long, so each has its own beginning."""


_REACHED = f"""
SELECT {_ORGANIZATION} AS organization, p.language, count(*) AS listed,
  count(*) FILTER (WHERE e.state IN ('active', 'finished')) AS inside,
  count(*) FILTER (WHERE e.state IN ('active', 'finished') AND c.reach = 'open') AS reachable,
  count(*) FILTER (WHERE e.state IN ('active', 'finished') AND p.active_at >= :week) AS week,
  count(*) FILTER (WHERE e.state IN ('active', 'finished') AND p.active_at >= :month) AS month
FROM enrolments e JOIN people p ON p.id = e.person_id LEFT JOIN chats c ON c.person_id = p.id
WHERE {_LIST} AND {ON_LIST} GROUP BY 1, 2
"""  # noqa: S608
_ATTENDED = f"""
SELECT s.id AS session, {_ORGANIZATION} AS organization, count(*) AS expected,
  count(*) FILTER (WHERE a.state = 'there') AS there,
  count(*) FILTER (WHERE a.state = 'excused'
    OR ((a.state IS NULL OR (a.state = 'missed' AND a.noted_by IS NULL)) AND r.answer = 'no'))
    AS excused,
  count(*) FILTER (WHERE a.state = 'unsure') AS unsure
FROM enrolments e JOIN sessions s ON s.id IN :sessions
LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
LEFT JOIN rsvps r ON r.session_id = s.id AND r.person_id = e.person_id
WHERE {_INSIDE} AND {WAS_EXPECTED}
GROUP BY 1, 2
"""  # noqa: S608
_DID = f"""
SELECT {_ORGANIZATION} AS organization,
  CAST(sum((SELECT count(*) FROM readings r WHERE r.enrolment_id = e.id AND r.unit IN :units
    AND r.finished_at IS NOT NULL)) AS BIGINT) AS finished,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM plans p WHERE p.enrolment_id = e.id)) AS planners,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM plans p WHERE p.enrolment_id = e.id
    AND p.state = 'done')) AS doers
FROM enrolments e WHERE {_INSIDE} GROUP BY 1
"""  # noqa: S608
_READ = f"""
SELECT r.unit, count(*) AS begun, count(r.finished_at) AS finished
FROM enrolments e JOIN readings r ON r.enrolment_id = e.id WHERE {_INSIDE} GROUP BY 1
"""  # noqa: S608
_NO_LATER_CHECK = """
(a.purpose <> 'retention' OR NOT EXISTS (SELECT 1 FROM attempts o WHERE o.quiz = a.quiz
  AND o.enrolment_id = a.enrolment_id AND o.purpose = 'retention'
  AND o.finished_at IS NOT NULL AND o.id < a.id))
"""
_MEASURED = f"""
SELECT a.quiz, a.purpose, count(DISTINCT e.id) AS people,
  count(*) FILTER (WHERE w.correct = 1) AS correct, count(*) AS total
FROM enrolments e JOIN attempts a ON a.enrolment_id = e.id JOIN answers w ON w.attempt_id = a.id
WHERE {_INSIDE} AND a.finished_at IS NOT NULL
  AND a.purpose IN ('baseline', 'posttest', 'retention') AND {_NO_LATER_CHECK} GROUP BY 1, 2
"""  # noqa: S608
_FIRST = f"""
SELECT f.quiz, count(DISTINCT f.place) AS people,
  count(*) FILTER (WHERE w.correct = 1) AS correct, count(*) AS total
FROM ({_FIRST_RUN}) f JOIN answers w ON w.attempt_id = f.id GROUP BY 1
"""  # noqa: S608
_SCORED = f"""
SELECT f.organization, count(DISTINCT f.place) AS people,
  count(*) FILTER (WHERE w.correct = 1) AS correct, count(*) AS total
FROM ({_FIRST_RUN}) f JOIN answers w ON w.attempt_id = f.id GROUP BY 1
"""  # noqa: S608
_ITEMS = f"""
SELECT w.item, w.content_hash, count(*) AS n, CAST(sum(w.correct) AS BIGINT) AS correct,
  CAST(sum(t.correct - w.correct) AS BIGINT) AS rest,
  CAST(sum((t.correct - w.correct) * (t.correct - w.correct)) AS BIGINT) AS squared,
  CAST(sum(w.correct * (t.correct - w.correct)) AS BIGINT) AS both_right
FROM (SELECT f.id, count(*) FILTER (WHERE v.correct = 1) AS correct
  FROM ({_FIRST_RUN}) f JOIN answers v ON v.attempt_id = f.id GROUP BY f.id) t
JOIN answers w ON w.attempt_id = t.id GROUP BY 1, 2
"""  # noqa: S608
_PICKED = f"""
SELECT w.item, w.content_hash, w.picked, count(*) AS n
FROM ({_FIRST_RUN}) f JOIN answers w ON w.attempt_id = f.id GROUP BY 1, 2, 3
"""  # noqa: S608
_BEHAVED = f"""
SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM attempts a JOIN answers w
    ON w.attempt_id = a.id WHERE a.enrolment_id = e.id AND a.purpose = 'refresher'
    AND w.answered_at >= :month)) AS practised,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM walks k WHERE k.enrolment_id = e.id
    AND k.finished_at IS NOT NULL)) AS walked,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM certificates k WHERE k.enrolment_id = e.id))
    AS certified
FROM enrolments e WHERE {_INSIDE}
"""  # noqa: S608
_WISHES = f"""
SELECT m.module, count(*) AS people FROM enrolments e
JOIN module_wishes m ON m.enrolment_id = e.id
WHERE {_INSIDE} AND m.module IS NOT NULL GROUP BY 1
"""  # noqa: S608
_SEXES = f"""
SELECT CASE WHEN t.answer IS NULL THEN 'unsaid' ELSE t.answer END AS answer, count(*) AS people
FROM enrolments e LEFT JOIN told_sexes t ON t.person_id = e.person_id WHERE {_INSIDE} GROUP BY 1
"""  # noqa: S608
_WEEKS = f"""
SELECT x.week, count(*) FILTER (WHERE x.what = 'joined') AS joined,
  count(*) FILTER (WHERE x.what = 'learned') AS learned,
  count(*) FILTER (WHERE x.what = 'finished') AS finished
FROM (
  SELECT {_WEEK.format(at="e.joined_at")} AS week, 'joined' AS what, e.id
  FROM enrolments e WHERE {_INSIDE} AND e.joined_at >= :monday
  UNION ALL
  SELECT DISTINCT {_WEEK.format(at="w.answered_at")} AS week, 'learned' AS what, e.id
  FROM enrolments e JOIN attempts a ON a.enrolment_id = e.id JOIN answers w ON w.attempt_id = a.id
  WHERE {_INSIDE} AND w.answered_at >= :monday
  UNION ALL
  SELECT {_WEEK.format(at="r.finished_at")} AS week, 'finished' AS what, e.id
  FROM enrolments e JOIN readings r ON r.enrolment_id = e.id
  WHERE {_INSIDE} AND r.finished_at >= :monday
) x GROUP BY 1
"""  # noqa: S608
_RUNS = f"""
FROM enrolments e JOIN attempts a ON a.enrolment_id = e.id JOIN answers w ON w.attempt_id = a.id
WHERE {_INSIDE} AND a.finished_at IS NOT NULL AND (
  (a.purpose = 'baseline' AND a.quiz IN :baseline)
  OR (a.purpose = 'posttest' AND a.quiz IN :posttest)
  OR (a.purpose = 'retention' AND a.quiz IN :retention)) AND {_NO_LATER_CHECK}
"""
_TOGETHER = f"""
SELECT '' AS quiz, a.purpose, count(DISTINCT e.id) AS people,
  count(*) FILTER (WHERE w.correct = 1) AS correct, count(*) AS total {_RUNS} GROUP BY 2
"""
_PAIRS = f"""
SELECT e.id AS place, w.objective,
  count(*) FILTER (WHERE a.purpose = 'baseline') AS b_total,
  count(*) FILTER (WHERE a.purpose = 'baseline' AND w.correct = 1) AS b,
  count(*) FILTER (WHERE a.purpose = 'posttest') AS p_total,
  count(*) FILTER (WHERE a.purpose = 'posttest' AND w.correct = 1) AS p,
  count(*) FILTER (WHERE a.purpose = 'retention') AS r_total,
  count(*) FILTER (WHERE a.purpose = 'retention' AND w.correct = 1) AS r
{_RUNS} GROUP BY e.id, w.objective
"""
_TAUGHT = f"""
SELECT 'taught' AS pair, count(DISTINCT m.place) AS people,
  CAST(sum(m.b) AS BIGINT) AS b, CAST(sum(m.b_total) AS BIGINT) AS b_total,
  CAST(sum(m.p) AS BIGINT) AS p, CAST(sum(m.p_total) AS BIGINT) AS p_total
FROM ({_PAIRS}) m WHERE m.b_total > 0 AND m.p_total > 0
"""  # noqa: S608
_KEPT = f"""
SELECT 'kept' AS pair, count(DISTINCT m.place) AS people,
  CAST(sum(m.p) AS BIGINT) AS p, CAST(sum(m.p_total) AS BIGINT) AS p_total,
  CAST(sum(m.r) AS BIGINT) AS r, CAST(sum(m.r_total) AS BIGINT) AS r_total
FROM ({_PAIRS}) m WHERE m.p_total > 0 AND m.r_total > 0
"""  # noqa: S608

REACHED: Final = CountQuery("reached", _REACHED, ReachedRow, 2)
ATTENDED: Final = CountQuery("attended", _ATTENDED, AttendedRow, 2)
DID: Final = CountQuery("did", _DID, DidRow, 1)
READ: Final = CountQuery("read", _READ, ReadRow, 1)
MEASURED: Final = CountQuery("measured", _MEASURED, MeasuredRow, 2)
FIRST: Final = CountQuery("first", _FIRST, FirstRow, 1)
SCORED: Final = CountQuery("scored", _SCORED, ScoredRow, 1)
ITEMS: Final = CountQuery("items", _ITEMS, ItemRow, 2)
PICKED: Final = CountQuery("picked", _PICKED, PickedRow, 3)
BEHAVED: Final = CountQuery("behaved", _BEHAVED, BehavedRow, 0)
WISHES: Final = CountQuery("wishes", _WISHES, WishRow, 1)
SEXES: Final = CountQuery("sexes", _SEXES, SexRow, 1)
WEEKS: Final = CountQuery("weeks", _WEEKS, WeekRow, 1)
TOGETHER: Final = CountQuery("together", _TOGETHER, MeasuredRow, 2)
TAUGHT: Final = CountQuery("taught", _TAUGHT, PairedRow, 1)
KEPT: Final = CountQuery("kept", _KEPT, PairedRow, 1)
TRANSACTIONS: Final = (
    (REACHED, READ, BEHAVED, WISHES, SEXES),
    (ATTENDED,),
    (DID,),
    (MEASURED,),
    (FIRST, SCORED),
    (ITEMS,),
    (PICKED,),
    (WEEKS,),
)
"""The counts of a page; each group runs in one transaction."""
