"""Which questions are feedback on a meeting, and whether their words may be quoted."""

from bot.questions.domain import QuestionId
from bot.sessions.domain import SessionId
from bot.storage.database import Tx


def note_session(tx: Tx, question: QuestionId, session: SessionId) -> None:
    """Save that a question is feedback on a meeting; nobody is reminded of an answer to it."""
    tx.do(
        "UPDATE questions SET session_id = :session, ring_again_at = NULL WHERE id = :id",
        id=question,
        session=session,
    )


async def let_quote(tx: Tx, question: QuestionId, *, may: bool) -> bool:
    """Save whether feedback may be quoted without a name; return False if it is no feedback."""
    return await tx.found(
        "UPDATE questions SET may_quote = :may"
        " WHERE id = :id AND session_id IS NOT NULL AND state <> 'withdrawn' RETURNING id",
        id=question,
        may=int(may),
    )
