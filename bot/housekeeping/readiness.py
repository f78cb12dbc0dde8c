"""What a pilot needs before real people take part, and what is there already.

A pilot begins with people whom a wrong word can harm, so it needs five things: signed safety texts,
translations that a native speaker has reviewed, an emergency number that somebody has tried, a
second coordinator, and a backup that was really restored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.act import Act
from bot.catalog.course import Course
from bot.catalog.waiting import course_status
from bot.days import local_day
from bot.housekeeping.restore_test import tested_at
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort
from bot.membership.staff import storage as staff
from bot.safety.signatures.service import as_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageReadiness:
    """Counts in one language: unsigned of all safety texts, unreviewed of all course texts.

    `admits`: people may join in it. The texts of the course are 0 of 0 in the language that was
    written first: it is no translation.
    """

    language: str
    admits: bool = True
    unsigned: int
    safety_texts: int
    unreviewed: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseReadiness:
    """A course that a cohort takes, with counts of its emergency numbers.

    `numbers` were tried lately; `stale_numbers` were tried too long ago.
    """

    course: str
    languages: tuple[LanguageReadiness, ...]
    numbers: int
    stale_numbers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortReadiness:
    """A cohort that is not closed; `known`: the files of its course are there."""

    title: str
    course: str
    known: bool
    coordinators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Everything that a pilot needs; `restored_at` is UTC-aware, None without a restore."""

    cohorts: tuple[CohortReadiness, ...]
    courses: tuple[CourseReadiness, ...]
    restored_at: datetime | None


NOTHING_YET = Readiness(cohorts=(), courses=(), restored_at=None)
"""Before the first start."""


async def load_readiness(act: Act) -> Readiness:
    """Check every cohort that is not closed, and its course."""
    running = sorted(await cohorts.open_cohorts(act.tx, now=act.now), key=lambda each: each.id)
    taken = {each.course: each for each in running if each.course in act.courses}
    return Readiness(
        cohorts=tuple([await _cohort(act, each) for each in running]),
        courses=tuple([await _course(act, each) for each in taken.values()]),
        restored_at=await tested_at(act.tx),
    )


async def _cohort(act: Act, cohort: Cohort) -> CohortReadiness:
    """Count the coordinators who can be reached; one who has lost their account is not counted."""
    there = [each for each in await staff.coordinators(act.tx, cohort.id) if each.telegram_id]
    return CohortReadiness(
        title=cohort.title,
        course=cohort.course,
        known=cohort.course in act.courses,
        coordinators=len({each.id for each in there}),
    )


async def _course(act: Act, cohort: Cohort) -> CourseReadiness:
    course = await as_signed(act.tx, act.courses[cohort.course])
    today = local_day(act.now, cohort.zone)
    tried = [each.verified for each in course.confirmed_services if each.emergency]
    directory = course.directory
    fresh = sum(sign is not None and not directory.is_old(sign.on, today=today) for sign in tried)
    return CourseReadiness(
        course=course.id,
        languages=languages_of(course),
        numbers=fresh,
        stale_numbers=len(tried) - fresh,
    )


def languages_of(course: Course) -> tuple[LanguageReadiness, ...]:
    """Count the signed and the reviewed texts in each language of a course."""
    found = course_status(course)
    return tuple(
        LanguageReadiness(
            language=language,
            admits=course.admits(language),
            unsigned=len(found.unsigned_in(language)),
            safety_texts=len(course.safety_texts),
            unreviewed=sum(part.missing + part.drafts for part in parts),
            texts=sum(part.texts for part in parts),
        )
        for language in course.languages
        for parts in [() if language == course.languages[0] else found.in_(language)]
    )


def to_json(found: Readiness) -> dict[str, Any]:
    at = found.restored_at
    return {**asdict(found), "restored_at": at and at.isoformat()}


def readiness_from_json(said: Mapping[str, Any]) -> Readiness:
    """Read what `to_json` has written."""
    at = said["restored_at"]
    return Readiness(
        cohorts=tuple(CohortReadiness(**each) for each in said["cohorts"]),
        courses=tuple(_course_of(each) for each in said["courses"]),
        restored_at=datetime.fromisoformat(at) if at else None,
    )


def _course_of(said: Mapping[str, Any]) -> CourseReadiness:
    languages: Iterable[Mapping[str, Any]] = said["languages"]
    return CourseReadiness(
        **{**said, "languages": tuple(LanguageReadiness(**each) for each in languages)}
    )
