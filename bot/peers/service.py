"""The life of a pair: two people are asked, the pair begins and ends, and both are told."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers import storage
from bot.peers.domain import Buddy, Pair

ASKED = "buddy.asked"
TOGETHER = "buddy.together"
ENDED = "buddy.ended"
NONE = "buddy.none"
VALID_FOR = timedelta(days=14)
"""News of a pair is not sent later than this; the buddy's screen shows it."""


async def ask_pair(
    act: Act, cohort: CohortId, first: EnrolmentId, second: EnrolmentId, *, drawn: bool
) -> None:
    """Ask two people whether they want to be buddies; the caller has checked that they can be."""
    made = await storage.make(act.tx, cohort, (first, second), drawn=drawn, now=act.now)
    pair = await storage.by_id(act.tx, made)
    assert pair is not None
    _tell(act, pair, pair.buddies, ASKED, until=pair.answers_until)


async def part(act: Act, pair: Pair, *, but: PersonId | None = None) -> bool:
    """End a pair as it was loaded, and tell those who wait or had a buddy, except for `but`.

    Return False if it is over already.
    """
    if not await storage.end(act.tx, pair.id, now=act.now):
        return False
    kind = NONE if pair.together_at is None else ENDED
    _tell(act, pair, pair.to_tell(but), kind, until=act.now + VALID_FOR)
    return True


def tell_together(act: Act, pair: Pair, *, but: PersonId) -> None:
    """Tell the one who said yes first that they have a buddy now."""
    others = [each for each in pair.buddies if each.person_id != but]
    _tell(act, pair, others, TOGETHER, until=act.now + VALID_FOR)


def _tell(act: Act, pair: Pair, people: Iterable[Buddy], kind: str, *, until: datetime) -> None:
    messages = [
        NewMessage(
            chat_id=each.chat_id,
            lane=Lane.REMINDER,
            kind=kind,
            due_at=act.now,
            about={"pair": pair.id},
            dedup=f"{kind}:{pair.id}:{each.enrolment_id}",
            expires_at=until,
        )
        for each in people
        if each.chat_id is not None
    ]
    outbox.enqueue(act.tx, messages, now=act.now)
