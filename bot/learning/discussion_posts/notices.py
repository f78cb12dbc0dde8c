"""Writes the posts of a discussion in the group, and the controls of its leader.

All but the opening come without a sound: people are in the conversation already.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.catalog.course import Course, NoSuchContent
from bot.learning.discussion import screens as discussion_screens
from bot.learning.discussion import storage as discussions
from bot.learning.discussion.domain import Discussion, DiscussionId, Poll
from bot.learning.discussion.service import LeaderView
from bot.learning.discussion_posts import screens, service
from bot.locale import Texts
from bot.membership.staff.domain import coordinates
from bot.membership.visitor.storage import load_visitors
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop, is_quiet
from bot.safety.signatures.service import as_signed
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call, edit_of
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

GONE = Drop(state="dropped", reason="gone")
OVER = Drop(state="dropped", reason="over")
BARRED = Drop(state="dropped", reason="role")
NIGHT_FROM, NIGHT_UNTIL = 20 * 60, 7 * 60
"""Between these minutes of the cohort's day the opening comes without a sound too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _LoadedPost:
    """The discussion of a row of the outbox; `message` is the message to edit, if known."""

    poll: Poll
    course: Course
    texts: Texts
    message: int | None

    @property
    def talk(self) -> Discussion:
        return self.poll.context.discussion


Write = Callable[[RenderContext, OutboxRow, _LoadedPost], Call | Drop]


def _group_post(kind: str) -> Callable[[Write], Write]:
    """Register the writer of a post for the group, in the language of the discussion.

    A row that edits a post gets the same text, also long after the post was sent.
    """

    def register(write: Write) -> Write:
        @notices.kind(kind, policy=ASKED, groups=True)
        async def render(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
            found = await _load(context, row)
            try:
                call = GONE if found is None else write(context, row, found)
            except NoSuchContent:
                return GONE
            if row.edits_message_id is None or isinstance(call, Drop):
                return call
            return edit_of(call) or GONE

        return write

    return register


@notices.kind("discussion.counts", policy=ASKED, groups=True)
async def counts(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Edit the message of a step: how many have voted, or the result."""
    step, number = row.number("step"), row.number("number")
    sent = service.earlier(_discussion(row), step, number)
    found = await _load(context, row, sent)
    if found is None or found.message is None:
        return GONE
    try:
        screen = _step_screen(context, found, step)
    except NoSuchContent:
        return GONE
    return calls.show(row.chat_id, found.message, screen)


@notices.kind("discussion.control", policy=ASKED)
async def control(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Edit the controls, unless the leader has gone on or does not coordinate any more."""
    step, number, screen = (row.number(each) for each in ("step", "number", "screen"))
    sent = service.earlier_controls(_discussion(row), step, number, screen)
    found = await _load(context, row, sent)
    if found is None or found.poll.context.leader_chat != row.chat_id:
        return GONE
    if not found.talk.takes_votes_at(step) or (found.talk.screen_message_id or 0) != screen:
        return OVER
    if not await _coordinates(context, row, found.talk):
        return BARRED
    view = LeaderView(poll=found.poll, course=found.course)
    group = context.bot.catalogue.texts(found.talk.language)
    shown = discussion_screens.controls(view, context.texts(to), group)
    return calls.show(row.chat_id, found.message or screen, shown)


@notices.kind("discussion.lost", policy=ASKED)
async def lost(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that the group cannot be reached, so the discussion ended."""
    found = await _load(context, row)
    if found is None:
        return GONE
    if not await _coordinates(context, row, found.talk):
        return BARRED
    view = LeaderView(poll=found.poll, course=found.course, lost=True)
    return calls.say(row.chat_id, discussion_screens.group_lost(view, context.texts(to)))


@_group_post("discussion.opened")
def _opened(context: RenderContext, row: OutboxRow, found: _LoadedPost) -> Call | Drop:
    if _is_late(row, found):
        return OVER
    local = context.now.astimezone(ZoneInfo(found.poll.context.zone))
    night = is_quiet(local.hour * 60 + local.minute, NIGHT_FROM, NIGHT_UNTIL)
    return calls.say(row.chat_id, screens.opened(found.texts), silent=night)


@_group_post("discussion.case")
def _case(context: RenderContext, row: OutboxRow, found: _LoadedPost) -> Call | Drop:
    """Lead to a case; only in rows of earlier releases: now its text comes with question 1."""
    if _is_late(row, found):
        return OVER
    screen = screens.case(found.talk, found.texts, bot=context.bot.bot_username)
    return calls.say(row.chat_id, screen, silent=True)


@_group_post("discussion.step")
def _step(context: RenderContext, row: OutboxRow, found: _LoadedPost) -> Call | Drop:
    step = row.number("step")
    if _is_late(row, found) and step >= len(found.talk.way):
        return OVER
    return calls.say(row.chat_id, _step_screen(context, found, step), silent=True)


@_group_post("discussion.outcome")
def _outcome(_context: RenderContext, row: OutboxRow, found: _LoadedPost) -> Call | Drop:
    screen = screens.outcome(found.course, found.talk, row.number("step"), found.texts)
    return calls.say(row.chat_id, screen, silent=True)


@_group_post("discussion.debrief")
def _debrief(context: RenderContext, row: OutboxRow, found: _LoadedPost) -> Call | Drop:
    """Show the end. Earlier releases sent it in parts; the other parts only lead to it."""
    bot = context.bot.bot_username
    if row.number("part"):
        if row.edits_message_id is None:
            return OVER
        return calls.say(row.chat_id, screens.debrief_part(found.talk, found.texts, bot=bot))
    screen = screens.debrief(found.course, found.poll, found.texts, bot=bot)
    return calls.say(row.chat_id, screen, silent=True)


@_group_post("discussion.stopped")
def _stopped(context: RenderContext, row: OutboxRow, found: _LoadedPost) -> Call | Drop:
    screen = screens.stopped(found.talk, found.texts, bot=context.bot.bot_username)
    return calls.say(row.chat_id, screen, silent=True)


def _is_late(row: OutboxRow, found: _LoadedPost) -> bool:
    """Tell whether a post would come after the end; an edit never does."""
    return row.edits_message_id is None and not found.talk.is_open


def _step_screen(context: RenderContext, found: _LoadedPost, step: int) -> Screen:
    bot = context.bot.bot_username
    return screens.step(found.course, found.poll, step, found.texts, bot=bot)


async def _load(
    context: RenderContext, row: OutboxRow, sent: Sequence[str] = ()
) -> _LoadedPost | None:
    """Load a row's discussion, and the newest message among rows that are sent (by dedup)."""
    poll, [messages] = await discussions.poll(
        context.tx, _discussion(row), discussions.message_query(sent)
    )
    course = None if poll is None else context.bot.courses.get(poll.context.course)
    if poll is None or course is None:
        return None
    return _LoadedPost(
        poll=poll,
        course=await as_signed(context.tx, course),
        texts=context.bot.catalogue.texts(poll.context.discussion.language),
        message=discussions.message_from(messages),
    )


async def _coordinates(context: RenderContext, row: OutboxRow, talk: Discussion) -> bool:
    known = await load_visitors(context.tx, [row.chat_id])
    return row.chat_id in known and coordinates(known[row.chat_id].grants, talk.cohort_id)


def _discussion(row: OutboxRow) -> DiscussionId:
    return DiscussionId(row.number("discussion"))
