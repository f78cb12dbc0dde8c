"""These buttons show, send and delete what is stored about a person."""

from bot.membership.domain import EnrolmentId, PersonId
from bot.telegram.kit.button import Button

# ---- one's own data ---------------------------------------------------------------------


class OpenMyData(Button, prefix="md"):
    """What is stored about me?"""


class ShowMyData(Button, prefix="ms"):
    """Show all of it."""


class DownloadMyData(Button, prefix="mf"):
    """Give it to me as a file."""


class AskLeave(Button, prefix="ml"):
    """Leave the course?"""


class Leave(Button, prefix="mx"):
    """Leave the course."""

    enrolment: EnrolmentId


class AskErase(Button, prefix="me"):
    """Delete everything? The first step."""


class AskEraseAgain(Button, prefix="ma"):
    """Delete everything? The second step."""


class Erase(Button, prefix="mz"):
    """Delete everything now; only the person who was asked may do so."""

    person: PersonId
