"""The request `release`: what waits after a restore, and what may go."""

from collections.abc import Mapping
from typing import Any

from bot.act import Act
from bot.catalog.course import Courses
from bot.clock import Clock
from bot.housekeeping.folder_doubt import storage as folder_doubt
from bot.housekeeping.restored import is_unseen_copy
from bot.membership.audit import storage as audit
from bot.outbox.holding import service as holding
from bot.outbox.holding.domain import HeldGroup
from bot.storage.database import Database


async def release(
    database: Database, clock: Clock, _courses: Courses, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Release or drop messages held after a restore; return how many, and which still wait.

    `unseen`: it is a restored copy on which no bot has started yet, so nothing is held so far.
    """
    if await is_unseen_copy(database):
        return {"count": 0, "waiting": {}, "in_doubt": False, "unseen": True}
    now = clock.now()
    return await database.run(lambda tx: _release(Act(tx=tx, now=now), params))


async def _release(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    groups = [HeldGroup(name) for name in params["groups"]]
    count = 0
    if groups:
        send = not params["drop"]
        count = await holding.end(act.tx, groups, send=send, now=act.now)
        action = "db.release" if send else "db.drop"
        detail = {"groups": [str(group) for group in groups], "count": count}
        await audit.note(
            act.tx, actor=None, action=action, object="outbox", now=act.now, detail=detail
        )
    waiting, doubt = await holding.counted(act.tx), await folder_doubt.load(act.tx)
    return {
        "count": count,
        "waiting": {str(group): many for group, many in waiting.items()},
        "in_doubt": doubt is not None and not doubt.lifted,
        "unseen": False,
    }
