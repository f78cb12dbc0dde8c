"""The overview (reach, the four levels, week by week); any report as text, picture or file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.desk.buttons import OpenReport, ReportFile, ReportPicture
from bot.desk.report_deeds.screens import (
    deeds_page,
    level_rows,
    monthly,
    plan_rows,
    surveys_page,
)
from bot.desk.report_figures.domain import Pulse
from bot.desk.report_figures.screens import NONE, FigureWording, scores
from bot.desk.report_layout.screens import Block, ReportPage, ReportRow, RowPart, parts_in_words
from bot.desk.report_pages.screens import attendance, learning, organizations, questions, ring_chart
from bot.desk.reports.domain import Report, Week, attended_places
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import CohortId
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call, Drawing
from bot.telegram.kit.destinations import OpenSheets
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import CohortView, Slots, rows_of

_HUES = ("hue1", "hue2", "hue3")


def overview(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return the main figures of all levels."""
    label, inside = words.texts.label, report.reach.inside
    does = report.behaviour
    return (
        _reach(report, words),
        _taking_part(report, words),
        Block(
            title=label("desk.report_level1"),
            rows=(_useful(report, words), *level_rows(report, words, 1)),
            legend=scores() if isinstance(report.pulse, Pulse) else (),
        ),
        ring_chart(label("desk.report_level2"), report.together[0], words),
        Block(
            title=label("desk.report_level3"),
            rows=(
                words.ratio(label("reports.practised"), does.practised, inside),
                words.ratio(label("desk.report_walked"), does.walked, inside),
                words.ratio(label("reports.certified"), does.certified, inside),
                *plan_rows(report, words),
                *level_rows(report, words, 3),
            ),
        ),
        Block(
            title=label("desk.report_level4"),
            rows=(
                words.fact(label("desk.report_community"), _community(report, words)),
                *level_rows(report, words, 4),
            ),
        ),
    )


def _community(report: Report, words: FigureWording) -> str:
    """Say how many sessions in communities were logged, and for how many people."""
    logged = report.deeds.community
    if logged is None:
        return words.texts.label("desk.report_not_reported")
    if logged.is_small:
        return words.texts.count("common.community_too_few", logged.sessions).unescape()
    return words.texts.count(
        "common.community_so_far", logged.sessions, people=logged.people
    ).unescape()


def _reach(report: Report, words: FigureWording) -> Block:
    label, reach = words.texts.label, report.reach
    tells = not (words.for_sharing and report.is_small)
    spoken = {own_name(each): many for each, many in reach.languages if tells}
    languages = _in_hues(spoken, reach.inside)
    return Block(
        title=label("reports.reach"),
        rows=(
            words.ratio(label("desk.report_joined"), reach.inside, reach.listed),
            words.ratio(label("reports.reachable"), reach.reachable, reach.inside),
            words.ratio(label("reports.week"), reach.week, reach.inside),
            words.ratio(label("reports.month"), reach.month, reach.inside),
            ReportRow(
                label=label("reports.languages"),
                value=parts_in_words(languages) or NONE,
                bits=languages,
            ),
            *_sexes(report, words),
        ),
    )


def _sexes(report: Report, words: FigureWording) -> tuple[ReportRow, ...]:
    """Return how many women and men there are; small groups are hidden from every reader."""
    if report.sexes is None:
        return ()
    label = words.texts.label
    told = {
        label(f"reports.sex.{sex}"): many for sex, many in report.sexes.items() if many is not None
    }
    bits = _in_hues(told, report.reach.inside)
    note = label("reports.sex_withheld") if len(told) < len(report.sexes) else ""
    return (
        ReportRow(
            label=label("reports.sexes"), value=parts_in_words(bits) or NONE, bits=bits, note=note
        ),
    )


def _in_hues(numbers: Mapping[str, int], whole: int) -> tuple[RowPart, ...]:
    """Return numbers by label as parts of a whole, each in its colour."""
    return tuple(
        RowPart(label=label, number=many, what=_HUES[min(at, len(_HUES) - 1)], share=many / whole)
        for at, (label, many) in enumerate(numbers.items())
    )


def _taking_part(report: Report, words: FigureWording) -> Block:
    label, places = words.texts.label, attended_places(report.meetings)
    inside, many = report.reach.inside, len(report.parts)
    small = words.for_sharing and report.is_small
    noted = sum(each.there is not None for each in report.meetings)
    attended = (
        words.fact(label("desk.report_attended"), label("desk.report_not_noted"))
        if places is None
        else words.few(label("desk.report_attended"))
        if small
        else words.ratio(
            label("desk.report_attended"),
            *places,
            beside=words.texts.count("desk.report_meetings", noted).unescape(),
        )
    )
    read = sum(each.finished for each in report.parts)
    return Block(
        title=label("desk.report_taking_part"),
        rows=(
            attended,
            words.few(label("reports.read"))
            if small
            else words.ratio(
                label("reports.read"),
                read,
                inside * many,
                beside=words.texts.count("reports.parts", many).unescape(),
            ),
        ),
    )


