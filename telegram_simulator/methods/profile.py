"""The profile of a bot: getMe, commands, names, descriptions, the menu button."""

import re

from telegram_simulator import access
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.world import World

MAX_COMMANDS = 100  # td BotCommand.cpp:176-207 for this and the next two
MAX_COMMAND = 32
MAX_COMMAND_DESCRIPTION = 256
MAX_NAME = 64
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
_COMMAND = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
Scope = tuple[str, int, int, str]


def get_me(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the account of the bot."""
    return bot.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


def log_out(world: World, bot: Bot, params: Params) -> bool:  # noqa: ARG001 - one shape for all methods
    """Accept the call; there is no other server to move to."""
    return True


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(world: World, bot: Bot, params: Params) -> Scope:
    value = params.json("scope", "can't parse BotCommandScope JSON object")
    if value is None:
        return "default", 0, 0, _language(params)
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommandScope: expected an Object")
    kind = str(value.get("type", ""))
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat_id = user_id = 0
    if kind.startswith("chat"):
        chat = access.readable_chat(world, bot, Params(value))
        if chat.private and kind != "chat":
            raise bad_request("can't use specified scope in private chats")
        chat_id = chat.id
    if kind == "chat_member":
        user_id = Params(value).integer("user_id")
        if user_id not in world.users:
            raise bad_request("user not found")
    return kind, chat_id, user_id, _language(params)


def set_my_commands(world: World, bot: Bot, params: Params) -> bool:
    """Set the commands for a scope and a language."""
    listed = params.objects("commands")
    if listed is None:
        raise bad_request('parameter "commands" is required')
    if len(listed) > MAX_COMMANDS:
        raise bad_request("too many commands specified")
    commands = [_command(command) for command in listed]
    scope = _scope(world, bot, params)
    if commands:
        bot.commands[scope] = commands
    else:
        bot.commands.pop(scope, None)
    show_commands(world, bot)
    return True


def _command(value: Json) -> Json:
    name = str(value.get("command", "")).strip().removeprefix("/")
    description = str(value.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > MAX_COMMAND:
        raise bad_request(f"command length must not exceed {MAX_COMMAND}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > MAX_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MAX_COMMAND_DESCRIPTION}")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def get_my_commands(world: World, bot: Bot, params: Params) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return bot.commands.get(_scope(world, bot, params), [])


def delete_my_commands(world: World, bot: Bot, params: Params) -> bool:
    """Delete the commands of exactly this scope and language."""
    bot.commands.pop(_scope(world, bot, params), None)
    show_commands(world, bot)
    return True


def commands_for(world: World, bot: Bot, key: str) -> list[list[str]]:
    """Return what the viewer of a chat sees: the narrowest scope, first in the own language."""
    chat = world.chats[key]
    viewer = world.viewer(chat)
    user_id = viewer.id if viewer else 0
    if chat.private:
        scopes = [("chat", chat.id, 0), ("all_private_chats", 0, 0)]
    else:
        scopes = [("chat_member", chat.id, user_id)]
        if chat.administers(user_id):
            scopes.append(("chat_administrators", chat.id, 0))
        scopes.append(("chat", chat.id, 0))
        if chat.administers(user_id):
            scopes.append(("all_chat_administrators", 0, 0))
        scopes.append(("all_group_chats", 0, 0))
    for scope in [*scopes, ("default", 0, 0)]:
        for language in (viewer.language if viewer else "", ""):
            if found := bot.commands.get((*scope, language)):
                return [[f"/{c['command']}", c["description"]] for c in found]
    return []


def show_commands(world: World, bot: Bot) -> None:
    """Send the current commands to the page."""
    for chat in list(world.chats.values()):
        if (chat.bot or world.main) is bot:
            patch = {"commands": commands_for(world, bot, chat.key)}
            world.feed.emit("chat", chat=chat.key, patch=patch)


def _set_text(
    texts: dict[str, str], params: Params, name: str, max_length: int, error_text: str
) -> bool:
    text = params.text(name)
    if len(text) > max_length:
        raise bad_request(error_text)
    language = _language(params)
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def set_my_name(world: World, bot: Bot, params: Params) -> bool:  # noqa: ARG001 - one shape for all methods
    """Set the name of the bot in a language."""
    return _set_text(bot.names, params, "name", MAX_NAME, "BOT_TITLE_INVALID")


def set_my_description(world: World, bot: Bot, params: Params) -> bool:
    """Set the description that an empty chat shows."""
    error_text = "BOT_DESCRIPTION_TOO_LONG"
    _set_text(bot.descriptions, params, "description", MAX_DESCRIPTION, error_text)
    for chat in world.chats.values():
        if chat.bot is bot and chat.person:
            patch = {"description": description_for(bot, chat.person.language)}
            world.feed.emit("chat", chat=chat.key, patch=patch)
    return True


def description_for(bot: Bot, language: str) -> str:
    """Return the description in a language, by default the one for all languages."""
    return bot.descriptions.get(language) or bot.descriptions.get("", "")


def set_my_short_description(world: World, bot: Bot, params: Params) -> bool:  # noqa: ARG001 - one shape for all methods
    """Set the description for the profile of the bot."""
    error_text = "BOT_SHORT_DESCRIPTION_TOO_LONG"
    return _set_text(
        bot.short_descriptions, params, "short_description", MAX_SHORT_DESCRIPTION, error_text
    )


def get_my_name(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the name in a language, by default the one for all languages."""
    names = bot.names
    return {"name": names.get(_language(params)) or names.get("") or bot.name}


def get_my_description(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the description in a language, by default the one for all languages."""
    return {"description": description_for(bot, _language(params))}


def get_my_short_description(world: World, bot: Bot, params: Params) -> Json:  # noqa: ARG001 - one shape for all methods
    """Return the short description in a language, by default the one for all languages."""
    texts = bot.short_descriptions
    return {"short_description": texts.get(_language(params)) or texts.get("", "")}


_MENU_BUTTONS = ("default", "commands", "web_app")  # a tuple compares with what has no hash, too


def set_chat_menu_button(world: World, bot: Bot, params: Params) -> bool:
    """Set the menu button for one private chat or for all of them."""
    value = params.json("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(value, dict) or value.get("type") not in _MENU_BUTTONS:
        raise bad_request("can't parse menu button: unsupported type specified")
    chat_id = access.requested_chat(world, bot, params).id if "chat_id" in params else 0
    if chat_id < 0:
        raise bad_request("menu button can be set only in private chats")
    bot.menu_buttons[chat_id] = value
    return True


def get_chat_menu_button(world: World, bot: Bot, params: Params) -> Json:
    """Return the menu button of a chat, or the one for all chats, which by default has commands."""
    for_all = bot.menu_buttons.get(0, {"type": "default"})
    if "chat_id" in params:
        chat_id = access.requested_chat(world, bot, params).id
        return bot.menu_buttons.get(chat_id) or for_all
    return {"type": "commands"} if for_all["type"] == "default" else for_all
