"""What people do after a tap that asks for something: share, send a poll, log in, answer an app."""

import hashlib
import hmac
from urllib.parse import urlencode, urlsplit, urlunsplit

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import ApiError, Json
from telegram_simulator.chats import Chat
from telegram_simulator.key_requests import ASKS, asked_by, most_users
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.methods.polling import person_poll
from telegram_simulator.people import Bot, Person
from telegram_simulator.user_taps import UserTaps, find_button

MAX_DATA = 4096  # bytes; core.telegram.org/bots/webapps, sendData
_PHNOM_PENH = (11.5564, 104.9282)
_BY_SHARE = frozenset({"contact", "location", "users", "chat"})


class UserShares(UserTaps):
    """Answers the questions that Telegram's app asks after a tap."""

    def share(
        self,
        chat: KeyOrId,
        label: str | None = None,
        people: list[KeyOrId] | None = None,
        group: KeyOrId | None = None,
        phone_number: str = "+85512000000",
        latitude: float = _PHNOM_PENH[0],
        longitude: float = _PHNOM_PENH[1],
        prepared: str | None = None,
        who: KeyOrId | None = None,
    ) -> Json:
        """Share what a key of the reply keyboard asks for; without a label, the only such key.

        `prepared`: the id of a key that the bot prepared for a web app.
        """
        found = self.find_chat(chat)
        if prepared is None:
            key = _asking_key(found, label, _BY_SHARE)
        else:
            key = self._prepared_key(found, self.speaker(found, who), prepared)
        match asked_by(key, ASKS):
            case "contact":
                return self.contact(found.key, phone_number, who=who)
            case "location":
                return self.location(found.key, latitude, longitude, who=who)
            case "users":
                shared = self._shared_users(key, people or [])
            case _:
                shared = self._shared_chat(found, key, group)
        return self._post(found, self.speaker(found, who), shared)

    def _prepared_key(self, chat: Chat, person: Person, number: str) -> Json:
        ready = self.world.inline.keys.get(number)
        bot = chat.bot or self.world.main
        if ready is None or (ready.bot_id, ready.person) != (bot.id, person.key):
            raise NotFound(f"{person.name} has no prepared key {number}.")
        return ready.key

    def _shared_users(self, key: Json, people: list[KeyOrId]) -> Json:
        request: Json = key.get("request_users") or key["request_user"]
        most = most_users(request)
        if not 1 <= len(people) <= most:
            raise InvalidAction(f"This key asks for 1 to {most} people; name them in `people`.")
        users = []
        for each in people:
            account = (self.world.bot_named(str(each)) if each else None) or self.find_person(each)
            is_bot = isinstance(account, Bot)
            if request.get("user_is_bot") not in {None, is_bot}:
                kind = "bots" if request["user_is_bot"] else "people who are no bots"
                raise InvalidAction(f"This key asks for {kind}.")
            users.append(_shared_user(account, request))
        return {"users_shared": {"request_id": request["request_id"], "users": users}}

    def _shared_chat(self, chat: Chat, key: Json, group: KeyOrId | None) -> Json:
        request: Json = key["request_chat"]
        if group is None:
            raise InvalidAction("This key asks for a chat; name it in `group`.")
        shared, bot = self.find_chat(group), chat.bot or self.world.main
        wanted = {
            "chat_is_channel": shared.kind == "channel",
            "chat_is_forum": shared.forum,
            "chat_has_username": bool(shared.username),
            "bot_is_member": shared.has(bot.id),
        }
        for name, is_so in wanted.items():
            # a channel or not must match in any case, the others only if they are given
            if request.get(name, False if name == "chat_is_channel" else None) not in {None, is_so}:
                raise InvalidAction(f"The key asks for another chat: {name} is {request[name]}.")
        told: Json = {"request_id": request["request_id"], "chat_id": shared.id}
        if request.get("request_title"):
            told["title"] = shared.title
        if request.get("request_username") and shared.username:
            told["username"] = shared.username
        if request.get("request_photo") and shared.photo:
            told["photo"] = shared.photo.sizes(bot.id)
        return {"chat_shared": told}

    def poll(
        self,
        chat: KeyOrId,
        question: str,
        options: list[str],
        correct: int | None = None,
        anonymous: bool = True,  # noqa: FBT001, FBT002 - as in JSON
        multiple: bool = False,  # noqa: FBT001, FBT002 - as in JSON
        who: KeyOrId | None = None,
    ) -> Json:
        """Send a poll, or a quiz with the number of its right option."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        try:
            poll = person_poll(
                self.world, question, options, correct, anonymous=anonymous, multiple=multiple
            )
        except ApiError as error:
            raise InvalidAction(error.description) from None
        poll.chat = found.key
        self.world.polls[poll.id] = poll
        item = self._post(found, person, {"poll": poll.public()})
        poll.message_id = item["message"]["message_id"]
        return item

    def web_app_data(
        self, chat: KeyOrId, data: str, label: str | None = None, who: KeyOrId | None = None
    ) -> Json:
        """Let the web app of a key of the reply keyboard send its data and close."""
        found = self.find_chat(chat)
        key = _asking_key(found, label, frozenset({"web_app"}))
        if not 1 <= len(data.encode()) <= MAX_DATA:
            raise InvalidAction(f"A web app sends 1 to {MAX_DATA} bytes.")
        told = {"data": data, "button_text": key["text"]}
        return self._post(found, self.speaker(found, who), {"web_app_data": told})

    def login(
        self,
        chat: KeyOrId,
        message_id: int | None = None,
        label: str | None = None,
        who: KeyOrId | None = None,
    ) -> Json:
        """Agree to log in by a button; return the address that Telegram's app would open.

        Its parameters are signed with the bot's token (core.telegram.org/widgets/login).
        """
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item, button = find_button(found, message_id, label, "login")
        bot = self.world.bots[item.bot_id or item.via_id]
        return {"url": _signed(str(button["login_url"].get("url", "")), self._login(person), bot)}

    def _login(self, person: Person) -> dict[str, str]:
        user = person.user()
        names = ("id", "first_name", "last_name", "username")
        fields = {name: str(user[name]) for name in names if name in user}
        return fields | {"auth_date": str(int(self.world.now_s()))}


def _shared_user(account: Bot | Person, request: Json) -> Json:
    user = account.user()
    told: Json = {"user_id": user["id"]}
    if request.get("request_name"):
        told |= {name: user[name] for name in ("first_name", "last_name") if name in user}
    if request.get("request_username") and "username" in user:
        told["username"] = user["username"]
    return told


def _signed(url: str, fields: dict[str, str], bot: Bot) -> str:
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hashlib.sha256((bot.token or "").encode()).digest()
    sign = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    parts = urlsplit(url)
    query = urlencode(fields | {"hash": sign})
    return urlunsplit(parts._replace(query=f"{parts.query}&{query}" if parts.query else query))


def _asking_key(chat: Chat, label: str | None, kinds: frozenset[str]) -> Json:
    """Return the key with this label that asks for one of some things; without a label the only."""
    keys = [key for row in chat.keys or [] for key in row if asked_by(key, ASKS) in kinds]
    found = [key for key in keys if label is None or key["text"] == label]
    if len(found) == 1:
        return found[0]
    there = ", ".join(repr(key["text"]) for key in keys) or "none"
    raise NotFound(f"Which key? Those that ask for {' or '.join(sorted(kinds))}: {there}.")
