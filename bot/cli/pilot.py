"""Says what is missing before real people take part, and what to do about each thing."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from babel import Locale

from bot.cli.errors import counted
from bot.cli.finding import Finding, Severity
from bot.housekeeping.readiness import (
    CohortReadiness,
    CourseReadiness,
    LanguageReadiness,
    Readiness,
)
from bot.housekeeping.restore_test import GOOD_FOR
from bot.locale import Catalogue
from bot.locale.folders import ENGLISH

COORDINATORS = 2
"""One can be ill, lose a phone, or be wrong; and a second one approves large announcements."""
READY = "ready for a pilot; docs/pilot.md says how to begin it, and when to stop"


def pilot_findings(found: Readiness, catalogue: Catalogue, *, now: datetime) -> list[Finding]:
    """Return one line for each thing that a pilot needs; a missing one is a problem."""
    return [
        *_cohorts(found.cohorts),
        *(line for course in found.courses for line in _course(course)),
        *_screens(
            {each.language for course in found.courses for each in course.languages}, catalogue
        ),
        _restore(found.restored_at, now=now),
    ]


def verdict(findings: Iterable[Finding]) -> Finding:
    """Return the last line: ready, or how many things are missing."""
    problems = sum(finding.state is Severity.PROBLEM for finding in findings)
    if not problems:
        return Finding(Severity.OK, READY)
    return Finding(
        Severity.PROBLEM, f"not ready for a pilot: {counted(problems, 'thing')} to do first"
    )


def _cohorts(found: Iterable[CohortReadiness]) -> Iterator[Finding]:
    empty = True
    for cohort in found:
        empty = False
        if not cohort.known:
            words = (
                f"the course {cohort.course} of {cohort.title} is not there: put its folder back"
            )
            yield Finding(Severity.PROBLEM, words)
        yield _coordinators(cohort)
    if empty:
        words = "nobody takes a course yet: `invite coordinator` begins one"
        yield Finding(Severity.PROBLEM, words)


def _coordinators(cohort: CohortReadiness) -> Finding:
    words = f"{counted(cohort.coordinators, 'coordinator')} of {cohort.title}"
    if cohort.coordinators >= COORDINATORS:
        return Finding(Severity.OK, words)
    return Finding(
        Severity.PROBLEM,
        f"{words}, {COORDINATORS} wanted: `invite coordinator` or My team on the desk lets another "
        "one in, who also answers when the first one cannot",
    )


def _course(found: CourseReadiness) -> Iterator[Finding]:
    for language in found.languages:
        if not language.admits:
            yield _closed(found.course, language)
        yield _safety_texts(found.course, language)
        if language.texts:
            yield _review(found.course, language)
    yield _numbers(found)


def _closed(course: str, found: LanguageReadiness) -> Finding:
    return Finding(
        Severity.PROBLEM,
        f"nobody can join {course} in {_name(found.language)}: the guard, or the texts about "
        "consent and danger, have no words in it; `content check` names what is missing",
    )


def _safety_texts(course: str, found: LanguageReadiness) -> Finding:
    name = _name(found.language)
    if not found.unsigned:
        words = f"all {found.safety_texts} safety texts of {course} are signed in {name}"
        return Finding(Severity.OK, words)
    return Finding(
        Severity.PROBLEM,
        f"{found.unsigned} of {counted(found.safety_texts, 'safety text')} of {course} have no "
        f"signature in {name}: a named person signs them on the desk, Content, Safety texts, "
        "[Sign one by one]",
    )


def _review(course: str, found: LanguageReadiness) -> Finding:
    name = _name(found.language)
    if not found.unreviewed:
        return Finding(Severity.OK, f"a native speaker has reviewed all of {course} in {name}")
    return Finding(
        Severity.PROBLEM,
        f"{found.unreviewed} of {counted(found.texts, 'text')} of {course} are not reviewed in "
        f"{name}: `content status` lists them, docs/pilot.md says how a native reader works",
    )


def _numbers(found: CourseReadiness) -> Finding:
    if found.numbers:
        words = f"{counted(found.numbers, 'emergency number')} of {found.course} confirmed"
        return Finding(Severity.OK, words)
    old = f" ({found.stale_numbers} confirmed too long ago)" if found.stale_numbers else ""
    return Finding(
        Severity.PROBLEM,
        f"no emergency number of {found.course} is confirmed{old}: somebody dials it, then "
        "confirms it on the desk, Content, Numbers",
    )


_NO_SCREENS = (
    "there are no screens in {name}, so nobody can choose it: `locale new {language}` writes the "
    "files to translate, ROMLEUK_LOCALES names their folder"
)


def _screens(languages: Iterable[str], catalogue: Catalogue) -> Iterator[Finding]:
    """Check the texts of buttons and screens, in the languages that people can choose."""
    for language in sorted({*languages} - {ENGLISH}):
        name = _name(language)
        if language not in catalogue.languages:
            yield Finding(Severity.PROBLEM, _NO_SCREENS.format(name=name, language=language))
            continue
        drafts = len(catalogue.drafts(language))
        texts = counted(len(catalogue.keys(ENGLISH)), "text")
        if not drafts:
            words = f"a native speaker has reviewed all {texts} of the screens in {name}"
            yield Finding(Severity.OK, words)
            continue
        yield Finding(
            Severity.PROBLEM,
            f"{drafts} of {texts} of the screens are not reviewed in {name}: in its .po files "
            "they are marked fuzzy; docs/pilot.md says how a native reader works",
        )


def _restore(at: datetime | None, *, now: datetime) -> Finding:
    if at is None:
        words = "no backup was ever restored here: `db drill` tries it, while the bot runs"
        return Finding(Severity.PROBLEM, words)
    words = f"a backup was last restored {counted((now - at).days, 'day')} ago"
    if now - at <= GOOD_FOR:
        return Finding(Severity.OK, words)
    return Finding(
        Severity.PROBLEM, f"{words}, at most {GOOD_FOR.days} wanted: `db drill` tries it again"
    )


def _name(language: str) -> str:
    return Locale.parse(language).get_display_name("en") or language
