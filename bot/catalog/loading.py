"""Loads and checks courses: a course, or everything that is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

from bot.catalog.assembly.course import assemble_course
from bot.catalog.checks.admission import check_admission
from bot.catalog.checks.aloud import check_aloud
from bot.catalog.checks.blind_check import BlindScores, blind_scores, check_blind_reader
from bot.catalog.checks.cards import check_cards
from bot.catalog.checks.community import check_community
from bot.catalog.checks.consent import check_consent
from bot.catalog.checks.facts import check_facts
from bot.catalog.checks.guard import check_guard
from bot.catalog.checks.holidays import check_holidays
from bot.catalog.checks.inherited import check_inherited
from bot.catalog.checks.khmer_words import check_khmer_words
from bot.catalog.checks.media import check_media
from bot.catalog.checks.peers import check_peers
from bot.catalog.checks.questions import UnitScores, check_questions, unit_scores
from bot.catalog.checks.quiz import check_quizzes
from bot.catalog.checks.rhythm import check_rhythm
from bot.catalog.checks.safety import check_safety
from bot.catalog.checks.search_words import check_search_words
from bot.catalog.checks.services import check_services
from bot.catalog.checks.story import check_stories
from bot.catalog.checks.structure import check_structure
from bot.catalog.checks.surveys import check_surveys
from bot.catalog.checks.templates import check_templates
from bot.catalog.checks.words import check_words
from bot.catalog.course import Course
from bot.catalog.folders import COURSE_FILE, may_hold_course
from bot.catalog.inherited import inherited_parts
from bot.catalog.pack import Pack, ReadableFiles
from bot.catalog.pack_reading import read_course_files
from bot.catalog.problem import ContentProblem, ContentProblems, Findings, Location, Stage
from bot.catalog.yaml_file import read_yaml


def load_course(path: Path) -> Course:
    """Load the course in this folder; raise ContentProblems with all errors."""
    pack, findings = _examined(path)
    if pack is None or findings.failed:
        raise ContentProblems(findings.sorted())
    return assemble_course(pack)


def load_all(path: Path) -> tuple[Course, ...]:
    """Load the courses in `path` (see `course_folders`); raise ContentProblems for all."""
    courses: list[Course] = []
    problems: list[ContentProblem] = []
    for folder in course_folders(path):
        try:
            courses.append(load_course(folder))
        except ContentProblems as faults:
            problems += faults.problems
    if not courses and not problems:
        problems.append(_no_course(path))
    if problems:
        raise ContentProblems(problems)
    return tuple(courses)


def check_course(path: Path) -> tuple[ContentProblem, ...]:
    """Return all errors and warnings of the course in this folder, by file and line."""
    return _examined(path)[1].sorted()


def check_all(path: Path) -> tuple[ContentProblem, ...]:
    """Return all errors and warnings of all courses in `path` (see `course_folders`)."""
    folders = course_folders(path)
    if not folders:
        return (_no_course(path),)
    return tuple(problem for folder in folders for problem in check_course(folder))


def guessing_scores(path: Path) -> tuple[UnitScores, ...]:
    """Return the results of guessing in the units of all courses in `path` that can be read."""
    readable = (read_course_files(folder, Findings()) for folder in course_folders(path))
    return tuple(unit for files in readable if files for unit in unit_scores(files))


def blind_reader_scores(path: Path) -> tuple[BlindScores, ...]:
    """Return what the blind reader reaches in all courses in `path` that can be read."""
    readable = (read_course_files(folder, Findings()) for folder in course_folders(path))
    return tuple(scores for files in readable if files for scores in blind_scores(files))


def inherited_by(path: Path) -> dict[str, tuple[str, ...]]:
    """Return what each course in `path` inherits, by its id; courses must have been loaded."""
    readable = (read_course_files(folder, Findings()) for folder in course_folders(path))
    packs = (files.pack for files in readable if files and files.pack)
    return {pack.course.sheet.id: inherited_parts(pack) for pack in packs}


def named_languages(path: Path) -> Iterator[tuple[str, Location]]:
    """Yield each language of each course in `path`, and where course.yaml names it."""
    for folder in course_folders(path):
        tree = read_yaml(folder / COURSE_FILE, Findings())
        said = tree.value.get("languages") if tree and isinstance(tree.value, dict) else None
        if tree and isinstance(said, list):
            yield from ((str(each), tree.at("languages", n)) for n, each in enumerate(said))


def course_folders(path: Path) -> tuple[Path, ...]:
    """Return the folders inside `path`, by name, without bases; `path` itself if it is a course."""
    if (path / COURSE_FILE).exists():
        return (path,)
    inside = path.iterdir() if path.is_dir() else ()
    return tuple(sorted(filter(may_hold_course, inside)))


def _examined(path: Path) -> tuple[Pack | None, Findings]:
    findings = Findings()
    files = read_course_files(path, findings)
    if files is None:
        return None, findings
    _check_all(files, findings)
    return files.pack, findings


def _check_all(files: ReadableFiles, findings: Findings) -> None:
    """Check each readable file, and, if all are readable, the course as a whole."""
    with findings.during(Stage.TEXT):
        check_words(files, findings)
        check_cards(files, findings)
        check_khmer_words(files, findings)
        check_quizzes(files, findings)
        check_aloud(files, findings)
        check_questions(files, findings)
        check_blind_reader(files, findings)
        check_media(files, findings)
        check_stories(files, findings)
    if files.pack:
        check_structure(files.pack, findings)
        check_facts(files.pack, findings)
        check_search_words(files.pack, findings)
        check_safety(files.pack, findings)
        check_services(files.pack, findings)
        check_guard(files.pack, findings)
        check_community(files.pack, findings)
        check_rhythm(files.pack, findings)
        check_peers(files.pack, findings)
        check_surveys(files.pack, findings)
        check_holidays(files.pack, findings)
        check_templates(files.pack, findings)
        check_consent(files.pack, findings)
        check_admission(files.pack, findings)
        check_inherited(files.pack, findings)


def _no_course(path: Path) -> ContentProblem:
    return ContentProblem(
        place=Location(file=path),
        severity="error",
        what="There is no course in this folder.",
        advice="Make a folder for it, see content/reference.md.",
    )
