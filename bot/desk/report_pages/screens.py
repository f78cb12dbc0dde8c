"""The pages of a report: learning, questions, attendance, organizations."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from bot.desk.report_figures.domain import Few
from bot.desk.report_figures.screens import FigureWording, scores
from bot.desk.report_layout.screens import Block, ReportRow, RowPart, parts_in_words, shortened
from bot.desk.report_pages.domain import CombinedFigures, ItemFigures, Learned
from bot.desk.reports.domain import MeetingFigures, OrganizationFigures, Report
from bot.small_groups import SMALLEST_GROUP

HARDEST: Final = 8
POOR: Final = 0.2
"""Below this discrimination the wording of a question needs a check."""
_STEM: Final = 90  # characters of a question in a report
_OPTION: Final = 36


def learning(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return the results of the whole course, its modules, the warm-up and each part.

    A part has "before" only if its own quiz was taken before.
    """
    label = words.texts.label
    whole = [ring_chart(_scope(report, each, words), each, words) for each in report.together]
    warm_up = words.share(
        label("report_pages.warm_up"), report.warm_up, none=label("report_pages.no_warm_up")
    )
    parts = tuple(
        Block(
            title=_part(report, each.part, words),
            rows=(
                words.ratio(label("report_pages.read_part"), each.finished, report.reach.inside),
                words.share(
                    label("report_pages.first"), each.first, none=label("report_pages.not_taken")
                ),
                *_measured(each.learned, words)[each.learned.baseline is None :],
            ),
        )
        for each in report.parts
    )
    before = Block(title=label("report_pages.before_meetings"), rows=(warm_up,))
    return (*whole, before, *parts, *_wishes(report, words))


