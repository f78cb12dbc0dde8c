"""surveys.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.sheets.wording import Limit, Sheet, Signatures, SlugId, Title, Wording


class SurveyAnswerSheet(Sheet):
    """An answer to tap."""

    id: SlugId
    label: Annotated[Wording, Limit(width=28)]


class SurveyQuestionSheet(Sheet):
    """A question with answers, from 1 to 5, or answered in words."""

    all_or_none = True
    id: SlugId
    text: Annotated[Wording, Limit(units=240)]
    level: Annotated[int, Field(ge=1, le=4)] | None = None
    answers: Annotated[tuple[SurveyAnswerSheet, ...], Field(max_length=6)] = ()
    words: bool = False


class SurveySheet(Sheet):
    """A survey."""

    id: SlugId
    title: Title
    line: Annotated[Wording, Limit(units=120, pushed=True)]
    anonymous: bool
    attended: bool = False
    after_days: Annotated[int, Field(ge=1, le=400)]
    open_days: Annotated[int, Field(ge=3, le=60)]
    remind_days: Annotated[int, Field(ge=1, le=59)] | None = None
    questions: Annotated[tuple[SurveyQuestionSheet, ...], Field(min_length=1, max_length=8)]


class SurveysSheet(Sheet):
    """surveys.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    consent: Annotated[int, Field(ge=1)]
    surveys: Annotated[tuple[SurveySheet, ...], Field(min_length=1, max_length=12)]
