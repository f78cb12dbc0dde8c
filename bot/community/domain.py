"""A session that a leader held in a community: counts, never who came.

It is a draft until it is saved. Each answer may be changed later; `revision` counts all changes, so
that a button of an old message changes nothing, and `corrections` those after it was saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.catalog.course import Community, Course, Text, Unit
from bot.gazetteer import Place, communes_of
from bot.membership.domain import CohortId, OrganizationId, PersonId
from bot.refusals import Refusal, require

CommunitySessionId = NewType("CommunitySessionId", int)


class NoCommunitySessions(Refusal):
    """Leaders of this course log no sessions in communities."""


class EntryStep(StrEnum):
    """The questions, in this order; `CHECK` asks whether all answers are right."""

    MONTH = "month"
    TOPIC = "topic"
    PLACE = "place"
    COMMUNE = "commune"
    WOMEN = "women"
    MEN = "men"
    YOUNG = "young"
    QUESTIONS = "questions"
    HARD = "hard"
    CHECK = "check"


COUNTS = (EntryStep.WOMEN, EntryStep.MEN, EntryStep.YOUNG)
STEPS = tuple(EntryStep)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunitySession:
    """A logged session; None is a question that was not asked yet.

    `month` is its first day. `topic` is the id of a module, part or lesson, or "" with
    `own_topic`. `province` and `commune` are codes; where a course has no list of places,
    `place_words` name the place. `questions` and `hard_words` are what the leader wrote, `hard` is
    an obstacle of the course, or "". `person` is None after they were erased.
    """

    id: CommunitySessionId
    cohort: CohortId
    organization: OrganizationId | None
    person: PersonId | None
    is_draft: bool = True
    step: EntryStep = EntryStep.MONTH
    revision: int = 0
    corrections: int = 0
    month: date | None = None
    topic: str | None = None
    own_topic: str = ""
    province: str | None = None
    commune: str | None = None
    place_words: str = ""
    women: int | None = None
    men: int | None = None
    young: int | None = None
    questions: str | None = None
    hard: str | None = None
    hard_words: str = ""
    saved_at: datetime | None = None

    @property
    def people(self) -> int:
        """How many people came; everybody is counted once."""
        return (self.women or 0) + (self.men or 0) + (self.young or 0)

    @property
    def nobody_came(self) -> bool:
        """Whether all three counts are answered, with nobody in any of them."""
        return None not in {self.women, self.men, self.young} and not self.people

    @property
    def counts_again(self) -> "CommunitySession":
        """Return the session as it was before its counts, which are asked again."""
        return replace(self, women=None, men=None, young=None, step=EntryStep.WOMEN)

    @property
    def is_blank(self) -> bool:
        """Whether no question is answered yet."""
        return all(each is None for each in self._answers.values())

    def open_after(self, answered: EntryStep, *, communes: bool) -> EntryStep:
        """Return the first question after `answered` that has no answer yet."""
        still_open = {step for step, answer in self._answers.items() if answer is None}
        if not communes:
            still_open.discard(EntryStep.COMMUNE)
        rest = STEPS[STEPS.index(answered) + 1 :]
        return next((step for step in rest if step in still_open), EntryStep.CHECK)

    @property
    def _answers(self) -> Mapping[EntryStep, object]:
        return {
            EntryStep.MONTH: self.month,
            EntryStep.TOPIC: self.topic,
            EntryStep.PLACE: self.province,
            EntryStep.COMMUNE: self.commune,
            EntryStep.WOMEN: self.women,
            EntryStep.MEN: self.men,
            EntryStep.YOUNG: self.young,
            EntryStep.QUESTIONS: self.questions,
            EntryStep.HARD: self.hard,
        }

    def held_in(self, month: date) -> "CommunitySession":
        return replace(self, month=month)

    def about(self, topic: str) -> "CommunitySession":
        """Return the session with a topic of the course."""
        return replace(self, topic=topic, own_topic="")

    def about_words(self, words: str) -> "CommunitySession":
        """Return the session with a topic in the leader's own words."""
        return replace(self, topic="", own_topic=words)

    def at(self, province: str) -> "CommunitySession":
        """Return the session with its province; a commune of another one is asked again."""
        commune = self.commune if province == self.province else None
        return replace(self, province=province, commune=commune)

    def at_words(self, words: str) -> "CommunitySession":
        """Return the session with a place in the leader's own words."""
        return replace(self, province="", commune="", place_words=words)

    def in_commune(self, commune: str) -> "CommunitySession":
        """Return the session with its commune, or with "" for none."""
        return replace(self, commune=commune)

    def counted(self, step: EntryStep, many: int) -> "CommunitySession":
        """Return the session with one of the `COUNTS`."""
        match step:
            case EntryStep.WOMEN:
                return replace(self, women=many)
            case EntryStep.MEN:
                return replace(self, men=many)
            case _:
                return replace(self, young=many)

    def asked(self, words: str) -> "CommunitySession":
        """Return the session with the questions that people asked, or "" for none."""
        return replace(self, questions=words)

    def was_hard(self, obstacle: str) -> "CommunitySession":
        """Return the session with an obstacle of the course, or "" for none."""
        return replace(self, hard=obstacle, hard_words="")

    def was_hard_words(self, words: str) -> "CommunitySession":
        """Return the session with an obstacle in the leader's own words."""
        return replace(self, hard="", hard_words=words)


def first_of_month(written: str) -> date:
    """Return the first day of a stored month, such as "2023-05"."""
    return date.fromisoformat(f"{written}-01")


def community_of(course: Course) -> Community:
    """Return a course's rules for sessions; raise `NoCommunitySessions` if it has none."""
    return require(course.community, NoCommunitySessions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The provinces and communes of a course's country, by code."""

    provinces: Mapping[str, Place]
    communes: Mapping[str, Place]

    def communes_in(self, province: str) -> tuple[Place, ...]:
        return tuple(each for each in self.communes.values() if each.inside == province)


def places_of(course: Course) -> Places | None:
    """Return the places of a course, or None if it names none: then leaders write the place.

    The provinces are named by the course, the communes by the lists of the country.
    """
    if not course.provinces:
        return None
    return Places(
        provinces={
            each.id: Place(code=each.id, names=dict(each.name.strings)) for each in course.provinces
        },
        communes=communes_of(community_of(course).communes),
    )


def session_topics(course: Course) -> tuple[Unit, ...]:
    """Return the units that a session may have been about, the parts of the course first."""
    return (*course.units, *course.extras)


def has_topic(course: Course, topic: str) -> bool:
    """Tell whether a course has a module, part or lesson of this id."""
    return topic in _titles(course)


def topic_title(course: Course, topic: str, language: str) -> str | None:
    """Return the title of a module, part or lesson; None if the course has none of this id."""
    title = _titles(course).get(topic)
    return None if title is None else title.in_(language)


def _titles(course: Course) -> dict[str, Text]:
    """Return the titles of all modules, parts and lessons, by id."""
    named: dict[str, Text] = {each.id: each.title for each in course.modules}
    for unit in course.every_unit:
        named[unit.id] = unit.title
        named.update((card.id, card.title) for card in unit.cards)
    return named


def obstacle_label(course: Course, obstacle: str, language: str) -> str | None:
    """Return the label of an obstacle; None if the course has none of this id."""
    obstacles = course.community.obstacles if course.community else ()
    found = (each.label.in_(language) for each in obstacles if each.id == obstacle)
    return next(found, None)
