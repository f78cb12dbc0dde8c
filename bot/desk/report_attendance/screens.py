"""Who was there, and how useful it was, meeting by meeting."""

from bot.desk.report_attendance.domain import MeetingFigures
from bot.desk.report_figures.screens import Wording, scores
from bot.desk.report_layout.screens import Bit, Block, Row
from bot.desk.reports.domain import Report


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


def _there(report: Report, met: MeetingFigures, words: Wording) -> Row:
    name, label = _meeting(report, met, words), words.texts.label
    if met.there is None:
        return words.fact(name, label("report.not_noted"))
    row = words.ratio(name, met.there, met.expected)
    if row.share is None:
        return row
    counts = (("there", met.there), ("excused", met.excused), ("missed", met.missed))
    bits = tuple(
        Bit(label=label(f"report.{what}"), number=many, what=what, share=many / met.expected)
        for what, many in counts
    )
    said = " · ".join(f"{bit.label} {bit.number}" for bit in bits[1:])
    return Row(label=row.label, value=row.value, n=row.n, number=row.number, note=said, bits=bits)


def _meeting(report: Report, met: MeetingFigures, words: Wording) -> str:
    day = words.texts.day(met.starts_at, report.cohort.zone)
    if met.title:
        return f"{day} · {met.title}"
    if met.part is None:
        return day
    return f"{day} · {words.texts.label('results.part', part=met.part)}"
