"""Writes `docs/performance.md` and its plot from the figures of `make bench`."""

from collections.abc import Iterable, Sequence
from typing import Final

from tests.benchmarks.contest import CONDITIONS, Condition
from tests.benchmarks.drawing import draw
from tests.benchmarks.figures import Figure
from tests.benchmarks.parts import PARTS, Part
from tests.benchmarks.reasons import (
    BEFORE,
    CHANGES,
    CHANGES_WORDS,
    HEAD,
    PART_WORDS,
    REASONS,
    START_CHANGES,
    START_WORDS,
)
from tests.benchmarks.results import QUICK, PartResult, Results

RATIO: Final = "taps a second"
LOW, HIGH = 0.25, 64.0


def page(results: Results) -> str:
    """Return the page."""
    parts = [
        HEAD,
        _machine(results),
        _missed(results),
        _before_and_after(results),
        *(_part(part, results.parts[part.name]) for part in PARTS if part.name in results.parts),
    ]
    return "\n".join(parts)


def plot(results: Results) -> bytes:
    """Return the plot: taps a second against each peer, in each condition."""
    groups = [
        {
            "name": condition.name[0].upper() + condition.name[1:],
            "bars": [
                {
                    "label": each.peer,
                    "value": each.ratio,
                    "shown": f"{each.ratio:.2f}",
                    "good": each.is_met is not False,
                }
                for each in _of(results.figures("taps"), condition, RATIO)
                if each.ratio
            ],
        }
        for condition in CONDITIONS
    ]
    about = {
        "title": "Taps a second: Romleuk, which stores everything, is so many times as fast as",
        "groups": [group for group in groups if group["bars"]],
        "low": LOW,
        "high": HIGH,
        "below": "The line is 1: as fast as the peer. Brown: an aim is missed.",
    }
    return draw("ratios", about)


def _of(figures: Iterable[Figure], condition: Condition, what: str) -> list[Figure]:
    return [each for each in figures if each.name == f"{condition.name}: {what}"]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _machine(results: Results) -> str:
    told = results.machine
    seconds = sum(part.seconds for part in results.parts.values())
    failed = [
        f"\n**{part.title}** ended early in the last run ({results.parts[part.name].error}):"
        " figures are missing, or are of an earlier run.\n"
        for part in PARTS
        if part.name in results.parts and results.parts[part.name].error
    ]
    return (
        f"The machine: {told['processor']}, {told['cores']} cores, {told['system']},"
        f" Python {told['python']}. All parts together took {seconds / 60:.0f} minutes.\n"
        + "".join(failed)
    )


def _missed(results: Results) -> str:
    missed = [each for part in PARTS for each in results.figures(part.name) if each.is_met is False]
    if not missed:
        return "## Aims that are missed\nNone.\n"
    rows = [
        [name_of(each), _reached(each), _aim(each), f"{each.missed_by:.0%}", reason_of(each)]
        for each in missed
    ]
    return "## Aims that are missed\n" + _table(
        ["figure", "reached", "aim", "missed by", "what stands in the way"], rows
    )


def name_of(figure: Figure) -> str:
    return f"{figure.name}, beside {figure.peer}" if figure.peer else figure.name


def _reached(figure: Figure) -> str:
    if figure.aim is not None and figure.aim.of_ratio:
        return f"{figure.ratio:g} x"
    return f"{_number(figure.value)} {figure.unit}"


def _aim(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    words, bound = (
        ("at least", figure.aim.least)
        if figure.aim.least is not None
        else ("at most", figure.aim.most)
    )
    assert bound is not None
    if bound == 0:
        return "none"
    return f"{words} {bound:g} {'x' if figure.aim.of_ratio else figure.unit}"


def reason_of(figure: Figure) -> str:
    return next((words for name, words in REASONS.items() if name in name_of(figure)), "")


def _before_and_after(results: Results) -> str:
    rows = []
    for each in BEFORE:
        found = next(
            (
                figure
                for figure in results.figures(each.part)
                if figure.name == each.name and each.peer in {"", figure.peer}
            ),
            None,
        )
        if found is not None:
            now = f"{found.ratio:g} x" if each.of_ratio else f"{_number(found.value)} {found.unit}"
            rows.append([name_of(found) if each.peer else each.name, each.words, now])
    changes = _table(["change", "taps a second", "computing of a tap"], CHANGES)
    started = _table(["change", "CPU of the start", "memory at rest"], START_CHANGES)
    return (
        "## Before and after\n"
        + _table(["figure", "before", "now"], rows)
        + f"\n{CHANGES_WORDS}\n{changes}\n{START_WORDS}\n{started}"
    )


def _part(part: Part, result: PartResult) -> str:
    words = PART_WORDS.get(part.name, "")
    head = (
        f"## {part.title}\n{words}Measured on {result.taken_at}, in {result.seconds:,.0f}"
        f" s.{f' {QUICK}' if result.quick else ''}\n\n"
    )
    if part.name == "taps":
        return head + "\n".join(_contest(result.figures, each) for each in CONDITIONS)
    rows = [
        [
            each.name + (f" ({each.note})" if each.note else ""),
            f"{_number(each.value)} {each.unit}",
            each.peer,
            "" if each.peer_value is None else f"{_number(each.peer_value)} {each.unit}",
            "" if each.ratio is None else f"{each.ratio:g} x",
            _judged(each),
        ]
        for each in result.figures
    ]
    return head + _table(["figure", "Romleuk", "beside", "there", "ratio", "aim"], rows)


def _judged(figure: Figure) -> str:
    if figure.is_met is None:
        return ""
    return f"{_aim(figure)}: {'met' if figure.is_met else '**missed**'}"


def _contest(figures: Sequence[Figure], condition: Condition) -> str:
    speed, cpu, memory = (
        {each.peer: each for each in _of(figures, condition, what)}
        for what in (RATIO, "CPU for a tap", "most memory")
    )
    rows = [
        [
            peer,
            _number(each.value),
            _number(each.peer_value or 0),
            f"**{each.ratio:.2f} x**",
            _judged(each),
            f"{cpu[peer].value:.2f} / {cpu[peer].peer_value:.2f}",
            f"{memory[peer].value:.0f} / {memory[peer].peer_value:.0f}",
        ]
        for peer, each in speed.items()
    ]
    heads = [
        "peer",
        "Romleuk, taps/s",
        "peer, taps/s",
        "ratio",
        "aim",
        "CPU ms a tap",
        "MB at most",
    ]
    return f"### {condition.name[0].upper()}{condition.name[1:]}\n" + _table(heads, rows)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:g}"
