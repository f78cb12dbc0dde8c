"""A coordinator links a group by this button."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class LinkGroup(Button, prefix="gl"):
    """This group is the group of a cohort."""

    cohort: int
