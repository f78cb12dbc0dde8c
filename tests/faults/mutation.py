"""One change that breaks a guard. The lists are in `mutations_of_*.py`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One change: in `file`, `old` becomes `new`; `tests` must notice it."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
