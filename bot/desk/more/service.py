"""Finds out which features a cohort uses: More shows some of them only then."""

from bot.act import Act
from bot.community.totals import storage as community
from bot.membership.domain import CohortId, UsedFeature
from bot.peers import storage as buddies


async def used_features(act: Act, cohort: CohortId) -> frozenset[UsedFeature]:
    """Return what a cohort has used at least once; a wish for a buddy is a use, too."""
    rows = await act.tx.ask_each(buddies.used_query(cohort), community.used_query(cohort))
    known = (UsedFeature.BUDDIES, UsedFeature.COMMUNITY_SESSIONS)
    return frozenset(each for each, found in zip(known, rows, strict=True) if found)
