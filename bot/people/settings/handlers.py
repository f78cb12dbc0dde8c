"""Settings, /language, /pause and /resume."""

from bot.locale.catalogue import LANGUAGES
from bot.people.command_menu.handlers import own_commands
from bot.people.settings import screens, service
from bot.people.settings.buttons import (
    ChooseDays,
    ChooseHour,
    ChooseLanguage,
    ChoosePause,
    ChooseQuiet,
    OpenSettings,
    Pause,
    Resume,
    SetDays,
    SetHour,
    SetLanguage,
    SetPictures,
    SetQuiet,
    SetSharedPhone,
    SharedPhone,
)
from bot.people.settings.service import Settings
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("people")


@routes.tap(OpenSettings)
async def open_settings(turn: Turn, _button: OpenSettings) -> None:
    await _show(turn)


@routes.command("settings")
async def settings(turn: Turn, _rest: str) -> None:
    """Show all settings as a new message."""
    turn.end_dialog()
    await _show(turn)


@routes.tap(ChooseLanguage)
async def choose_language(turn: Turn, _button: ChooseLanguage) -> None:
    turn.show(screens.language(turn.texts))


@routes.command("language")
async def language(turn: Turn, _rest: str) -> None:
    """Ask which language, in a new message."""
    turn.show(screens.language(turn.texts))


@routes.tap(SetLanguage)
async def set_language(turn: Turn, button: SetLanguage) -> None:
    turn.visitor = service.speak(turn.act, button.language, LANGUAGES)
    turn.texts = turn.bot.catalogue.texts(button.language)
    await _show(turn)
    own_commands(turn)


@routes.tap(ChooseQuiet)
async def choose_quiet(turn: Turn, _button: ChooseQuiet) -> None:
    turn.show(screens.quiet(await _read(turn), turn.texts))


@routes.tap(SetQuiet)
async def set_quiet(turn: Turn, button: SetQuiet) -> None:
    turn.visitor = service.keep_quiet(turn.act, button.since, button.until)
    await _show(turn)


@routes.tap(ChooseHour)
async def choose_hour(turn: Turn, _button: ChooseHour) -> None:
    turn.show(screens.hour(await _read(turn), turn.texts))


@routes.tap(SetHour)
async def set_hour(turn: Turn, button: SetHour) -> None:
    known = await _read(turn)
    changed = service.write_at(turn.act, known, minute=button.minute, days=known.days)
    turn.show(_settings(turn, changed))


@routes.tap(ChooseDays)
async def choose_days(turn: Turn, _button: ChooseDays) -> None:
    turn.show(screens.days(await _read(turn), turn.texts))


@routes.tap(SetDays)
async def set_days(turn: Turn, button: SetDays) -> None:
    known = await _read(turn)
    changed = service.write_at(turn.act, known, minute=known.minute, days=button.days)
    turn.show(screens.days(changed, turn.texts))


@routes.tap(SetPictures)
async def set_pictures(turn: Turn, button: SetPictures) -> None:
    turn.visitor = service.want_pictures(turn.act, wanted=button.on == 1)
    await _show(turn)


@routes.tap(ChoosePause)
async def choose_pause(turn: Turn, _button: ChoosePause) -> None:
    turn.show(screens.pause(turn.texts))


@routes.command("pause")
async def ask_pause(turn: Turn, _rest: str) -> None:
    """Ask how long to pause, in a new message."""
    turn.show(screens.pause(turn.texts))


@routes.tap(Pause)
async def pause(turn: Turn, button: Pause) -> None:
    turn.visitor = service.pause(turn.act, button.days)
    await _show(turn)


@routes.tap(Resume)
async def resume(turn: Turn, _button: Resume) -> None:
    await _resume(turn)


@routes.command("resume")
async def hear_resume(turn: Turn, _rest: str) -> None:
    """End the pause by a command."""
    await _resume(turn)


@routes.tap(SharedPhone)
async def shared_phone(turn: Turn, _button: SharedPhone) -> None:
    turn.show(screens.shared_phone(await _read(turn), turn.texts))


@routes.tap(SetSharedPhone)
async def set_shared_phone(turn: Turn, button: SetSharedPhone) -> None:
    turn.visitor = service.share_phone(turn.act, shared=button.shared == 1)
    turn.show(screens.shared_phone(await _read(turn), turn.texts))


async def _resume(turn: Turn) -> None:
    turn.visitor = service.resume(turn.act)
    await _show(turn)


async def _read(turn: Turn) -> Settings:
    return await service.read(turn.act)


async def _show(turn: Turn) -> None:
    turn.show(_settings(turn, await _read(turn)))


def _settings(turn: Turn, found: Settings) -> Screen:
    learns = turn.visitor.enrolment is not None or not turn.visitor.grants
    return screens.settings(found, turn.texts, learns=learns)
