"""Counts the rounds that have ended, when somebody first looks after the end."""

from bot.act import Act
from bot.membership.domain import CohortId
from bot.surveys import storage
from bot.surveys.box.service import unseal_ballots
from bot.surveys.counting import storage as counted
from bot.surveys.domain import Round, results


async def count_ended(act: Act, cohort: CohortId, secret: bytes) -> list[Round]:
    """Count the rounds of a cohort that have ended, and return all its rounds.

    The caller has checked that the visitor runs the cohort.
    """
    found = await storage.of_cohort(act.tx, cohort)
    ended = [each for each in found if each.counted_at is None and each.is_over(now=act.now)]
    for each in ended:
        await _count(act, each, secret)
    return await storage.of_cohort(act.tx, cohort) if ended else found


async def _count(act: Act, found: Round, secret: bytes) -> None:
    if found.anonymous:
        sealed, _ = await storage.box(act.tx, found.id)
        ballots = unseal_ballots(sealed, found.id, secret)
        told = results(ballots.counts, ballots.words)
    else:
        tapped = await counted.tapped(act.tx, found.id)
        told = results(tapped, await counted.written(act.tx, found.id))
    await counted.close(act.tx, found, told, now=act.now)
