"""The surveys of a cohort, the figures of one of them, and what people wrote."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from markupsafe import Markup

from bot.catalog.course import SurveyQuestion, SurveyQuestionKind
from bot.locale import Texts
from bot.paging import Page
from bot.surveys.buttons import OpenSurveyResults, OpenSurveys, OpenWritten, SurveysFile
from bot.surveys.domain import SurveyFigures
from bot.surveys.results.service import SurveysOfCohort, SurveyState
from bot.surveys.screens import answer_names, most_said, surveys_button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.telegram.slots import CohortView

WRITTEN_ON_PAGE = 5
"""So many answers of the greatest length fit into one message."""


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    if not view.course.surveys.surveys:
        return []
    return [surveys_button(view.cohort.id, texts)]


def listed(found: SurveysOfCohort, texts: Texts, *, now: datetime) -> Screen:
    """Show all surveys of a cohort, with a button for each that has ended."""
    ended = [each for each in found.states if each.round is not None and each.round.counted_at]
    file = [tap(texts.label("common.xlsx"), SurveysFile(found.cohort.id))] if ended else []
    return Screen(
        text=paragraphs(
            texts("common.surveys"),
            texts("common.course", course=found.cohort.title),
            lines(*(_line(each, found, texts, now=now) for each in found.states)),
            texts("surveys_results.how"),
        ),
        buttons=[
            *(
                [tap(each.survey.title.in_(texts.language), OpenSurveyResults(each.round.id))]
                for each in ended
                if each.round is not None
            ),
            [*file, to_desk(found.cohort.id, texts)],
        ],
    )


def results(found: SurveysOfCohort, state: SurveyState, texts: Texts) -> Screen:
    """Show the results of a survey, question by question."""
    assert state.round is not None
    written = [tap(texts.label("surveys_results.written"), OpenWritten(state.round.id, 0))]
    kind = "anonymous" if state.round.anonymous else "named"
    return Screen(
        text=paragraphs(
            texts("surveys.survey_title", survey=state.survey.title.in_(texts.language)),
            lines(
                texts.count("surveys_results.finished", state.finished),
                texts(f"surveys_results.was_{kind}"),
            ),
            *(_question(each, found, state, texts) for each in state.survey.questions),
            texts("surveys_results.foot"),
        ),
        buttons=[written if any(state.told.words.values()) else [], [_back(found, texts)]],
    )


def written(state: SurveyState, number: int, texts: Texts) -> Screen:
    """Show what people wrote, sorted and without their names."""
    assert state.round is not None
    round_ = state.round.id
    said = [
        (question.text.in_(texts.language), words)
        for question in state.survey.questions
        for words in state.told.words.get(question.id, ())
    ]
    shown = Page.of(said, number, size=WRITTEN_ON_PAGE)
    return Screen(
        text=paragraphs(
            texts("surveys.survey_title", survey=state.survey.title.in_(texts.language)),
            *_said(shown.items, texts),
            None if shown.items else texts("surveys_results.nobody_wrote"),
        ),
        buttons=[
            page_turns(shown, lambda at: OpenWritten(round_, at), texts),
            [tap(texts.label("surveys_results.to_results"), OpenSurveyResults(round_))],
        ],
    )


def _said(items: Sequence[tuple[str, str]], texts: Texts) -> list[Markup]:
    """Write each question once, and under it what people wrote."""
    return [
        texts(
            "surveys_results.said",
            question=asked,
            words=lines(*(texts("surveys_results.wrote", words=words) for _, words in group)),
        )
        for asked, group in groupby(items, key=itemgetter(0))
    ]


def sheet(found: SurveysOfCohort, texts: Texts) -> dict[str, Any]:
    """Return the data of the file with all results: a sheet for each survey that has ended."""
    head = [
        texts.label(f"surveys_results.sheet.{name}") for name in ("question", "answer", "people")
    ]
    head += [
        "",
        texts.label("surveys_results.sheet.share"),
        texts.label("surveys_results.sheet.note"),
    ]
    return {
        "head": head,
        "pages": [
            {
                "title": each.survey.title.in_(texts.language),
                "sub": found.cohort.title,
                "rows": [row for one in each.survey.questions for row in _rows(one, each, texts)],
            }
            for each in found.states
            if each.round is not None and each.round.counted_at
        ],
    }


def _back(found: SurveysOfCohort, texts: Texts) -> ScreenButton:
    return tap(texts.label("surveys_results.back"), OpenSurveys(found.cohort.id))


def _line(state: SurveyState, found: SurveysOfCohort, texts: Texts, *, now: datetime) -> Markup:
    zone, title = found.cohort.zone, state.survey.title.in_(texts.language)
    if state.round is None:
        if state.plan is None:
            return texts("surveys_results.unplanned", survey=title)
        day = texts.day(max(state.plan.opens_at, now), zone)
        return texts("surveys_results.planned", survey=title, day=day)
    if state.round.counted_at is None:
        day = texts.day(state.round.ends_at, zone)
        return texts.count("surveys_results.open", state.finished, survey=title, day=day)
    return texts.count("surveys_results.ended", state.finished, survey=title)


def _question(
    question: SurveyQuestion, found: SurveysOfCohort, state: SurveyState, texts: Texts
) -> Markup | None:
    """Show one question with its figures; None for a question that takes words."""
    if question.kind is SurveyQuestionKind.WORDS:
        return None
    figures = state.figures(question)
    asked = texts("surveys_results.question", question=question.text.in_(texts.language))
    if figures is None:
        return lines(asked, texts("surveys_results.too_few"))
    return lines(
        asked,
        *_figures(question, figures, texts),
        *_earlier(question, found, state, texts),
    )


def _figures(question: SurveyQuestion, figures: SurveyFigures, texts: Texts) -> list[Markup]:
    if not figures.counts:
        return [_in_short(question, figures, texts)]
    named = answer_names(question, figures, texts)
    if figures.mean is not None:
        each = " · ".join(f"{score}: {people}" for score, people in named)
        return [texts("surveys_results.mean", mean=f"{figures.mean:.1f}", n=figures.n, each=each)]
    return [
        texts("surveys_results.choice_withheld", answer=label)
        if people is None
        else texts(
            "surveys_results.choice",
            answer=label,
            people=people,
            share=round(100 * people / figures.n),
        )
        for label, people in named
    ]


def _in_short(question: SurveyQuestion, figures: SurveyFigures, texts: Texts) -> Markup:
    """Write what may be told of a question if the count of no answer may be shown."""
    if figures.most:
        most = most_said(question, figures, texts)
        return texts("surveys_results.most", most=most, n=figures.n)
    if figures.mean is not None:
        return texts("surveys_results.mean_only", mean=f"{figures.mean:.1f}", n=figures.n)
    return texts("surveys_results.all_withheld", n=figures.n)


def _earlier(
    question: SurveyQuestion, found: SurveysOfCohort, state: SurveyState, texts: Texts
) -> list[Markup]:
    """Show what the same question found in earlier surveys, of those who answered then."""
    if question.kind is not SurveyQuestionKind.SCALE:
        return []
    told = [(each.survey, each.figures(question)) for each in found.before(state, question.id)]
    return [
        texts(
            "surveys_results.earlier_most",
            survey=survey.title.in_(texts.language),
            most=most_said(question, figures, texts),
            n=figures.n,
        )
        if figures.mean is None
        else texts(
            "surveys_results.earlier",
            survey=survey.title.in_(texts.language),
            mean=f"{figures.mean:.1f}",
            n=figures.n,
        )
        for survey, figures in told
        if figures is not None
    ]


def _rows(question: SurveyQuestion, state: SurveyState, texts: Texts) -> list[list[Any]]:
    asked = question.text.in_(texts.language)
    if question.kind is SurveyQuestionKind.WORDS:
        return [[asked, words, "", "", "", ""] for words in state.told.words.get(question.id, ())]
    figures = state.figures(question)
    if figures is None:
        return [[asked, "–", "–", "", "", texts.label("surveys_results.sheet.few")]]
    withheld = texts.label("surveys_results.sheet.withheld")
    if not figures.counts:
        told = _in_short(question, figures, texts).unescape()
        return [[asked, told, "–", "", "", withheld]]
    return [
        [asked, label, "–", "", "", withheld]
        if people is None
        else [asked, label, people, "", round(people / figures.n, 3), ""]
        for label, people in answer_names(question, figures, texts)
    ]
