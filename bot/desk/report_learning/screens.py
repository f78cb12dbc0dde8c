"""What was learned: before, right after, a month later; the whole course, then each part."""

from bot.desk.report_figures.screens import Wording
from bot.desk.report_layout.screens import Block, ReportRow
from bot.desk.report_learning.domain import CombinedFigures, Learned
from bot.desk.reports.domain import Report


def learning(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word what was measured: the whole course, its modules, the warm-up, each part.

    "Before" is shown for a part only if its own quiz was taken before.
    """
    label = words.texts.label
    whole = [ring_chart(_scope(report, each, words), each, words) for each in report.together]
    warm_up = words.share(label("report.warm_up"), report.warm_up, none=label("report.no_warm_up"))
    parts = tuple(
        Block(
            title=_part(report, each.part, words),
            rows=(
                words.ratio(label("report.read_part"), each.finished, report.reach.inside),
                words.share(label("report.first"), each.first, none=label("report.not_taken")),
                *_measured(each.learned, words)[each.learned.baseline is None :],
            ),
        )
        for each in report.parts
    )
    return (*whole, Block(title=label("report.before_meetings"), rows=(warm_up,)), *parts)


def ring_chart(title: str, whole: CombinedFigures, words: Wording) -> Block:
    """Word before, right after and later as three rings, and the same people compared."""
    label = words.texts.label
    before, after, later = (label(f"report.{each}") for each in ("before", "after", "later"))
    return Block(
        title=title,
        kind="rings",
        rows=(
            *_measured(whole.learned, words),
            words.pair(label("report.taught"), whole.taught, before=before, after=after),
            words.pair(label("report.kept"), whole.kept, before=after, after=later),
        ),
    )


def _measured(learned: Learned, words: Wording) -> tuple[ReportRow, ...]:
    label = words.texts.label
    return (
        words.share(label("report.before"), learned.baseline, none=label("report.no_baseline")),
        words.share(label("report.after"), learned.posttest, none=label("report.not_measured")),
        words.share(label("report.later"), learned.retention, none=label("report.not_yet")),
    )


def _scope(report: Report, whole: CombinedFigures, words: Wording) -> str:
    if whole.module is None:
        return words.texts.label("report.whole")
    return report.course.module(whole.module).title.in_(words.texts.language)


def _part(report: Report, part: int, words: Wording) -> str:
    title = report.course.units[part - 1].title.in_(words.texts.language)
    return words.texts.label("report.part", part=part, title=title)
