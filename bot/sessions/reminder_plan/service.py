"""After a change each meeting gets the reminder and the briefing that come next."""

from bot.act import Act
from bot.membership.domain import Cohort
from bot.sessions.briefings import storage as stored
from bot.sessions.briefings.domain import briefings, next_after
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan import storage
from bot.sessions.reminder_plan.domain import NEWS, Ladder, Scheduled, ladders


async def climbed(act: Act, cohort: Cohort) -> tuple[list[Scheduled], dict[SessionId, Ladder]]:
    """Return a cohort's meetings to come and just over, and their ladders."""
    scheduled = await storage.scheduled(act.tx, cohort.id, now=act.now)
    found = ladders((each.session for each in scheduled), cohort.rungs, cohort.quiet_days)
    return scheduled, found


async def reschedule(act: Act, cohort: Cohort) -> None:
    """Let each meeting stand before the rung and the briefing that come next for it.

    A new, moved or cancelled meeting changes which series others belong to. What is being
    told, or is due and not planned yet, stays as it is: the planner goes on from there.
    """
    scheduled, found = await climbed(act, cohort)
    for ladder in found.values():
        due = next_after(briefings(ladder.session, ladder.series), now=act.now)
        stored.set_next_unless_due(act.tx, ladder.session.id, due, now=act.now)
    for each in scheduled:
        if each.rung in NEWS or (each.plan_at is not None and each.plan_at <= act.now):
            continue
        step = found[each.session.id].after(None, now=act.now)
        storage.set_next(act.tx, each.session.id, step)
