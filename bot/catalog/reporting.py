"""The checker's findings as one text for people who write content."""

from collections.abc import Iterable
from pathlib import Path

from bot.catalog.loading import check, check_all, course_folders, load
from bot.catalog.problem import Problem
from bot.catalog.waiting import Status, status


def report(path: Path | str) -> str:
    """All problems of a course folder, or of all courses in a folder, and what waits for people."""
    root = Path(path)
    one = (root / "course.yaml").exists()
    problems = check(root) if one else check_all(root)
    lines = [str(problem) for problem in problems]
    lines.append(_sum(problems))
    if not any(problem.severity == "error" for problem in problems):
        for folder in (root,) if one else course_folders(root):
            lines += ["", *_waiting(folder.name, status(load(folder)))]
    return "\n".join(lines)


def _sum(problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    return f"{errors} errors, {warnings} warnings."


def _waiting(course: str, waiting: Status) -> Iterable[str]:
    yield f"{course}: what waits for people"
    for part in waiting.parts:
        if not part.done:
            yield (
                f"  {part.part} in {part.language}: {part.texts} texts, "
                f"{part.missing} missing, {part.drafts} not reviewed"
            )
    for language in dict.fromkeys(unsigned.language for unsigned in waiting.unsigned):
        yield from _listed(
            f"safety texts not signed off in {language}", waiting.unsigned_in(language)
        )
    yield from _listed("services not confirmed", waiting.unconfirmed_services)
    yield from _listed("terms whose translation is uncertain", waiting.uncertain_terms)
    yield from _listed("sources that nobody has seen", waiting.unseen_sources)


def _listed(what: str, names: tuple[str, ...]) -> Iterable[str]:
    if names:
        yield f"  {what}: {len(names)} ({', '.join(names)})"
