"""How useful a meeting was, and whether that may be quoted."""

from datetime import datetime

from bot.membership.domain import PersonId
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from bot.storage.personal_data import Tables, changed

_RATE = """
INSERT INTO pulses (session_id, person_id, score, answered_at)
VALUES (:session, :person, :score, :now)
ON CONFLICT (session_id, person_id) DO NOTHING RETURNING session_id
"""
_LET_QUOTE = """
UPDATE pulses SET may_quote = :may
WHERE session_id = :session AND person_id = :person AND score >= :least RETURNING score
"""


async def save_rating(
    tx: Tx, session: SessionId, person: PersonId, score: int | None, *, now: datetime
) -> bool:
    """Save how useful it was (1 to 5; None: skipped); return False if that is already saved."""
    row = await tx.one(_RATE, session=session, person=person, score=score, now=now)
    return row is not None


async def let_quote(
    tx: Tx, session: SessionId, person: PersonId, *, may: bool, least: int
) -> int | None:
    """Save whether a score of at least `least` may be quoted; return the score, or None.

    NULL means not asked; such a score is not quoted.
    """
    row = await tx.one(_LET_QUOTE, session=session, person=person, may=int(may), least=least)
    return None if row is None else row["score"]


TABLES = Tables(holdings=(changed("pulses", "may_quote = NULL"),))
