"""Buttons of live meetings, as leaders have them."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenSessions(Button, prefix="vo"):
    """What meetings are ahead?"""


@dataclass(frozen=True, slots=True)
class OpenSession(Button, prefix="vd"):
    """One meeting: will I be there?"""

    session: int


@dataclass(frozen=True, slots=True)
class OpenLink(Button, prefix="vl"):
    """How do I join a meeting?"""

    session: int


@dataclass(frozen=True, slots=True)
class GetCalendar(Button, prefix="vc"):
    """The meetings as a calendar file."""


@dataclass(frozen=True, slots=True)
class AnswerSession(Button, prefix="va"):
    """I come to a meeting (y), cannot (n), or do not know (m), as it was planned then."""

    session: int
    revision: int
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerInList(Button, prefix="v1"):
    """The same, said in the list of meetings, which is shown again."""

    session: int
    revision: int
    answer: str


@dataclass(frozen=True, slots=True)
class ComeToAll(Button, prefix="ve"):
    """I come to all meetings of the series to which this one belongs, as it was planned then."""

    session: int
    revision: int


@dataclass(frozen=True, slots=True)
class ComeToAllInList(Button, prefix="v2"):
    """The same, said in the list of meetings, which is shown again."""

    session: int
    revision: int


@dataclass(frozen=True, slots=True)
class ComeToMoved(Button, prefix="v4"):
    """I come to all meetings that were moved together with this one, as it was planned then."""

    session: int
    revision: int


@dataclass(frozen=True, slots=True)
class GiveReason(Button, prefix="vr"):
    """Why I cannot come."""

    session: int
    reason: str


@dataclass(frozen=True, slots=True)
class CannotConnect(Button, prefix="vx"):
    """I cannot get into the room."""

    session: int


@dataclass(frozen=True, slots=True)
class ReportTrouble(Button, prefix="vt"):
    """What happens when I try."""

    session: int
    trouble: str


@dataclass(frozen=True, slots=True)
class TroubleOver(Button, prefix="vw"):
    """It works now."""

    session: int


@dataclass(frozen=True, slots=True)
class PickPicture(Button, prefix="vp"):
    """The picture that the trainer showed; "none" for who was not there."""

    session: int
    picture: str


@dataclass(frozen=True, slots=True)
class RateSession(Button, prefix="vu"):
    """How useful it was, 1 to 5; 0 skips."""

    session: int
    score: int


@dataclass(frozen=True, slots=True)
class LetQuote(Button, prefix="v3"):
    """My score and words may be quoted without my name: 1, or not: 0."""

    session: int
    may: int
