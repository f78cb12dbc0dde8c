"""These buttons make the sheet of links and the cards."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class MakeLinks(Button, prefix="zd"):
    """A sheet with a new link for each who is not in yet."""

    cohort: CohortId


class PrintCards(Button, prefix="ze"):
    """Cards to print from the sheet under which this button stands."""

    cohort: CohortId
