"""A question to the coordinators: its states, and what each side may do with it.

Nothing of what is said is kept here: a question knows which messages belong to it, by their
ids at Telegram, and who waits for whom.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.domain.people.person import ChatId, CohortId, PersonId
from bot.domain.refusals import Refusal

QuestionId = NewType("QuestionId", int)
PartId = NewType("PartId", int)

MOST_OPEN = 5
"""So many questions of one person may wait at a time, so that nobody floods the coordinators."""


class Kind(StrEnum):
    """What somebody wants."""

    QUESTION = "question"
    CONTACT = "contact"
    """To be contacted; what was written is known to nobody."""


class State(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """Who said a part of it."""

    ASKER = "asker"
    DESK = "desk"


class NobodyToAsk(Refusal):
    """No coordinator and no administrator can be reached here now."""


class TooManyQuestions(Refusal):
    """Several questions of this person wait already."""


class AskerGone(Refusal):
    """Whoever asked takes part no more, so nothing is sent to them."""


class TakenBack(Refusal):
    """Whoever asked took the question back."""


class NotAnAnswer(Refusal):
    """A contact, a place or a sticker is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thread between somebody and the coordinators of their cohort.

    `waits_since` is when the part came that nobody has answered, None if nothing waits.
    `unseen_since` is when an answer (or its end) came that the asker has not opened.
    `helped`: True after "That helps", False after "Ask more", None if nothing was said.
    """

    id: QuestionId
    cohort_id: CohortId
    person_id: PersonId
    kind: Kind
    state: State
    asked_at: datetime
    waits_since: datetime | None
    taken_by: PersonId | None
    answered_at: datetime | None
    closed_at: datetime | None
    unseen_since: datetime | None
    helped: bool | None

    @property
    def may_be_taken_back(self) -> bool:
        """Whether the asker may still take it back: until somebody answers or closes it."""
        return self.waits_since is not None and self.answered_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message of a question, by its id in the chat in which it was written."""

    id: PartId
    side: Side
    author_id: PersonId
    author: str
    chat_id: ChatId
    message_id: int
    said_at: datetime
