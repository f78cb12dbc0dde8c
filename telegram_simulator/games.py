"""Games that bots send, and the scores of those who play."""

from dataclasses import dataclass, field

from telegram_simulator.api_errors import Json
from telegram_simulator.stored_file import StoredFile

Place = tuple[str, int, str]
"""Where scores are compared: a chat (or a message that came of inline mode), a bot and a game."""
_SHOWN = 10  # lines of the board in a message; how many Telegram shows is not known
_NEIGHBOURS = 2  # core.telegram.org/bots/api#getgamehighscores, and the next
_TOP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A game of a bot, as @BotFather makes it."""

    bot_id: int
    short_name: str
    title: str
    description: str
    photo: StoredFile
    animation: StoredFile | None = None

    def public(self, board: str = "") -> Json:
        """Return the Bot API's Game; `board`: the text with the scores."""
        game: Json = {
            "title": self.title,
            "description": self.description,
            "photo": self.photo.sizes(self.bot_id),
        }
        if self.animation:
            game["animation"] = self.animation.fields(self.bot_id)["animation"]
        return game | ({"text": board} if board else {})


@dataclass(slots=True)
class Games:
    """All games by bot and short name, and the scores of people by place."""

    known: dict[tuple[int, str], Game] = field(default_factory=dict)
    scores: dict[Place, dict[int, int]] = field(default_factory=dict)

    def ranked(self, place: Place) -> list[tuple[int, int]]:
        """Return people and their scores, the best first; of equal ones, who came first."""
        return sorted(self.scores.get(place, {}).items(), key=lambda each: -each[1])

    def board(self, place: Place, names: dict[int, str]) -> str:
        """Return the scores as text, `names` by the ids of people."""
        return "\n".join(
            f"{position}. {names[user_id]} – {score}"
            for position, (user_id, score) in enumerate(self.ranked(place)[:_SHOWN], 1)
        )

    def around(self, place: Place, user_id: int) -> list[tuple[int, int, int]]:
        """Return position, person and score of somebody, their neighbours, and the best three.

        Empty if the person has not played.
        """
        ranked = self.ranked(place)
        at = next((index for index, (who, _) in enumerate(ranked) if who == user_id), None)
        if at is None:
            return []
        near = range(max(at - _NEIGHBOURS, 0), min(at + _NEIGHBOURS + 1, len(ranked)))
        kept = sorted({*range(min(_TOP, len(ranked))), *near})
        return [(index + 1, *ranked[index]) for index in kept]
