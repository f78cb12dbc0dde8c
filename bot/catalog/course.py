"""A course of the content pack: frozen values, and lookups by id.

Its outline (modules, units, stories and their parts) is in `outline.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NewType, Self

from bot.catalog.community import Community, Motif, TeachBack
from bot.catalog.directory import NO_DIRECTORY, Directory, Need, Province, QuickAnswer
from bot.catalog.guard_words import NO_WORDS, GuardWords
from bot.catalog.holidays import Holiday
from bot.catalog.media import Media, Medium, MediumKind, MediumTarget
from bot.catalog.outline import Module, ModuleId, Outline, find_named
from bot.catalog.peers import NO_TOPICS, BuddyTopic, BuddyTopics
from bot.catalog.reference import (
    Barrier,
    CertificateRule,
    CoursePlace,
    FactSource,
    Picture,
    PlanStep,
    PulseQuestion,
    SafetyText,
    Service,
    ServiceFault,
    ServiceFlags,
    Signature,
    Since,
    StrategyQuestion,
    Term,
)
from bot.catalog.rhythm import NO_RHYTHM, CalendarDay, CalendarOffer, Door, LinePurpose, Rhythm
from bot.catalog.story import DEBRIEF, Case, Choice, Echo, Node, Scenario, StoryEnding, Worth
from bot.catalog.surveys import (
    NO_SURVEYS,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveyQuestionKind,
    Surveys,
)
from bot.catalog.templates import AnnouncementTemplate
from bot.catalog.unit import (
    AloudItem,
    AnswerOption,
    Card,
    CardId,
    Form,
    Item,
    ItemId,
    Objective,
    ObjectiveId,
    OptionId,
    Point,
    SourceId,
    Unit,
    UnitId,
)
from bot.catalog.wording import Rich, Text, TopicWords, WordsByLanguage, topic_words_in
from bot.refusals import NoSuchContent, require

__all__ = [
    "DEBRIEF",
    "NO_TOPICS",
    "AloudItem",
    "AnswerOption",
    "Barrier",
    "BuddyTopic",
    "BuddyTopics",
    "CalendarDay",
    "CalendarOffer",
    "Card",
    "CardId",
    "Case",
    "CertificateRule",
    "Choice",
    "Community",
    "Course",
    "CourseId",
    "CoursePlace",
    "Courses",
    "Directory",
    "Door",
    "Echo",
    "FactSource",
    "Form",
    "GuardWords",
    "Holiday",
    "Item",
    "ItemId",
    "LinePurpose",
    "Media",
    "Medium",
    "MediumKind",
    "MediumTarget",
    "Module",
    "ModuleId",
    "Motif",
    "Need",
    "NoSuchContent",
    "Node",
    "Objective",
    "ObjectiveId",
    "OptionId",
    "Picture",
    "PlanStep",
    "Point",
    "Province",
    "PulseQuestion",
    "QuickAnswer",
    "ReminderName",
    "Rhythm",
    "Rich",
    "SafetyText",
    "Scenario",
    "Service",
    "ServiceFault",
    "ServiceFlags",
    "Signature",
    "Since",
    "SourceId",
    "StoryEnding",
    "StrategyQuestion",
    "Survey",
    "SurveyAnswer",
    "SurveyQuestion",
    "SurveyQuestionKind",
    "Surveys",
    "TeachBack",
    "Term",
    "Text",
    "Unit",
    "UnitId",
    "WordsByLanguage",
    "Worth",
    "find_course",
    "topic_words_in",
]

CourseId = NewType("CourseId", str)
ReminderName = Literal["week", "evening", "start60", "start10", "closing"]
CHECK_IN_DAYS = (1, 14, 42, 91, 182)
"""The next morning, two weeks, six weeks, three months and six months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Outline):
    """Everything that one cohort learns, in all languages; the first language is the fallback.

    Methods that find something by its id raise `NoSuchContent`.

    `sex_consent`: people who agreed to this version of the consent text, or to a later one, are
    asked for their sex, for statistics; None: nobody is asked. `story_days` is the number of days
    between two episodes of a story; 0: none. `trained_on` is the day on which the training ended:
    the pack has it for its first group, and `for_trained_on` sets it for another one. Without it
    nothing counts as newer than the training. `strategy` are the questions of a longer plan for
    work with communities; empty without one. `check_in_days`: this many days after the day of a
    plan people are asked how it went. Without `community` leaders log no sessions in communities.
    `filler` are words of a search that do not matter. In `closed_languages` nobody may join: the
    guard, or the texts about consent and danger, do not know them.
    """

    id: CourseId
    title: Text
    short: Text
    languages: tuple[str, ...]
    credits: Rich
    rungs: tuple[ReminderName, ...]
    warm_up: tuple[ItemId, ...]
    pulse: tuple[PulseQuestion, ...]
    plan_steps: tuple[PlanStep, ...]
    places: tuple[CoursePlace, ...]
    barriers: tuple[Barrier, ...]
    pictures: tuple[Picture, ...]
    topic_words: TopicWords
    allowed_links: tuple[str, ...]
    sources: tuple[FactSource, ...]
    terms: tuple[Term, ...]
    services: tuple[Service, ...]
    safety_texts: tuple[SafetyText, ...]
    certificate: CertificateRule | None = None
    guard: GuardWords = NO_WORDS
    story_days: int = 0
    sex_consent: int | None = None
    trained_on: date | None = None
    check_in_days: tuple[int, ...] = CHECK_IN_DAYS
    strategy: tuple[StrategyQuestion, ...] = ()
    community: Community | None = None
    buddy_topics: BuddyTopics = NO_TOPICS
    filler: WordsByLanguage = ()
    provinces: tuple[Province, ...] = ()
    directory: Directory = NO_DIRECTORY
    rhythm: Rhythm = NO_RHYTHM
    surveys: Surveys = NO_SURVEYS
    holidays: tuple[Holiday, ...] = ()
    templates: tuple[AnnouncementTemplate, ...] = ()
    closed_languages: tuple[str, ...] = ()

    def admits(self, language: str) -> bool:
        """Tell whether somebody with this language may join; they read the course in one it has."""
        read = language if language in self.languages else self.languages[0]
        return read not in self.closed_languages

    def offered(self, screens: Sequence[str]) -> tuple[str, ...]:
        """Return which of the languages with `screens` people may choose; the first without any."""
        return offered_languages((self,), screens)

    def for_trained_on(self, day: date | None) -> Self:
        """Return the course for a group whose training ended on this day; None: as in the pack."""
        return self if day is None or day == self.trained_on else replace(self, trained_on=day)

    def newer(self, sources: Iterable[SourceId]) -> tuple[Since, ...]:
        """Return the days of facts that are newer than the training, without repeats, in order."""
        if self.trained_on is None:
            return ()
        named = set(sources)
        known = {each.since for each in self.sources if each.id in named and each.since}
        return tuple(sorted(since for since in known if since.day > self.trained_on))

    def shows_draft(self, text: Text, language: str) -> bool:
        """Tell whether a reader of `language` gets a translation without a review.

        The course's first language is the original, not a translation.
        """
        return text.language_for(language) != self.languages[0] and text.draft_in(language)

    @property
    def confirmed_services(self) -> tuple[Service, ...]:
        """The services that a person has tried: the only ones people may see."""
        return tuple(service for service in self.services if service.is_shown)

    def source(self, source_id: str) -> FactSource:
        return find_named(self.sources, source_id)

    def has_safety_text(self, text_id: str) -> bool:
        return any(text.id == text_id for text in self.safety_texts)

    def safety_text(self, text_id: str) -> SafetyText:
        return find_named(self.safety_texts, text_id)

    def place(self, place_id: str) -> CoursePlace:
        return find_named(self.places, place_id)

    def barrier(self, barrier_id: str) -> Barrier:
        return find_named(self.barriers, barrier_id)

    def picture(self, picture_id: str) -> Picture:
        return find_named(self.pictures, picture_id)

    def term(self, term_id: str) -> Term:
        return find_named(self.terms, term_id)

    def service(self, service_id: str) -> Service:
        return find_named(self.services, service_id)

    def topic_words_in(self, text: str) -> tuple[str, ...]:
        """Return the words in `text` that would betray the subject on a locked screen."""
        return topic_words_in(text, self.topic_words)


Courses = Mapping[str, Course]
"""Courses by id."""


def find_course(courses: Courses, name: str) -> Course:
    """Return a course by its id; raise NoSuchContent if it is no longer there."""
    return require(courses.get(name), NoSuchContent)


def offered_languages(courses: Iterable[Course], screens: Sequence[str]) -> tuple[str, ...]:
    """Return in which of the languages with `screens` people of some courses may read them.

    A course has the language, and it admits people in it. Without any it is the first one.
    """
    open_ = {
        each
        for course in courses
        for each in course.languages
        if each not in course.closed_languages
    }
    return tuple(each for each in screens if each in open_) or tuple(screens[:1])
