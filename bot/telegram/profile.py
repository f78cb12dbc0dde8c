"""The bot's profile at Telegram: name, descriptions and command menu in each language.

Everybody can see the profile, so its texts are neutral. Telegram allows only a few changes of the
name a day, so each text is read first and set only if it differs
(https://core.telegram.org/bots/api#setmyname). The bot works without it: a failure is logged, and
the next start tries again.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial

from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.locale import Catalogue, Texts
from bot.locale.folders import ENGLISH

log = logging.getLogger(__name__)


def described(words: Iterable[str], texts: Texts) -> list[dict[str, str]]:
    """Return the commands behind the menu button, as Telegram takes them."""
    return [
        {"command": word, "description": texts.label(f"common.command.{word}")} for word in words
    ]


async def register_profile(
    bot: ExtBot[None], catalogue: Catalogue, commands: Sequence[str]
) -> None:
    """Set name, description, short description and command menu from the catalogue.

    `commands` are those that everybody sees.
    """
    for language in catalogue.languages:
        # Telegram shows texts without a language code to people whose language has no texts.
        code = None if language == ENGLISH else language
        await _register(bot, catalogue.texts(language), commands, code)
    await _quietly("menu_button", bot.set_chat_menu_button)


async def _register(
    bot: ExtBot[None], texts: Texts, commands: Sequence[str], code: str | None
) -> None:
    for what, change in (
        ("name", _name),
        ("description", _description),
        ("about", _about),
    ):
        await _quietly(what, partial(change, bot, texts, code))
    await _quietly("commands", partial(_commands, bot, texts, commands, code))


async def _name(bot: ExtBot[None], texts: Texts, code: str | None) -> None:
    wanted = texts.label("common.profile_name")
    if (await bot.get_my_name(language_code=code)).name != wanted:
        await bot.set_my_name(wanted, language_code=code)


async def _description(bot: ExtBot[None], texts: Texts, code: str | None) -> None:
    wanted = texts.label("common.profile_description")
    if (await bot.get_my_description(language_code=code)).description != wanted:
        await bot.set_my_description(wanted, language_code=code)


async def _about(bot: ExtBot[None], texts: Texts, code: str | None) -> None:
    wanted = texts.label("common.profile_about")
    if (await bot.get_my_short_description(language_code=code)).short_description != wanted:
        await bot.set_my_short_description(wanted, language_code=code)


async def _commands(
    bot: ExtBot[None], texts: Texts, commands: Sequence[str], code: str | None
) -> None:
    scope = BotCommandScopeAllPrivateChats()
    wanted = tuple(
        BotCommand(each["command"], each["description"]) for each in described(commands, texts)
    )
    if await bot.get_my_commands(scope=scope, language_code=code) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)


async def _quietly(what: str, change: Callable[[], Awaitable[object]]) -> None:
    try:
        await change()
    except TelegramError as error:
        log.warning("profile.failed", extra={"what": what, "error": type(error).__name__})
