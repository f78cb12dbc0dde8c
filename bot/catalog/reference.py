"""Sources, services, safety texts, plan parts and the certificate of a course."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from bot.catalog.unit import SourceId
from bot.catalog.wording import NO_WORDS, Rich, Text, WordsByLanguage


@dataclass(frozen=True, slots=True, order=True)
class Since:
    """The first day of a fact. If only the year is known, `day` is the last day of the year."""

    day: date
    year_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """The source of a fact. `label` is shown; content/reference explains `confidence`.

    `since` is the first day of the fact, if it changed lately: people who were trained before are
    told.
    """

    id: SourceId
    label: Text
    title: str
    url: str | None
    confidence: Literal["C1", "C2", "G"]
    since: Since | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry; `confidence` says how sure the translation is: H, M or L.

    `also` are other names; `asked` are words that only the search reads.
    """

    id: str
    term: Text
    meaning: Text | None
    also: WordsByLanguage
    confidence: Literal["H", "M", "L"]
    sources: tuple[SourceId, ...]
    asked: WordsByLanguage = NO_WORDS
    to_check: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed something, and on which day (ISO date)."""

    on: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An office or service. Nobody sees it before it is `verified`, or while it is `hidden`.

    Without `provinces` it is for the whole country. `hidden`: so many people reported that it is
    not right any more that somebody must try it again. `asked` as for a term.
    """

    id: str
    name: Text
    area: Text
    who: Text
    papers: Text
    contact: Text
    note: Text | None
    emergency: bool
    sources: tuple[SourceId, ...]
    verified: Signature | None
    needs: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    hidden: bool = False
    asked: WordsByLanguage = NO_WORDS

    @property
    def is_shown(self) -> bool:
        return self.verified is not None and not self.hidden

    def is_for(self, need: str, province: str) -> bool:
        """Tell whether it helps with a need in a province ("": in the whole country)."""
        return need in self.needs and (province in self.provinces or not self.provinces)


class ServiceFault(StrEnum):
    """What a visitor of a service says is wrong with it."""

    MOVED = "moved"
    DEAD = "dead"
    REFUSES = "refuses"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFlags:
    """How many people report each fault of a service, and when the last one did.

    Reports before the last confirmation of the service do not count.
    """

    faults: Mapping[ServiceFault, int]
    latest_at: datetime

    @property
    def people(self) -> int:
        """How many people report a fault; each counts once."""
        return sum(self.faults.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyText:
    """A text on consent or safety, and who signed it in which language.

    `version` counts its wordings: a consent is saved with this number. Its `text` are a few lines,
    `whole` is what they stand for, and `changed` what is new in this version.
    """

    id: str
    text: Rich
    signatures: tuple[tuple[str, Signature], ...]
    version: int = 1
    changed: Rich | None = None
    whole: Rich | None = None

    @property
    def layers(self) -> tuple[Rich, ...]:
        """All that a signature covers: the text, what is new in it, and the whole of it."""
        return tuple(each for each in (self.text, self.changed, self.whole) if each is not None)

    def signed_in(self, language: str) -> bool:
        """Tell whether a named person signed this language; otherwise people get all languages."""
        return any(signed == language for signed, _ in self.signatures)


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseQuestion:
    """What people are asked after a meeting; they answer from 1 to 5."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """What somebody may plan to do: "then I will {text}"."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlace:
    """A place: `label` is for its button, `text` for a sentence ("at our office")."""

    id: str
    label: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A possible reason why a step did not work, and a tip that may help."""

    id: str
    label: Text
    tip: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyChoice:
    """An answer that may be ticked."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyQuestion:
    """A question of the strategy: `head` is the heading of its answer in the document.

    People may tick several `choices`, or one if they exclude each other (`single`), and type their
    own words as well. `example` shows a safe answer.
    """

    id: str
    head: Text
    ask: Text
    example: Text
    choices: tuple[StrategyChoice, ...]
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the trainer shows at the end: people who were there tap the same picture."""

    id: str
    emoji: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a certificate: a role, and the name of somebody who agreed to be printed."""

    role: Text
    name: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRule:
    """What a certificate asks for; None means all that the course has.

    A quiz counts when it was finished with at least `correct` per cent right in the best run.
    `signed` are the people who sign it, two at most; the first one without a name is the
    coordinator who signs the certificate off.
    """

    lessons: int | None
    quizzes: int | None
    correct: int
    signed: tuple[Signer, ...] = ()
