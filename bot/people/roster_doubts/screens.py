"""The names that may be on the list already, and the buttons that say which are."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog.measure import cut_to_width
from bot.locale import Texts
from bot.people.buttons import TakeRosterTicked, TickSame
from bot.people.domain import RosterId
from bot.people.roster_doubts.domain import MOST_TICKED, NameDoubt, may_tick, packed
from bot.telegram.kit.screen import ButtonRow, lines, tap
from bot.telegram.kit.ways import toggle_button

_NAME = 22.0
"""How many average Latin letters of a name fit on a row beside the tick and the words."""


def question(doubts: Sequence[NameDoubt], texts: Texts) -> Markup | None:
    """Ask about names like those of people on the list."""
    if not doubts:
        return None
    more = len(doubts) - MOST_TICKED
    return lines(
        texts.count("roster_doubts.alike", len(doubts)),
        *(
            texts("roster_doubts.line", name=each.who, known=each.known)
            for each in doubts[:MOST_TICKED]
        ),
        texts("people.roster_more", n=more) if more > 0 else None,
        texts("roster_doubts.tick") if may_tick(doubts) else None,
    )


def ticks(
    doubts: Sequence[NameDoubt], same: frozenset[int], roster: RosterId, texts: Texts
) -> list[ButtonRow]:
    """Return a button for each doubt; ticked (`same`): a person on the list, who is left out."""
    if not may_tick(doubts):
        return []
    return [
        [
            toggle_button(
                texts.label("roster_doubts.same_one", name=cut_to_width(each.name, _NAME)),
                TickSame(roster, packed(same ^ {each.row})),
                on=each.row in same,
                texts=texts,
            )
        ]
        for each in doubts
    ]


def add_others(same: frozenset[int], n: int, roster: RosterId, texts: Texts) -> ButtonRow:
    """Return the button that imports the `n` people who are not ticked; none if there are none."""
    label = texts.label("roster_doubts.take_ticked", n=n)
    return [tap(label, TakeRosterTicked(roster, packed(same)))] if n else []
