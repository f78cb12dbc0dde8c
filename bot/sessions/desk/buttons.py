"""Buttons of live meetings, as their coordinators have them."""

from bot.membership.domain import CohortId, PersonId
from bot.sessions.domain import SessionId
from bot.telegram.kit.button import Button


class OpenDeskSessions(Button, prefix="wl"):
    """The meetings of a cohort, as its coordinators see them."""

    cohort: CohortId


class TurnDeskSessions(Button, prefix="w7"):
    """A page of a cohort's meetings, the earliest on page 0."""

    cohort: CohortId
    page: int


class OpenDeskSession(Button, prefix="ws"):
    """One meeting, as coordinators see it."""

    session: SessionId


class NewSession(Button, prefix="wn"):
    """Plan meetings for a cohort."""

    cohort: CohortId


class AskMove(Button, prefix="wa"):
    """To which day of a month? Month 0 shows the next days."""

    session: SessionId
    month: int


class MoveDay(Button, prefix="wb"):
    """To this day; at what time?"""

    session: SessionId
    day: int


class MoveTime(Button, prefix="we"):
    """To this day and minute: is that right?"""

    session: SessionId
    day: int
    minute: int


class MoveNow(Button, prefix="wf"):
    """Move it, as it was planned at a revision, and tell people."""

    session: SessionId
    revision: int
    day: int
    minute: int


class AskMoveAll(Button, prefix="v5"):
    """Move all of its series that have not begun, and this one to this day and minute?"""

    session: SessionId
    day: int
    minute: int


class MoveAllNow(Button, prefix="v6"):
    """Move them, as they were planned at revisions of this sum, and tell people."""

    session: SessionId
    revisions: int
    day: int
    minute: int


class AskCancel(Button, prefix="wo"):
    """Cancel it?"""

    session: SessionId


class CancelNow(Button, prefix="wp"):
    """Cancel it, as it was planned at a revision, and tell people."""

    session: SessionId
    revision: int


class AskCancelAll(Button, prefix="w8"):
    """Cancel all of its series that have not begun?"""

    session: SessionId


class CancelAllNow(Button, prefix="w9"):
    """Cancel them, as they were planned at revisions of this sum, and tell people."""

    session: SessionId
    revisions: int


class WhoComes(Button, prefix="wq"):
    """Who comes, who cannot and why?"""

    session: SessionId


class ShowAttendance(Button, prefix="wv"):
    """Who was there?"""

    session: SessionId


class CorrectList(Button, prefix="ww"):
    """A page of people whose attendance can be corrected."""

    session: SessionId
    page: int


class CorrectAttendance(Button, prefix="wy"):
    """Somebody was there (t), excused (e) or missed it (m), says a coordinator."""

    session: SessionId
    page: int
    person: PersonId
    state: str


class AskLink(Button, prefix="w3"):
    """What is the link of a meeting?"""

    session: SessionId


class AskRecording(Button, prefix="wz"):
    """Where is the recording?"""

    session: SessionId


class TellRecording(Button, prefix="wj"):
    """Tell people that the recording is there."""

    session: SessionId


class WhoIsTroubled(Button, prefix="vk"):
    """Who cannot connect?"""

    session: SessionId


# ---- quiet days -------------------------------------------------------------------------


class OpenQuietDays(Button, prefix="w4"):
    """The days on which a cohort gets no messages."""

    cohort: CohortId


class AddQuietDays(Button, prefix="w5"):
    """Which other days should be quiet?"""

    cohort: CohortId


class RemoveQuietDays(Button, prefix="w6"):
    """Make these quiet days ordinary ones; first and last as proleptic ordinals."""

    cohort: CohortId
    first: int
    last: int
