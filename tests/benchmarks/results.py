"""What the benchmarks found: read and written, part by part, so that one can be measured again."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.figures import Figure

QUICK: Final = "**A quick run: it shows that all works, its figures are no good.**"
"""What a page says of figures that were not measured for long."""


@dataclass(slots=True, kw_only=True)
class PartResult:
    """The figures of one part of a run; `error`: which error left some out."""

    taken_at: str
    seconds: float
    quick: bool
    figures: list[Figure]
    error: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return {
            "taken_at": self.taken_at,
            "seconds": round(self.seconds, 1),
            "quick": self.quick,
            "error": self.error,
            "figures": [figure.to_row() for figure in self.figures],
        }


@dataclass(slots=True, kw_only=True)
class Results:
    """All parts, those of this run and those of earlier ones, and the machine of the last run."""

    machine: dict[str, str] = field(default_factory=dict)
    parts: dict[str, PartResult] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Results":
        """Read the file; there may be none yet."""
        if not path.exists():
            return cls()
        found = json.loads(path.read_text(encoding="utf-8"))
        parts = {
            name: PartResult(**{**part, "figures": [Figure.of_row(row) for row in part["figures"]]})
            for name, part in found.get("parts", {}).items()
        }
        return cls(machine=found.get("machine", {}), parts=parts)

    def write(self, path: Path) -> None:
        """Write the file, all of it."""
        path.parent.mkdir(exist_ok=True)
        told = {
            "machine": self.machine,
            "parts": {name: part.to_json() for name, part in self.parts.items()},
        }
        text = json.dumps(told, indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")

    def figures(self, part: str) -> Sequence[Figure]:
        """Return the figures of a part, none if it was not measured."""
        found = self.parts.get(part)
        return () if found is None else found.figures

    def value(self, part: str, name: str) -> float | None:
        """Return the value of a figure, None if it was not measured."""
        return next((each.value for each in self.figures(part) if each.name == name), None)


def this_machine() -> dict[str, str]:
    """Return what figures depend on: processor, cores, system, Python."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    if not about.exists():
        return platform.processor()
    names = [line for line in about.read_text().splitlines() if line.startswith("model name")]
    return names[0].partition(":")[2].strip() if names else platform.processor()
