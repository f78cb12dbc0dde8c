"""A coordinator links a group by this button."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class LinkGroup(Button, prefix="gl"):
    """This group is the group of a cohort."""

    cohort: CohortId
