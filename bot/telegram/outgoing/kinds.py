"""The kinds of notices: how the gate treats each, and which function writes its text."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.act import Act
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.membership.staff import storage as staff
from bot.outbox.covers import storage as covers
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, DeliveryPolicy, Drop
from bot.storage.database import Tx
from bot.telegram.incoming.context import BotContext
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call, call_from_json
from bot.telegram.kit.destinations import OpenNotice
from bot.telegram.kit.screen import Screen, tap


@dataclass(slots=True, kw_only=True)
class RenderContext:
    """What renderers get, one for all rows of a claim; `memo` holds what several rows share.

    `opening`: a covered notice is being opened, so it shows the present state.
    """

    tx: Tx
    bot: BotContext
    now: datetime
    opening: bool = False
    memo: dict[Any, Any] = field(default_factory=dict)

    @property
    def act(self) -> Act:
        """What a use case needs when the bot itself acts."""
        return Act(tx=self.tx, now=self.now, courses=self.bot.courses)

    def texts(self, to: Recipient) -> Texts:
        return self.bot.catalogue.texts(to.language)

    async def is_still_coordinator(self, to: Recipient, cohort: CohortId) -> bool:
        key = ("coordinators", cohort)
        if key not in self.memo:
            self.memo[key] = await staff.chats_of_coordinators(self.tx, cohort)
        return any(chat == to.chat_id for chat, _ in self.memo[key])


Renderer = Callable[[RenderContext, OutboxRow, Recipient], Awaitable[Call | Drop]]
Opened = Callable[[RenderContext, OutboxRow, Recipient], Awaitable[None]]
Again = Callable[[RenderContext, OutboxRow, Recipient], Awaitable[Screen | None]]


@dataclass(frozen=True, slots=True)
class _Kind:
    renderer: Renderer
    policy: DeliveryPolicy
    groups: bool
    cover: str | None
    open_label: str
    opened: Opened | None
    edits_covered: bool
    closes: bool


@dataclass(slots=True)
class Notices:
    """The kinds of one area, or of all after `merge`."""

    kinds: dict[str, _Kind] = field(default_factory=dict)
    neutral: dict[str, Again] = field(default_factory=dict)

    def kind(
        self,
        *names: str,
        policy: DeliveryPolicy,
        groups: bool = False,
        cover: str | None = None,
        open_label: str = "common.cover_open",
        opened: Opened | None = None,
        edits_covered: bool = False,
        closes: bool = False,
    ) -> Callable[[Renderer], Renderer]:
        """Register the renderer of kinds; without `groups` they are never sent to a group.

        `cover` is the key of a neutral line that is sent instead, with a button that opens the
        notice: names and contents must not appear on a locked screen. `open_label` is the key of
        that button's label, which no lock screen and no list of chats shows. `opened` is called
        when that happens. `edits_covered`: it edits such a notice, and waits until that is open,
        because an edit replaces what a locked screen shows. `closes`: it follows a tap, so it
        closes on a shared phone as replies do.
        """

        def register(renderer: Renderer) -> Renderer:
            for name in names:
                if name in self.kinds:
                    raise ValueError(f"{name} has two renderers")
                self.kinds[name] = _Kind(
                    renderer,
                    policy,
                    groups,
                    cover,
                    open_label,
                    opened,
                    edits_covered,
                    closes,
                )
            return renderer

        return register

    def again(self, kind: str) -> Callable[[Again], Again]:
        """Register the writer of the neutral line with which messages of a kind arrived.

        An opened message on a shared phone shows it again. Notices with a `cover` need none.
        """

        def register(writer: Again) -> Again:
            self.neutral[kind] = writer
            return writer

        return register

    def merge(self, *others: "Notices") -> "Notices":
        """Add the kinds of other areas; raise ValueError if two have the same."""
        for other in others:
            for name, kind in other.kinds.items():
                if name in self.kinds:
                    raise ValueError(f"{name} has two renderers")
                self.kinds[name] = kind
            self.neutral |= other.neutral
        return self

    @property
    def closing(self) -> frozenset[str]:
        """The kinds that close on a shared phone as replies do."""
        return frozenset(name for name, kind in self.kinds.items() if kind.closes)

    def policy(self, row: OutboxRow) -> DeliveryPolicy:
        """Return how the gate treats a row; replies are stopped only if the chat is unreachable."""
        kind = self.kinds.get(row.kind)
        return ASKED if kind is None else kind.policy

    def area_of(self, kind: str) -> str:
        """Return the folder in `bot/` whose renderer writes a kind; empty for an unknown kind."""
        known = self.kinds.get(kind)
        return "" if known is None else known.renderer.__module__.split(".")[1]

    async def render(self, context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
        """Return the call of a row: the stored one, or the one that its renderer writes now."""
        if row.call is not None:
            return call_from_json(row.call)
        kind = self.kinds[row.kind]
        if row.chat_id < 0 and not kind.groups:
            return Drop(state="dropped", reason="private")
        if kind.edits_covered and await covers.covers_edited(context.tx, row.id):
            return Drop(state="dropped", reason="not opened")
        found = await kind.renderer(context, row, to)
        if kind.cover is None or isinstance(found, Drop):
            return found
        covers.cover(context.tx, row.id)
        silent = bool(found.body.get("disable_notification"))
        return calls.say(row.chat_id, _covered(kind, row.id, context.texts(to)), silent=silent)

    async def open(self, context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
        """Return the notice behind the neutral line of a row."""
        kind = self.kinds.get(row.kind)
        if kind is None or kind.cover is None:
            return Drop(state="dropped", reason="not covered")
        found = await kind.renderer(context, row, to)
        if kind.opened is not None and not isinstance(found, Drop):
            await kind.opened(context, row, to)
        return found

    async def close(self, context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | None:
        """Return the neutral line with which a notice arrived; None if it arrived with words."""
        kind = self.kinds.get(row.kind)
        if kind is not None and kind.cover is not None:
            covers.cover(context.tx, row.id)
            return _covered(kind, row.id, context.texts(to))
        writer = self.neutral.get(row.kind)
        return None if writer is None else await writer(context, row, to)


def _covered(kind: _Kind, row: int, texts: Texts) -> Screen:
    assert kind.cover is not None
    return Screen(
        text=texts(kind.cover), buttons=[[tap(texts.label(kind.open_label), OpenNotice(row))]]
    )
