"""A coordinator chooses, checks and starts a discussion."""

from bot.learning.discussion.buttons import CheckDiscussion, OpenDiscussions, StartDiscussion
from bot.learning.discussion.handlers import show_controls
from bot.learning.discussion_start import screens, service
from bot.learning.discussion_start.service import StartPreview
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("learning", staff=True)


@routes.command("discuss", groups=True, ends_dialog=True)
async def discuss(turn: Turn, _rest: str) -> None:
    """What to talk over; typed in the group, the answer comes in the coordinator's own chat."""
    if turn.is_group:
        cohort = await service.cohort_of_group(turn.act, turn.chat_id)
        found = await service.offer(turn.act, cohort)
        screen = screens.start_options(found, turn.texts)
        turn.reply("discussion", calls.say(turn.telegram_id, screen))
        return
    cohorts = await service.own_cohorts(turn.act)
    if len(cohorts) == 1:
        await _offer(turn, cohorts[0].id)
    else:
        turn.say(screens.which_cohort(cohorts, turn.texts))


@routes.tap(OpenDiscussions, ends_dialog=True)
async def open_discussions(turn: Turn, button: OpenDiscussions) -> None:
    await _offer(turn, button.cohort)


@routes.tap(CheckDiscussion)
async def check(turn: Turn, button: CheckDiscussion) -> None:
    found = await _check(turn, button)
    turn.show(screens.start_preview(found, turn.texts, demo=turn.bot.demo))


@routes.tap(StartDiscussion)
async def start(turn: Turn, button: StartDiscussion) -> None:
    view = await service.start(turn.act, await _check(turn, button), screen=turn.tapped_message_id)
    show_controls(turn, view)


async def _offer(turn: Turn, cohort: CohortId) -> None:
    found = await service.offer(turn.act, cohort)
    turn.show(screens.start_options(found, turn.texts))


async def _check(turn: Turn, button: CheckDiscussion | StartDiscussion) -> StartPreview:
    return await service.check(turn.act, button.cohort, button.content, language=button.language)
