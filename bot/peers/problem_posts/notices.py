"""Writes the posts about a problem, if the chat is still the group of the cohort."""

from zoneinfo import ZoneInfo

from bot.learning.discussion import storage as discussions
from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop, is_quiet
from bot.peers.problem import storage
from bot.peers.problem.domain import Problem, ProblemId
from bot.peers.problem.service import POSTED, SUMMED_UP, dedup_of_post
from bot.peers.problem_answers.service import COUNTED
from bot.peers.problem_answers.storage import count_answers
from bot.peers.problem_posts import screens
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
GONE = Drop(state="dropped", reason="gone")
NIGHT_FROM, NIGHT_UNTIL = 20 * 60, 7 * 60
"""Minutes of the cohort's day between which a post makes no sound."""


@notices.kind(POSTED, policy=ASKED, groups=True)
async def posted(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Tell the group that there is a problem."""
    problem = await _load(context, row)
    if problem is None:
        return GONE
    screen = await _post(context, problem)
    return calls.say(row.chat_id, screen, silent=_is_night(context, problem))


@notices.kind(COUNTED, policy=ASKED, groups=True)
async def counted(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Edit the problem's post, so that it shows how many have answered."""
    problem = await _load(context, row)
    message = None if problem is None else await _message(context, problem)
    if problem is None or message is None:
        return GONE
    return calls.show(row.chat_id, message, await _post(context, problem), only_edit=True)


@notices.kind(SUMMED_UP, policy=ASKED, groups=True)
async def summed_up(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Tell the group that there is a summary, if possible as an answer to the problem's post."""
    problem = await _load(context, row)
    if problem is None or problem.summary is None:
        return GONE
    screen = screens.summed_up(problem, _texts(context, problem), bot=context.bot.bot_username)
    message = await _message(context, problem)
    return calls.say(row.chat_id, screen, silent=True, reply_to=message)


async def _post(context: RenderContext, problem: Problem) -> Screen:
    answers = await count_answers(context.tx, problem.id)
    texts, bot = _texts(context, problem), context.bot.bot_username
    return screens.posted(problem, texts, answers=answers, bot=bot)


async def _message(context: RenderContext, problem: Problem) -> int | None:
    """Return the message of a problem's post, if it was sent."""
    dedups = [dedup_of_post(problem)]
    [sent] = await context.tx.ask_each(discussions.message_query(dedups))
    return discussions.message_from(sent)


async def _load(context: RenderContext, row: OutboxRow) -> Problem | None:
    """Return the problem of a row, unless the chat is no longer the group of its cohort."""
    found = await storage.by_id(context.tx, ProblemId(row.number("problem")))
    return found if found is not None and found.group == row.chat_id else None


def _texts(context: RenderContext, problem: Problem) -> Texts:
    return context.bot.catalogue.texts(problem.language)


def _is_night(context: RenderContext, problem: Problem) -> bool:
    local = context.now.astimezone(ZoneInfo(problem.zone))
    return is_quiet(local.hour * 60 + local.minute, NIGHT_FROM, NIGHT_UNTIL)
