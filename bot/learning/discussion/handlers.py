"""Discussions in the group of a course: led from a private chat, voted on in the group."""

from bot.learning.discussion import screens, service
from bot.learning.discussion.buttons import (
    AskEnd,
    CheckDiscussion,
    CloseVote,
    ContinueDiscussion,
    EndDiscussion,
    OpenControls,
    OpenDiscussions,
    StartDiscussion,
    Vote,
)
from bot.learning.discussion.domain import Ballot, DiscussionId
from bot.learning.discussion.service import LeaderView, StartPreview
from bot.membership.domain import CohortId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("learning", staff=True)


@routes.tap(OpenControls)
async def open_controls(turn: Turn, button: OpenControls) -> None:
    show_controls(turn, await _lead(turn, button.discussion))


@routes.tap(CloseVote)
async def close_vote(turn: Turn, button: CloseVote) -> None:
    view = await _lead(turn, button.discussion)
    show_controls(turn, await service.close_vote(turn.act, view, step=button.step))


@routes.tap(ContinueDiscussion)
async def go_on(turn: Turn, button: ContinueDiscussion) -> None:
    view = await _lead(turn, button.discussion)
    show_controls(turn, await service.go_on(turn.act, view, step=button.step, choice=button.choice))


@routes.tap(AskEnd)
async def ask_end(turn: Turn, button: AskEnd) -> None:
    view = await _lead(turn, button.discussion)
    if view.discussion.is_open and not view.lost:
        turn.show(screens.ask_end(view, turn.texts))
    else:
        show_controls(turn, view)


@routes.tap(EndDiscussion)
async def end(turn: Turn, button: EndDiscussion) -> None:
    show_controls(turn, await service.end(turn.act, await _lead(turn, button.discussion)))


@routes.tap(Vote, strangers=True, groups=True, staff=False)
async def vote(turn: Turn, button: Vote) -> None:
    ballot = Ballot(step=button.step, choice=button.choice, chat_id=turn.chat_id)
    voted = await service.vote(turn.act, button.discussion, ballot)
    group = turn.bot.catalogue.texts(voted.discussion.language)
    turn.toast(screens.voted(voted, turn.texts, group))


def show_controls(turn: Turn, view: LeaderView) -> None:
    group = turn.bot.catalogue.texts(view.discussion.language)
    turn.show(screens.leader_screen(view, turn.texts, group))


async def _lead(turn: Turn, discussion: DiscussionId) -> LeaderView:
    return await service.lead(turn.act, discussion, screen=turn.tapped_message_id)


@routes.command("discuss", groups=True, ends_dialog=True)
async def discuss(turn: Turn, _rest: str) -> None:
    """Offer what to discuss; after a command in the group, in the coordinator's own chat."""
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
