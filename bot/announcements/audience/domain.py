"""An audience is a query over people; it is stored as a value and counted.

Every rule narrows it: the audience is the people in the cohorts who meet all rules. Names come on
top: `also` adds people whom no rule finds (without rules, it is the whole list), `never` always
leaves people out. Nobody can be chosen by the score of a quiz.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

import orjson

from bot.days import at_minute, local_day
from bot.membership.domain import Cohort, CohortId
from bot.refusals import Refusal, StaleButton


class AudienceCriterion(StrEnum):
    """What a rule looks at.

    ORGANIZATION: ids. LANGUAGE: codes. ROLE: "participant", "coordinator". UNIT: ids of parts
    whose lessons somebody has read to the end. ANSWER: "SESSION.yes", ".no", ".maybe" or
    ".open". ATTENDANCE: "SESSION.there", ".excused",
    ".absent" (they were not there, as they or a coordinator said), ".unsure" (they tapped other
    pictures than the trainer's) or ".silent" (nobody answered);
    ".missed" in older audiences is absent and silent. SILENT: days. GOT: ids of
    announcements that somebody got.
    """

    ORGANIZATION = "organization"
    LANGUAGE = "language"
    ROLE = "role"
    UNIT = "unit"
    ANSWER = "answer"
    ATTENDANCE = "attendance"
    SILENT = "silent"
    GOT = "got"


Picked = int | str
SILENT_DAYS = (7, 10, 14, 30)
"""The numbers of days of silence that can be chosen."""
PARTICIPANT, COORDINATOR = "participant", "coordinator"
ROLES = (PARTICIPANT, COORDINATOR)
ANSWERS = ("yes", "no", "maybe", "open")
ATTENDANCES = ("there", "excused", "absent", "unsure", "silent")
_ONE_ONLY = frozenset({AudienceCriterion.SILENT})


class NoCohort(Refusal):
    """An audience needs at least one course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """People to whom one of `of` applies; with `out`, people to whom none applies."""

    by: AudienceCriterion
    of: frozenset[Picked]
    out: bool = False

    @property
    def in_order(self) -> tuple[Picked, ...]:
        """What is picked, always in the same order."""
        return tuple(sorted(self.of, key=str))


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Everybody who takes part in `cohorts`, narrowed by rules and names."""

    cohorts: tuple[CohortId, ...]
    rules: tuple[Rule, ...] = ()
    also: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()

    @property
    def is_everybody(self) -> bool:
        """Whether nothing narrows it."""
        return not (self.rules or self.also or self.never)

    @property
    def roles(self) -> frozenset[Picked]:
        """The included roles: participants, unless a rule says otherwise."""
        rule = self.rule(AudienceCriterion.ROLE)
        return frozenset({PARTICIPANT}) if rule is None else rule.of

    def rule(self, by: AudienceCriterion) -> Rule | None:
        return next((rule for rule in self.rules if rule.by is by), None)

    def picked(self, by: AudienceCriterion) -> frozenset[Picked]:
        """Return what is ticked under a criterion."""
        rule = self.rule(by)
        return frozenset() if rule is None else rule.of

    def everybody(self) -> "Audience":
        return Audience(cohorts=self.cohorts)

    def toggled(self, by: AudienceCriterion, picked: Picked) -> "Audience":
        """Return the audience with one more ticked under a rule, or one fewer.

        Without ticks the rule is removed. Only one number of days of silence can be ticked.
        Participants are ticked from the beginning.
        """
        rule = self.rule(by) or Rule(
            by=by, of=self.roles if by is AudienceCriterion.ROLE else frozenset()
        )
        of = rule.of ^ {picked}
        if by in _ONE_ONLY:
            of &= {picked}
        if by is AudienceCriterion.ROLE and of == {PARTICIPANT}:
            of = frozenset()
        return self._with(replace(rule, of=of))

    def with_rule_inverted(self, by: AudienceCriterion) -> "Audience":
        """Return the audience with a rule that leaves out the people it let in, or the reverse."""
        rule = self.rule(by)
        return self if rule is None else self._with(replace(rule, out=not rule.out))

    def with_name(self, person: int) -> "Audience":
        """Add a person by name, or remove them from the added names."""
        return replace(self, also=self.also ^ {person}, never=self.never - {person})

    def without_name(self, person: int) -> "Audience":
        """Leave a person out by name, or remove them from the names that are left out."""
        return replace(self, never=self.never ^ {person}, also=self.also - {person})

    def with_cohort_toggled(self, cohort: CohortId) -> "Audience":
        """Return the audience with one more cohort, or one fewer; raise `NoCohort` for none.

        People and organizations picked in one cohort say nothing about another, so a change of
        cohorts begins again with everybody.
        """
        cohorts = tuple(sorted(set(self.cohorts) ^ {cohort}))
        if not cohorts:
            raise NoCohort
        return Audience(cohorts=cohorts)

    def to_json(self) -> str:
        kept = {
            "cohorts": list(self.cohorts),
            "rules": [[each.by.value, int(each.out), list(each.in_order)] for each in self.rules],
            "also": sorted(self.also),
            "never": sorted(self.never),
        }
        return orjson.dumps(kept).decode()

    def _with(self, rule: Rule) -> "Audience":
        kept = [each for each in self.rules if each.by is not rule.by]
        rules = [*kept, rule] if rule.of else kept
        return replace(self, rules=tuple(sorted(rules, key=lambda each: each.by)))


def audience_from_json(kept: str) -> Audience:
    read = orjson.loads(kept)
    return Audience(
        cohorts=tuple(CohortId(each) for each in read["cohorts"]),
        rules=tuple(
            Rule(by=AudienceCriterion(by), out=out == 1, of=frozenset(of))
            for by, out, of in read["rules"]
        ),
        also=frozenset(read["also"]),
        never=frozenset(read["never"]),
    )


def session_pick(session: int, word: str) -> str:
    """Return the stored form of a tick under ANSWER or ATTENDANCE."""
    return f"{session}.{word}"


def session_picked(picked: Picked) -> tuple[int, str]:
    """Return the session and the word of a tick that `session_pick` made."""
    session, _, word = str(picked).partition(".")
    return int(session), word


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceQuery:
    """An audience at an instant: people last active before `silent_before` count as silent."""

    audience: Audience
    silent_before: datetime


def audience_query(audience: Audience, home: Cohort, *, now: datetime) -> AudienceQuery:
    """Return the query for an audience now; days are counted in the calendar of `home`."""
    days = max((int(each) for each in audience.picked(AudienceCriterion.SILENT)), default=0)
    before = silence_begins(days, zone=home.zone, holidays=home.quiet_days, now=now)
    return AudienceQuery(audience=audience, silent_before=before)


def silence_begins(
    days: int, *, zone: str, holidays: Iterable[str] = (), now: datetime
) -> datetime:
    """Return the instant since which people who are silent for `days` days were not active.

    Days are counted as on the desk: calendar days of the cohort, holidays (ISO dates) not.
    """
    free = set(holidays)
    day = local_day(now, zone)
    while days > 0:
        days -= day.isoformat() not in free
        day -= timedelta(days=1)
    return at_minute(day + timedelta(days=1), 0, zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageCount:
    """How many people of an audience read a language.

    `reached` have joined and can get messages, `closed` have joined and cannot be reached here,
    `out` are on the list and have not joined yet.
    """

    language: str
    reached: int = 0
    closed: int = 0
    out: int = 0

    @property
    def everybody(self) -> int:
        return self.reached + self.closed + self.out


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """An audience in figures."""

    by_language: tuple[LanguageCount, ...]

    @property
    def reached(self) -> int:
        """People who have joined and can get messages."""
        return sum(each.reached for each in self.by_language)

    @property
    def closed(self) -> int:
        """People who have joined and cannot be reached here."""
        return sum(each.closed for each in self.by_language)

    @property
    def out(self) -> int:
        """People who are on the list and have not joined yet."""
        return sum(each.out for each in self.by_language)

    @property
    def everybody(self) -> int:
        return self.reached + self.closed + self.out

    def without(self, written: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """Return the languages in which nothing is written, each with the number of its readers."""
        there = set(written)
        return tuple(
            (each.language, each.reached)
            for each in self.by_language
            if each.language not in there and each.reached
        )


def picked_number(picked: str) -> int:
    """Return the number of a picked item in a button; raise `StaleButton` for other texts."""
    if not (picked.isdecimal() and picked.isascii()) or len(picked) > 15:  # noqa: PLR2004 - 2**53
        raise StaleButton
    return int(picked)
