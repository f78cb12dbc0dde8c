"""course.yaml, sources.yaml, glossary.yaml, services.yaml, safety.yaml and module.yaml."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.catalog.course import CHECK_IN_DAYS, ReminderName
from bot.catalog.sheets.wording import (
    ButtonWording,
    Day,
    FullId,
    Limit,
    LongId,
    Marked,
    NoteWording,
    SearchWords,
    Sheet,
    ShortId,
    Signatures,
    SinceLine,
    SlugId,
    SourceRef,
    Title,
    Wording,
    matching,
)

Language = Annotated[str, matching("[a-z]{2,3}", "Two or three letters: en, km.")]
Domain = Annotated[
    str, matching(r"([a-z0-9-]+\.)+[a-z]{2,}", "A domain, without https:// and path: example.org")
]
Country = Annotated[str, matching("[a-z]{2}", "Two letters: kh.")]
Inheritable = Literal["surveys", "peers", "rhythm", "templates"]
"""What a course with a base may do without."""
NumberOrAll = Annotated[str, matching(r"all|[0-9]{1,3}", "Write all, or a number.")]
WebAddress = Annotated[
    str, matching(r"https?://\S+", "Begin with https:// and leave no space, or write null.")
]


class PulseSheet(Sheet):
    """The question after a meeting, answered from 1 to 5."""

    id: SlugId
    text: Annotated[Wording, Limit(units=200, pushed=True)]


class StepSheet(Sheet):
    """A step that people may plan."""

    id: SlugId
    text: Annotated[Wording, Limit(units=160)]


class PlaceSheet(Sheet):
    """A place for a planned step."""

    all_or_none = True
    id: SlugId
    label: ButtonWording
    text: Annotated[Wording, Limit(units=60)]


class BarrierSheet(Sheet):
    """A possible reason why a step did not work."""

    id: SlugId
    label: ButtonWording
    tip: Annotated[Wording, Limit(units=280)] | None = None


class PlanSheet(Sheet):
    """The parts of plans."""

    check_ins: Annotated[
        tuple[Annotated[int, Field(ge=1, le=400)], ...], Field(min_length=1, max_length=6)
    ] = CHECK_IN_DAYS
    steps: Annotated[tuple[StepSheet, ...], Field(min_length=1, max_length=8)]
    places: Annotated[tuple[PlaceSheet, ...], Field(min_length=1, max_length=8)]
    barriers: Annotated[tuple[BarrierSheet, ...], Field(min_length=1, max_length=8)]


class StrategyChoiceSheet(Sheet):
    """An answer that may be ticked."""

    id: SlugId
    label: Annotated[Wording, Limit(width=28)]


class StrategyQuestionSheet(Sheet):
    """A question of the strategy for work with communities."""

    all_or_none = True
    id: SlugId
    head: Annotated[Wording, Limit(units=60)]
    ask: Annotated[Wording, Limit(units=200)]
    example: Annotated[Wording, Limit(units=240)]
    choices: Annotated[tuple[StrategyChoiceSheet, ...], Field(max_length=8)] = ()
    single: bool = False


class AttendancePictureSheet(Sheet):
    """A picture that shows attendance."""

    id: SlugId
    emoji: Annotated[str, StringConstraints(min_length=1, max_length=8)]
    name: Annotated[Wording, Limit(width=14, pushed=True)]


class SignerSheet(Sheet):
    """Who signs a certificate: by hand, or in the chat."""

    role: Annotated[Wording, Limit(units=60)]
    name: Annotated[Wording, Limit(units=60)] | None = None


class CertificateSheet(Sheet):
    """What a certificate asks for."""

    lessons: NumberOrAll
    quizzes: NumberOrAll
    correct: Annotated[int, Field(ge=0, le=100)] = 0
    signed: Annotated[tuple[SignerSheet, ...], Field(max_length=2)] = ()


class CourseSheet(Sheet):
    """course.yaml."""

    id: LongId
    reviewed: Signatures = Field(default_factory=dict)
    title: Title
    short: Annotated[Wording, Limit(units=24, pushed=True)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    base: bool = False
    country: Country | None = None
    organizer: Annotated[Wording, Limit(units=120)] | None = None
    without: tuple[Inheritable, ...] = ()
    modules: Annotated[tuple[ShortId, ...], Field(min_length=1)]
    credits: Annotated[Marked, Limit(units=2400)]
    rungs: tuple[ReminderName, ...]
    warmup: tuple[FullId, ...] = ()
    allowed_links: tuple[Domain, ...] = ()
    pulse: Annotated[tuple[PulseSheet, ...], Field(max_length=1)] = ()
    plan: PlanSheet
    strategy: Annotated[tuple[StrategyQuestionSheet, ...], Field(max_length=10)] = ()
    attendance: Annotated[tuple[AttendancePictureSheet, ...], Field(min_length=6, max_length=6)]
    certificate: CertificateSheet | None = None
    topic_words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    trained_on: Day | None = None
    story_days: Annotated[int, Field(ge=0, le=30)] = 0
    sex_consent: Annotated[int, Field(ge=1)] | None = None


class SourceSheet(Sheet):
    """The source of a fact."""

    label: Annotated[Wording, Limit(units=120)]
    title: str
    url: WebAddress | None = None
    confidence: Literal["C1", "C2", "G"]
    since: SinceLine | None = None


class SourcesSheet(Sheet):
    """sources.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    sources: dict[SourceRef, SourceSheet]


class TermSheet(Sheet):
    """A term and its meaning. `also` are other names; `asked` is only searched, never shown."""

    id: LongId
    term: Annotated[Wording, Limit(units=80)]
    meaning: Annotated[Wording, Limit(units=600)] | None = None
    also: SearchWords = Field(default_factory=dict)
    asked: SearchWords = Field(default_factory=dict)
    confidence: Literal["H", "M", "L"]
    sources: tuple[SourceRef, ...] = ()
    to_check: tuple[NoteWording, ...] = ()


class GlossarySheet(Sheet):
    """glossary.yaml. `filler` are words of a search that do not matter."""

    reviewed: Signatures = Field(default_factory=dict)
    filler: SearchWords = Field(default_factory=dict)
    terms: tuple[TermSheet, ...]


class SafetyTextSheet(Sheet):
    """A text on consent or safety; `whole` and `changed` belong to consent only.

    `whole` says all that `text` says in a few lines; `changed` says what is new in this version.
    """

    id: SlugId
    version: int = Field(default=1, ge=1)
    sign_off: Signatures = Field(default_factory=dict)
    text: Annotated[Marked, Limit(units=2400)]
    changed: Annotated[Marked, Limit(units=600)] | None = None
    whole: Annotated[Marked, Limit(units=9000)] | None = None


class SafetySheet(Sheet):
    """safety.yaml."""

    texts: tuple[SafetyTextSheet, ...]


class ModuleSheet(Sheet):
    """module.yaml."""

    id: ShortId
    reviewed: Signatures = Field(default_factory=dict)
    number: Annotated[int, Field(ge=0, le=99)]
    title: Title
    note: Annotated[Wording, Limit(units=400)] | None = None
    units: tuple[ShortId, ...]
