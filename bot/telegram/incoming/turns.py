"""The turns of one batch: loads the senders, dispatches each update, collects the replies."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from collections.abc import Set as AbstractSet
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from telegram import Update, User
from telegram.ext import Application, ExtBot

from bot.locale import Texts
from bot.membership.chat import storage as chats
from bot.membership.domain import Chat, ChatId, Reach, Visitor
from bot.membership.visitor.storage import load_senders, note_activity
from bot.refusals import Refusal, StaleButton
from bot.storage.database import Tx
from bot.storage.failures import StatementFailed
from bot.telegram.incoming.context import CURRENT, BotContext, Context, Turn
from bot.telegram.incoming.floods import Floods, Verdict
from bot.telegram.incoming.messages import quoted, tapped_file, tapped_text
from bot.telegram.incoming.refusing import refuse
from bot.telegram.incoming.router import Routes
from bot.telegram.incoming.updates import ParsedUpdate
from bot.telegram.kit import calls
from bot.telegram.kit.button import Button, parse_button
from bot.telegram.kit.calls import Call
from bot.telegram.kit.refusals import apology, too_fast
from bot.telegram.kit.screen import Screen

log = logging.getLogger(__name__)


PtbApplication = Application[
    ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None
]


ACTIVE_SECONDS = 60
_ERRORS: ContextVar[list[Exception]] = ContextVar("errors")


class Turns:
    """Makes the turns of each batch; there is one object for the life of the bot."""

    def __init__(
        self, application: PtbApplication, context: BotContext, routes: Routes, floods: Floods
    ) -> None:
        self.floods = floods
        self._application = application
        self._context = context
        self._routes = routes
        application.add_error_handler(self._note_error)

    def begin(self, tx: Tx, *, now: datetime) -> "BatchTurns":
        """Begin a batch in its transaction."""
        return BatchTurns(tx, self._context, self._routes, self.dispatch, self.floods, now=now)

    async def dispatch(self, update: Update) -> None:
        """Run PTB's handlers for an update; raise the error of a handler.

        `Application.process_update` does not raise errors: it passes them to its error handler.
        """
        errors: list[Exception] = []
        _ERRORS.set(errors)
        await self._application.process_update(update)
        if errors:
            raise errors[0]

    async def _note_error(self, _: object, context: Context) -> None:
        if context.error is not None:
            _ERRORS.get().append(context.error)


class BatchTurns:
    """The turns of one batch."""

    def __init__(
        self,
        tx: Tx,
        context: BotContext,
        routes: Routes,
        dispatch: Callable[[Update], Awaitable[None]],
        floods: Floods,
        *,
        now: datetime,
    ) -> None:
        self.tx = tx
        self.now = now
        self._context = context
        self._routes = routes
        self._dispatch = dispatch
        self._floods = floods
        self._visitors: dict[int, Visitor] = {}
        self._chats: dict[int, Chat] = {}
        self._cut_off: AbstractSet[int] = frozenset()
        self._used: set[int] = set()
        self._answered: set[int] = set()
        self.replies: list[tuple[int, str, Call]] = []
        """All replies: chat, kind, call."""
        self.handled: list[int] = []
        """The ids of the updates that were handled, to be saved before the commit."""

    async def load(self, update_ids: Sequence[int], batch: Sequence[Update]) -> AbstractSet[int]:
        """Load all senders and chats of a batch; return the ids that were handled before."""
        users = {u.effective_user.id for u in batch if u.effective_user}
        chat_ids = {u.effective_chat.id for u in batch if u.effective_chat}
        seen = await self._load(users, chat_ids, update_ids)
        await self._prefetch_batch(batch)
        return seen

    async def _prefetch_batch(self, batch: Sequence[Update]) -> None:
        """Load at once what all taps will need; a forged tap must not harm the other updates."""
        taps = [button for update in batch if (button := _tapped(update)) is not None]
        try:
            async with self.tx.savepoint():
                await self._routes.prefetch_batch(self.tx, taps)
                await self.tx.flush()
        except StatementFailed as failure:
            log.warning("prefetch.failed", extra={"error": type(failure).__name__})

    async def take(self, each: ParsedUpdate, *, careful: bool) -> Turn | None:
        """Handle one update; if its handler raises, roll it back and raise the same error.

        `careful` flushes the writes, so that errors appear here.
        """
        if self._is_our_own(each.update) or self._is_too_much(each):
            self.handled.append(each.raw["update_id"])
            return None
        turn = await self._turn(each.update, each.tapped_at)
        try:
            await self._attempt(each, turn, careful=careful)
        except Refusal as refusal:
            if turn is not None:
                await refuse(turn, refusal, careful=careful)
                self._limit_refusals(turn, refusal)
        self.handled.append(each.raw["update_id"])
        if turn is not None:
            self.replies += [(_target(turn, call), kind, call) for kind, call in turn.replies]
            self._answered |= {_target(turn, call) for _, call in turn.replies}
            self._note_changes(turn)
        return turn

    def _is_our_own(self, update: Update) -> bool:
        """Tell whether Telegram reports what the bot did itself, such as pinning a message."""
        user = update.message.from_user if update.message else None
        return user is not None and user.id == self._context.bot_id

    def _is_too_much(self, each: ParsedUpdate) -> bool:
        """Tell whether an update is skipped because its sender sends too many."""
        user, chat = each.update.effective_user, each.update.effective_chat
        if user is None or chat is None:
            return False
        is_known = self._visitors.get(user.id, Visitor()).person is not None
        verdict = self._floods.decide(
            each.raw["update_id"],
            user.id,
            is_tap=each.update.callback_query is not None,
            opens_link=not is_known or each.opens_link,
            now=self.now,
        )
        if verdict is Verdict.SLOW_DOWN and is_known and chat.id > 0:
            self._say(each.update, "flood", too_fast)
        return verdict is not Verdict.HANDLE

    def _limit_refusals(self, turn: Turn, refusal: Refusal) -> None:
        """Count wrong links, and stop answering strangers when there are too many of them."""
        if refusal.guessed:
            self._floods.note_wrong_link(turn.telegram_id, now=self.now)
        is_stranger = turn.visitor.person is None and not turn.cut_off
        if is_stranger and not self._floods.may_answer_stranger(now=self.now):
            turn.forget_replies()

    def apologise(self, each: ParsedUpdate) -> None:
        chat = each.update.effective_chat
        user = each.update.effective_user
        if chat is None or user is None or chat.id < 0 or user.id in self._cut_off:
            return
        self._say(each.update, "apology", apology)

    def _say(self, update: Update, kind: str, screen: Callable[[Texts], Screen]) -> None:
        """Send a screen to the sender of an update that has no turn."""
        chat, user = update.effective_chat, update.effective_user
        assert chat is not None
        assert user is not None
        visitor = self._visitors.get(user.id, Visitor())
        words = screen(self._texts(visitor, user))
        self.replies.append((chat.id, kind, calls.say(chat.id, words)))

    def _texts(self, visitor: Visitor, user: User) -> Texts:
        catalogue, person = self._context.catalogue, visitor.person
        known = catalogue.language_of(user.language_code) if person is None else person.language
        return catalogue.texts(known)

    async def _attempt(self, each: ParsedUpdate, turn: Turn | None, *, careful: bool) -> None:
        async with self.tx.savepoint():
            if turn is None:
                return
            CURRENT.set(turn)
            if not turn.cut_off:
                self._note_reach(each.update, turn)
            await self._dispatch(each.update)
            self._note_activity(turn)
            turn.note_shown()
            if careful:
                await self.tx.flush()

    async def _turn(self, update: Update, tapped_at: datetime | None) -> Turn | None:
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return None
        await self._refresh(user.id, chat.id)
        visitor = self._visitors.get(user.id, Visitor())
        query = update.callback_query
        tapped = query.message.message_id if query and query.message else None
        return Turn(
            tx=self.tx,
            bot=self._context,
            now=self.now,
            chat_id=ChatId(chat.id),
            telegram_id=user.id,
            telegram_name=user.full_name,
            chat=self._chats.get(chat.id),
            visitor=visitor,
            texts=self._texts(visitor, user),
            tapped_message_id=tapped,
            tapped_at=tapped_at,
            callback_id=query.id if query else None,
            tapped_file=tapped_file(update),
            tapped_text=tapped_text(update),
            quoted=quoted(update),
            answered_before=chat.id in self._answered,
            cut_off=user.id in self._cut_off,
        )

    async def _refresh(self, user: int, chat: int) -> None:
        """Load again what an earlier turn of this batch may have changed."""
        if {user, chat} & self._used:
            known = self._visitors.pop(user, None)
            if known is not None and known.person is not None:
                self.tx.forget_prefetched(known.person.id)
            self._chats.pop(chat, None)
            await self._load({user}, {chat})
        self._used |= {user, chat}

    def _note_changes(self, turn: Turn) -> None:
        """Load everybody again after a turn of a coordinator.

        It may have ended the role or the membership of others whose updates are in this batch.
        """
        if turn.visitor.grants:
            self._used |= self._visitors.keys() | self._chats.keys()

    async def _load(
        self, users: set[int], chat_ids: set[int], update_ids: Sequence[int] = ()
    ) -> AbstractSet[int]:
        loaded = await load_senders(self.tx, updates=update_ids, telegram_ids=users, chats=chat_ids)
        self._visitors |= loaded.visitors
        self._chats |= loaded.chats
        self._cut_off = (self._cut_off - users) | loaded.cut_off
        return loaded.seen

    def _note_reach(self, update: Update, turn: Turn) -> None:
        """Mark a chat as reachable again, since its person writes or taps."""
        chat = turn.chat
        if update.my_chat_member is None and chat is not None and chat.reach is not Reach.OPEN:
            chats.reopen(self.tx, chat_id=chat.id)

    def _note_activity(self, turn: Turn) -> None:
        person = turn.visitor.person
        if person is None:
            return
        last = person.active_at
        # An instant of the future comes from a clock that was ahead, and is put right.
        if last is None or abs((self.now - last).total_seconds()) > ACTIVE_SECONDS:
            note_activity(self.tx, person.id, now=self.now)


def _tapped(update: Update) -> Button | None:
    query = update.callback_query
    if query is None or not isinstance(query.data, str):
        return None
    try:
        return parse_button(query.data)
    except StaleButton:
        return None


def _target(turn: Turn, call: Call) -> int:
    return int(call.body.get("chat_id", turn.chat_id))
