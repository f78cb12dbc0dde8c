"""A leader opens and deletes one of their sessions; the audit keeps what it counted."""

from typing import Any

from bot.act import Act
from bot.community import storage
from bot.community.domain import CommunitySession, CommunitySessionId
from bot.community.service import Setting, load_own_session, setting_of
from bot.membership.audit import storage as audit
from bot.refusals import StaleButton


async def open_own(act: Act, logged: CommunitySessionId) -> tuple[Setting, CommunitySession]:
    """Return one of the visitor's sessions; raise `ForeignButton` for another's."""
    found = await load_own_session(act, logged)
    return await setting_of(act, found.cohort), found


async def delete(act: Act, logged: CommunitySessionId, revision: int) -> None:
    """Delete one of the visitor's sessions; the audit keeps its counts.

    A second tap changes nothing.
    """
    if await storage.by_id(act.tx, logged) is None:
        return
    found = await load_own_session(act, logged, revision=revision)
    if not await storage.delete(act.tx, found):
        raise StaleButton
    if not found.is_draft:
        await note_community_session(act, "community.deleted", found)


_NUMBERS = ("women", "men", "young")
_NAMES = ("month", "topic", "own_topic", "province", "commune", "place_words")
_WORDS = ("questions", "hard", "hard_words")


async def note_community_session(
    act: Act, action: str, logged: CommunitySession, *, before: CommunitySession | None = None
) -> None:
    """Write into the audit which counts were and are, and which other answers changed: no words."""
    detail: dict[str, Any] = {"counts": [getattr(logged, name) for name in _NUMBERS]}
    if before is not None:
        detail["before"] = [getattr(before, name) for name in _NUMBERS]
        detail["changed"] = [
            name
            for name in (*_NAMES, *_NUMBERS, *_WORDS)
            if getattr(before, name) != getattr(logged, name)
        ]
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"community:{logged.id}",
        now=act.now,
        detail=detail,
    )
