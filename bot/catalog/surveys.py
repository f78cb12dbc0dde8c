"""What a course asks its people about the training and their work since."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.catalog.wording import Text

SCALE: Final = ("1", "2", "3", "4", "5")
"""The answers to a question that has no answers of its own and takes no words."""


class SurveyQuestionKind(StrEnum):
    SCALE = "scale"
    CHOICE = "choice"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer:
    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion:
    """A question: tapped from 1 to 5, or one of its `answers`, or answered in own `words`.

    `level` is the level of Kirkpatrick that it measures, if reports name it there.
    """

    id: str
    text: Text
    level: int | None = None
    answers: tuple[SurveyAnswer, ...] = ()
    words: bool = False

    @property
    def kind(self) -> SurveyQuestionKind:
        if self.words:
            return SurveyQuestionKind.WORDS
        return SurveyQuestionKind.CHOICE if self.answers else SurveyQuestionKind.SCALE

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be tapped: the ids of its answers, or 1 to 5; nothing for own words."""
        match self.kind:
            case SurveyQuestionKind.SCALE:
                return SCALE
            case SurveyQuestionKind.CHOICE:
                return tuple(each.id for each in self.answers)
            case SurveyQuestionKind.WORDS:
                return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Questions that a whole cohort is asked once, `after_days` days after its training.

    It takes answers for `open_days` days; after `remind_days` days people who have not answered are
    reminded once (None: nobody is). `line` is what a locked screen shows. `anonymous`: no answer
    can be traced to a person. `attended`: only people who came to a meeting are asked.
    """

    id: str
    title: Text
    line: Text
    anonymous: bool
    after_days: int
    open_days: int
    remind_days: int | None
    questions: tuple[SurveyQuestion, ...]
    attended: bool = False

    def question(self, question: str) -> SurveyQuestion | None:
        return next((each for each in self.questions if each.id == question), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveys:
    """All surveys of a course; `consent` is the first version of the consent text that names them.

    People who agreed to an older text are not asked.
    """

    consent: int
    surveys: tuple[Survey, ...]

    def survey(self, survey: str) -> Survey | None:
        return next((each for each in self.surveys if each.id == survey), None)


NO_SURVEYS: Final = Surveys(consent=0, surveys=())
