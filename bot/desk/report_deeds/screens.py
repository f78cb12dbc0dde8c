"""The pages of a report on what leaders did and what they say: plans, communities, surveys."""

from typing import Final

from bot.catalog.course import SurveyQuestion
from bot.desk.report_deeds.domain import Deeds, Month, Surveyed
from bot.desk.report_figures.domain import SCORES, Pulse
from bot.desk.report_figures.screens import FigureWording, scores
from bot.desk.report_layout.screens import Block, ReportRow, RowPart, parts_in_words, shortened
from bot.desk.reports.domain import Report
from bot.plans.domain import OWN_WORDS, PlanProgress, PlanState
from bot.surveys.domain import SurveyFigures
from bot.surveys.screens import answer_names, most_said

_ASKED: Final = 100  # characters of a question in a report


def deeds_page(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return plans, check-ins, barriers, and sessions in communities."""
    label, found = words.texts.label, report.deeds
    return (
        Block(title=label("report_deeds.plans"), rows=plan_rows(report, words)),
        Block(title=label("report_deeds.check_ins"), rows=_check_ins(found, words)),
        Block(title=label("report_deeds.barriers"), rows=_barriers(report, words)),
        Block(title=label("desk.report_community"), rows=_community(found, words)),
        *(
            (_asked(each, report, words) for each in (*found.latest(3), *found.latest(4)))
            if found.surveyed
            else ()
        ),
    )


def plan_rows(report: Report, words: FigureWording) -> tuple[ReportRow, ...]:
    """Return how many people planned a step, how many did one, and how many plans there are."""
    label, found = words.texts.label, report.deeds
    inside, states = report.reach.inside, found.counts.plans
    if not found.plans:
        return (words.fact(label("desk.report_planners"), label("report_deeds.no_plan")),)
    small = words.for_sharing and report.is_small
    kept = tuple(
        RowPart(label=label(f"report_deeds.plans_{state}"), number=states.get(state, 0))
        for state in (PlanState.DONE, PlanState.OPEN, PlanState.DROPPED)
    )
    said = parts_in_words(kept)
    return (
        words.ratio(label("desk.report_planners"), found.counts.planners, inside),
        words.ratio(label("desk.report_doers"), found.counts.doers, inside),
        words.few(label("report_deeds.plans_made"))
        if small
        else ReportRow(
            label=label("report_deeds.plans_made"),
            value=str(found.plans),
            number=found.plans,
            note=said,
            bits=kept,
        ),
    )


def _check_ins(found: Deeds, words: FigureWording) -> tuple[ReportRow, ...]:
    label, asked = words.texts.label, found.counts.asked
    if not asked:
        return (words.fact(label("report_deeds.answered"), label("report_deeds.not_asked")),)
    answers = found.counts.answers
    answered = sum(answers.values())
    return (
        words.ratio(label("report_deeds.answered"), answered, asked),
        *(
            words.ratio(label(f"report_deeds.progress_{each}"), answers.get(each, 0), answered)
            for each in PlanProgress
        ),
    )


def _barriers(report: Report, words: FigureWording) -> tuple[ReportRow, ...]:
    """Return how many people named each barrier; fewer than five are hidden from every reader."""
    label, found = words.texts.label, report.deeds
    named = {each.id: each.label.in_(words.texts.language) for each in report.course.barriers}
    rows = tuple(
        ReportRow(
            label=label("report_deeds.own_words") if each == OWN_WORDS else named.get(each, each),
            value=words.texts.count("report_deeds.people", people).unescape(),
            n=people,
            number=people,
        )
        for each, people in found.barriers
    )
    if found.few_barriers:
        return (
            *rows,
            words.few(words.texts.count("report_deeds.more_barriers", found.few_barriers)),
        )
    return rows or (words.fact(label("report_deeds.barriers"), label("report_deeds.no_barrier")),)


def _community(found: Deeds, words: FigureWording) -> tuple[ReportRow, ...]:
    label, logged = words.texts.label, found.community
    if logged is None:
        return (words.fact(label("report_deeds.sessions"), label("desk.report_not_reported")),)
    sessions = ReportRow(
        label=label("report_deeds.sessions"), value=str(logged.sessions), number=logged.sessions
    )
    if logged.is_small:
        return (sessions, words.few(label("report_deeds.reached")))
    bits = tuple(
        RowPart(label=label(f"common.community_name.{name}"), number=many)
        for name, many in (("women", logged.women), ("men", logged.men), ("young", logged.young))
        if many is not None
    )
    said = " · ".join(label("report_deeds.counted", label=bit.label, n=bit.number) for bit in bits)
    reached = ReportRow(
        label=label("report_deeds.reached"),
        value=str(logged.people),
        n=logged.people,
        number=logged.people,
        note=said,
        bits=bits,
    )
    return (sessions, reached)


# ---- surveys ----------------------------------------------------------------------------------


def surveys_page(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return the results of every survey that has ended, question by question."""
    found = report.deeds.surveyed
    if not found:
        title = words.texts.label("common.surveys")
        return (
            Block(
                title=title, rows=(words.fact(title, words.texts.label("report_deeds.no_survey")),)
            ),
        )
    return tuple(_asked(each, report, words) for each in found)


def level_rows(report: Report, words: FigureWording, level: int) -> tuple[ReportRow, ...]:
    """Return the latest result of each question of a level, in one row each."""
    return tuple(_in_short(each, report, words) for each in report.deeds.latest(level))


def _in_short(each: Surveyed, report: Report, words: FigureWording) -> ReportRow:
    asked, figures, language = each.question, each.figures, words.texts.language
    assert figures is not None, "only questions with a result are on a level"
    name = _short(asked.text.in_(language))
    survey = report.course.surveys.survey(each.round.survey)
    when = survey.title.in_(language) if survey else ""
    if figures.most:
        return _most(name, asked, figures, words, beside=when)
    if figures.mean is not None:
        return _mean(name, figures, words, n_label=f"{words.n(figures.n)} · {when}")
    if not figures.counts:
        return words.few(name)
    first = asked.answers[0]
    label = words.texts.label(
        "report_deeds.answered_so", question=name, answer=first.label.in_(language)
    )
    people = figures.counts[first.id]
    if people is None:
        return words.few(label)
    return words.ratio(label, people, figures.n, beside=when)


def _asked(each: Surveyed, report: Report, words: FigureWording) -> Block:
    """Return a survey question as a block: its mean and scores, or the count of each answer."""
    texts, asked, figures = words.texts, each.question, each.figures
    survey = report.course.surveys.survey(each.round.survey)
    title = texts.label(
        "report_deeds.surveyed",
        survey=survey.title.in_(texts.language) if survey else each.round.survey,
        question=_short(asked.text.in_(texts.language)),
    )
    if figures is None:
        return Block(title=title, rows=(words.few(texts.label("report_deeds.answered")),))
    if figures.most:
        label = texts.label("report_deeds.most_answered")
        return Block(title=title, rows=(_most(label, asked, figures, words),))
    if figures.mean is not None:
        row = _mean(texts.label("report_deeds.mean"), figures, words)
        return Block(title=title, rows=(row,), legend=scores() if row.bits else ())
    if not figures.counts:
        return Block(title=title, rows=(_withheld(texts.label("report_deeds.answered"), words),))
    return Block(
        title=title,
        rows=tuple(
            _withheld(answer, words) if people is None else words.ratio(answer, people, figures.n)
            for answer, people in answer_names(asked, figures, texts)
        ),
    )


def _most(
    label: str,
    asked: SurveyQuestion,
    figures: SurveyFigures,
    words: FigureWording,
    *,
    beside: str = "",
) -> ReportRow:
    """Return what most people answered, where figures would tell what all of them did."""
    said = most_said(asked, figures, words.texts)
    n_label = " · ".join(each for each in (words.n(figures.n), beside) if each)
    value = words.texts.label("report_deeds.most", said=said)
    return ReportRow(label=label, value=value, n=figures.n, n_label=n_label)


def _mean(
    label: str, figures: SurveyFigures, words: FigureWording, *, n_label: str = ""
) -> ReportRow:
    """Return the mean of a scale, with the count of each score if none of them is withheld."""
    assert figures.mean is not None
    if figures.counts:
        by_score = [figures.counts[str(score)] or 0 for score in SCORES]
        return words.pulse(label, Pulse(scores=tuple(by_score)), n_label=n_label)
    mean = round(figures.mean, 1)
    return ReportRow(
        label=label,
        value=f"{mean:.1f}",
        n=figures.n,
        n_label=n_label or words.n(figures.n),
        number=mean,
        unit="1–5",
        note=words.texts.label("report_deeds.scores_withheld"),
    )


def _withheld(label: str, words: FigureWording) -> ReportRow:
    return words.few(label, note=words.texts.label("report_deeds.withheld"))


def _short(text: str) -> str:
    """Return a question without the explanation of its scale, cut if it is long."""
    asked, mark, _ = text.partition("?")
    return shortened(asked + mark, _ASKED)


# ---- over time --------------------------------------------------------------------------------


def monthly(report: Report, words: FigureWording) -> tuple[Block, ...]:
    """Return plans made and done, sessions in communities and people reached, month by month."""
    small = words.for_sharing and report.is_small
    months = report.deeds.months
    columns: dict[str, list[int | None]] = {
        "made": [each.made for each in months],
        "done": [each.done for each in months],
        "sessions": [each.sessions for each in months],
        "people": [each.people for each in months],
    }
    return tuple(
        Block(
            title=words.texts.label(f"report_deeds.monthly_{name}"),
            kind="columns",
            shown=len(numbers),
            rows=tuple(
                _month(month, None if small else number, words)
                for month, number in zip(months, numbers, strict=True)
            ),
        )
        for name, numbers in columns.items()
        if any(number != 0 for number in numbers)
    )


def _month(month: Month, number: int | None, words: FigureWording) -> ReportRow:
    name = words.texts.month(month.first)
    if number is None:
        return words.few(name)
    return ReportRow(label=name, value=str(number), number=number)
