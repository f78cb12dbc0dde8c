"""sendGame, setGameScore and getGameHighScores (Client.cpp, td GameManager.cpp).

Codes in capitals are those of Telegram's servers, seen in the tests of other people's bots.
"""

from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.chats import Chat, Item
from telegram_simulator.games import Game, Place
from telegram_simulator.markup import own_keyboard
from telegram_simulator.methods.delivery import check_target, deliver
from telegram_simulator.methods.editable import editable_message
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot, Person
from telegram_simulator.world import World

_NO_GAME = "wrong game short name specified"


def game_of(world: World, bot: Bot, params: Params) -> Game:
    """Return the game that `game_short_name` names; refuse one that was not made."""
    name = params.text("game_short_name")
    if not name:
        raise bad_request('parameter "game_short_name" is required')
    game = world.games.known.get((bot.id, name))
    if game is None:
        raise bad_request(_NO_GAME)
    return game


def play_label(game: Game) -> str:
    """Return the label of the button that Telegram puts below a game without a keyboard."""
    return f"Play {game.title}"


def send_game(world: World, bot: Bot, params: Params) -> Json:
    """Send a game with a button to play it, and the scores of the chat."""
    target = check_target(world, bot, params, "games", own="callback_game")
    if target.chat.kind == "channel":
        raise bad_request("games can't be sent to channel chats")
    game = game_of(world, bot, params)
    place = target.chat.key, bot.id, game.short_name
    fields: Json = {
        "game": game.public(_board(world, place)),
        "reply_markup": own_keyboard(target.markup, "callback_game", play_label(game)),
    }
    item = deliver(world, bot, params, target, fields)
    item.game = game.short_name
    return item.message


def set_game_score(world: World, bot: Bot, params: Params) -> Json | bool:
    """Store what somebody reached, and show it in the message."""
    chat, item, person = _played(world, bot, params)
    score = params.integer("score")
    if score < 0:
        raise bad_request("SCORE_INVALID")
    place = _place(bot, chat, item)
    scores = world.games.scores.setdefault(place, {})
    before = scores.get(person.id, -1)
    if score == before or (score < before and not params.flag("force")):
        raise bad_request("BOT_SCORE_NOT_MODIFIED")
    scores[person.id] = score
    if not params.flag("disable_edit_message"):
        game = item.message["game"] | {"text": _board(world, place)}
        now = int(world.now_s())
        world.replace(chat, item, item.message | {"game": game, "edit_date": now})
    return bool(item.inline_id) or item.message


def get_game_high_scores(world: World, bot: Bot, params: Params) -> list[Json]:
    """Return what somebody and those near them reached, the best first."""
    chat, item, person = _played(world, bot, params)
    return [
        {"position": position, "user": world.users[user_id].user(), "score": score}
        for position, user_id, score in world.games.around(_place(bot, chat, item), person.id)
    ]


def _played(world: World, bot: Bot, params: Params) -> tuple[Chat, Item, Person]:
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat, item = editable_message(world, bot, params, "message to set game score not found")
    person = world.users.get(user_id)
    if person is None:
        raise bad_request("user not found")
    if not item.game:
        raise bad_request("game score can't be set")
    return chat, item, person


def _place(bot: Bot, chat: Chat, item: Item) -> Place:
    return item.inline_id or chat.key, bot.id, item.game


def _board(world: World, place: Place) -> str:
    names = {user_id: world.users[user_id].name for user_id in world.games.scores.get(place, {})}
    return world.games.board(place, names)
