"""What people tap: buttons, options of polls, reactions."""

import itertools
from typing import Any

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat, Item
from telegram_simulator.key_requests import ASKS, INLINE_ASKS, asked_by, question
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.methods.editing import REACTIONS
from telegram_simulator.methods.editing import react as set_reaction
from telegram_simulator.people import Bot, Person
from telegram_simulator.poll_closing import refresh_poll
from telegram_simulator.polls import Poll
from telegram_simulator.transcript import keyboard
from telegram_simulator.user_messages import UserMessages
from telegram_simulator.world import Callback


class UserTaps(UserMessages):
    """Taps buttons, votes and reacts as a person."""

    def tap(
        self,
        chat: KeyOrId,
        message_id: int | None = None,
        row: int | None = None,
        column: int | None = None,
        label: str | None = None,
        who: KeyOrId | None = None,
    ) -> Json:
        """Tap a button of any message, found by its position or its label."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        found_button = button_place(found, message_id, row, column, label)
        if found_button is None:
            key = _reply_key(found, label) if message_id is None else None
            if key is None or label is None:
                where = label if label is not None else (row, column)
                raise NotFound(f"No such button in {found.key}: {where}; {_shown(found)}.")
            if asked := question(key, ASKS):
                return {"callback_id": None} | asked
            return {"callback_id": None, "typed": self._post_text(found, person, label)}
        item, position = found_button
        number = item.message["message_id"]
        button = _button_rows(item)[position[0]][position[1]]
        answer: Json = {
            "callback_id": None,
            "message_id": number,
            "url": button.get("url"),
            "copied": (button.get("copy_text") or {}).get("text"),
        }
        said = _said(item, button)
        if said:
            answer["callback_id"] = self._tap(found, person, number, said, position)
        return answer | question(button, INLINE_ASKS)

    def forge(self, chat: KeyOrId, message_id: int, data: str, who: KeyOrId | None = None) -> Json:
        """Send callback data that no button has, as a manipulated client could."""
        found = self.find_chat(chat)
        return {
            "callback_id": self._tap(
                found, self.speaker(found, who), int(message_id), {"data": data}
            )
        }

    def _tap(
        self,
        chat: Chat,
        person: Person,
        message_id: int,
        said: Json,
        position: tuple[int, int] | None = None,
    ) -> str:
        item = chat.items.get(message_id)
        bot = self._owning_bot(chat, item)
        callback = Callback(
            id=str(self.world.new_id()),
            bot_id=bot.id,
            chat=chat.key,
            message_id=message_id,
            person=person.key,
            made_at=self.world.now_s(),
        )
        self.world.callbacks[callback.id] = callback
        inaccessible = {"chat": chat.telegram(), "message_id": message_id, "date": 0}
        query: Json = {
            "id": callback.id,
            "from": person.user(),
            "chat_instance": str(chat.id * 7919),
        } | said
        if item and item.inline_id:
            query["inline_message_id"] = item.inline_id
        else:
            query["message"] = self._with_current_reply(bot, chat, item) if item else inaccessible
        bot.seen.add(person.id)
        lane = self.world.user_lane(person.id)
        self.world.queue_update([bot], "callback_query", query, chat, lane=lane)
        row, column = position or (None, None)
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

    def _with_current_reply(self, bot: Bot, chat: Chat, item: Item) -> Json:
        """Return the tapped message; the message it replies to is shown in its current version.

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

    def _owning_bot(self, chat: Chat, item: Item | None) -> Bot:
        if item and (item.bot_id or item.via_id):
            return self.world.bots[item.bot_id or item.via_id]
        return chat.bot or self.world.main

    def vote(
        self, chat: KeyOrId, message_id: int, options: list[int], who: KeyOrId | None = None
    ) -> Json:
        """Vote in a poll; an empty list retracts the vote."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        if "poll" not in item.message:
            raise InvalidAction("This message is no poll.")
        poll = self.world.polls[item.message["poll"]["id"]]
        chosen = sorted({int(number) for number in options})
        if poll.close_at is not None and self.world.now_s() >= poll.close_at:
            raise InvalidAction("The poll is closed.")
        _check_vote(poll, person, chosen)
        if chosen:
            poll.votes[person.id] = chosen
        else:
            poll.votes.pop(person.id, None)
        self._queue_vote_updates(found, poll, person, chosen)
        return self.world.item_json(found, refresh_poll(self.world, poll) or item)

    def _queue_vote_updates(
        self, chat: Chat, poll: Poll, person: Person, chosen: list[int]
    ) -> None:
        bots = self.world.bots_of(poll)
        self.world.queue_update(bots, "poll", poll.public(), chat, lane=poll.lane)
        if poll.anonymous:
            return
        answer: Json = {
            "poll_id": poll.id,
            "user": person.user(),
            "option_ids": chosen,
            "option_persistent_ids": [str(number) for number in chosen],
        }
        self.world.queue_update(bots, "poll_answer", answer, chat, lane=poll.lane)

    def react(
        self, chat: KeyOrId, message_id: int, emoji: str | None = None, who: KeyOrId | None = None
    ) -> Json:
        """React to a message with an emoji; None removes the reaction."""
        found = self.find_chat(chat)
        person = self.speaker(found, who)
        item = self.find_item(found, message_id)
        emoji = emoji.replace("\ufe0f", "") if emoji else None
        if emoji and emoji not in REACTIONS:
            raise InvalidAction(f"Telegram has no reaction {emoji!r}.")
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
        self.world.queue_update(bots, "message_reaction", update, found)
        return {}


def _said(item: Item, button: Json) -> Json:
    """Return what the bot hears of a button, if it hears of it at once."""
    if "callback_data" in button:
        return {"data": button["callback_data"]}
    return {"game_short_name": item.game} if "callback_game" in button else {}


def _button_rows(item: Item) -> list[list[Json]]:
    rows: Any = item.message.get("reply_markup", {}).get("inline_keyboard", [])
    return list(rows)


def _shown(chat: Chat) -> str:
    """Return which keys the person sees, for somebody who looked for another one."""
    labels = [label for row in keyboard(chat) for label in row]
    return f"there are: {', '.join(labels)}" if labels else "no message or keyboard has keys now"


def _reply_key(chat: Chat, label: str | None) -> Json | None:
    """Return the key of the reply keyboard with this label."""
    keys = itertools.chain.from_iterable(chat.keys or [])
    return next((key for key in keys if key["text"] == label), None)


def find_button(
    chat: Chat, message_id: int | None, label: str | None, kind: str
) -> tuple[Item, Json]:
    """Return the newest message with a button of this kind of `INLINE_ASKS`, and the button.

    Raises `NotFound` without one.
    """
    for item in reversed(chat.items.values()):
        if message_id not in {None, item.message["message_id"]}:
            continue
        for button in itertools.chain.from_iterable(_button_rows(item)):
            if asked_by(button, INLINE_ASKS) == kind and label in {None, button["text"]}:
                return item, button
    raise NotFound(f"No button of the kind {kind} in {chat.key}.")


def button_place(
    chat: Chat, message_id: int | None, row: int | None, column: int | None, label: str | None
) -> tuple[Item, tuple[int, int]] | None:
    """Return the newest message with this button, and its row and column; None without one."""
    if message_id is not None:
        item = chat.items.get(int(message_id))
        items = [item] if item else []
    else:
        items = list(reversed(chat.items.values()))
    for item in items:
        for r, labels in enumerate(_button_rows(item)):
            for c, button in enumerate(labels):
                by_position = label is None and (r, c) == (row, column)
                if by_position or (label is not None and button["text"] == label):
                    return item, (r, c)
    return None


def _check_vote(poll: Poll, person: Person, chosen: list[int]) -> None:
    if poll.closed:
        raise InvalidAction("The poll is closed.")
    if any(not 0 <= number < len(poll.options) for number in chosen):
        raise InvalidAction("There is no such option.")
    if len(chosen) > 1 and not (poll.multiple or len(poll.correct) > 1):
        raise InvalidAction("Only one option can be chosen.")
    if person.id in poll.votes and not poll.revoting:
        raise InvalidAction("The vote cannot be changed.")
