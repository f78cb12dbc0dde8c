"""What people do with inline mode and web apps: ask a bot from any chat, choose, open an app."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.inline_mode import InlineQuery
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.methods.inline import post_result
from telegram_simulator.people import Bot, Person
from telegram_simulator.user_payments import UserPayments
from telegram_simulator.user_taps import find_button

MAX_QUERY = 256  # core.telegram.org/bots/api#inlinequery


class UserInline(UserPayments):
    """Asks bots from any chat, and opens web apps, as a person."""

    def inline(
        self, chat: KeyOrId, query: str, offset: str = "", who: KeyOrId | None = None
    ) -> Json:
        """Type the bot's name and a query into a chat; the bot's answer is an event."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        if len(query) > MAX_QUERY:
            raise InvalidAction(f"A query has at most {MAX_QUERY} characters.")
        bot = found.bot or self.world.main
        asked = self._asked(found, bot, person, query)
        update: Json = {
            "id": asked.id,
            "from": person.user(),
            "query": query,
            "offset": offset,
            "chat_type": "sender" if found.private else found.kind,
        }
        lane = self.world.user_lane(person.id)
        self.world.queue_update([bot], "inline_query", update, found, lane=lane)
        return {"query_id": asked.id}

    def _asked(
        self, chat: Chat, bot: Bot, person: Person, text: str, *, web_app: bool = False
    ) -> InlineQuery:
        query = InlineQuery(
            id=str(self.world.new_id()),
            bot_id=bot.id,
            chat=chat.key,
            person=person.key,
            text=text,
            made_at=self.world.now_s(),
            web_app=web_app,
        )
        self.world.inline.queries[query.id] = query
        return query

    def choose(self, query_id: str, result_id: str, feedback: bool = False) -> Json:  # noqa: FBT001, FBT002 - as in JSON
        """Send a result of a query; with `feedback` the bot hears of it, as @BotFather sets it."""
        query = self.world.inline.queries.get(query_id)
        if query is None:
            raise NotFound(f"There is no query {query_id}.")
        result = query.results.get(result_id)
        if result is None:
            there = ", ".join(query.results) or "none"
            raise NotFound(f"There is no result {result_id!r}; there are: {there}.")
        chat, person = self.world.chats[query.chat], self.world.people[query.person]
        number = post_result(self.world, query, result)
        if feedback:
            chosen: Json = {"result_id": result_id, "from": person.user(), "query": query.text}
            if "reply_markup" in result.fields:
                chosen["inline_message_id"] = number
            bots = [self.world.bots[query.bot_id]]
            lane = self.world.user_lane(person.id)
            self.world.queue_update(bots, "chosen_inline_result", chosen, chat, lane=lane)
        _, message_id = self.world.inline.messages[number]
        return self.world.item_json(chat, chat.items[message_id])

    def send_prepared(self, chat: KeyOrId, prepared: str, who: KeyOrId | None = None) -> Json:
        """Send a message that the bot prepared for a web app; the person chooses the chat."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        ready = self.world.inline.prepared.get(prepared)
        if ready is None or ready.person != person.key or ready.expires_at <= self.world.now_s():
            raise NotFound(f"{person.name} has no prepared message {prepared}.")
        if found.kind not in ready.kinds:
            there = ", ".join(sorted(ready.kinds)) or "none"
            raise InvalidAction(f"This message is for other kinds of chats: {there}.")
        query = self._asked(found, self.world.bots[ready.bot_id], person, "")
        _, message_id = self.world.inline.messages[post_result(self.world, query, ready.result)]
        return self.world.item_json(found, found.items[message_id])

    def web_app(
        self,
        chat: KeyOrId,
        message_id: int | None = None,
        label: str | None = None,
        who: KeyOrId | None = None,
    ) -> Json:
        """Open the web app of a button of a message; return its address and signed `init_data`.

        The bot may answer the query in it once, with answerWebAppQuery
        (core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app).
        """
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item, button = find_button(found, message_id, label, "web_app")
        bot = self.world.bots[item.bot_id or item.via_id]
        query = self._asked(found, bot, person, "", web_app=True)
        user = json.dumps(person.user(), ensure_ascii=False, separators=(",", ":"))
        fields = {"query_id": query.id, "user": user, "auth_date": str(int(self.world.now_s()))}
        checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
        secret = hmac.new(b"WebAppData", (bot.token or "").encode(), hashlib.sha256).digest()
        sign = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
        data = urlencode(fields | {"hash": sign})
        return {"url": button["web_app"]["url"], "query_id": query.id, "init_data": data}
