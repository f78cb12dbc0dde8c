"""Buttons of services: what is wrong with one, and the coordinators' list."""

from bot.telegram.kit.button import Button, CohortButton

# ---- what leaders say -----------------------------------------------------------------


class OpenFound(Button, prefix="bv"):
    """A service that a search found."""

    service: str


class AskFault(Button, prefix="bw"):
    """Something is not right any more about a service."""

    service: str


class FlagService(Button, prefix="bg"):
    """What is not right any more about it."""

    service: str
    fault: str


# ---- the coordinators' list -----------------------------------------------------------


class OpenServices(CohortButton, prefix="yi"):
    """The services, those for emergencies (1) or the others (0), from the `page`th page."""

    emergency: int
    page: int


class OpenService(CohortButton, prefix="yj"):
    """One service, confirmed or not."""

    service: str


class AskConfirm(CohortButton, prefix="yk"):
    """I have tried a service."""

    service: str


class ConfirmService(CohortButton, prefix="yl"):
    """I have tried it, and it is as I was shown."""

    service: str
    wording: str


class WithdrawService(CohortButton, prefix="ym"):
    """A service will not be shown any more."""

    service: str