def _wishes(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return how many people want each module next; nothing if nobody said so."""
    if not report.wishes:
        return ()
    texts, said = words.texts, sum(people for _, people in report.wishes)
    rows = tuple(
        words.ratio(
            texts.label(
                "report_pages.wish", number=module.number, title=module.title.in_(texts.language)
            ),
            people,
            said,
        )
        for module, people in report.wishes
    )
    return (Block(title=texts.label("report_pages.wishes"), rows=rows),)


def ring_chart(title: str, whole: CombinedFigures, words: FigureWording) -> Block:
    """Return before, right after and later as three rings, and the same people compared."""
    label = words.texts.label
    before, after, later = (label(f"report_pages.{each}") for each in ("before", "after", "later"))
    return Block(
        title=title,
        kind="rings",
        rows=(
            *_measured(whole.learned, words),
            words.pair(label("report_pages.taught"), whole.taught, before=before, after=after),
            words.pair(label("report_pages.kept"), whole.kept, before=after, after=later),
        ),
    )


def _measured(learned: Learned, words: FigureWording) -> tuple[ReportRow, ...]:
    label = words.texts.label
    return (
        words.share(
            label("report_pages.before"), learned.baseline, none=label("report_pages.no_baseline")
        ),
        words.share(
            label("report_pages.after"), learned.posttest, none=label("report_pages.not_measured")
        ),
        words.share(
            label("report_pages.later"), learned.retention, none=label("report_pages.not_yet")
        ),
    )


def _scope(report: Report, whole: CombinedFigures, words: FigureWording) -> str:
    if whole.module is None:
        return words.texts.label("report_pages.whole")
    return report.course.module(whole.module).title.in_(words.texts.language)


def _part(report: Report, part: int, words: FigureWording) -> str:
    title = report.course.units[part - 1].title.in_(words.texts.language)
    return words.texts.label("report_pages.part", part=part, title=title)


def questions(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return every question with an answer, the hardest first."""
    label = words.texts.label
    told = sorted(report.items, key=_hardest_first)
    rows = tuple(_question(each, words) for each in told)
    if not rows:
        nothing = words.fact(label("report_pages.first"), label("report_pages.not_taken"))
        return (Block(title=label("report_pages.hardest"), rows=(nothing,)),)
    hidden = len(rows) - HARDEST
    more = words.texts.count("desk.report_more", hidden).unescape() if hidden > 0 else ""
    return (Block(title=label("report_pages.hardest"), rows=rows, shown=HARDEST, more=more),)


def _hardest_first(each: ItemFigures) -> tuple[float, int, int]:
    return (2 if each.difficulty is None else each.difficulty), each.part, each.number


def _question(each: ItemFigures, words: FigureWording) -> ReportRow:
    label, language = words.texts.label, words.texts.language
    name = f"{each.part}.{each.number}  {shortened(each.item.stem.in_(language), _STEM)}"
    if isinstance(each.right, Few):
        return words.few(name, note=_older(each, words) if not each.n else "")
    assert each.difficulty is not None
    options = {option.id: option.text.in_(language) for option in each.item.options}
    unpicked = [f"“{shortened(options[option], _OPTION)}”" for option in each.unpicked or ()]
    tells = None if each.discrimination is None else round(each.discrimination, 2)
    notes = [
        "" if tells is None else label(f"report_pages.{_tells(tells)}_apart", r=f"{tells:.2f}"),
        label("report_pages.nobody_picks", options=", ".join(unpicked)) if unpicked else "",
        _older(each, words) if each.older else "",
    ]
    bits = (
        [] if tells is None else [RowPart(label=label("report_pages.discrimination"), number=tells)]
    )
    bits += (
        [RowPart(label=label("report_pages.unpicked"), number=len(unpicked))] if unpicked else []
    )
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
    """Rate a correlation: under 0.2 a question is poor (Ebel and Frisbie, 1991)."""
    if discrimination < 0:
        return "wrongly"
    return "hardly" if discrimination < POOR else "tells"


def _older(each: ItemFigures, words: FigureWording) -> str:
    return words.texts.count("report_pages.older", each.older).unescape()


# ---- attendance --------------------------------------------------------------------------


def attendance(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return attendance and usefulness of each meeting, the oldest first."""
    label = words.texts.label
    held = report.meetings
    if not held:
        nothing = words.fact(label("desk.report_attended"), label("report_pages.no_meeting"))
        return (Block(title=label("report_pages.there_title"), rows=(nothing,)),)
    rows = tuple(_there(report, each, words) for each in held)
    useful = tuple(words.pulse(_meeting(report, each, words), each.pulse) for each in held)
    unsure = ("unsure",) if any(each.there is not None and each.unsure for each in held) else ()
    states = ("there", "excused", *unsure, "missed")
    there = tuple((what, label(f"report_pages.{what}")) for what in states)
    return (
        Block(
            title=label("report_pages.there_title"),
            rows=rows,
            legend=there if any(row.bits for row in rows) else (),
            shown=len(held),
        ),
        Block(
            title=label("report_pages.useful_title"),
            rows=useful,
            legend=scores() if any(row.bits for row in useful) else (),
            shown=len(held),
        ),
    )


def _there(report: Report, met: MeetingFigures, words: FigureWording) -> ReportRow:
    name, label = _meeting(report, met, words), words.texts.label
    if met.there is None:
        return words.fact(name, label("desk.report_not_noted"))
    row = words.ratio(name, met.there, met.expected)
    if row.share is None:
        return row
    unsure = (("unsure", met.unsure),) if met.unsure else ()
    counts = (("there", met.there), ("excused", met.excused), *unsure, ("missed", met.missed))
    bits = tuple(
        RowPart(
            label=label(f"report_pages.{what}"), number=many, what=what, share=many / met.expected
        )
        for what, many in counts
    )
    said = parts_in_words(bits[1:])
    return ReportRow(
        label=row.label, value=row.value, n=row.n, number=row.number, note=said, bits=bits
    )


def _meeting(report: Report, met: MeetingFigures, words: FigureWording) -> str:
    day = words.texts.day(met.starts_at, report.cohort.zone)
    if met.title:
        return f"{day} · {met.title}"
    if met.part is None:
        return day
    return f"{day} · {words.texts.label('common.part', part=met.part)}"


# ---- organizations -----------------------------------------------------------------------


def organizations(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return who joined, attended and knew what, by organization."""
    label = words.texts.label
    groups = report.organizations
    if not groups:
        nothing = words.fact(label("desk.report_joined"), label("report_pages.nobody"))
        return (Block(title=label("desk.report_joined"), rows=(nothing,)),)
    did = partial(
        _of_groups,
        report=report,
        words=words,
        is_hidden=lambda each: each.attendance_suppressed,
        size=lambda each: each.inside,
    )
    parts = len(report.parts)
    blocks = [
        _of_groups(
            "desk.report_joined",
            report,
            words,
            lambda each: (each.inside, each.listed),
            is_hidden=lambda each: each.suppressed,
            size=lambda each: each.listed,
        ),
        did("desk.report_attended", ratio=lambda each: (each.there, each.places)),
        did("report_pages.read_parts", ratio=lambda each: (each.read, each.inside * parts)),
        did("desk.report_planners", ratio=lambda each: (each.planners, each.inside)),
        did("desk.report_doers", ratio=lambda each: (each.doers, each.inside)),
        _scores_of_groups(groups, words),
    ]
    return tuple(blocks)


def _scores_of_groups(groups: Sequence[OrganizationFigures], words: FigureWording) -> Block:
    """Return the score of each organization; one row if all of them are too small for one."""
    label = words.texts.label
    if all(isinstance(each.first, Few) for each in groups):
        rows = (words.few(label("report_pages.every"), note=label("report_pages.few_in_each")),)
        return Block(title=label("report_pages.first"), rows=rows)
    return Block(
        title=label("report_pages.first"),
        rows=tuple(_scored(each, words) for each in groups),
        more=words.left_out(len(groups)),
    )


def _of_groups(
    title: str,
    report: Report,
    words: FigureWording,
    ratio: Callable[[OrganizationFigures], tuple[int, int]],
    *,
    is_hidden: Callable[[OrganizationFigures], bool],
    size: Callable[[OrganizationFigures], int],
) -> Block:
    """Return a figure of each organization; for sharing, the hidden ones are last, without it.

    Before all stands the sum of the hidden ones, if it is of at least five people.

    `size` is the number of people of an organization that the figure is about.
    """
    hidden = [each for each in report.organizations if words.for_sharing and is_hidden(each)]
    told = [each for each in report.organizations if each not in hidden]
    rows = [words.ratio(_name(each, words), *ratio(each), always=True) for each in told]
    rows += [words.few(_name(each, words), note=words.texts.label("report_pages.withheld"))
             for each in hidden]  # fmt: skip
    together: list[ReportRow] = []
    if sum(map(size, hidden)) >= SMALLEST_GROUP:
        part, of = (sum(ratio(each)[at] for each in hidden) for at in (0, 1))
        together = [words.ratio(words.texts.label("report_pages.pooled", n=len(hidden)), part, of)]
    return Block(
        title=words.texts.label(title),
        rows=(*together, *rows),
        more=words.left_out(len(rows) + len(together)),
    )


def _scored(each: OrganizationFigures, words: FigureWording) -> ReportRow:
    name, label = _name(each, words), words.texts.label
    if isinstance(each.first, Few):
        return words.few(name, note=label("report_pages.withheld"))
    return words.share(name, each.first, none=label("report_pages.not_taken"))


def _name(each: OrganizationFigures, words: FigureWording) -> str:
    return each.name or words.texts.label("desk.report_no_organization")
