"""What was learned (the whole course, then each part), and how hard the questions are."""

from typing import Final

from bot.desk.report_figures.domain import Few
from bot.desk.report_figures.screens import Wording
from bot.desk.report_layout.screens import Block, ReportRow, RowPart
from bot.desk.report_learning.domain import CombinedFigures, ItemFigures, Learned
from bot.desk.reports.domain import Report
from bot.writing import clusters

HARDEST: Final = 8
POOR: Final = 0.2
"""Below this discrimination the wording of a question needs a check."""
_STEM: Final = 90  # characters of a question in a report
_OPTION: Final = 36


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


def questions(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word every question that was answered, the hardest first."""
    label = words.texts.label
    told = sorted(report.items, key=_hardest_first)
    rows = tuple(_question(each, words) for each in told)
    if not rows:
        nothing = words.fact(label("report.first"), label("report.not_taken"))
        return (Block(title=label("report.hardest"), rows=(nothing,)),)
    hidden = len(rows) - HARDEST
    more = words.texts.count("report.more", hidden).unescape() if hidden > 0 else ""
    return (Block(title=label("report.hardest"), rows=rows, shown=HARDEST, more=more),)


def _hardest_first(each: ItemFigures) -> tuple[float, int, int]:
    return (2 if each.difficulty is None else each.difficulty), each.part, each.number


def _question(each: ItemFigures, words: Wording) -> ReportRow:
    label, language = words.texts.label, words.texts.language
    name = f"{each.part}.{each.number}  {_short(each.item.stem.in_(language), _STEM)}"
    if isinstance(each.right, Few):
        return words.few(name, note=_older(each, words) if not each.n else "")
    assert each.difficulty is not None
    options = {option.id: option.text.in_(language) for option in each.item.options}
    unpicked = [f"“{_short(options[option], _OPTION)}”" for option in each.unpicked or ()]
    tells = None if each.discrimination is None else round(each.discrimination, 2)
    notes = [
        "" if tells is None else label(f"report.{_tells(tells)}_apart", r=f"{tells:.2f}"),
        label("report.nobody_picks", options=", ".join(unpicked)) if unpicked else "",
        _older(each, words) if each.older else "",
    ]
    bits = [] if tells is None else [RowPart(label=label("report.discrimination"), number=tells)]
    bits += [RowPart(label=label("report.unpicked"), number=len(unpicked))] if unpicked else []
    return ReportRow(
        label=name,
        value=f"{round(100 * each.difficulty)} %",
        n=each.n,
        n_label=words.n(each.n),
        number=round(100 * each.difficulty),
        unit="%",
        share=each.difficulty,
        note=" · ".join(note for note in notes if note),
        bits=tuple(bits),
    )


def _tells(discrimination: float) -> str:
    """Say what a correlation means: under 0.2 a question is poor (Ebel and Frisbie, 1991)."""
    if discrimination < 0:
        return "wrongly"
    return "hardly" if discrimination < POOR else "tells"


def _older(each: ItemFigures, words: Wording) -> str:
    return words.texts.count("report.older", each.older).unescape()


def _short(text: str, most: int) -> str:
    """Return the beginning of a text, cut between clusters."""
    chars = list(clusters(text))
    return text if len(chars) <= most else "".join(chars[: most - 1]).rstrip() + "…"
