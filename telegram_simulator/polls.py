"""Polls and quizzes: their state, and what the Bot API shows of it."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json


@dataclass(slots=True, kw_only=True)
class Poll:
    """A poll in one message; `close_at` in seconds since 1970, `open_period` in seconds."""

    id: str
    bot_id: int
    chat: str
    question: Json
    options: list[Json]
    message_id: int = 0
    anonymous: bool = True
    quiz: bool = False
    multiple: bool = False
    revoting: bool = True
    correct: list[int] = field(default_factory=list)
    explanation: Json = field(default_factory=dict)
    description: Json = field(default_factory=dict)
    media: Json = field(default_factory=dict)
    open_period: int = 0
    close_at: float | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    @property
    def lane(self) -> int:
        """The lane that keeps the updates of one poll in order."""
        return int(self.id) + (5 << 33)

    def public(self) -> Json:
        """Return the Bot API's Poll as the bot that sent it sees it."""
        counts = [0] * len(self.options)
        for chosen in self.votes.values():
            for number in chosen:
                counts[number] += 1
        poll: Json = {
            "id": self.id,
            **self.question,
            "options": [
                {"persistent_id": str(number), **option, "voter_count": counts[number]}
                for number, option in enumerate(self.options)
            ],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": "quiz" if self.quiz else "regular",
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": False,
        }
        if self.quiz:
            poll["correct_option_id"] = self.correct[0]
            poll["correct_option_ids"] = self.correct
        poll.update(self.explanation)
        poll.update(self.description)
        poll.update(self.media)
        if self.open_period:
            poll["open_period"] = self.open_period
        if self.close_at is not None:
            poll["close_date"] = int(self.close_at)
        return poll


Polls = dict[str, Poll]
"""Polls by id."""
