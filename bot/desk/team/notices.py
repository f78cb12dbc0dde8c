"""Somebody is told that they do not coordinate a course any more; colleagues are asked for."""

from bot.desk.buttons import OpenColleagueWish, OpenTeam
from bot.desk.team import storage
from bot.desk.team.service import COLLEAGUE_ANSWERED, COLLEAGUE_WISHED, ROLE_ENDED
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, PersonId
from bot.membership.staff import storage as staff
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_desk, to_home
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
GONE = Drop(state="dropped", reason="gone")


@notices.kind(ROLE_ENDED, policy=FOR_STAFF, cover="common.cover_people")
async def role_ended(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Name the course that somebody no longer coordinates, unless they were appointed again."""
    cohort = await cohorts.by_id(context.tx, CohortId(row.number("cohort")))
    if cohort is None or to.person_id is None:
        return GONE
    if any(each.id == to.person_id for each in await staff.coordinators(context.tx, cohort.id)):
        return Drop(state="dropped", reason="role")
    texts = context.texts(to)
    words = texts("team.role_ended", course=cohort.title)
    return calls.say(row.chat_id, Screen(text=words, buttons=[[to_home(texts)]]))


@notices.kind(COLLEAGUE_WISHED, policy=FOR_STAFF, cover="common.cover_people")
async def colleague_wished(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Name the coordinator who wants a colleague, unless that was answered meanwhile."""
    cohort = await cohorts.by_id(context.tx, CohortId(row.number("cohort")))
    wishes = [] if cohort is None else await storage.wishes(context.tx, cohort.id)
    person = PersonId(row.number("person"))
    asks = next((each for each in wishes if each.person == person), None)
    if cohort is None or asks is None:
        return GONE
    texts = context.texts(to)
    words = texts("team.wished", name=asks.name, course=cohort.title)
    answer = tap(texts.label("team.wish_open"), OpenColleagueWish(cohort.id))
    return calls.say(
        row.chat_id, Screen(text=words, buttons=[[answer], [to_desk(cohort.id, texts)]])
    )


@notices.kind(COLLEAGUE_ANSWERED, policy=FOR_STAFF, cover="common.cover_people")
async def colleague_answered(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell a coordinator whether a colleague will be added."""
    cohort = await cohorts.by_id(context.tx, CohortId(row.number("cohort")))
    if cohort is None:
        return GONE
    texts = context.texts(to)
    key = "team.wish_done" if row.number("done") else "team.wish_declined"
    words = texts(key, course=cohort.title)
    team = tap(texts.label("desk.team_label"), OpenTeam(cohort.id))
    return calls.say(row.chat_id, Screen(text=words, buttons=[[team], [to_desk(cohort.id, texts)]]))
