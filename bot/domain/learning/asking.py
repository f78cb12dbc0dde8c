"""What people may tap when they are asked: plan steps, places, barriers, pulse, attendance."""

from dataclasses import dataclass

from bot.domain.learning.wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A button under a pulse question."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseQuestion:
    """Asked after a meeting; without answers it is a scale from 1 to 5."""

    id: str
    text: Text
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """What somebody may plan to do: "then I will {text}"."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: `label` stands on the button, `text` in the sentence ("at our office")."""

    id: str
    label: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """What may have stood in the way of a step."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the trainer shows at the end, so that people can tap that they were there."""

    id: str
    emoji: str
    name: Text
