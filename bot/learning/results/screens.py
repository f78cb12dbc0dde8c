"""My results: the data of the picture, its caption, and the same as text."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from markupsafe import Markup

from bot.learning.buttons import CloseFile, OpenCertificate, ResultsAsPicture, ResultsAsText
from bot.learning.measures.domain import PostTest
from bot.learning.quiz.buttons import OpenQuizzes
from bot.learning.quiz.domain import Score
from bot.learning.recap.buttons import OpenLessons
from bot.learning.results.domain import MEETING, ActivityWeeks, LearningResults, QuizResult
from bot.learning.results.service import MyResults
from bot.learning.retention.domain import Share
from bot.locale import Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import to_home

_MONDAY: Final = date(2024, 1, 1)
_WORKING_DAYS: Final = 5

# ---- what is sent ------------------------------------------------------------------------


def caption(found: MyResults, texts: Texts) -> Screen:
    """Return the caption of the picture: a neutral line, and buttons to close it."""
    as_text = tap(texts.label("learning_results.as_text"), ResultsAsText())
    return Screen(
        text=texts("common.name"),
        buttons=[
            [as_text, *_certificate(found, texts, anew=True)],
            [tap(texts.label("common.close"), CloseFile())],
        ],
    )


def as_text(found: MyResults, texts: Texts, *, pictures: bool, now: datetime) -> Screen:
    """Show the results as text; `pictures`: the reader wants pictures, so offer one."""
    results = found.results
    as_picture = tap(texts.label("learning_results.as_picture"), ResultsAsPicture())
    activity = results.activity
    return Screen(
        text=paragraphs(
            lines(texts("learning_results.head"), _sub(found, texts, now=now)),
            texts("learning_results.lessons_text", read=results.read, all=results.lessons),
            _quizzes_text(results.quizzes, texts),
            _measured_text(results, texts),
            texts("learning_results.rhythm_text", line=_weeks_line(activity, texts))
            if activity
            else None,
            texts("learning_results.private"),
        ),
        buttons=[
            [*([as_picture] if pictures else []), *_certificate(found, texts, anew=False)],
            [tap(texts.label("common.close"), OpenHome())],
        ],
    )


def nothing(texts: Texts) -> Screen:
    """Say that there is nothing to show yet."""
    return Screen(
        text=texts("learning_results.nothing"),
        buttons=[
            [
                tap(texts.label("common.lessons"), OpenLessons()),
                tap(texts.label("common.quiz"), OpenQuizzes()),
            ],
            [to_home(texts)],
        ],
    )


# ---- the words of the picture ------------------------------------------------------------


def picture_data(found: MyResults, texts: Texts, *, now: datetime) -> dict[str, Any]:
    """Return the data for `progress_card`; a part without anything to show is None."""
    results = found.results
    return {
        "language": texts.language,
        "head": texts.label("learning_results.head"),
        "sub": _sub(found, texts, now=now).unescape(),
        "foot": texts.label("learning_results.private"),
        "lessons": {
            "title": texts.label("learning_results.lessons"),
            "line": texts.label(
                "learning_results.lessons_line", read=results.read, all=results.lessons
            ),
            "done": results.read,
            "of": results.lessons,
        }
        if results.lessons
        else None,
        "quizzes": _quizzes(results.quizzes, texts),
        "kept": _measured_rings(results, texts),
        "rhythm": _weeks(results.activity, texts),
    }


def _quizzes(quizzes: Sequence[QuizResult], texts: Texts) -> dict[str, Any] | None:
    if not quizzes:
        return None
    rows = [
        {
            "label": texts.label("common.part", part=each.part),
            "value": _of(each.best, texts),
            "share": _share(each.best),
            "before": _share(each.first) if _is_better(each) else None,
            "course": None if each.half is None else each.half / max(1, each.first.total),
        }
        for each in quizzes
    ]
    legend = ["share"]
    legend += [what for what in ("before", "course") if any(row[what] is not None for row in rows)]
    return {
        "title": texts.label("learning_results.quizzes"),
        "rows": rows,
        "legend": _legend(legend, texts),
    }


def _measured_rings(results: LearningResults, texts: Texts) -> dict[str, Any] | None:
    if results.measured.is_empty:
        return None
    rings = [
        {
            "label": texts.label(f"learning_results.{name}"),
            "value": "–" if share is None else f"{round(100 * share.of_one)} %",
            "share": None if share is None else share.of_one,
            "line": said,
        }
        for name, share, said in _measurements(results, texts)
    ]
    return {"title": texts.label("learning_results.kept"), "rings": rings}


def _weeks(activity: ActivityWeeks | None, texts: Texts) -> dict[str, Any] | None:
    if activity is None:
        return None
    weekend = any(any(week[_WORKING_DAYS:]) for week in activity.weeks)
    shown = 7 if weekend else _WORKING_DAYS
    met = any(MEETING in week for week in activity.weeks)
    legend = ["practised", "meeting"] if met else ["practised"]
    return {
        "title": texts.label("learning_results.rhythm"),
        "line": _weeks_line(activity, texts).unescape(),
        "legend": _legend(legend, texts),
        "days": [texts.weekday_short(_MONDAY + timedelta(days=n)) for n in range(shown)],
        "weeks": [list(week[:shown]) for week in activity.weeks],
    }


def _legend(shown: Sequence[str], texts: Texts) -> list[dict[str, str]]:
    return [
        {"what": what, "label": texts.label(f"learning_results.legend_{what}")} for what in shown
    ]


# ---- the same as text --------------------------------------------------------------------


def _quizzes_text(quizzes: Sequence[QuizResult], texts: Texts) -> Markup | None:
    if not quizzes:
        return None
    return lines(
        texts("learning_results.quizzes_head"), *(_quiz_text(each, texts) for each in quizzes)
    )


def _quiz_text(each: QuizResult, texts: Texts) -> Markup:
    said = texts("learning_results.quiz_text", part=each.part, best=_of(each.best, texts))
    if _is_better(each):
        said += texts("learning_results.quiz_first", first=_of(each.first, texts))
    if each.half is not None:
        said += texts("learning_results.quiz_half", half=each.half)
    return said


def _measured_text(results: LearningResults, texts: Texts) -> Markup | None:
    if results.measured.is_empty:
        return None
    told = [
        texts(
            "learning_results.kept_line", label=texts.label(f"learning_results.{name}"), said=said
        )
        for name, _, said in _measurements(results, texts)
    ]
    return lines(texts("learning_results.kept_head"), *told)


def _measurements(results: LearningResults, texts: Texts) -> list[tuple[str, Share | None, str]]:
    """Return the name of each measurement, its share, and its text with the number of answers.

    The text of a missing one says when it comes, never 0; a post-test that cannot come any more is
    left out.
    """
    measured = results.measured
    every = (
        ("before", measured.baseline, "learning_results.before_none"),
        ("after", measured.posttest, f"learning_results.after_{results.posttest}"),
        ("later", measured.retention, "learning_results.later_none"),
    )
    return [
        (name, share, texts.label(none) if share is None else _of(share, texts))
        for name, share, none in every
        if share is not None or name != "after" or results.posttest is not PostTest.OVER
    ]


def _weeks_line(activity: ActivityWeeks, texts: Texts) -> Markup:
    weeks = texts.count("learning_results.weeks", len(activity.weeks))
    return texts.count("learning_results.days", activity.days, weeks=weeks)


def _sub(found: MyResults, texts: Texts, *, now: datetime) -> Markup:
    course = found.course.short.in_(texts.language)
    return texts("learning_results.sub", course=course, day=texts.date(now, found.zone))


def _of(score: Score | Share, texts: Texts) -> str:
    return texts.label("learning_results.of", right=score.right, total=score.total)


def _share(score: Score) -> float:
    return score.right / max(1, score.total)


def _is_better(each: QuizResult) -> bool:
    return _share(each.first) < _share(each.best)


def _certificate(found: MyResults, texts: Texts, *, anew: bool) -> list[ScreenButton]:
    if found.completion is None and found.certificate is None:
        return []
    return [tap(texts.label("learning_results.certificate"), OpenCertificate(int(anew)))]
