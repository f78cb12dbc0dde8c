"""The introduction of a survey, its questions, and its end. No screen repeats an answer."""

from markupsafe import Markup

from bot.catalog.course import SurveyQuestion, SurveyQuestionKind
from bot.locale import Texts
from bot.surveys.answering.service import SurveyAnswerProblem, SurveyProgress
from bot.surveys.buttons import AnswerSurvey, GoOnSurvey
from bot.surveys.domain import MOST_WORDS, RoundId
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, to_home


def introduction(asked: SurveyProgress, texts: Texts) -> Screen:
    """Say how many questions there are, who learns the answers, and until when."""
    found, zone = asked.own.round, asked.own.cohort.zone
    kind = "anonymous" if found.anonymous else "named"
    return Screen(
        text=paragraphs(
            _title(asked, texts),
            texts.count("surveys_answering.what", len(found.questions)),
            texts(f"surveys_answering.{kind}"),
            texts(
                "surveys_answering.until",
                day=texts.day(found.ends_at, zone),
                time=texts.clock(found.ends_at, zone),
            ),
        ),
        buttons=[
            [tap(texts.label("surveys_answering.begin"), GoOnSurvey(found.id))],
            [tap(texts.label("surveys_answering.later"), OpenHome())],
        ],
    )


def question(
    asked: SurveyProgress, shown: SurveyQuestion, texts: Texts, *, care: Markup | None
) -> Screen:
    """Ask a question; `care` is the course's own text before people write freely."""
    found, number = asked.own.round, asked.done
    return Screen(
        text=paragraphs(
            _title(asked, texts),
            _problem(asked.problem, texts),
            texts("surveys_answering.at", at=number + 1, of=len(found.questions)),
            shown.text.in_(texts.language),
            texts("surveys_answering.write", most=MOST_WORDS) if shown.words else None,
            texts("surveys_answering.write_anonymous") if shown.words and found.anonymous else None,
            care,
        ),
        buttons=[
            *_answers(found.id, number, shown, texts),
            [
                tap(texts.label("surveys_answering.skip"), AnswerSurvey(found.id, number, "")),
                to_home(texts),
            ],
        ],
    )


def ended(asked: SurveyProgress, texts: Texts) -> Screen:
    """Say that the survey is over, or that all its questions are done."""
    found = asked.own.round
    if asked.is_over:
        said = texts("surveys_answering.over", day=texts.day(found.ends_at, asked.own.cohort.zone))
    else:
        said = texts(
            "surveys_answering.thanks" if found.anonymous else "surveys_answering.thanks_named"
        )
    return Screen(text=paragraphs(_title(asked, texts), said), buttons=[[to_home(texts)]])


def _title(asked: SurveyProgress, texts: Texts) -> Markup:
    return texts("surveys.survey_title", survey=asked.own.survey.title.in_(texts.language))


def _problem(problem: SurveyAnswerProblem | None, texts: Texts) -> Markup | None:
    return (
        None if problem is None else texts(f"surveys_answering.problem.{problem}", most=MOST_WORDS)
    )


def _answers(round_: RoundId, number: int, shown: SurveyQuestion, texts: Texts) -> list[ButtonRow]:
    if shown.kind is SurveyQuestionKind.SCALE:
        return [[tap(each, AnswerSurvey(round_, number, each)) for each in shown.choices]]
    return in_pairs(
        [
            tap(each.label.in_(texts.language), AnswerSurvey(round_, number, each.id))
            for each in shown.answers
        ]
    )
