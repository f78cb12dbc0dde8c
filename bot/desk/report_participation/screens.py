"""Who took part, meeting by meeting and organization by organization."""

from collections.abc import Callable

from bot.desk.report_figures.domain import Few
from bot.desk.report_figures.screens import Wording, scores
from bot.desk.report_layout.screens import Block, ReportRow, RowPart
from bot.desk.report_participation.domain import MeetingFigures, OrganizationFigures
from bot.desk.reports.domain import Report
from bot.learning.attempts.domain import SMALLEST_GROUP


def attendance(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word attendance and usefulness of each meeting, the oldest first."""
    label = words.texts.label
    held = report.meetings
    if not held:
        nothing = words.fact(label("report.attended"), label("report.no_meeting"))
        return (Block(title=label("report.there_title"), rows=(nothing,)),)
    rows = tuple(_there(report, each, words) for each in held)
    useful = tuple(words.pulse(_meeting(report, each, words), each.pulse) for each in held)
    there = tuple((what, label(f"report.{what}")) for what in ("there", "excused", "missed"))
    return (
        Block(
            title=label("report.there_title"),
            rows=rows,
            legend=there if any(row.bits for row in rows) else (),
            shown=len(held),
        ),
        Block(
            title=label("report.useful_title"),
            rows=useful,
            legend=scores() if any(row.bits for row in useful) else (),
            shown=len(held),
        ),
    )


def _there(report: Report, met: MeetingFigures, words: Wording) -> ReportRow:
    name, label = _meeting(report, met, words), words.texts.label
    if met.there is None:
        return words.fact(name, label("report.not_noted"))
    row = words.ratio(name, met.there, met.expected)
    if row.share is None:
        return row
    counts = (("there", met.there), ("excused", met.excused), ("missed", met.missed))
    bits = tuple(
        RowPart(label=label(f"report.{what}"), number=many, what=what, share=many / met.expected)
        for what, many in counts
    )
    said = " · ".join(f"{bit.label} {bit.number}" for bit in bits[1:])
    return ReportRow(
        label=row.label, value=row.value, n=row.n, number=row.number, note=said, bits=bits
    )


def _meeting(report: Report, met: MeetingFigures, words: Wording) -> str:
    day = words.texts.day(met.starts_at, report.cohort.zone)
    if met.title:
        return f"{day} · {met.title}"
    if met.part is None:
        return day
    return f"{day} · {words.texts.label('results.part', part=met.part)}"


# ---- organizations -----------------------------------------------------------------------


def organizations(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word who joined, attended and knew what, organization by organization."""
    label = words.texts.label
    groups = report.organizations
    if not groups:
        nothing = words.fact(label("report.joined"), label("report.nobody"))
        return (Block(title=label("report.joined"), rows=(nothing,)),)
    blocks = [
        _of_groups(
            "report.joined",
            report,
            words,
            lambda each: (each.inside, each.listed),
            is_hidden=lambda each: each.suppressed,
            size=lambda each: each.listed,
        ),
        _of_groups(
            "report.attended",
            report,
            words,
            lambda each: (each.there, each.places),
            is_hidden=lambda each: each.attendance_suppressed,
            size=lambda each: each.inside,
        ),
        Block(
            title=label("report.first"),
            rows=tuple(_scored(each, words) for each in groups),
            more=words.left_out(len(groups)),
        ),
    ]
    return tuple(blocks)


def _of_groups(
    title: str,
    report: Report,
    words: Wording,
    ratio: Callable[[OrganizationFigures], tuple[int, int]],
    *,
    is_hidden: Callable[[OrganizationFigures], bool],
    size: Callable[[OrganizationFigures], int],
) -> Block:
    """Word a fact of each organization; for sharing, hidden ones are last, and first as one group.

    `size` is how many people of an organization the fact is about.
    """
    hidden = [each for each in report.organizations if words.for_sharing and is_hidden(each)]
    told = [each for each in report.organizations if each not in hidden]
    rows = [words.ratio(_name(each, words), *ratio(each), always=True) for each in told]
    rows += [words.few(_name(each, words), note=words.texts.label("report.withheld"))
             for each in hidden]  # fmt: skip
    together: list[ReportRow] = []
    if sum(map(size, hidden)) >= SMALLEST_GROUP:
        part, of = (sum(ratio(each)[at] for each in hidden) for at in (0, 1))
        together = [words.ratio(words.texts.label("report.pooled", n=len(hidden)), part, of)]
    return Block(
        title=words.texts.label(title),
        rows=(*together, *rows),
        more=words.left_out(len(rows) + len(together)),
    )


def _scored(each: OrganizationFigures, words: Wording) -> ReportRow:
    name, label = _name(each, words), words.texts.label
    if isinstance(each.first, Few):
        return words.few(name, note=label("report.withheld"))
    return words.share(name, each.first, none=label("report.not_taken"))


def _name(each: OrganizationFigures, words: Wording) -> str:
    return each.name or words.texts.label("report.no_organization")
