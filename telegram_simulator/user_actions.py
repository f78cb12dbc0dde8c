"""The actions of people in Telegram, for POST /sim/… and for tests in the same process."""

import re

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.people import Bot, Person
from telegram_simulator.user_joins import UserJoins

_START_PARAMETER = re.compile(
    r"[A-Za-z0-9_-]{1,64}"
)  # core.telegram.org/bots/features#deep-linking


def require_start_parameter(token: str) -> None:
    """Refuse what no link can hand to a bot."""
    if not _START_PARAMETER.fullmatch(token):
        raise InvalidAction("A start parameter has 1 to 64 of A-Z, a-z, 0-9, _ and -.")


class UserActions(UserJoins):
    """Everything that a person can do: write, tap, start, block, delete the account."""

    def start(self, chat: KeyOrId, token: str | None = None) -> Json:
        """Press Start, by default with the token of the chat's invite."""
        found = self.find_chat(chat)
        if not found.private:
            raise InvalidAction("Only private chats are started.")
        if found.state == "blocked":
            self.block(found.key, on=False)
        token = found.invite if token is None else token
        if token:
            require_start_parameter(token)
        self._ensure_open(found)
        return self._post_text(
            found, self.speaker(found, None), f"/start {token}" if token else "/start"
        )

    def block(self, chat: KeyOrId, on: bool = True) -> Json:  # noqa: FBT001, FBT002 - as in JSON
        """Block or unblock the bot."""
        found = self.find_chat(chat)
        if not found.bot or not found.person:
            raise InvalidAction("Only in a private chat can a bot be blocked.")
        state = "blocked" if on else "open"
        if found.state != state:
            old, found.state = found.state, state
            self.world.feed.emit("chat", chat=found.key, patch={"state": state})
            if old != "new":
                self._queue_block_update(found, found.bot, found.person, on)
        return {"key": found.key, "state": found.state}

    def _queue_block_update(self, chat: Chat, bot: Bot, person: Person, on: bool) -> None:  # noqa: FBT001 - as in JSON
        gone: Json = {"status": "kicked", "user": bot.user(), "until_date": 0}
        here: Json = {"status": "member", "user": bot.user()}
        update: Json = {
            "chat": chat.telegram(),
            "from": person.user(),
            "date": int(self.world.now_s()),
            "old_chat_member": here if on else gone,
            "new_chat_member": gone if on else here,
        }
        self.world.queue_update([bot], "my_chat_member", update, chat)

    def vanish(self, person: KeyOrId) -> Json:
        """Delete the account of a person."""
        found = self.find_person(person)
        found.gone = True
        for chat in self.world.chats.values():
            if chat.person is found:
                self.world.feed.emit("chat", chat=chat.key, patch={"state": "gone"})
        return {}
