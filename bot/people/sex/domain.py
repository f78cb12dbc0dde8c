"""Whether somebody is asked: only if the consent text of the course mentions it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SexQuestion:
    """Whether to ask somebody: they agreed to it, and have not answered."""

    is_open: bool
