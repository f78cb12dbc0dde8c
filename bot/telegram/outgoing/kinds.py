"""The kinds of notices: how the gate treats each, and which function writes its text."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.act import Act
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.membership.staff import storage as staff
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, DeliveryPolicy, Drop
from bot.storage.database import Tx
from bot.telegram.incoming.context import BotContext
from bot.telegram.kit.calls import Call, from_json


@dataclass(slots=True, kw_only=True)
class RenderContext:
    """What renderers get, one for all rows of a claim; `memo` holds what several rows share."""

    tx: Tx
    bot: BotContext
    now: datetime
    memo: dict[Any, Any] = field(default_factory=dict)

    @property
    def act(self) -> Act:
        """What a use case needs, when the bot acts by itself."""
        return Act(tx=self.tx, now=self.now, courses=self.bot.courses)

    def texts(self, to: Recipient) -> Texts:
        """Return the texts in the recipient's language."""
        return self.bot.catalogue.texts(to.language)

    async def is_still_coordinator(self, to: Recipient, cohort: CohortId) -> bool:
        """Tell whether the recipient is still a coordinator of a cohort."""
        key = ("coordinators", cohort)
        if key not in self.memo:
            self.memo[key] = await staff.chats_of_coordinators(self.tx, cohort)
        return any(chat == to.chat_id for chat, _ in self.memo[key])


Renderer = Callable[[RenderContext, OutboxRow, Recipient], Awaitable[Call | Drop]]


@dataclass(frozen=True, slots=True)
class _Kind:
    renderer: Renderer
    policy: DeliveryPolicy
    groups: bool


@dataclass(slots=True)
class Notices:
    """The kinds of one area, or of all after `merge`."""

    kinds: dict[str, _Kind] = field(default_factory=dict)

    def kind(
        self, *names: str, policy: DeliveryPolicy, groups: bool = False
    ) -> Callable[[Renderer], Renderer]:
        """Register the renderer of kinds; without `groups` they are never sent to a group."""

        def register(renderer: Renderer) -> Renderer:
            for name in names:
                if name in self.kinds:
                    raise ValueError(f"{name} has two renderers")
                self.kinds[name] = _Kind(renderer, policy, groups)
            return renderer

        return register

    def merge(self, *others: "Notices") -> "Notices":
        """Add the kinds of other areas; raise ValueError if two have the same."""
        for other in others:
            for name, kind in other.kinds.items():
                if name in self.kinds:
                    raise ValueError(f"{name} has two renderers")
                self.kinds[name] = kind
        return self

    def policy(self, row: OutboxRow) -> DeliveryPolicy:
        """Return how the gate treats a row; replies are only stopped if the chat is unreachable."""
        kind = self.kinds.get(row.kind)
        return ASKED if kind is None else kind.policy

    async def render(self, context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
        """Return the call of a row: the stored one, or the one that its renderer writes now."""
        if row.call is not None:
            return from_json(row.call)
        kind = self.kinds[row.kind]
        if row.chat_id < 0 and not kind.groups:
            return Drop(state="dropped", reason="private")
        return await kind.renderer(context, row, to)
