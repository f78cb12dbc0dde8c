"""Which buttons More shows: at most eight, and some only once somebody has used them."""

import pytest

from bot.home.overview.domain import MOST_ON_MORE, ONCE_USED, MoreEntry, on_more

SETTINGS, SERVICES, HANDBOOK, RESULTS = list(MoreEntry)[:4]
BUDDY, COMMUNITY, STORIES, PRACTICE = list(MoreEntry)[4:8]
COMPARISON, MY_DATA, HELP, PROBLEM = list(MoreEntry)[8:]
ALL = frozenset(MoreEntry)
NEW = ALL - {RESULTS, PROBLEM}


@pytest.mark.parametrize(
    ("there", "used", "fixed", "shown"),
    [
        # Somebody new: what they have not used is behind [Everything].
        (NEW, {}, 1, [SETTINGS, SERVICES, HANDBOOK, STORIES, MY_DATA, HELP]),
        (
            ALL,
            {PRACTICE, COMPARISON},
            1,
            [SETTINGS, SERVICES, HANDBOOK, RESULTS, STORIES, PRACTICE],
        ),
        # A buddy and sessions in communities get their place once they are used.
        (ALL, ONCE_USED, 1, [SETTINGS, SERVICES, HANDBOOK, RESULTS, BUDDY, COMMUNITY]),
        # Two other courses and the desk stand there in any case.
        (ALL, ONCE_USED, 4, [SETTINGS, SERVICES, HANDBOOK]),
        # A course with little in it needs no second list.
        ({SETTINGS, HANDBOOK, MY_DATA, HELP}, {}, 1, [SETTINGS, HANDBOOK, MY_DATA, HELP]),
        (ALL, ONCE_USED, 20, []),
    ],
)
def test_more(
    there: set[MoreEntry], used: set[MoreEntry], fixed: int, shown: list[MoreEntry]
) -> None:
    found = on_more(there, used, fixed=fixed)

    assert [each for each in MoreEntry if each in found] == shown
    everything = 1 if len(found) < len(there) else 0
    assert len(found) + fixed + everything <= MOST_ON_MORE or fixed >= MOST_ON_MORE
