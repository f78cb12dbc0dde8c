"""The part of a course about sessions that its leaders hold for communities."""

from dataclasses import dataclass
from enum import StrEnum

from bot.catalog.reference import Barrier
from bot.catalog.unit import SourceId
from bot.catalog.wording import Rich, Text

MESSAGES, QUESTIONS = 3, 2
"""How many messages and questions a pack has."""


class Motif(StrEnum):
    """The motif of a pack's picture; `documents/templates/teach_back.typ` draws it."""

    CIRCLE = "circle"
    DOORS = "doors"
    HANDS = "hands"
    SCALES = "scales"
    STEPS = "steps"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachBack:
    """A pack for teaching others: one picture, three messages, two questions.

    `about` is the id of the module, unit or lesson that it is made from.
    """

    id: str
    about: str
    title: Text
    motif: Motif
    messages: tuple[Text, ...]
    questions: tuple[Text, ...]
    sources: tuple[SourceId, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.title, *self.messages, *self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Sessions in communities: who may log them, where they are, and what helps to hold them.

    `consent` is the first version of the consent text that names them; `communes` the country whose
    communes people may choose from, or ""; `risk_talk` is the text about risks that
    coordinators talk over before they let leaders name communes.
    """

    consent: int
    communes: str
    risk_talk: Rich
    obstacles: tuple[Barrier, ...]
    teach_back: tuple[TeachBack, ...]

    def pack_for(self, topic: str) -> TeachBack | None:
        """Return the pack of a lesson, unit or module, or of the nearest part around it."""
        while topic:
            found = next((each for each in self.teach_back if each.about == topic), None)
            if found is not None:
                return found
            topic = topic.rpartition(".")[0]
        return None
