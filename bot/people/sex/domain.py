"""Whether somebody is asked: where the consent text of the course says so, and only there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SexQuestion:
    """Whether somebody is still to be asked: they agreed to it, and have not answered."""

    is_open: bool
