"""Settings, /language, /pause and /resume."""

from dataclasses import replace
from typing import get_args

from bot.catalog.course import offered_languages
from bot.outbox.sent.storage import newest_screen
from bot.people.handlers import set_command_menu
from bot.people.screens import language_word
from bot.people.settings import domain, screens, service
from bot.people.settings.buttons import (
    ChooseDays,
    ChooseHour,
    ChooseLanguage,
    ChoosePause,
    ChoosePauseDay,
    ChooseQuiet,
    ChooseZone,
    GoOnInLanguage,
    OpenSettings,
    PauseUntil,
    Resume,
    SetDays,
    SetLanguage,
    SetSharedPhone,
    SettingButton,
    SharedPhone,
)
from bot.people.settings.service import PersonSettings
from bot.refusals import Refusal, StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.button import parse_button
from bot.telegram.kit.screen import Screen
from bot.telegram.slots import Slots

routes = Routes("people")

routes.shows(ChooseQuiet, service.read, screens.quiet)
routes.shows(ChooseZone, service.read, screens.zone)
routes.shows(ChooseHour, service.read, screens.hour)
routes.shows(ChooseDays, service.read, screens.days)
routes.shows(ChoosePause, service.read, screens.pause)


@routes.tap(OpenSettings, ends_dialog=True)
async def open_settings(turn: Turn, _button: OpenSettings) -> None:
    turn.show(_settings(turn, await service.read(turn.act)))


@routes.tap(ChooseLanguage)
async def choose_language(turn: Turn, _button: ChooseLanguage) -> None:
    offered = await _offered(turn)
    turn.show(screens.language(offered, language_word(offered, turn.bot.catalogue), turn.texts))


@routes.tap(SharedPhone)
async def open_shared_phone(turn: Turn, _button: SharedPhone) -> None:
    turn.show(_shared_phone(turn, await service.read(turn.act)))


@routes.tap(ChoosePauseDay)
async def choose_pause_day(turn: Turn, button: ChoosePauseDay) -> None:
    turn.show(screens.pause_day(await service.read(turn.act), turn.texts, button.page))


@routes.tap(PauseUntil)
async def pause_until(turn: Turn, button: PauseUntil) -> None:
    change = domain.pause_until(button.day, turn.person, now=turn.now)
    changed = await service.change(turn.act, change)
    turn.visitor = replace(turn.visitor, person=changed.person)
    turn.show(_settings(turn, changed))


@routes.command("language")
async def choose_language_here(turn: Turn, _rest: str) -> None:
    offered = await _offered(turn)
    word = language_word(offered, turn.bot.catalogue)
    turn.show(screens.language_here(offered, word, turn.texts))


@routes.tap(SetLanguage)
async def set_language(turn: Turn, button: SetLanguage) -> None:
    changed = await _change_language(turn, button)
    turn.place = OpenSettings()
    turn.show(_settings(turn, changed))


@routes.tap(GoOnInLanguage, keeps_dialog=True)
async def go_on_in_language(turn: Turn, button: GoOnInLanguage) -> None:
    """Change the language, and show in it what was on the screen before the question for it."""
    await _change_language(turn, button)
    before = await newest_screen(turn.tx, turn.chat_id, now=turn.now, before=turn.tapped_message_id)
    place = before.place if before is not None else ""
    if not place or not await _shows_again(turn, place):
        turn.place = None
        turn.show(screens.language_set(turn.visitor, turn.texts))


async def _change_language(turn: Turn, button: SetLanguage) -> PersonSettings:
    if button.language not in await _offered(turn):
        raise StaleButton
    changed = await service.change(turn.act, button.change(turn.now))
    turn.visitor = replace(turn.visitor, person=changed.person)
    turn.texts = turn.bot.catalogue.texts(changed.person.language)
    set_command_menu(turn)
    return changed


async def _shows_again(turn: Turn, place: str) -> bool:
    """Press the button of the screen before; return False if it is refused by now."""
    replies = len(turn.replies)
    try:
        async with turn.tx.savepoint():
            await turn.press(parse_button(place))
    except Refusal:
        del turn.replies[replies:]
        return False
    return True


@routes.tap(*get_args(SettingButton))
async def change(turn: Turn, button: SettingButton) -> None:
    """Change one setting, and show it; some choices show their own screen again."""
    changed = await service.change(turn.act, button.change(turn.now))
    turn.visitor = replace(turn.visitor, person=changed.person)
    match button:
        case SetDays():
            turn.show(screens.days(changed, turn.texts))
        case SetSharedPhone():
            turn.show(_shared_phone(turn, changed))
        case _:
            turn.place = OpenSettings()
            turn.show(_settings(turn, changed))


routes.shortcut(OpenSettings(), "settings")
routes.shortcut(ChoosePause(), "pause")
routes.shortcut(Resume(), "resume")


async def _offered(turn: Turn) -> tuple[str, ...]:
    return await service.languages_to_choose(turn.act, turn.texts.spoken)


def _settings(turn: Turn, found: PersonSettings) -> Screen:
    languages = offered_languages(turn.bot.courses.values(), turn.texts.spoken)
    word = language_word(languages, turn.bot.catalogue)
    return screens.settings(found, turn.bot.part(Slots), turn.visitor, word, turn.texts)


def _shared_phone(turn: Turn, found: PersonSettings) -> Screen:
    return screens.shared_phone(found, turn.bot.part(Slots), turn.visitor, turn.texts)
