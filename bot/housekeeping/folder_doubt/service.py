"""Lets unasked messages wait while the folder may be an old copy, and finds out whether it is."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from bot.act import Act
from bot.announcements.storage import under_way
from bot.desk.alarms import service as alarms
from bot.desk.alarms.domain import Alarm
from bot.housekeeping.folder_doubt import storage
from bot.housekeeping.folder_doubt.domain import Doubt, Finding, judge
from bot.housekeeping.restore_test import note_tested
from bot.outbox.domain import NewestMessage
from bot.outbox.holding import service as holding
from bot.outbox.holding.domain import HeldGroup, Holds
from bot.people.service import note_in_audit
from bot.planning import Source
from bot.storage.database import Tx

log = logging.getLogger(__name__)


async def begin(tx: Tx, *, now: datetime) -> None:
    """Hold what is unasked until Telegram shows whether the folder is an old copy."""
    await holding.hold(tx, owed=await under_way(tx))
    storage.save(tx, await storage.known(tx, now=now))


@dataclass(frozen=True, slots=True)
class FolderDoubts(Source):
    """Looks at each tick what Telegram has shown; if nobody writes, it sends a probe.

    `newest` tells the newest message that this process has sent; `holds` is what waits, as the
    sender knows it. Without `alarms` administrators are not told.
    """

    name: ClassVar[str] = "folder doubt"
    holds: Holds
    newest: Callable[[], NewestMessage | None]
    alarms: bool = False

    async def plan(self, act: Act) -> bool:
        doubt = await storage.load(act.tx)
        if doubt is None:
            return False
        waiting = await holding.counted(act.tx)
        if not (doubt.lifted or waiting):  # an administrator has released everything
            storage.save(act.tx, None)
            return False
        shown = await storage.shown(act.tx, doubt, self.newest())
        match judge(doubt, shown, now=act.now):
            case Finding.COPY:
                await self._is_copy(act, doubt)
            case Finding.MOVED | Finding.NOTHING_SENT as finding:
                await self._is_moved(act, doubt, finding)
            case None:
                await self._probe(act, doubt)
        return False

    async def next_due(self, tx: Tx) -> datetime | None:
        doubt = await storage.load(tx)
        return None if doubt is None or doubt.lifted else doubt.probe_at

    async def _is_copy(self, act: Act, doubt: Doubt) -> None:
        """From now on an administrator decides, as after each restore."""
        if doubt.lifted:
            await holding.hold(act.tx, owed=await under_way(act.tx))
            await holding.reload(act.tx, self.holds)
        storage.save(act.tx, None)
        note_tested(act.tx, now=act.now)
        await note_in_audit(act, "db.restored", "database")
        log.warning("restored.holding")
        if self.alarms:
            many = await alarms.raise_alarm(act, Alarm.RESTORED)
            log.error("alarm", extra={"kind": str(Alarm.RESTORED), "count": many})

    async def _is_moved(self, act: Act, doubt: Doubt, finding: Finding) -> None:
        """Let everything go; if nobody has used the bot yet, the next update may still object."""
        if finding is Finding.NOTHING_SENT and doubt.lifted:
            return
        watched = finding is Finding.NOTHING_SENT
        storage.save(act.tx, replace(doubt, lifted=True) if watched else None)
        if not doubt.lifted:
            await holding.end(act.tx, list(HeldGroup), send=True, now=act.now)
            log.info("restored.moved")

    async def _probe(self, act: Act, doubt: Doubt) -> None:
        """Send an administrator a silent message, whose id tells how many there were before."""
        if act.now < doubt.probe_at or doubt.lifted:
            return
        await alarms.send_probe(act, doubt.probes)
        storage.save(act.tx, replace(doubt, probes=doubt.probes + 1))
