"""Buttons of live meetings, as leaders have them."""

from bot.sessions.domain import SessionId
from bot.telegram.kit.button import Button


class OpenSessions(Button, prefix="vo"):
    """What meetings are ahead?"""


class OpenSession(Button, prefix="vd"):
    """One meeting: will I be there?"""

    session: SessionId


class OpenLink(Button, prefix="vl"):
    """How do I join a meeting?"""

    session: SessionId


class GetCalendar(Button, prefix="vc"):
    """The meetings as a calendar file."""


class AnswerSession(Button, prefix="va"):
    """I come to a meeting (y), cannot (n), or do not know (m), as it was planned then."""

    session: SessionId
    revision: int
    answer: str


class AnswerInList(Button, prefix="v1"):
    """The same, said in the list of meetings, which is shown again."""

    session: SessionId
    revision: int
    answer: str


class ComeToAll(Button, prefix="ve"):
    """I come to all meetings of the series to which this one belongs, as it was planned then."""

    session: SessionId
    revision: int


class ComeToAllInList(Button, prefix="v2"):
    """The same, said in the list of meetings, which is shown again."""

    session: SessionId
    revision: int


class ComeToMoved(Button, prefix="v4"):
    """I come to all meetings that were moved together with this one, as it was planned then."""

    session: SessionId
    revision: int


class GiveReason(Button, prefix="vr"):
    """Why I cannot come."""

    session: SessionId
    reason: str


class CannotConnect(Button, prefix="vx"):
    """I cannot get into the room."""

    session: SessionId


class ReportTrouble(Button, prefix="vt"):
    """What happens when I try."""

    session: SessionId
    trouble: str


class TroubleOver(Button, prefix="vw"):
    """It works now."""

    session: SessionId


class PickPicture(Button, prefix="vp"):
    """The picture that the trainer showed; "none": I was not there."""

    session: SessionId
    picture: str


class RateSession(Button, prefix="vu"):
    """How useful it was, 1 to 5; 0 skips."""

    session: SessionId
    score: int


class LetQuote(Button, prefix="v3"):
    """My score and words may be quoted without my name: 1, or not: 0."""

    session: SessionId
    may: int
