"""A round: one survey of the course, asked once in one cohort, from its opening to its end.

Instants are UTC-aware; days are local in the zone of the cohort.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NewType

from bot.catalog.course import Survey, SurveyQuestion, SurveyQuestionKind
from bot.days import at_minute
from bot.membership.domain import CohortId
from bot.plans.domain import working_day
from bot.refusals import Refusal
from bot.small_groups import SMALLEST_GROUP, suppressed

RoundId = NewType("RoundId", int)

MORNING: Final = 9 * 60
EVENING: Final = 20 * 60
"""Surveys open, and people are reminded, at 09:00; surveys end at 20:00."""
MOST_WORDS: Final = 400
"""The longest answer in own words, in characters."""

SurveyCounts = Mapping[str, Mapping[str, int]]
"""How many people gave an answer, by question and answer."""


class NoSurveysHere(Refusal):
    """This course asks its people nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A survey that was opened in a cohort, with the ids of its questions at that time.

    `counted_at`: when its results were counted, after its end. They do not change any more, and
    `finished` is how many people had finished it.
    """

    id: RoundId
    cohort_id: CohortId
    survey: str
    anonymous: bool
    questions: tuple[str, ...]
    opened_at: datetime
    ends_at: datetime
    counted_at: datetime | None = None
    finished: int | None = None

    def is_over(self, *, now: datetime) -> bool:
        return now >= self.ends_at

    @property
    def was_missed(self) -> bool:
        """Whether nobody was asked, because its time was over before the bot could ask."""
        return self.opened_at >= self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSchedule:
    """When a round opens, when people who have not answered are reminded, and when it ends."""

    opens_at: datetime
    remind_at: datetime | None
    ends_at: datetime


def schedule(
    survey: Survey, trained_on: date, *, founded_on: date, zone: str, quiet_days: Collection[str]
) -> RoundSchedule:
    """Return when a survey is asked: a number of days after the training, on a working day.

    If the cohort was founded after the training (`founded_on`), the days count from that day.
    """
    begun = max(trained_on, founded_on)

    def on(days: int, minute: int) -> datetime:
        day = working_day(begun + timedelta(days=days), quiet_days)
        return at_minute(day, minute, zone)

    reminded = survey.remind_days
    return RoundSchedule(
        opens_at=on(survey.after_days, MORNING),
        remind_at=None if reminded is None else on(survey.after_days + reminded, MORNING),
        ends_at=on(survey.after_days + survey.open_days, EVENING),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyResults:
    """The results of a round that may be kept; `figures_of` says which figures may be shown.

    `counts` leaves out questions that too few people answered. `words` are what people wrote, by
    question; it is empty if too few people took part.
    """

    counts: SurveyCounts
    words: Mapping[str, tuple[str, ...]]


def results(counts: SurveyCounts, words: Mapping[str, Sequence[str]]) -> SurveyResults:
    """Return the results that may be kept: no question that fewer than five people answered.

    What people wrote is sorted, and is there if any question has five answers.
    """
    enough = {
        question: {answer: many for answer, many in of.items() if many}
        for question, of in counts.items()
        if sum(of.values()) >= SMALLEST_GROUP
    }
    many_wrote = any(len(of) >= SMALLEST_GROUP for of in words.values())
    told = {question: tuple(sorted(of)) for question, of in words.items() if of}
    return SurveyResults(counts=enough, words=told if enough or many_wrote else {})


def mean(counts: Mapping[str, int]) -> float:
    """Return the mean of the answers to a scale; raise ZeroDivisionError without any."""
    return sum(int(answer) * many for answer, many in counts.items()) / sum(counts.values())


# ---- what may be shown ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFigures:
    """What may be shown of a question that `n` people answered, five or more.

    `counts` are how many gave each answer, in the order of the question: None where this is
    withheld. They are empty if all are withheld. `mean` is that of a scale. `most` are one or two
    answers that most people gave: they stand in place of all other figures where these would tell
    what everybody answered.
    """

    n: int
    counts: Mapping[str, int | None]
    mean: float | None = None
    most: tuple[str, ...] = ()


def figures_of(question: SurveyQuestion, counts: Mapping[str, int]) -> SurveyFigures:
    """Return what may be shown of a question; `counts` are those of five people or more.

    No count of fewer than five is shown, nor one from which it could be worked out. If everybody
    or nearly everybody answered alike, only `most` is there: it says the same of many different
    answers, so it tells nobody's answer.
    """
    if question.kind is SurveyQuestionKind.SCALE:
        return _figures_of_scale(question, counts)
    n = sum(counts.values())
    answers = (*question.choices, *(each for each in counts if each not in question.choices))
    sizes = [counts.get(each, 0) for each in answers]
    hidden = suppressed(sizes)
    shown = [size for at, size in enumerate(sizes) if size and at not in hidden]
    if not shown or shown == [n]:
        most = tuple(each for each in answers if 2 * counts.get(each, 0) > n)
        return SurveyFigures(n=n, counts={}, most=most)
    told = {each: None if at in hidden else sizes[at] for at, each in enumerate(answers)}
    return SurveyFigures(n=n, counts=told)


def _figures_of_scale(question: SurveyQuestion, counts: Mapping[str, int]) -> SurveyFigures:
    """Return the mean of a scale, and its counts only if none of them has to be withheld.

    With the mean and n, the counts that are left would give the hidden ones away.
    """
    n = sum(counts.values())
    scores = question.choices
    if most := _nearly_all(scores, counts):
        return SurveyFigures(n=n, counts={}, most=most)
    is_small = any(0 < people < SMALLEST_GROUP for people in counts.values())
    told = {} if is_small else {each: counts.get(each, 0) for each in scores}
    return SurveyFigures(n=n, counts=told, mean=mean(counts))


def _nearly_all(scores: Sequence[str], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return two neighbouring scores that most people gave if a mean would tell what all gave.

    It would if the sum is fewer than five points from all lowest or all highest scores, or if
    there are only two neighbouring scores, one of them given by fewer than five people or nobody.
    """
    n, last = sum(counts.values()), len(scores) - 1
    at = {place: counts.get(score, 0) for place, score in enumerate(scores)}
    points = sum(place * people for place, people in at.items())
    if points < SMALLEST_GROUP:
        return scores[0], scores[1]
    if last * n - points < SMALLEST_GROUP:
        return scores[last - 1], scores[last]
    given = [place for place, people in at.items() if people]
    low = min(given[0], last - 1)
    together = at[low] + at[low + 1] == n
    if together and min(at[low], at[low + 1]) < SMALLEST_GROUP:
        return scores[low], scores[low + 1]
    return ()
