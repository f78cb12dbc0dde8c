"""Asks for consent before a leader logs sessions."""

from bot.community.service import Setting, has_agreed
from bot.people.renewal import screens as renewal_screens
from bot.people.renewal import service as renewal
from bot.telegram.incoming.context import Turn


async def asks_consent(turn: Turn, setting: Setting) -> bool:
    """Ask for consent if the text that the visitor agreed to does not name these sessions.

    Return False if it does.
    """
    if has_agreed(turn.act, setting):
        return False
    language, demo, months = turn.texts.language, turn.bot.demo, turn.bot.periods.inactive_months
    changed = await renewal.changed_text(turn.act, language, demo=demo, months=months)
    if changed is None:
        return False
    turn.show(renewal_screens.changed(changed, turn.texts))
    return True
