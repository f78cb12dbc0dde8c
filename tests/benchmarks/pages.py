"""Writes the pages in `docs/` again: the figures, what they mean for capacity, and the plots."""

from pathlib import Path
from typing import Final

from tests.benchmarks import capacity, performance
from tests.benchmarks.results import Results

DOCS: Final = Path(__file__).parents[2] / "docs"
FIGURES: Final = DOCS / "performance.json"
"""The figures that the pages show, so that the pages can be compared with them."""


def write(results: Results) -> list[str]:
    """Write all pages that have their figures; return the constants that were never measured."""
    results.write(FIGURES)
    (DOCS / "performance.md").write_text(performance.page(results), encoding="utf-8")
    (DOCS / "performance.svg").write_bytes(performance.plot(results))
    if not (missing := capacity.missing(results)):
        (DOCS / "capacity.md").write_text(capacity.page(results), encoding="utf-8")
        (DOCS / "capacity.svg").write_bytes(capacity.plot(results))
    return missing
