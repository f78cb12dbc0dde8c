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
    """From when on a fact holds. Of a year of which no more is known, `day` is the last one."""

    day: date
    year_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """Where a fact comes from. `label` is shown; `confidence` is explained in content/reference.

    `since` tells from when on the fact holds, if it changed lately: people who were trained
    before are told so.
    """

    id: SourceId
    label: Text
    title: str
    url: str | None
    confidence: Literal["C1", "C2", "G"]
    since: Since | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry; `confidence` tells how sure the translation is: H, M or L.

    `also` are other names of it; `asked` are words by which it is found, and which nobody sees.
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
    """An office or service. Shown to nobody before it is `verified`, or while it is `hidden`.

    Without `provinces` it is for the whole country. `hidden`: so many people said that it is not
    right any more that somebody must try it again. `asked` as for a term.
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
        """Whether leaders see it."""
        return self.verified is not None and not self.hidden

    def is_for(self, need: str, province: str) -> bool:
        """Tell whether it helps with a need in a province ("": in the whole country)."""
        return need in self.needs and (province in self.provinces or not self.provinces)


class ServiceFault(StrEnum):
    """What is not right any more about a service, as a visitor of it says."""

    MOVED = "moved"
    DEAD = "dead"
    REFUSES = "refuses"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFlags:
    """How many people say what is wrong with a service, and when the last of them said it.

    A later confirmation of the service has taken what they said into account.
    """

    faults: Mapping[ServiceFault, int]
    latest_at: datetime

    @property
    def people(self) -> int:
        """How many say that something is wrong; each counts once."""
        return sum(self.faults.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyText:
    """A text on consent or safety, and who signed it off in which language.

    `version` counts its wordings: a consent is saved with this number.
    """

    id: str
    text: Rich
    signatures: tuple[tuple[str, Signature], ...]
    version: int = 1

    def signed_in(self, language: str) -> bool:
        """Whether a named person signed this language; otherwise people get all languages."""
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
    """Where: `label` stands on the button, `text` in the sentence ("at our office")."""

    id: str
    label: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """What may have stood in the way of a step, and a tip that may help against it."""

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
    """A question of the strategy: `head` stands above its answer in the document.

    `choices` may be ticked, several at once; own words may be typed as well. `example` shows a
    safe answer.
    """

    id: str
    head: Text
    ask: Text
    example: Text
    choices: tuple[StrategyChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the trainer shows at the end, so that people can tap that they were there."""

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
    `signed` are those who sign below, two at most; the first without a name is the coordinator
    who signs the certificate off.
    """

    lessons: int | None
    quizzes: int | None
    correct: int
    signed: tuple[Signer, ...] = ()
