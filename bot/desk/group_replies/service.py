"""Decides what a reply in a group needs, and tells coordinators how many were grave."""

from dataclasses import dataclass
from datetime import timedelta

from bot.act import Act
from bot.desk.group_replies import storage
from bot.desk.group_replies.domain import COUNTED_OVER, grave_reply
from bot.learning.discussion.service import takes_part
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, CohortId
from bot.membership.staff import storage as staff
from bot.peers.problem.service import POSTED, SUMMED_UP
from bot.people.service import enqueue_message
from bot.safety.guard.domain import Response, words_of

GRAVE, PRIVATELY = "group.grave_replies", "problem.privately"
TOLD_WITHIN = timedelta(days=7)
ASKED_WITHIN = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class GraveReply:
    """The guard found a reply grave; `answer` is the safety text for its writer."""

    answer: Response


async def read_reply(act: Act, group: ChatId, text: str, *, reply_to: int) -> GraveReply | None:
    """Read a reply to a message of the bot in a group, and note what follows from it.

    Nothing of the reply is stored. Coordinators learn how many were grave, once an hour at most.
    Who answers a problem in the group of their course is asked to do it in private.
    """
    cohort = await cohorts.open_with_group(act.tx, group)
    if cohort is None:
        return None
    answer = grave_reply(text, words_of(act.courses))
    if answer is None:
        await _ask_for_privacy(act, group, cohort, reply_to)
        return None
    await storage.note_grave(act.tx, cohort, now=act.now)
    await _tell_coordinators(act, cohort)
    return GraveReply(answer)


async def count_lately(act: Act, cohort: CohortId) -> int:
    """Return how many replies in the group of a cohort were grave in the last days."""
    return await storage.count_grave(act.tx, cohort, since=act.now - COUNTED_OVER)


async def _tell_coordinators(act: Act, cohort: CohortId) -> None:
    hour = int(act.now.timestamp()) // 3600
    for chat, person in await staff.chats_of_coordinators(act.tx, cohort):
        dedup = f"{GRAVE}:{cohort}:{hour}:{person}"
        enqueue_message(act, chat, GRAVE, {"cohort": cohort}, keep=TOLD_WITHIN, dedup=dedup)


async def _ask_for_privacy(act: Act, group: ChatId, cohort: CohortId, reply_to: int) -> None:
    """Ask somebody who replies to a problem's post to answer in private, once for each problem."""
    if act.visitor.person is None or not takes_part(act.visitor, cohort):
        return
    problem = await storage.problem_of_post(act.tx, group, reply_to, kinds=(POSTED, SUMMED_UP))
    if problem is None or act.person.telegram_id is None:
        return
    dedup = f"{PRIVATELY}:{problem}:{act.person.id}"
    chat, about = ChatId(act.person.telegram_id), {"problem": problem}
    enqueue_message(act, chat, PRIVATELY, about, keep=ASKED_WITHIN, dedup=dedup)
