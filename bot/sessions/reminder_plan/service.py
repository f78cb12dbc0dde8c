"""After a change each meeting gets the reminder and the briefing that come next."""

from bot.act import Act
from bot.membership.domain import Cohort
from bot.sessions.briefings import storage as next_briefings
from bot.sessions.briefings.domain import briefings, next_after
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan import storage
from bot.sessions.reminder_plan.domain import NEWS, ReminderPlan, SessionProgress, reminder_plans


async def load_plans(
    act: Act, cohort: Cohort
) -> tuple[list[SessionProgress], dict[SessionId, ReminderPlan]]:
    """Return a cohort's meetings that are to come or just over, and their reminder plans."""
    progress = await storage.load_progress(act.tx, cohort.id, now=act.now)
    plans = reminder_plans((each.session for each in progress), cohort.rungs, cohort.quiet_days)
    return progress, plans


async def reschedule(act: Act, cohort: Cohort) -> None:
    """Save the next step and the next briefing of each meeting of a cohort.

    A new, moved or cancelled meeting changes which series others belong to. A step that people
    are being told now, or that is due and not planned yet, stays: the planner goes on from there.
    """
    progress, plans = await load_plans(act, cohort)
    for plan in plans.values():
        due = next_after(briefings(plan.session, plan.series), now=act.now)
        next_briefings.set_next_unless_due(act.tx, plan.session.id, due, now=act.now)
    for each in progress:
        if each.next_step in NEWS or (each.plan_at is not None and each.plan_at <= act.now):
            continue
        storage.set_next(act.tx, each.session.id, plans[each.session.id].after(None, now=act.now))
