"""Buttons of community sessions: of leaders, and of the coordinators' totals."""

from bot.community.domain import CommunitySessionId
from bot.telegram.kit.button import Button, CohortButton


class OpenCommunity(Button, prefix="ca"):
    """Show what a leader can do here."""


class BeginSession(Button, prefix="cb"):
    """Log a session."""


class ListOwn(Button, prefix="cc"):
    """Show a page of my sessions."""

    page: int


class OpenOwn(Button, prefix="cd"):
    """Show one of my sessions."""

    logged: CommunitySessionId


class LoggedButton(Button):
    """The base of buttons that change a session, as it was when it was shown."""

    logged: CommunitySessionId
    revision: int


class ContinueEntry(LoggedButton, prefix="ce"):
    """Ask the open question again."""


class BeginAnew(LoggedButton, prefix="c2"):
    """Delete this draft, and log another session."""


class PickMonth(LoggedButton, prefix="cf"):
    """It was in this month: years times 12, and months from 0."""

    month: int


class PageButton(LoggedButton):
    """The base of buttons that show a page of answers to choose from."""

    page: int


class ShowMonths(PageButton, prefix="cg"):
    """Show a page of months."""


class PickTopic(LoggedButton, prefix="ch"):
    """It was about this module, part or lesson."""

    topic: str


class ShowLessons(PageButton, prefix="ci"):
    """Show the lessons of a part of the course."""


class PickProvince(LoggedButton, prefix="cj"):
    """It was in this province."""

    province: str


class ShowProvinces(PageButton, prefix="ck"):
    """Show a page of provinces."""


class PickCommune(LoggedButton, prefix="cl"):
    """It was in this commune; empty: the province is enough."""

    commune: str


class PickCount(LoggedButton, prefix="cm"):
    """Say how many women, men or young people came."""

    kind: str
    many: int


class NoQuestions(LoggedButton, prefix="cn"):
    """People asked nothing."""


class PickHard(LoggedButton, prefix="co"):
    """Choose an obstacle; empty: nothing was hard."""

    obstacle: str


class ChangeAnswer(LoggedButton, prefix="cp"):
    """Ask again a question that has an answer."""

    step: str


class SaveSession(LoggedButton, prefix="cq"):
    """Save the session."""


class AskDelete(LoggedButton, prefix="cr"):
    """Delete it? The first tap."""


class DeleteSession(LoggedButton, prefix="cs"):
    """Delete it: the second tap."""


class OpenPacks(Button, prefix="ct"):
    """Show the packs to pass on."""


class ReadPack(Button, prefix="cu"):
    """Show the messages and questions of a pack."""

    named: str
    language: str


class PackPicture(Button, prefix="cv"):
    """Send the picture of a pack."""

    named: str
    language: str


class OpenTotals(CohortButton, prefix="cw"):
    """Show totals by place, commune, topic or month."""

    by: str


class TotalsFile(CohortButton, prefix="cx"):
    """Send all totals as an Excel file."""


class OpenAsked(CohortButton, prefix="cy"):
    """Show a page of the questions that people asked, and of what was hard."""

    page: int


class OpenCommunes(CohortButton, prefix="cz"):
    """Show whether leaders name communes, and what to talk over before."""


class AskCommunes(CohortButton, prefix="c1"):
    """Switch it on (1) or off (0)? The first tap."""

    on: int


class SetCommunes(CohortButton, prefix="c0"):
    """Switch it on (1) or off (0): the second tap."""

    on: int
