"""Asks everybody again, at their next tap, when the consent text has changed."""

from typing import Final

from bot.people.buttons import (
    AskErase,
    AskEraseAgain,
    AskLeave,
    AskLeaveOne,
    DownloadMyData,
    Erase,
    HideAll,
    KeepAgreement,
    Leave,
    OpenAgreement,
    OpenMyData,
    ReadAgreement,
    ShowMyData,
)
from bot.people.renewal import screens, service
from bot.people.renewal.buttons import AgreeAnew, NotNow
from bot.safety.buttons import ChooseContactWay, ContactIn, ContactMe, DeleteMine, WhatToDo
from bot.telegram.incoming.context import Turn, Wanted
from bot.telegram.incoming.router import Routes

routes = Routes("people")

_NEVER_DELAYED: Final = (
    AgreeAnew,
    NotNow,
    HideAll,
    ContactMe,
    ContactIn,
    ChooseContactWay,
    WhatToDo,
    DeleteMine,
    OpenMyData,
    ShowMyData,
    DownloadMyData,
    OpenAgreement,
    ReadAgreement,
    KeepAgreement,
    AskLeave,
    AskLeaveOne,
    Leave,
    AskErase,
    AskEraseAgain,
    Erase,
)
"""No question comes before what protects somebody, or what they may always do with their data."""
_COMMANDS_NEVER_DELAYED: Final = frozenset({"hide", "privacy", "cancel", "pause"})


async def ask_consent(turn: Turn, wanted: Wanted) -> bool:
    """Show the consent text if it has changed; return False if nothing is asked."""
    if isinstance(wanted.button, _NEVER_DELAYED) or wanted.command in _COMMANDS_NEVER_DELAYED:
        return False
    if not service.is_outdated(turn.act):
        return False
    months = turn.bot.periods.inactive_months
    language, demo = turn.texts.language, turn.bot.demo
    asked = await service.changed_text(turn.act, language, demo=demo, months=months)
    if asked is None:
        return False
    service.note_asked(turn.act)
    turn.say(screens.changed(asked, turn.texts))
    return True


@routes.tap(AgreeAnew)
async def agree(turn: Turn, button: AgreeAnew) -> None:
    await service.agree(turn.act, button.version)
    zone = turn.person.zone
    turn.show(screens.agreed(button.version, turn.texts, zone=zone, now=turn.now))


@routes.tap(NotNow)
async def not_now(turn: Turn, _button: NotNow) -> None:
    await service.put_off(turn.act)
    turn.show(screens.not_now(turn.texts))
