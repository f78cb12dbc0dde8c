"""What of a list looks unusual, and the buttons that confirm it or leave it out."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog.measure import cut_to_width
from bot.locale import Texts
from bot.people.buttons import KeepUnusual, LeaveUnusualOut, TakeRoster
from bot.people.domain import RosterId
from bot.people.roster_file.domain import Unusual
from bot.people.roster_reading.screens import ranges
from bot.telegram.kit.screen import ButtonRow, lines, tap

MOST_LINES = 8
MOST_SINGLE = 6
"""How many people can be left out by a button of their own; of more, all or none."""
_NAME = 26.0
"""How many average Latin letters of a name fit on a row beside the sign."""


def question(found: Sequence[Unusual], texts: Texts, *, first: bool) -> Markup | None:
    """Name what is unusual, a line for each reason with its rows.

    `first`: it is looked at before people are added; without anybody to add it is only said.
    """
    if not found:
        return None
    same: dict[tuple[str, str, str, str], list[Unusual]] = {}
    for each in sorted(found, key=lambda each: (each.is_person, each.sheet, each.row)):
        same.setdefault((each.sheet, each.why, each.found, each.meant), []).append(each)
    said = [_line(some, texts) for some in same.values()]
    more = len(said) - MOST_LINES
    return lines(
        texts("roster_unusual.ask") if first else None,
        *said[:MOST_LINES],
        texts("people.roster_more", n=more) if more > 0 else None,
    )


def _line(some: Sequence[Unusual], texts: Texts) -> Markup:
    first = some[0]
    said = texts(
        f"roster_unusual.why.{first.why}",
        rows=ranges([each.row for each in some]),
        found=first.found,
        meant=first.meant,
    )
    if not first.sheet:
        return said
    return Markup("{} ({})").format(said, texts("people.roster_sheet", name=first.sheet))


def _has_single(people: Sequence[Unusual]) -> bool:
    """Tell whether each of these people can be left out alone: a button names a row."""
    rows = {each.row for each in people}
    alone = len(rows) == len(people) and not any(each.sheet for each in people)
    return alone and 1 < len(people) <= MOST_SINGLE


def answers(
    found: Sequence[Unusual], n: int, roster: RosterId, texts: Texts, *, asked_more: bool
) -> list[ButtonRow]:
    """Return the buttons that answer.

    The first imports all `n` people, or goes on to the next question (`asked_more`).
    """
    people = list({each.person: each for each in found if each.is_person}.values())
    key = "roster_unusual.take_also" if people else "roster_unusual.take_all_the_same"
    take = texts.label(key, n=n, k=len(people))
    rows: list[ButtonRow] = [
        [tap(texts.label("roster_unusual.keep"), KeepUnusual(roster))]
        if asked_more
        else [tap(take, TakeRoster(roster))]
    ]
    if not people:
        return rows
    leave = texts.label("roster_unusual.leave", n=len(people))
    rows.append([tap(leave, LeaveUnusualOut(roster, 0))])
    if _has_single(people):
        rows += [
            [
                tap(
                    texts.label("roster_unusual.leave_one", name=cut_to_width(each.name, _NAME)),
                    LeaveUnusualOut(roster, each.row),
                )
            ]
            for each in people
        ]
    return rows
