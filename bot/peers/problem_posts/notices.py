"""Writes the posts about a problem, if the chat is still the group of the cohort."""

from zoneinfo import ZoneInfo

from bot.learning.discussion import storage as discussions
from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop, is_quiet
from bot.peers.problem import storage
from bot.peers.problem.domain import Problem, ProblemId
from bot.peers.problem.service import POSTED, SUMMED_UP, dedup_of_post
from bot.peers.problem_posts import screens
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
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
    screen = screens.posted(problem, _texts(context, problem), bot=context.bot.bot_username)
    return calls.say(row.chat_id, screen, silent=_is_night(context, problem))


@notices.kind(SUMMED_UP, policy=ASKED, groups=True)
async def summed_up(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Tell the group that there is a summary, if possible as an answer to the problem's post."""
    problem = await _load(context, row)
    if problem is None or problem.summary is None:
        return GONE
    dedups = [dedup_of_post(problem)]
    [sent] = await context.tx.ask_each(discussions.message_query(dedups))
    screen = screens.summed_up(problem, _texts(context, problem), bot=context.bot.bot_username)
    return calls.say(row.chat_id, screen, silent=True, reply_to=discussions.message_from(sent))


async def _load(context: RenderContext, row: OutboxRow) -> Problem | None:
    """Return the problem of a row, unless the chat is no longer the group of its cohort."""
    found = await storage.by_id(context.tx, ProblemId(row.number("problem")))
    return found if found is not None and found.group == row.chat_id else None


def _texts(context: RenderContext, problem: Problem) -> Texts:
    return context.bot.catalogue.texts(problem.language)


def _is_night(context: RenderContext, problem: Problem) -> bool:
    local = context.now.astimezone(ZoneInfo(problem.zone))
    return is_quiet(local.hour * 60 + local.minute, NIGHT_FROM, NIGHT_UNTIL)
