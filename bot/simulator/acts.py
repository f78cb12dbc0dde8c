"""What people do in Telegram: the functions behind POST /sim/…, and for tests in-process."""

from bot.simulator.chats import Chat
from bot.simulator.finding import Place
from bot.simulator.impossible import Impossible
from bot.simulator.people import Bot, Person
from bot.simulator.pressing import Pressing
from bot.simulator.refusals import Json

__all__ = ["Acts", "Place"]


class Acts(Pressing):
    """People at their phones: writing, pressing, leaving."""

    def start(self, chat: Place, token: str | None = None) -> Json:
        """Press Start, with the token of a deep link."""
        found = self.find_chat(chat)
        if not found.private:
            raise Impossible("Only private chats are started.")
        if found.state == "blocked":
            self.block(found.key, on=False)
        token = found.invite if token is None else token
        self._open(found)
        return self._write(
            found, self.speaker(found, None), f"/start {token}" if token else "/start"
        )

    def block(self, chat: Place, on: bool = True) -> Json:  # noqa: FBT001, FBT002 - as in JSON
        """Block the bot, or unblock it."""
        found = self.find_chat(chat)
        if not found.bot or not found.person:
            raise Impossible("Only in a private chat can a bot be blocked.")
        state = "blocked" if on else "open"
        if found.state != state:
            old, found.state = found.state, state
            self.world.feed.emit("chat", chat=found.key, patch={"state": state})
            if old != "new":
                self._tell_block(found, found.bot, found.person, on)
        return {"key": found.key, "state": found.state}

    def _tell_block(self, chat: Chat, bot: Bot, person: Person, on: bool) -> None:  # noqa: FBT001 - as in JSON
        gone: Json = {"status": "kicked", "user": bot.user(), "until_date": 0}
        here: Json = {"status": "member", "user": bot.user()}
        update: Json = {
            "chat": chat.telegram(),
            "from": person.user(),
            "date": int(self.world.now_s()),
            "old_chat_member": here if on else gone,
            "new_chat_member": gone if on else here,
        }
        self.world.tell([bot], "my_chat_member", update, chat)

    def vanish(self, person: Place) -> Json:
        """Delete an account."""
        found = self.find_person(person)
        found.gone = True
        for chat in self.world.chats.values():
            if chat.person is found:
                self.world.feed.emit("chat", chat=chat.key, patch={"state": "gone"})
        return {}
