"""These buttons show, hand out and erase what is stored about somebody."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- one's own data ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenMyData(Button, prefix="md"):
    """What is stored about me?"""


@dataclass(frozen=True, slots=True)
class ShowMyData(Button, prefix="ms"):
    """Show all of it."""


@dataclass(frozen=True, slots=True)
class DownloadMyData(Button, prefix="mf"):
    """Give it to me as a file."""


@dataclass(frozen=True, slots=True)
class AskLeave(Button, prefix="ml"):
    """Leave the course?"""


@dataclass(frozen=True, slots=True)
class Leave(Button, prefix="mx"):
    """Leave the course."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskErase(Button, prefix="me"):
    """Erase everything? The first step."""


@dataclass(frozen=True, slots=True)
class AskEraseAgain(Button, prefix="ma"):
    """Erase everything? The second step."""


@dataclass(frozen=True, slots=True)
class Erase(Button, prefix="mz"):
    """Erase everything now; only the account that was asked may say so."""

    person: int
