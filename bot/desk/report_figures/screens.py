"""Figures in words: a share with its n, a count of a group, too few people, not measured."""

from dataclasses import dataclass

from bot.desk.report_figures.domain import SCORES, BeforeAndAfter, Few, Figure, Pulse
from bot.desk.report_layout.screens import SHOWN, ReportRow, RowPart
from bot.locale import Texts
from bot.small_groups import SMALLEST_GROUP

NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWording:
    """Writes figures in one language; `for_sharing` they say nothing about a group under five.

    Facts that coordinators see of everybody by name (joined, attended, read) are shown in their own
    chat for any group; scores never are.
    """

    texts: Texts
    for_sharing: bool

    def ratio(
        self, label: str, part: int, of: int, *, beside: str = "", always: bool = False
    ) -> ReportRow:
        """Return "13 of 14"; hidden `for_sharing` if the group is small, unless `always`."""
        if not of:
            return ReportRow(label=label, value=NONE, n_label=beside)
        if self.for_sharing and of < SMALLEST_GROUP and not always:
            return self.few(label)
        return ReportRow(
            label=label,
            value=self.texts.label("desk.report_of", n=part, all=of),
            n=of,
            number=part,
            n_label=beside,
            share=part / of,
        )

    def few(self, label: str, *, note: str = "") -> ReportRow:
        """Return that there are too few people for a figure."""
        return ReportRow(
            label=label, value=NONE, note=note or self.texts.label("report_figures.few")
        )

    def fact(self, label: str, value: str) -> ReportRow:
        """Return a value that is not a figure."""
        return ReportRow(label=label, value=value)

    def share(self, label: str, figure: Figure, *, none: str) -> ReportRow:
        """Return "78 %" with its n; `none` if it was not measured."""
        if isinstance(figure, Few):
            return self.few(label)
        if figure is None:
            return ReportRow(label=label, value=NONE, note=none)
        return ReportRow(
            label=label,
            value=f"{_percent(figure.of_one)} %",
            n=figure.people,
            n_label=self.n(figure.people),
            number=_percent(figure.of_one),
            unit="%",
            share=figure.of_one,
        )

    def pair(
        self, label: str, pair: BeforeAndAfter | Few | None, *, before: str, after: str
    ) -> ReportRow:
        """Return "54 % › 78 %" of the same people."""
        if isinstance(pair, Few):
            return self.few(label)
        if pair is None:
            return ReportRow(
                label=label, value=NONE, note=self.texts.label("report_figures.not_comparable")
            )
        first, second = _percent(pair.before.of_one), _percent(pair.after.of_one)
        return ReportRow(
            label=label,
            value=f"{first} % › {second} %",
            n=pair.before.people,
            n_label=self.n(pair.before.people),
            bits=(RowPart(label=before, number=first), RowPart(label=after, number=second)),
        )

    def pulse(self, label: str, pulse: Pulse | Few | None, *, n_label: str = "") -> ReportRow:
        """Return the mean of scores from 1 to 5 with its n, median, and the count of each."""
        if isinstance(pulse, Few):
            return self.few(label)
        if pulse is None:
            return ReportRow(
                label=label, value=NONE, note=self.texts.label("report_figures.no_answer")
            )
        mean = round(pulse.mean, 1)
        median = self.texts.label("report_figures.median", median=f"{pulse.middle:g}")
        return ReportRow(
            label=label,
            value=f"{mean:.1f}",
            n=pulse.n,
            n_label=f"{n_label or self.n(pulse.n)} · {median}",
            number=mean,
            unit="1–5",
            bits=tuple(
                RowPart(label=str(score), number=many, what=f"score{score}", share=many / pulse.n)
                for score, many in zip(SCORES, pulse.scores, strict=True)
            ),
        )

    def left_out(self, rows: int) -> str:
        """Tell the reader that the sheet has more rows; empty if all rows are shown."""
        hidden = rows - SHOWN
        return self.texts.count("desk.report_more", hidden).unescape() if hidden > 0 else ""

    def n(self, people: int) -> str:
        """Return "n = 12"."""
        return self.texts.label("report_figures.n", n=people)


def _percent(of_one: float) -> int:
    return round(100 * of_one)


def scores() -> tuple[tuple[str, str], ...]:
    """Return the legend of scores from 1 to 5."""
    return tuple((f"score{score}", str(score)) for score in SCORES)
