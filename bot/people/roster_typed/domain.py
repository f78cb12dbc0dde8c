"""Looks at the lines of a typed list beside the people that were read from them.

What was guessed, what was left beside a name, and what was neither taken nor told is named.
"""

from collections.abc import Iterator, Sequence

from bot.people.roster_cells.domain import LineKind, TypedLine
from bot.people.roster_counts.domain import missing_numbers, said_total
from bot.people.roster_file.domain import Roster, Unusual, UnusualReason
from bot.people.roster_rows.domain import RowKind, ends_list

_LEAST_REFUSED = 4


def unusual_lines(
    lines: Sequence[TypedLine], read: Roster, doubtful: frozenset[int]
) -> tuple[Unusual, ...]:
    """Return what is unusual about a typed list; `doubtful` are lines, from 1, with a remark."""
    return (
        *_guessed(lines, read),
        *_missing(lines),
        *_totals(lines, read),
        *_few(read),
        *_untold(lines, read),
        *(
            Unusual(row=each.row, why=UnusualReason.BESIDE, found=each.name, name=each.name)
            for each in read.people
            if each.row in doubtful
        ),
    )


def _guessed(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name the headings that were guessed, if people stand below."""
    heads = [at for at, each in enumerate(lines, 1) if each.named or each.kind is LineKind.APART]
    for at, end in zip(heads, [*heads, len(lines) + 1][1:], strict=True):
        line = lines[at - 1]
        below = any(at < each.row < end for each in read.people)
        if line.kind is LineKind.GUESSED and below:
            yield Unusual(row=at, why=UnusualReason.HEADING, found=line.named)


def _missing(lines: Sequence[TypedLine]) -> Iterator[Unusual]:
    numbers = [each.number for each in lines if each.number is not None]
    if missing := missing_numbers(numbers):
        yield Unusual(row=0, why=UnusualReason.NUMBERS, found=", ".join(map(str, missing)))


def _totals(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    """Name totals that are neither the people above, nor those since the last heading or total."""
    people = sorted(each.row for each in read.people)
    others = sorted({each.row for each in read.faults} | {each.row for each in read.rows_left_out})
    start = 0
    for at, line in enumerate(lines, 1):
        is_total = ends_list(line.text) is RowKind.TOTAL if line.text else False
        said = said_total([line.text]) if is_total else None
        if said is not None:
            counts = [
                (sum(begin < row < at for row in people), sum(begin < row < at for row in others))
                for begin in (0, start)
            ]
            if not any(some <= said <= some + more for some, more in counts):
                yield Unusual(
                    row=at, why=UnusualReason.TOTAL, found=str(said), meant=str(counts[0][0])
                )
        start = at if is_total or line.named else start


def _few(read: Roster) -> Iterator[Unusual]:
    refused = len({each.row for each in read.faults})
    if read.people and refused >= _LEAST_REFUSED and refused > 2 * len(read.people):
        yield Unusual(row=0, why=UnusualReason.FEW, found=str(refused), meant=str(len(read.people)))


def _untold(lines: Sequence[TypedLine], read: Roster) -> Iterator[Unusual]:
    told = {each.row for each in read.people} | {each.row for each in read.faults}
    told |= {each.row for each in read.rows_left_out}
    for at, line in enumerate(lines, 1):
        if line.text and at not in told:
            yield Unusual(row=at, why=UnusualReason.UNTOLD)