def _useful(report: Report, words: FigureWording) -> ReportRow:
    told = report.pulse
    answers = told.n if isinstance(told, Pulse) else 0
    n_label = words.texts.count("reports.answers", answers).unescape() if answers else ""
    return words.pulse(words.texts.label("desk.report_useful"), told, n_label=n_label)


# ---- over time ---------------------------------------------------------------------------


def over_time(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return what happened week by week, and what leaders did month by month."""
    small = words.for_sharing and report.is_small
    weekly = tuple(
        Block(
            title=words.texts.label(f"reports.weekly_{name}"),
            kind="columns",
            shown=len(report.weeks),
            rows=tuple(_week(each, number(each), words, small=small) for each in report.weeks),
        )
        for name, number in _WEEKLY.items()
    )
    return (*weekly, *monthly(report, words))


def _week(each: Week, number: int, words: FigureWording, *, small: bool) -> ReportRow:
    name = words.texts.day_and_month(each.monday)
    if small:
        return words.few(name)
    return ReportRow(label=name, value=str(number), number=number)


_WEEKLY: Final[Mapping[str, Callable[[Week], int]]] = {
    "joined": lambda week: week.joined,
    "learned": lambda week: week.learned,
    "finished": lambda week: week.finished,
}


PAGES: Final[Mapping[str, Callable[[Report, FigureWording], tuple[Block, ...]]]] = {
    "overview": overview,
    "learning": learning,
    "deeds": deeds_page,
    "surveys": surveys_page,
    "attendance": attendance,
    "questions": questions,
    "organizations": organizations,
    "time": over_time,
}


def page(report: Report, name: str, texts: Texts, *, for_sharing: bool) -> ReportPage:
    """Return one report; raise KeyError for an unknown name."""
    words = FigureWording(texts=texts, for_sharing=for_sharing)
    cohort = report.cohort
    return ReportPage(
        name=name,
        title=texts.label(f"reports.title_{name}"),
        sub=texts.label(
            "desk.report_sub",
            cohort=cohort.title,
            day=texts.date(report.now, cohort.zone),
            time=texts.clock(report.now, cohort.zone),
        ),
        foot=_foot(name, texts, for_sharing=for_sharing),
        blocks=PAGES[name](report, words),
    )


def _foot(name: str, texts: Texts, *, for_sharing: bool) -> str:
    foot = texts.label("reports.foot" if for_sharing else "reports.foot_own")
    return texts.label("reports.foot_questions", foot=foot) if name == "questions" else foot


def pages(report: Report, texts: Texts) -> list[ReportPage]:
    """Return all reports for sharing."""
    return [page(report, name, texts, for_sharing=True) for name in PAGES]


def one_moment(texts: Texts) -> Screen:
    return Screen(text=texts("reports.one_moment"))


def as_text(
    page: ReportPage, view: CohortView, slots: Slots, texts: Texts, *, pictures: bool
) -> Screen:
    """Show a report; the overview leads to the others. `pictures`: offer it as a picture, too."""
    cohort = view.cohort.id
    picture = [tap(texts.label("desk.report_picture"), ReportPicture(cohort, page.name))]
    if page.name != "overview":
        return Screen(
            text=paragraphs(
                page.said(texts), texts("reports.behind") if page.name == "learning" else None
            ),
            buttons=[
                [*(picture if pictures else []), back(cohort, texts)],
                [to_desk(cohort, texts)],
            ],
        )
    return Screen(
        text=paragraphs(page.said(texts), texts("reports.files")),
        buttons=[
            [*(picture if pictures else []), _to("learning", cohort, texts)],
            [_to("deeds", cohort, texts), _to("surveys", cohort, texts)],
            [_to("attendance", cohort, texts), _to("questions", cohort, texts)],
            [_to("organizations", cohort, texts), _to("time", cohort, texts)],
            [
                tap(texts.label("common.xlsx"), ReportFile(cohort, "xlsx")),
                tap(texts.label("reports.csv"), ReportFile(cohort, "csv")),
            ],
            [tap(texts.label("reports.sheets_label"), OpenSheets(cohort))],
            *rows_of(slots.reports, view, texts),
            [to_desk(cohort, texts)],
        ],
    )


def pictures(chat_id: int, told: ReportPage, texts: Texts) -> Iterator[Call]:
    """Yield the calls that send a page as pictures; their caption tells nothing."""
    for at, data in enumerate(told.drawings(texts.language)):
        drawing = Drawing(
            field="photo", recipe="report_picture", about=data, filename="picture.png", private=True
        )
        yield calls.picture(chat_id, Screen(text=texts("common.name")), drawing, silent=at > 0)


def sheet(pages: Sequence[ReportPage], texts: Texts) -> dict[str, Any]:
    """Return the data of the files."""
    return {
        "head": [texts.label(f"reports.column_{name}") for name in _COLUMNS],
        "pages": [{"title": page.title, "sub": page.sub, "rows": page.cells()} for page in pages],
    }


def back(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("desk.report_back"), OpenReport(cohort, "overview"))


def _to(name: str, cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label(f"reports.to_{name}"), OpenReport(cohort, name))


_COLUMNS = ("part", "figure", "value", "unit", "n", "note")


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("desk.report_label"), OpenReport(view.cohort.id, "overview"))]
