"""One figure of the benchmarks: its value, that of a peer in the same run, and the aim."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a figure is to reach: its value, or its ratio to the peer's if `of_ratio`."""

    least: float | None = None
    most: float | None = None
    of_ratio: bool = False

    def is_met(self, found: float) -> bool:
        """Tell whether a value or ratio reaches it."""
        enough = self.least is None or found >= self.least
        return enough and (self.most is None or found <= self.most)

    def missed_by(self, found: float) -> float:
        """Return by which part of the aim it is missed (0.1: a tenth), 0 if it is met."""
        bound = self.least if self.least is not None else self.most
        if self.is_met(found) or bound is None:
            return 0.0
        return abs(found - bound) / bound if bound else abs(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured figure; `ratio` is ours divided by the peer's, as the median of the pairs."""

    name: str
    unit: str
    value: float
    peer: str = ""
    peer_value: float | None = None
    ratio: float | None = None
    aim: Aim | None = None
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is reached; None without one."""
        return None if self.aim is None else self.aim.is_met(self._aimed)

    @property
    def missed_by(self) -> float:
        """By which part of the aim it is missed."""
        return 0.0 if self.aim is None else self.aim.missed_by(self._aimed)

    @property
    def _aimed(self) -> float:
        assert self.aim is not None
        return (self.ratio or 0.0) if self.aim.of_ratio else self.value

    def to_row(self) -> dict[str, Any]:
        """Return it as `var/bench.json` holds it."""
        row = asdict(self)
        if self.aim is not None:
            row["met"] = self.is_met
        return {key: value for key, value in row.items() if value not in (None, "")}

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> "Figure":
        """Read it from a row of `var/bench.json`."""
        known = {key: value for key, value in row.items() if key != "met"}
        aim = known.pop("aim", None)
        return cls(**known, aim=None if aim is None else Aim(**aim))


def paired(
    name: str,
    unit: str,
    ours: Sequence[float],
    peer: str,
    theirs: Sequence[float],
    *,
    aim: Aim | None = None,
    note: str = "",
) -> Figure:
    """Return the medians of rounds in which both ran, and the median of their ratios."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True) if other]
    return Figure(
        name=name,
        unit=unit,
        value=rounded(median(ours)),
        peer=peer,
        peer_value=rounded(median(theirs)),
        ratio=rounded(median(ratios)) if ratios else None,
        aim=aim,
        note=note,
    )


def rounded(value: float) -> float:
    """Return a value with four significant digits: what is behind them is noise."""
    return float(f"{value:.4g}")


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which `part` of all values are (0.95: p95)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
