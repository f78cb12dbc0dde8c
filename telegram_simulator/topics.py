"""The topics of a forum."""

from dataclasses import dataclass

from telegram_simulator.api_errors import Json

DEFAULT_COLOR = 0x6FB9F0  # core.telegram.org/bots/api#createforumtopic
COLORS = frozenset({DEFAULT_COLOR, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F})


ICONS = {
    "5434144690511290129": "📰",
    "5312536423851630001": "💡",
    "5312016608254762256": "⚡",
    "5377544228505134960": "🎙",
    "5418085807791545980": "🔝",
    "5370870893004203704": "🗣",
    "5420216386448270341": "🆒",
    "5379748062124056162": "❗",
    "5373251851074415873": "📝",
}
"""Some of the icons that everybody may use, by the id of their custom emoji."""


@dataclass(slots=True, kw_only=True)
class Topic:
    """A topic; its id is that of the service message that opened it, 0 for the topic General."""

    id: int
    name: str
    color: int = DEFAULT_COLOR
    emoji_id: str = ""
    creator_id: int = 0
    closed: bool = False
    hidden: bool = False

    def public(self) -> Json:
        """Return the Bot API's ForumTopic."""
        return {"message_thread_id": self.id} | self.described()

    def described(self) -> Json:
        """Return name and icon, as the service message `forum_topic_created` has them."""
        icon = {"icon_custom_emoji_id": self.emoji_id} if self.emoji_id else {}
        return {"name": self.name, "icon_color": self.color} | icon
