"""Assembles the surveys of a course."""

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.pack import Pack
from bot.catalog.sheets.surveys import SurveyQuestionSheet
from bot.catalog.surveys import NO_SURVEYS, Survey, SurveyAnswer, SurveyQuestion, Surveys


def assemble_surveys(pack: Pack) -> Surveys:
    """Return what surveys.yaml says; a course without it has no surveys."""
    if pack.surveys is None:
        return NO_SURVEYS
    sheet = pack.surveys.sheet
    build = text_builder(pack, sheet.reviewed)
    return Surveys(
        consent=sheet.consent,
        surveys=tuple(
            Survey(
                id=each.id,
                title=build.text(each.title),
                line=build.text(each.line),
                anonymous=each.anonymous,
                after_days=each.after_days,
                open_days=each.open_days,
                remind_days=each.remind_days,
                questions=tuple(_question(question, build) for question in each.questions),
            )
            for each in sheet.surveys
        ),
    )


def _question(sheet: SurveyQuestionSheet, build: TextBuilder) -> SurveyQuestion:
    return SurveyQuestion(
        id=sheet.id,
        text=build.text(sheet.text),
        level=sheet.level,
        answers=tuple(
            SurveyAnswer(id=each.id, label=build.text(each.label)) for each in sheet.answers
        ),
        words=sheet.words,
    )
