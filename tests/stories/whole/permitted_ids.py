"""The real ids with which the fields of forged buttons are filled, by their names."""

from datetime import date, timedelta

from bot.catalog.speech import wording_of_card
from bot.membership.domain import CohortId, PersonId
from bot.safety.signatures.domain import wording_of
from bot.sessions.domain import SessionId
from bot.sessions.pending_changes import storage as changes
from bot.sessions.pending_changes.domain import ChangedSession
from bot.storage.database import Tx
from tests.stories.whole.attempts import Ids
from tests.world import World, local

CARD = "m4.u1.c1"
_FOUND = {
    "Allow.revision": "SELECT revision AS id FROM announcements WHERE state = 'approval'",
    "RefuseBecause.revision": "SELECT revision AS id FROM announcements WHERE state = 'approval'",
    "DoNotAllow.revision": "SELECT revision AS id FROM announcements WHERE state = 'approval'",
    "certificate": "SELECT id FROM certificates",
    "discussion": "SELECT id FROM discussions",
    "draft": "SELECT id FROM session_drafts",
    "enrolment": "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
    " WHERE p.name = 'Sok Dara'",
    "enrolment.invited": "SELECT id FROM enrolments WHERE state = 'invited'",
    "enrolment.waiting": "SELECT id FROM enrolments WHERE state = 'waiting'",
    "invite": "SELECT id FROM invites WHERE uses_allowed = 14",
    "merge": "SELECT id FROM merges",
    "note": "SELECT id FROM voice_notes",
    "enrolment.picked": "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
    " WHERE p.name = 'Vann Rith'",
    "other": "SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id"
    " WHERE p.name = 'Kim Sotha'",
    "other.invited": "SELECT id FROM enrolments WHERE state = 'invited'",
    "problem": "SELECT id FROM group_problems WHERE state = 'waiting'",
    "problem.posted": "SELECT id FROM group_problems WHERE state = 'posted'",
    "pair": "SELECT id FROM buddy_pairs",
    "organization": "SELECT id FROM organizations WHERE name = 'Lotus House'",
    "into": "SELECT id FROM organizations WHERE name = 'River School'",
    "person": "SELECT id FROM people WHERE name = 'Sok Dara'",
    "person.bora": "SELECT id FROM people WHERE name = 'Bora'",
    "invited.claimed": "SELECT invited_id AS id FROM claims",
    "person.colleague": "SELECT id FROM people WHERE name = 'Mealea'",
    "person.sophea": "SELECT id FROM people WHERE name LIKE 'Sophea%'",
    "question": "SELECT id FROM questions",
    "round": "SELECT id FROM survey_rounds",
    "back": "SELECT id FROM workbook_returns WHERE state = 'read'",
    "back.taken": "SELECT id FROM workbook_returns WHERE state = 'taken'",
    "roster": "SELECT id FROM rosters WHERE state = 'read'",
    "roster.taken": "SELECT id FROM rosters WHERE state = 'taken'",
    "SendAt.revision": "SELECT revision AS id FROM announcements WHERE state = 'draft'",
    "SendIt.revision": "SELECT revision AS id FROM announcements WHERE state = 'draft'",
    "saved": "SELECT id FROM saved_audiences",
    "proposal": "SELECT id FROM service_proposals",
    "session": "SELECT min(id) AS id FROM sessions WHERE local_start LIKE '2023-05-29%'",
    "session.over": "SELECT id FROM sessions WHERE local_start LIKE '2023-05-22%'",
}


async def found(world: World, *names: str) -> Ids:
    """Return the ids of these names, each of which exactly one row has."""

    async def work(tx: Tx) -> Ids:
        ids: Ids = {}
        for name in names:
            rows = await tx.ask(_FOUND[name])
            assert len(rows) == 1, f"{name}: {len(rows)} rows"
            ids[name] = int(rows[0]["id"])
        return ids

    return await world.app.database.run(work)


async def _waiting_change(world: World, cohort: CohortId, ids: Ids) -> int:
    """Let a change of a meeting wait that comes to nothing: its revision is not there."""
    now = world.clock.now()
    by = PersonId(int(ids["person.sophea"]))
    changed = ChangedSession(session=SessionId(int(ids["session.over"])), revision=99, start=now)
    due_at = now + timedelta(days=60)
    waiting = await world.app.database.run(
        lambda tx: changes.add(tx, cohort, by, [changed], due_at=due_at, now=now)
    )
    return waiting.id


async def ids_of(
    world: World, cohort: CohortId, *, elsewhere: CohortId, drafts: dict[str, int]
) -> Ids:
    """Return the ids for the fields of all buttons; `drafts` are announcements by their state."""
    [course] = world.app.context.courses.values()
    [health] = (each for each in course.services if each.id == "health")
    ids = await found(world, *_FOUND)
    ids["change"] = await _waiting_change(world, cohort, ids)
    ids["AskDecline.service"] = ids["DeclineProposal.service"] = f"p.{ids['proposal']}"
    for name, number in drafts.items():
        for field in ("announcement", "draft", "planned"):
            ids[f"{field}.{name}"] = number
    day = date(2023, 6, 7).toordinal()
    return ids | {
        "announcement": drafts["draft"],
        "cohort": cohort,
        "day": day, "first": day, "last": day, "month": 12 * 2023 + 5, "minute": 540,
        "minutes": 60, "page": 0, "number": 1, "part": 0, "step": 0, "revision": 1, "which": 0,
        "tell": 0, "as_invited": 0, "revisions": 3, "people": 14, "emergency": 0,
        "language": "en", "by": "language", "word": "yes", "picked": "km", "unit": "m4.u1",
        "item": "m4.u1.q1", "option": "a", "story": "m4.s1", "node": "n1", "choice": "a",
        "case": "m4.k1", "content": "m4.k1", "text": "erase", "service": "health",
        "card": CARD, "ApproveVoiceNote.wording": wording_of_card(course.card(CARD), "en"),
        "wording": "", "MoveTo.cohort": elsewhere, "AskMoveTo.cohort": elsewhere,
        "SetWhen.minute": int(local("2023-05-24 09:00").timestamp()) // 60,
        "SignText.wording": wording_of(course.safety_text("erase"), "en"),
        "SignBoth.wording": wording_of(course.safety_text("erase"), "en"),
        "also": "", "SignBoth.other": "km",
        "SignBoth.also": wording_of(course.safety_text("erase"), "km"),
        "SignNext.wording": wording_of(course.safety_text("erase"), "en"),
        "ConfirmService.wording": wording_of(health),
    }  # fmt: skip
