"""The overview shows reach, the four levels in a few lines each, and week by week."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.desk.report_figures.domain import Pulse
from bot.desk.report_figures.screens import NONE, Wording, scores
from bot.desk.report_layout.screens import Block, ReportRow, RowPart
from bot.desk.report_learning.screens import ring_chart
from bot.desk.report_overview.domain import Week
from bot.desk.reports.domain import Report

_HUES = ("hue1", "hue2", "hue3")


def overview(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word the main figures of all levels."""
    label, inside = words.texts.label, report.reach.inside
    does = report.behaviour
    return (
        _reach(report, words),
        _taking_part(report, words),
        Block(
            title=label("report.level1"),
            rows=(_useful(report, words),),
            legend=scores() if isinstance(report.pulse, Pulse) else (),
        ),
        ring_chart(label("report.level2"), report.together[0], words),
        Block(
            title=label("report.level3"),
            rows=(
                words.ratio(label("report.practised"), does.practised, inside),
                words.ratio(label("report.walked"), does.walked, inside),
                words.ratio(label("report.certified"), does.certified, inside),
                words.fact(label("report.plans"), label("report.not_asked")),
            ),
        ),
        Block(
            title=label("report.level4"),
            rows=(words.fact(label("report.community"), label("report.not_reported")),),
        ),
    )


def _reach(report: Report, words: Wording) -> Block:
    label, reach = words.texts.label, report.reach
    tells = not (words.for_sharing and report.is_small)
    languages = tuple(
        RowPart(
            label=label(f"language.{language}"),
            number=many,
            what=_HUES[min(at, len(_HUES) - 1)],
            share=many / reach.inside,
        )
        for at, (language, many) in enumerate(reach.languages)
        if tells
    )
    spoken = " · ".join(f"{bit.label} {bit.number}" for bit in languages)
    return Block(
        title=label("report.reach"),
        rows=(
            words.ratio(label("report.joined"), reach.inside, reach.listed),
            words.ratio(label("report.reachable"), reach.reachable, reach.inside),
            words.ratio(label("report.week"), reach.week, reach.inside),
            words.ratio(label("report.month"), reach.month, reach.inside),
            ReportRow(label=label("report.languages"), value=spoken or NONE, bits=languages),
        ),
    )


def _taking_part(report: Report, words: Wording) -> Block:
    label, places = words.texts.label, report.places
    inside, many = report.reach.inside, len(report.parts)
    small = words.for_sharing and report.is_small
    noted = sum(each.there is not None for each in report.meetings)
    attended = (
        words.fact(label("report.attended"), label("report.not_noted"))
        if places is None
        else words.few(label("report.attended"))
        if small
        else words.ratio(
            label("report.attended"),
            *places,
            beside=words.texts.count("report.meetings", noted).unescape(),
        )
    )
    read = sum(each.finished for each in report.parts)
    return Block(
        title=label("report.taking_part"),
        rows=(
            attended,
            words.few(label("report.read"))
            if small
            else words.ratio(
                label("report.read"),
                read,
                inside * many,
                beside=words.texts.count("report.parts", many).unescape(),
            ),
        ),
    )


def _useful(report: Report, words: Wording) -> ReportRow:
    told = report.pulse
    answers = told.n if isinstance(told, Pulse) else 0
    n_label = words.texts.count("report.answers", answers).unescape() if answers else ""
    return words.pulse(words.texts.label("report.useful"), told, n_label=n_label)


# ---- over time ---------------------------------------------------------------------------


def over_time(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word what happened week by week."""
    small = words.for_sharing and report.is_small
    return tuple(
        Block(
            title=words.texts.label(f"report.weekly_{name}"),
            kind="columns",
            shown=len(report.weeks),
            rows=tuple(_week(each, number(each), words, small=small) for each in report.weeks),
        )
        for name, number in _WEEKLY.items()
    )


def _week(each: Week, number: int, words: Wording, *, small: bool) -> ReportRow:
    name = words.texts.day_and_month(each.monday)
    if small:
        return words.few(name)
    return ReportRow(label=name, value=str(number), number=number)


_WEEKLY: Final[Mapping[str, Callable[[Week], int]]] = {
    "joined": lambda week: week.joined,
    "learned": lambda week: week.learned,
    "finished": lambda week: week.finished,
}
