"""Discussions in the group of a course: led from a private chat, voted on in the group."""

from bot.domain.learning.discussion import Ballot, DiscussionId
from bot.domain.people.person import CohortId
from bot.services.learning import discussion, discussion_start
from bot.services.learning.discussion import Led
from bot.services.learning.discussion_start import Checked
from bot.tg import calls
from bot.tg.buttons.discussion import (
    AskEnd,
    CheckDiscussion,
    CloseVote,
    EndDiscussion,
    GoOn,
    OpenControls,
    OpenDiscussions,
    StartDiscussion,
    Vote,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.learning import discussion as screens

routes = Routes("learning", staff=True)


@routes.command("discuss", groups=True)
async def discuss(turn: Turn, _rest: str) -> None:
    """What to talk over; typed in the group, the answer comes in the coordinator's own chat."""
    if turn.is_group:
        cohort = await discussion_start.cohort_of_group(turn.tx, turn.visitor, turn.chat_id)
        found = await discussion_start.offer(turn.tx, turn.visitor, turn.house.courses, cohort)
        screen = screens.offered(found, turn.texts)
        turn.reply("discussion", calls.say(turn.telegram_id, screen))
        return
    turn.end_dialog()
    cohorts = await discussion_start.mine(turn.tx, turn.visitor)
    if len(cohorts) == 1:
        await _offer(turn, cohorts[0].id)
    else:
        turn.say(screens.which(cohorts, turn.texts))


@routes.tap(OpenDiscussions)
async def open_discussions(turn: Turn, button: OpenDiscussions) -> None:
    """What to talk over, or what is open already."""
    turn.end_dialog()
    await _offer(turn, CohortId(button.cohort))


@routes.tap(CheckDiscussion)
async def check(turn: Turn, button: CheckDiscussion) -> None:
    """What will be posted where."""
    found = await _check(turn, button)
    turn.show(screens.checked(found, turn.texts, demo=turn.house.demo))


@routes.tap(StartDiscussion)
async def start(turn: Turn, button: StartDiscussion) -> None:
    """Start it in the group; this message becomes the controls."""
    led = await discussion_start.start(
        turn.tx,
        turn.visitor,
        await _check(turn, button),
        screen=turn.tapped_message_id,
        now=turn.now,
    )
    _show(turn, led)


@routes.tap(OpenControls)
async def open_controls(turn: Turn, button: OpenControls) -> None:
    """The controls as it stands now; whoever opens them leads from here on."""
    _show(turn, await _lead(turn, button.discussion))


@routes.tap(CloseVote)
async def close_vote(turn: Turn, button: CloseVote) -> None:
    """Take no more votes."""
    led = await _lead(turn, button.discussion)
    led = await discussion.close_vote(turn.tx, led, step=button.step, now=turn.now)
    _show(turn, led)


@routes.tap(GoOn)
async def go_on(turn: Turn, button: GoOn) -> None:
    """Go the way that the coordinator picked."""
    led = await _lead(turn, button.discussion)
    led = await discussion.go_on(turn.tx, led, step=button.step, choice=button.choice, now=turn.now)
    _show(turn, led)


@routes.tap(AskEnd)
async def ask_end(turn: Turn, button: AskEnd) -> None:
    """End it here?"""
    led = await _lead(turn, button.discussion)
    if led.discussion.is_open and not led.lost:
        turn.show(screens.ask_end(led, turn.texts))
    else:
        _show(turn, led)


@routes.tap(EndDiscussion)
async def end(turn: Turn, button: EndDiscussion) -> None:
    """End it here."""
    led = await _lead(turn, button.discussion)
    led = await discussion.end(turn.tx, turn.visitor, led, now=turn.now)
    _show(turn, led)


@routes.tap(Vote, strangers=True, groups=True, staff=False)
async def vote(turn: Turn, button: Vote) -> None:
    """Keep a vote; only the voter sees that, over the chat."""
    ballot = Ballot(step=button.step, choice=button.choice, chat_id=turn.chat_id)
    voted = await discussion.vote(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        DiscussionId(button.discussion),
        ballot,
        now=turn.now,
    )
    group = turn.house.catalogue.texts(voted.discussion.language)
    turn.toast(screens.voted(voted, turn.texts, group))


def _show(turn: Turn, led: Led) -> None:
    group = turn.house.catalogue.texts(led.discussion.language)
    turn.show(screens.shown(led, turn.texts, group))


async def _offer(turn: Turn, cohort: CohortId) -> None:
    found = await discussion_start.offer(turn.tx, turn.visitor, turn.house.courses, cohort)
    turn.show(screens.offered(found, turn.texts))


async def _check(turn: Turn, button: CheckDiscussion | StartDiscussion) -> Checked:
    return await discussion_start.check(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        CohortId(button.cohort),
        button.content,
        language=button.language,
    )


async def _lead(turn: Turn, number: int) -> Led:
    return await discussion.lead(
        turn.tx,
        turn.visitor,
        turn.house.courses,
        DiscussionId(number),
        screen=turn.tapped_message_id,
        now=turn.now,
    )
