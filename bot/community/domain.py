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
    """What is asked, in this order; `CHECK` asks whether all of it is right."""

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
    """What was logged; None is what was not asked yet.

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
        """How many came; everybody is counted once."""
        return (self.women or 0) + (self.men or 0) + (self.young or 0)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is answered yet."""
        answers = (self.month, self.topic, self.province, *map(self.count, COUNTS))
        return all(each is None for each in (*answers, self.questions, self.hard))

    def count(self, step: EntryStep) -> int | None:
        """Return one of the `COUNTS`."""
        return {EntryStep.WOMEN: self.women, EntryStep.MEN: self.men, EntryStep.YOUNG: self.young}[
            step
        ]

    def open_after(self, answered: EntryStep, *, communes: bool) -> EntryStep:
        """Return the first question after `answered` that nothing has answered yet."""
        still_open = {
            EntryStep.MONTH: self.month is None,
            EntryStep.TOPIC: self.topic is None,
            EntryStep.PLACE: self.province is None,
            EntryStep.COMMUNE: communes and self.commune is None,
            EntryStep.WOMEN: self.women is None,
            EntryStep.MEN: self.men is None,
            EntryStep.YOUNG: self.young is None,
            EntryStep.QUESTIONS: self.questions is None,
            EntryStep.HARD: self.hard is None,
        }
        rest = STEPS[STEPS.index(answered) + 1 :]
        return next((step for step in rest if still_open.get(step)), EntryStep.CHECK)

    def held_in(self, month: date) -> "CommunitySession":
        """Return it with its month."""
        return replace(self, month=month)

    def about(self, topic: str) -> "CommunitySession":
        """Return it with a topic of the course."""
        return replace(self, topic=topic, own_topic="")

    def about_words(self, words: str) -> "CommunitySession":
        """Return it with a topic in the leader's own words."""
        return replace(self, topic="", own_topic=words)

    def at(self, province: str) -> "CommunitySession":
        """Return it with its province; a commune of another one is asked again."""
        commune = self.commune if province == self.province else None
        return replace(self, province=province, commune=commune)

    def at_words(self, words: str) -> "CommunitySession":
        """Return it with a place in the leader's own words."""
        return replace(self, province="", commune="", place_words=words)

    def in_commune(self, commune: str) -> "CommunitySession":
        """Return it with its commune, or with "" for none."""
        return replace(self, commune=commune)

    def counted(self, step: EntryStep, many: int) -> "CommunitySession":
        """Return it with one of the `COUNTS`."""
        match step:
            case EntryStep.WOMEN:
                return replace(self, women=many)
            case EntryStep.MEN:
                return replace(self, men=many)
            case _:
                return replace(self, young=many)

    def asked(self, words: str) -> "CommunitySession":
        """Return it with the questions that people asked, or "" for none."""
        return replace(self, questions=words)

    def was_hard(self, obstacle: str) -> "CommunitySession":
        """Return it with an obstacle of the course, or "" for none."""
        return replace(self, hard=obstacle, hard_words="")

    def was_hard_words(self, words: str) -> "CommunitySession":
        """Return it with what was hard in the leader's own words."""
        return replace(self, hard="", hard_words=words)


def first_of_month(written: str) -> date:
    """Return the first day of a stored month, such as "2023-05"."""
    return date.fromisoformat(f"{written}-01")


def community_of(course: Course) -> Community:
    """Return what a course says about them; raise `NoCommunitySessions` if it says nothing."""
    return require(course.community, NoCommunitySessions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The provinces and communes of a course's country, by code."""

    provinces: Mapping[str, Place]
    communes: Mapping[str, Place]

    def communes_in(self, province: str) -> tuple[Place, ...]:
        """Return the communes of a province."""
        return tuple(each for each in self.communes.values() if each.inside == province)


def places_of(course: Course) -> Places | None:
    """Return the places of a course, or None if it names no provinces: people write where it was.

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
    units = course.every_unit
    ids = {each.id for each in course.modules} | {each.id for each in units}
    return topic in ids or any(topic == card.id for unit in units for card in unit.cards)


def topic_title(course: Course, topic: str, language: str) -> str | None:
    """Return the title of a module, part or lesson; None if the course has it no more."""
    named: dict[str, Text] = {each.id: each.title for each in course.modules}
    for unit in course.every_unit:
        named[unit.id] = unit.title
        named.update((card.id, card.title) for card in unit.cards)
    return named[topic].in_(language) if topic in named else None
