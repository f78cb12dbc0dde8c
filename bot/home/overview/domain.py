"""The state of Home for one person, and the next step that it offers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.learning.recap.domain import Position, ReadingStop
from bot.learning.results.domain import PartScore
from bot.peers.domain import PairId
from bot.plans.domain import CheckInId
from bot.questions.domain import QuestionId
from bot.sessions.domain import ROOM_OPENS
from bot.surveys.domain import RoundId


class NextStep(StrEnum):
    """The next step that the first row of Home offers."""

    JOIN = "join"
    ANSWER = "answer"
    QUIZ = "quiz"
    LESSON = "lesson"
    FIRST_LESSON = "first_lesson"
    WARM_UP = "warm_up"
    POSTTEST = "posttest"
    NEW_QUIZ = "new_quiz"
    CHECK_IN = "check_in"
    BUDDY = "buddy"
    SURVEY = "survey"
    CHECK = "check"
    PRACTICE = "practice"
    CERTIFICATE = "certificate"
    PLAN = "plan"


MOST_ON_MORE: Final = 8
"""More has at most so many buttons: a list that people read to its end."""


class MoreEntry(StrEnum):
    """What More leads to, in the order in which it gets a place there."""

    SETTINGS = "settings"
    SERVICES = "services"
    HANDBOOK = "handbook"
    RESULTS = "results"
    BUDDY = "buddy"
    COMMUNITY = "community"
    STORIES = "stories"
    PRACTICE = "practice"
    COMPARISON = "comparison"
    MY_DATA = "my_data"
    HELP = "help"
    PROBLEM = "problem"


ONCE_USED: Final = frozenset(
    {
        MoreEntry.BUDDY,
        MoreEntry.COMMUNITY,
        MoreEntry.PRACTICE,
        MoreEntry.COMPARISON,
    }
)
"""What stays off More until somebody has used it, or was offered it."""


def on_more(
    there: Collection[MoreEntry], used: Collection[MoreEntry], *, fixed: int
) -> frozenset[MoreEntry]:
    """Return what More shows of all that is `there`; the rest is behind a button of its own.

    `fixed` counts the other buttons that always stand there, such as the one to Home.
    """
    able = [each for each in MoreEntry if each in there and (each not in ONCE_USED or each in used)]
    room = MOST_ON_MORE - fixed
    if len(able) == len(there) <= room:
        return frozenset(able)
    return frozenset(able[: max(0, room - 1)])


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The next meeting that is not over; `answer` is "yes", "no", "maybe" or None."""

    starts_at: datetime
    ends_at: datetime
    zone: str
    link: str | None
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartQuiz:
    """The quiz of a part of the course (from 1), and how many questions it has."""

    quiz: str
    part: int
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """All that Home may show; a field that is None, False or 0 is hidden.

    Each area contributes its own facts and knows nothing of the others'. `warm_up`: the questions
    before the first meeting are open, and it is near. `posttest` was done before its meeting and is
    asked again; `new_quiz` was never begun; `check` asks what people remember after a month;
    `certificate`: it is earned and not issued. `pair_id`: somebody is asked whether they want a
    buddy, and has not answered. `stopped_at`: the next lesson of somebody who read nothing for a
    week. `plan`: they have not planned a step yet; `shows_plans`: they may plan steps now.
    """

    meeting: NextMeeting | None = None
    answer_id: QuestionId | None = None
    quiz: Position | None = None
    lesson: Position | None = None
    stopped_at: ReadingStop | None = None
    warm_up: bool = False
    posttest: PartQuiz | None = None
    new_quiz: PartQuiz | None = None
    check: PartQuiz | None = None
    check_in_id: CheckInId | None = None
    pair_id: PairId | None = None
    survey_id: RoundId | None = None
    practice: bool = False
    plan: bool = False
    shows_plans: bool = False
    certificate: bool = False
    has_sessions: bool = False
    has_quizzes: bool = False
    has_results: bool = False
    lessons_read: int = 0
    lessons: int = 0
    score: PartScore | None = None


def waiting(state: HomeState, *, now: datetime) -> tuple[NextStep, ...]:
    """Return all next steps of somebody, the most important first."""
    rules = (
        (NextStep.JOIN, joins_now(state.meeting, now=now)),
        (NextStep.ANSWER, state.answer_id is not None),
        (NextStep.QUIZ, state.quiz is not None),
        (NextStep.WARM_UP, state.warm_up),
        (NextStep.POSTTEST, state.posttest is not None),
        (NextStep.FIRST_LESSON, state.lesson is not None and state.lessons_read == 0),
        (NextStep.LESSON, state.lesson is not None),
        (NextStep.NEW_QUIZ, state.new_quiz is not None),
        (NextStep.CHECK_IN, state.check_in_id is not None),
        (NextStep.BUDDY, state.pair_id is not None),
        (NextStep.SURVEY, state.survey_id is not None),
        (NextStep.CHECK, state.check is not None),
        (NextStep.PRACTICE, state.practice),
        (NextStep.CERTIFICATE, state.certificate),
        (NextStep.PLAN, state.plan),
    )
    return tuple(each for each, is_true in rules if is_true)


def joins_now(meeting: NextMeeting | None, *, now: datetime) -> bool:
    """Tell whether the room of a meeting is open: from 30 minutes before until its end."""
    if meeting is None or meeting.link is None or meeting.answer == "no":
        return False
    return meeting.starts_at - ROOM_OPENS <= now < meeting.ends_at
