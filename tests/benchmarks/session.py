"""A run of the benchmarks: its folder, how thorough it is, and which measurements it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.benchmarks.bench import Runner

QUICK = 5
"""A quick run takes so much less of everything: it shows that all works, and its figures are no
good."""


@dataclass(slots=True, kw_only=True)
class Session:
    """What every part gets. `only`: words of which the name of a measurement contains one."""

    folder: Path
    console: Console
    quick: bool = False
    only: Sequence[str] = ()

    @property
    def runner(self) -> Runner:
        """Return what runs bots in the folder."""
        return Runner(self.folder)

    def wants(self, name: str) -> bool:
        """Tell whether a measurement is taken."""
        return not self.only or any(word in name for word in self.only)

    def rounds(self, many: int) -> int:
        """Return how many rounds are run."""
        return 1 if self.quick else many

    def fewer(self, many: int) -> int:
        """Return how many of something are taken: all of them, unless the run is quick."""
        return max(1, many // QUICK) if self.quick else many

    def say(self, line: str) -> None:
        """Say what was measured just now."""
        self.console.print(f"  {line}")
