"""Statements that are put together from values: tables, columns, the rules of an audience."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.announcements.audience import storage as audience
from bot.announcements.audience.domain import (
    COORDINATOR,
    Audience,
    AudienceCriterion,
    AudienceQuery,
    Rule,
)
from bot.announcements.domain import AnnouncementId
from bot.announcements.sending import storage as sending
from bot.areas import PERSONAL_DATA
from bot.desk.coming import storage as coming
from bot.desk.report_figures.storage import CountQuery
from bot.membership.domain import CohortId
from bot.outbox.gate import storage as gate
from bot.services.proposals.domain import Field
from bot.storage.database import Rows, Tx
from tests.builders import LONG_AGO

_PICKED: Mapping[AudienceCriterion, tuple[int | str, ...]] = {
    AudienceCriterion.ORGANIZATION: (1, 2),
    AudienceCriterion.LANGUAGE: ("km",),
    AudienceCriterion.UNIT: ("u1",),
    AudienceCriterion.SILENT: (7,),
    AudienceCriterion.GOT: (1,),
    AudienceCriterion.ROLE: (COORDINATOR, "participant"),
}


class _Listening(Tx):
    """A transaction that only writes down what is asked; it has a row for some of the reads."""

    def __init__(self, answers: int) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._answers = answers

    async def _send(self, statements: Any) -> list[Rows]:
        self.texts += [each.sql for each in statements]
        self._answers -= 1
        return [[_Answer()] if self._answers >= 0 else [] for _ in statements]

    def written(self) -> list[str]:
        """Return all texts, those that wait for the commit included."""
        return [*self.texts, *(each.sql for each in self._buffer)]


class _Answer(dict[str, Any]):
    def __missing__(self, name: str) -> int:
        return 1


def _audiences() -> Iterator[AudienceQuery]:
    """An audience by each rule alone and inverted, and with names."""
    cohorts = (CohortId(1), CohortId(2))
    found = [Audience(cohorts=cohorts), Audience(cohorts=cohorts, also=frozenset({1}))]
    rules = [*_PICKED.items()]
    rules += [(by, (f"1.{word}",)) for by, word in audience._OF_A_SESSION]
    rules.append((AudienceCriterion.ATTENDANCE, ("1.absent", "1.silent")))
    for by, of in rules:
        for out in (False, True):
            rule = Rule(by=by, of=frozenset(of), out=out)
            found += [
                Audience(cohorts=cohorts, rules=(rule,), never=frozenset(never))
                for never in ((), (9,))
            ]
    for each in found:
        yield AudienceQuery(audience=each, silent_before=LONG_AGO)


def _asked(work: Callable[[Tx, AudienceQuery], Any], *answers: int) -> Callable[[], list[str]]:
    """Return what a function asks of each audience; `answers`: also if so many reads have a row."""

    def write() -> list[str]:
        found: list[str] = []
        for each in _audiences():
            for many in (_ALL, *answers):
                tx = _Listening(many)
                _finish(work(tx, each))
                found += tx.written()
        return list(dict.fromkeys(found))

    return write


_ALL = 100


def _finish(work: Any) -> None:
    """Run a coroutine that waits for nothing."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("it waits for something")


def _headcounts() -> list[str]:
    return [audience.headcount_query(each).sql for each in _audiences()]


def _holdings() -> list[str]:
    return [f"SELECT * FROM {each.table} WHERE {each.whose}" for each in PERSONAL_DATA.holdings]


def _deletions() -> list[str]:
    return [statement for each in PERSONAL_DATA.holdings for statement in each.deleting]


def _owned() -> Iterator[tuple[str, tuple[str, ...], str, tuple[tuple[str, str], ...]]]:
    rules = PERSONAL_DATA.ownership
    for each in (*rules.of_enrolments, *rules.of_people):
        yield each.table, tuple(dict.fromkeys((*each.key, each.owner))), each.owner, each.children


def _named(key: Iterable[str]) -> str:
    return " AND ".join(f"{name} = :{name}" for name in key)


def _changes() -> list[str]:
    return [
        f"UPDATE {table} SET {owner} = :x WHERE {_named(key)}" for table, key, owner, _ in _owned()
    ]


def _removals() -> list[str]:
    keys = [(table, key) for table, key, *_ in _owned()]
    keys.append(("enrolments", ("id",)))
    return [f"DELETE FROM {table} WHERE {_named(key)}" for table, key in keys]


def _children() -> list[str]:
    parents = {child for *_, children in _owned() for child in children}
    return [
        f"{verb} FROM {table} WHERE {column} = :parent"
        for table, column in sorted(parents)
        for verb in ("SELECT *", "DELETE")
    ]


def _counts() -> list[str]:
    """The counts of reports, in whatever module they are written."""
    modules = [each for name, each in sys.modules.items() if name.startswith("bot.desk.")]
    values = [value for module in modules for value in vars(module).values()]
    return [each.sql for each in values if isinstance(each, CountQuery)]


def _claims() -> list[str]:
    # `claim` and `Claiming` run what `claim_of` returns.
    return [gate._CLAIM.format(only) for only in ("", " AND c.person_id = 1")]


WRITTEN: dict[str, Callable[[], Iterable[str]]] = {
    "bot.announcements.audience.storage.headcount_query": _headcounts,
    "bot.announcements.audience.storage.people": _asked(
        lambda tx, asked: audience.people(tx, asked, page=0, size=8)
    ),
    "bot.announcements.audience.storage.calendars": _asked(audience.calendars),
    "bot.announcements.audience.storage.reached": _asked(
        lambda tx, asked: audience.reached(tx, asked, limit=1)
    ),
    "bot.announcements.sending.storage.freeze": _asked(
        lambda tx, asked: sending.freeze(tx, AnnouncementId(1), asked), 1
    ),
    "bot.desk.coming.storage.cohorts_of": lambda: [
        *map(coming._OF_COHORT.format, ("sessions", "enrolments", "announcements")),
        coming._CHECK_INS,
    ],
    "bot.desk.report_figures.storage.count_tables": _counts,
    "bot.membership.person.storage.set_fields": lambda: [
        "UPDATE people SET name = :name WHERE id = :id"
    ],
    "bot.outbox.gate.storage.claim": _claims,
    "bot.outbox.gate.storage.claim_query": _claims,
    "bot.telegram.outgoing.claiming.claim": _claims,
    "bot.people.organizations.storage.merge": lambda: [
        *(
            f"UPDATE {each.table} SET {each.owner} = :kept WHERE {each.owner} = :gone"
            for each in PERSONAL_DATA.ownership.of_organizations
        ),
        "UPDATE organizations SET merged_into = :kept WHERE id = :gone OR merged_into = :gone",
    ],
    "bot.services.proposals.storage.save_answer": lambda: [
        f"UPDATE service_proposals SET {each.value} = :answer WHERE id = :id" for each in Field
    ],
    "bot.storage.personal_data.read_all": _holdings,
    "bot.storage.personal_data.delete": _deletions,
    "bot.storage.ownership.decide": lambda: [
        f"SELECT * FROM {table} WHERE {owner} IN :both ORDER BY {', '.join(key)}"
        for table, key, owner, _ in _owned()
    ],
    "bot.storage.ownership.change": _changes,
    "bot.storage.ownership.remove": _removals,
    "bot.storage.ownership._remove_children": _children,
    "bot.storage.ownership.put_back": _changes,
}
"""What these functions write, by their full names."""
