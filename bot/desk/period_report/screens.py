"""The report of a period in words: as text, as a picture, and as rows of a sheet."""

from dataclasses import replace
from datetime import date

from bot.desk.buttons import PeriodReport
from bot.desk.period_report.domain import FirstRunFigure, InCommunities, PeriodFigures
from bot.desk.periods.screens import name_of
from bot.desk.report_figures.domain import Few, Pulse
from bot.desk.report_figures.screens import NONE, FigureWording, scores
from bot.desk.report_layout.screens import Block, ReportPage, ReportRow
from bot.desk.reports.domain import attended_places
from bot.locale import Texts
from bot.small_groups import SMALLEST_GROUP
from bot.telegram.kit.destinations import OpenSheets
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_desk


def page(found: PeriodFigures, texts: Texts, *, for_sharing: bool) -> ReportPage:
    words = FigureWording(texts=texts, for_sharing=for_sharing)
    cohort, label = found.cohort, texts.label
    return ReportPage(
        name="period",
        title=label("period_report.title_period", period=name_of(found.period, texts)),
        sub=label(
            "desk.report_sub",
            cohort=cohort.title,
            day=texts.date(found.now, cohort.zone),
            time=texts.clock(found.now, cohort.zone),
        ),
        foot=label("period_report.foot_period"),
        blocks=(
            _taking_part(found, words),
            Block(
                title=label("desk.report_level1"),
                rows=(words.pulse(label("desk.report_useful"), found.pulse),),
                legend=scores() if isinstance(found.pulse, Pulse) else (),
            ),
            Block(
                title=label("desk.report_level2"),
                rows=tuple(_tried(each, words) for each in found.tried),
            ),
            _behaviour(found, words),
            Block(title=label("desk.report_level4"), rows=_in_communities(found.community, words)),
        ),
    )


def _taking_part(found: PeriodFigures, words: FigureWording) -> Block:
    label, did, places = words.texts.label, found.happened, attended_places(found.meetings)
    noted = sum(each.there is not None for each in found.meetings)
    held = words.texts.count("desk.report_meetings", noted).unescape()
    small = words.for_sharing and did.inside < SMALLEST_GROUP
    attended = label("desk.report_attended")
    if not found.meetings or places is None:
        none = "desk.report_not_noted" if found.meetings else "period_report.no_meeting_then"
        there = words.fact(attended, label(none))
    elif small:
        there = words.few(attended)
    else:
        there = words.ratio(attended, *places, beside=held)
    return Block(
        title=label("desk.report_taking_part"),
        rows=(
            words.ratio(label("period_report.joined_then"), did.joined, did.listed),
            there,
            words.ratio(label("period_report.answered_then"), did.answered, did.inside),
            words.ratio(label("period_report.finished_then"), did.finished, did.inside),
        ),
    )


def _behaviour(found: PeriodFigures, words: FigureWording) -> Block:
    label, did = words.texts.label, found.happened
    facts = {
        "period_report.practised_then": did.practised,
        "desk.report_walked": did.walked,
        "period_report.certified_then": did.certified,
        "desk.report_planners": did.planned,
        "desk.report_doers": did.done,
    }
    return Block(
        title=label("desk.report_level3"),
        rows=tuple(words.ratio(label(key), many, did.inside) for key, many in facts.items()),
    )


def _tried(each: FirstRunFigure, words: FigureWording) -> ReportRow:
    texts = words.texts
    name = texts.label("period_report.first_of_part", part=each.part)
    if isinstance(each.first, Few):
        return words.few(name, note=texts.label("period_report.few_then"))
    row = words.share(name, each.first, none=texts.label("period_report.not_taken_then"))
    if each.months is None:
        return row
    return replace(row, note=_months(each.months, texts))


def _in_communities(found: InCommunities, words: FigureWording) -> tuple[ReportRow, ...]:
    texts = words.texts
    name = texts.label("desk.report_community")
    if found.months is None:
        return (words.fact(name, texts.label("period_report.not_reported_then")),)
    said = texts.count("common.community_so_far", found.sessions, people=found.people).unescape()
    withheld = texts.count("period_report.months_withheld", found.withheld).unescape()
    notes = [_months(found.months, texts), withheld if found.withheld else ""]
    value = said if found.sessions else NONE
    return (ReportRow(label=name, value=value, note=" · ".join(note for note in notes if note)),)


def _months(months: tuple[date, date], texts: Texts) -> str:
    first, last = (texts.month(each) for each in months)
    return first if first == last else texts.label("desk.period_days", first=first, last=last)


def as_text(found: PeriodFigures, texts: Texts, *, pictures: bool) -> Screen:
    """Show the report; `pictures`: offer it as a picture, too."""
    cohort, numbers = found.cohort.id, found.period.numbers
    picture = tap(texts.label("desk.report_picture"), PeriodReport(cohort, "picture", *numbers))
    sheet = tap(texts.label("common.xlsx"), PeriodReport(cohort, "xlsx", *numbers))
    return Screen(
        text=page(found, texts, for_sharing=False).said(texts),
        buttons=[
            [*([picture] if pictures else []), sheet],
            [
                tap(texts.label("period_report.sheets_back"), OpenSheets(cohort, *numbers)),
                to_desk(cohort, texts),
            ],
        ],
    )
