"""People give feedback after a meeting, and say whether their words may be quoted."""

from dataclasses import replace

from bot.act import Act
from bot.membership.domain import ChatId
from bot.questions.asking import service as asking
from bot.questions.asking.service import AskPrompt, QuestionSent
from bot.questions.domain import QuestionDetails, QuestionForm, QuestionId
from bot.questions.feedback import storage
from bot.questions.ringing import service as ringing
from bot.questions.service import load_own_question
from bot.refusals import StaleButton
from bot.sessions.domain import SessionId
from bot.sessions.service import require_for_participant


async def prepare(act: Act, session: SessionId) -> AskPrompt:
    """Return who would get feedback on a meeting.

    Raise `StaleButton` for a meeting that is not over, and as `asking.prepare` does.
    """
    found = await require_for_participant(act, session)
    if not found.is_over(now=act.now):
        raise StaleButton
    return await asking.prepare(act)


async def give(
    act: Act, session: SessionId, *, chat: ChatId, message: int, said: QuestionForm
) -> QuestionSent:
    """Pass a message on as feedback on a meeting. The caller has let the guard check it."""
    found = await require_for_participant(act, session)
    sent = await asking.ask_coordinators(
        act, chat=chat, message=message, said=said, cohort=found.cohort_id
    )
    storage.note_session(act.tx, sent.question, session)
    return sent


async def let_quote(act: Act, question: QuestionId, *, may: bool) -> QuestionDetails:
    """Save whether the visitor's feedback may be quoted without a name; coordinators see it."""
    thread = await load_own_question(act, question)
    if not await storage.let_quote(act.tx, question, may=may):
        raise StaleButton
    ringing.enqueue_edits(act, thread)
    details = thread.details
    return replace(details, question=replace(details.question, may_quote=may))
