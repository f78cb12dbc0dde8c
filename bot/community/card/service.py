"""A leader opens and deletes one of their sessions; the audit keeps what it counted."""

from bot.act import Act
from bot.community import storage
from bot.community.domain import CommunitySessionId
from bot.community.entry.service import EntryAsked
from bot.community.service import load_own_session, note_change, setting_of
from bot.refusals import StaleButton


async def open_own(act: Act, logged: CommunitySessionId) -> EntryAsked:
    """Return one of the visitor's sessions; raise `ForeignButton` for another's."""
    found = await load_own_session(act, logged)
    return EntryAsked(setting=await setting_of(act, found.cohort), logged=found)


async def delete(act: Act, logged: CommunitySessionId, revision: int) -> None:
    """Delete one of the visitor's sessions; a second tap changes nothing."""
    if await storage.by_id(act.tx, logged) is None:
        return
    found = await load_own_session(act, logged, revision=revision)
    if not await storage.delete(act.tx, found):
        raise StaleButton
    if not found.is_draft:
        await note_change(act, "community.deleted", found)
