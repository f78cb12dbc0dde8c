"""What people press: keys, options of polls, reactions."""

import itertools
from typing import Any

from bot.simulator.chats import Chat, Item
from bot.simulator.endings import refresh_poll
from bot.simulator.finding import Place
from bot.simulator.impossible import Impossible, Unknown
from bot.simulator.methods.editing import react as set_reaction
from bot.simulator.people import Bot, Person
from bot.simulator.polls import Poll
from bot.simulator.refusals import Json
from bot.simulator.world import Callback
from bot.simulator.writing import Writing


class Pressing(Writing):
    """People with a finger on the glass."""

    def tap(
        self,
        chat: Place,
        message_id: int | None = None,
        row: int | None = None,
        column: int | None = None,
        label: str | None = None,
        who: Place | None = None,
    ) -> Json:
        """Press a key of any message, by its place or by its label."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        spot = _spot(found, message_id, row, column, label)
        if spot is None:
            keys = itertools.chain.from_iterable(found.keyboard or [])
            if label is not None and message_id is None and label in keys:
                return {"callback_id": None, "typed": self._write(found, person, label)}
            raise Unknown(
                f"No such key in {found.key}: {label if label is not None else (row, column)}"
            )
        item, place = spot
        number = item.message["message_id"]
        key = _keys(item)[place[0]][place[1]]
        answer: Json = {
            "callback_id": None,
            "message_id": number,
            "url": key.get("url"),
            "copied": (key.get("copy_text") or {}).get("text"),
        }
        if "callback_data" in key:
            answer["callback_id"] = self._press(found, person, number, key["callback_data"], place)
        elif answer["url"] is None and answer["copied"] is None:
            raise Impossible("This kind of key does nothing here.")
        return answer

    def forge(self, chat: Place, message_id: int, data: str, who: Place | None = None) -> Json:
        """Send callback data that no key shows, as a tampered client could."""
        found = self.find_chat(chat)
        return {"callback_id": self._press(found, self.speaker(found, who), int(message_id), data)}

    def _press(
        self,
        chat: Chat,
        person: Person,
        message_id: int,
        data: str,
        place: tuple[int, int] | None = None,
    ) -> str:
        item = chat.items.get(message_id)
        bot = self._owner(chat, item)
        callback = Callback(
            id=str(self.world.number()),
            bot_id=bot.id,
            chat=chat.key,
            message_id=message_id,
            who=person.key,
            made_at=self.world.now_s(),
        )
        self.world.callbacks[callback.id] = callback
        inaccessible = {"chat": chat.telegram(), "message_id": message_id, "date": 0}
        query: Json = {
            "id": callback.id,
            "from": person.user(),
            "message": self._shown(bot, chat, item) if item else inaccessible,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        bot.seen.add(person.id)
        lane = self.world.user_lane(person.id)
        self.world.tell([bot], "callback_query", query, chat, lane=lane)
        row, column = place or (None, None)
        self.world.feed.emit(
            "tapped",
            chat=chat.key,
            message_id=message_id,
            callback_id=callback.id,
            row=row,
            column=column,
            **{"as": person.key},
        )
        return callback.id

    def _shown(self, bot: Bot, chat: Chat, item: Item) -> Json:
        """The tapped message; what it replies to is shown as it is now, not as it was then.

        Telegram's server looks the other message up again (telegram-bot-api, Client.cpp:
        JsonMessage stores `reply_to_message` by `get_message`).
        """
        shown = self.world.message_for(bot, item)
        answered = shown.get("reply_to_message")
        current = chat.items.get(answered["message_id"]) if answered else None
        if current is None:
            return {name: value for name, value in shown.items() if name != "reply_to_message"}
        fresh = self.world.message_for(bot, current)
        without = {name: value for name, value in fresh.items() if name != "reply_to_message"}
        return shown | {"reply_to_message": without}

    def _owner(self, chat: Chat, item: Item | None) -> Bot:
        if item and item.bot_id:
            return self.world.bots[item.bot_id]
        return chat.bot or self.world.main

    def vote(
        self, chat: Place, message_id: int, options: list[int], who: Place | None = None
    ) -> Json:
        """Vote in a poll; nothing retracts the vote."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        if "poll" not in item.message:
            raise Impossible("This message is no poll.")
        poll = self.world.polls[item.message["poll"]["id"]]
        chosen = sorted({int(number) for number in options})
        _check_vote(poll, person, chosen)
        if chosen:
            poll.votes[person.id] = chosen
        else:
            poll.votes.pop(person.id, None)
        self._tell_vote(found, poll, person, chosen)
        return self.world.item(found, refresh_poll(self.world, poll) or item)

    def _tell_vote(self, chat: Chat, poll: Poll, person: Person, chosen: list[int]) -> None:
        bot = self.world.bots[poll.bot_id]
        self.world.tell([bot], "poll", poll.public(), chat, lane=poll.lane)
        if poll.anonymous:
            return
        answer: Json = {
            "poll_id": poll.id,
            "user": person.user(),
            "option_ids": chosen,
            "option_persistent_ids": [str(number) for number in chosen],
        }
        self.world.tell([bot], "poll_answer", answer, chat, lane=poll.lane)

    def react(
        self, chat: Place, message_id: int, emoji: str | None = None, who: Place | None = None
    ) -> Json:
        """Put an emoji on a message, or take it away."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        before = set_reaction(self.world, found, item, person.id, person.key, emoji)
        update: Json = {
            "chat": found.telegram(),
            "message_id": item.message["message_id"],
            "user": person.user(),
            "date": int(self.world.now_s()),
            "old_reaction": [{"type": "emoji", "emoji": before}] if before else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        bots = [b for b in self.world.bots_in(found) if found.private or found.administers(b.id)]
        self.world.tell(bots, "message_reaction", update, found)
        return {}


def _keys(item: Item) -> list[list[Json]]:
    rows: Any = item.message.get("reply_markup", {}).get("inline_keyboard", [])
    return list(rows)


def _spot(
    chat: Chat, message_id: int | None, row: int | None, column: int | None, label: str | None
) -> tuple[Item, tuple[int, int]] | None:
    """The message and the place of a key; the newest message first."""
    if message_id is not None:
        item = chat.items.get(int(message_id))
        items = [item] if item else []
    else:
        items = list(reversed(chat.items.values()))
    for item in items:
        for r, keys in enumerate(_keys(item)):
            for c, key in enumerate(keys):
                by_place = label is None and (r, c) == (row, column)
                if by_place or (label is not None and key["text"] == label):
                    return item, (r, c)
    return None


def _check_vote(poll: Poll, person: Person, chosen: list[int]) -> None:
    if poll.closed:
        raise Impossible("The poll is closed.")
    if any(not 0 <= number < len(poll.options) for number in chosen):
        raise Impossible("There is no such option.")
    if len(chosen) > 1 and not (poll.multiple or len(poll.correct) > 1):
        raise Impossible("Only one option can be chosen.")
    if person.id in poll.votes and not poll.revoting:
        raise Impossible("The vote cannot be changed.")
