"""answerInlineQuery and answerWebAppQuery (Client.cpp get_inline_query_result)."""

from typing import Any

from telegram_simulator import markup
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import message_text
from telegram_simulator.inline_mode import InlineQuery, Result
from telegram_simulator.methods.answering import TOO_OLD
from telegram_simulator.methods.attachments import requested_file
from telegram_simulator.methods.captions import captioned
from telegram_simulator.methods.games import game_of, play_label
from telegram_simulator.methods.places import contact_of, location_of, venue_of
from telegram_simulator.methods.sending import link_preview
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.updates import LIFETIMES
from telegram_simulator.world import World

MAX_RESULTS = 50  # core.telegram.org/bots/api#answerinlinequery, and the next
MAX_ID = 64  # bytes
_WEB_APP_LIFETIME = 3600.0
# by the type of a result: the kind of its file, the field of its id here, the field of its address
_FILES = {
    "photo": ("photo", "photo_file_id", "photo_url"),
    "gif": ("animation", "gif_file_id", "gif_url"),
    "mpeg4_gif": ("animation", "mpeg4_file_id", "mpeg4_url"),
    "video": ("video", "video_file_id", "video_url"),
    "audio": ("audio", "audio_file_id", "audio_url"),
    "voice": ("voice", "voice_file_id", "voice_url"),
    "document": ("document", "document_file_id", "document_url"),
    "sticker": ("sticker", "sticker_file_id", ""),
}
_SHOWN = ("type", "id", "title", "description", "url", "first_name", "phone_number")


def answer_inline_query(world: World, bot: Bot, params: Params) -> bool:
    """Answer a query with results to choose from."""
    results = params.objects("results")
    if results is None:
        raise bad_request("inline query results are not specified")
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    query = _query(world, bot, params.text("inline_query_id"), web_app=False)
    found: dict[str, Result] = {}
    for each in results:
        result = result_of(world, bot, each)
        if result.id in found:
            raise bad_request("RESULT_ID_DUPLICATE")
        found[result.id] = result
    query.results = found
    world.feed.emit(
        "inline.answered",
        chat=query.chat,
        query_id=query.id,
        results=[result.shown for result in found.values()],
        button=_button(params),
        next_offset=params.text("next_offset"),
        **{"as": query.person},
    )
    return True


def _button(params: Params) -> Any:
    """Return the button above the results, also from the two older parameters."""
    if text := params.text("switch_pm_text"):
        return {"text": text, "start_parameter": params.text("switch_pm_parameter")}
    return params.json("button", "can't parse inline query results button JSON object")


def answer_web_app_query(world: World, bot: Bot, params: Params) -> Json:
    """Send a message in the name of the person who opened a web app."""
    value = params.json("result", "can't parse inline query result JSON object")
    query = _query(world, bot, params.text("web_app_query_id"), web_app=True)
    # the app was opened in the chat with the bot, where buttons may open it again
    result = result_of(world, bot, value, private=world.chats[query.chat].bot is bot)
    del world.inline.queries[query.id]
    return {"inline_message_id": post_result(world, query, result)}


def post_result(world: World, query: InlineQuery, result: Result, chat_key: str = "") -> str:
    """Post a result as a message of the person; return its inline message id."""
    chat, bot = world.chats[chat_key or query.chat], world.bots[query.bot_id]
    person = world.people[query.person]
    fields = result.fields | {"via_bot": bot.user()}
    item = world.post(chat, person, fields, stored=result.stored)
    item.inline_id, item.via_id = f"SIM{world.new_id()}", bot.id
    item.game = result.game
    world.inline.messages[item.inline_id] = chat.key, item.message["message_id"]
    if chat.has(bot.id) or chat.bot is bot:
        kind = "channel_post" if chat.kind == "channel" else "message"
        world.queue_message([bot], chat, item, kind)
    return item.inline_id


def _query(world: World, bot: Bot, number: str, *, web_app: bool) -> InlineQuery:
    query = world.inline.queries.get(number)
    lifetime = _WEB_APP_LIFETIME if web_app else LIFETIMES["inline_query"]
    if (
        query is None
        or query.bot_id != bot.id
        or query.web_app is not web_app
        or query.made_at + lifetime <= world.now_s()
    ):
        raise bad_request(TOO_OLD)
    return query


def result_of(world: World, bot: Bot, value: Any, *, private: bool = False) -> Result:
    """Return an InlineQueryResult; `private`: only the bot and the person see its message."""
    if not isinstance(value, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    given = Params(value)
    number = given.text("id")
    if not 1 <= len(number.encode()) <= MAX_ID:
        raise bad_request("RESULT_ID_INVALID")
    if given.text("type") == "game":
        return _game(world, bot, number, given)
    keyboard = markup.read_inline(given, private=private)
    fields: Json = {"reply_markup": keyboard} if keyboard else {}
    shown = {name: value[name] for name in _SHOWN if name in value}
    shown["type"] = kind = given.text("type")
    content = value.get("input_message_content")
    if kind not in {*_FILES, "article", "location", "venue", "contact"}:
        raise bad_request(f'can\'t parse inline query result: type "{kind}" is unsupported')
    if content is not None:
        return Result(id=number, shown=shown, fields=_content(content) | fields)
    if kind in _FILES:
        file_kind, by_id, by_url = _FILES[kind]
        file = Params(value | {"file": given.text(by_id) or given.text(by_url)})
        stored = requested_file(world, bot, file, file_kind, "file")
        words = captioned(given, file_kind)
        return Result(id=number, shown=shown, fields=words | fields, stored=stored)
    if kind == "article":
        raise bad_request("can't parse inline query result: input_message_content is not specified")
    return Result(id=number, shown=shown, fields=_content(value) | fields)


def _game(world: World, bot: Bot, number: str, given: Params) -> Result:
    game = game_of(world, bot, given)
    keyboard = markup.read(given, private=False, own=["callback_game"])
    shown = {"type": "game", "id": number, "title": game.title, "description": game.description}
    fields = {
        "game": game.public(),
        "reply_markup": markup.own_keyboard(keyboard, "callback_game", play_label(game)),
    }
    return Result(id=number, shown=shown, fields=fields, game=game.short_name)


def _content(value: Any) -> Json:
    """Return the fields of the message of an InputMessageContent."""
    if not isinstance(value, dict):
        raise bad_request("can't parse input message content: expected an Object")
    given = Params(value)
    if "message_text" in value:
        text = message_text(Params(value | {"text": value["message_text"]}))
        return text.fields() | link_preview(given, text)
    if "phone_number" in value:
        return contact_of(given)
    if "title" in value and "address" in value and "latitude" in value:
        return venue_of(given)
    if "latitude" in value:
        return {"location": location_of(given)}
    raise bad_request("SIM: this kind of input_message_content is not simulated")
