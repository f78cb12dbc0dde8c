"""Buttons of live meetings, as their coordinators have them."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenDeskSessions(Button, prefix="wl"):
    """The meetings of a cohort, as its coordinators see them."""

    cohort: int


@dataclass(frozen=True, slots=True)
class TurnDeskSessions(Button, prefix="w7"):
    """A page of a cohort's meetings, the earliest on page 0."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenDeskSession(Button, prefix="ws"):
    """One meeting, as coordinators see it."""

    session: int


@dataclass(frozen=True, slots=True)
class NewSession(Button, prefix="wn"):
    """Plan meetings for a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class AskMove(Button, prefix="wa"):
    """To which day of a month? Month 0 shows the next days."""

    session: int
    month: int


@dataclass(frozen=True, slots=True)
class MoveDay(Button, prefix="wb"):
    """To this day; at what time?"""

    session: int
    day: int


@dataclass(frozen=True, slots=True)
class MoveTime(Button, prefix="we"):
    """To this day and minute: is that right?"""

    session: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class MoveNow(Button, prefix="wf"):
    """Move it, as it was planned at a revision, and tell people."""

    session: int
    revision: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class AskMoveAll(Button, prefix="v5"):
    """Move all that is still to come of its series, and this one to this day and minute?"""

    session: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class MoveAllNow(Button, prefix="v6"):
    """Move them, as they were planned at revisions of this sum, and tell people."""

    session: int
    revisions: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class AskCancel(Button, prefix="wo"):
    """Cancel it?"""

    session: int


@dataclass(frozen=True, slots=True)
class CancelNow(Button, prefix="wp"):
    """Cancel it, as it was planned at a revision, and tell people."""

    session: int
    revision: int


@dataclass(frozen=True, slots=True)
class AskCancelAll(Button, prefix="w8"):
    """Cancel all that is still to come of its series?"""

    session: int


@dataclass(frozen=True, slots=True)
class CancelAllNow(Button, prefix="w9"):
    """Cancel them, as they were planned at revisions of this sum, and tell people."""

    session: int
    revisions: int


@dataclass(frozen=True, slots=True)
class WhoComes(Button, prefix="wq"):
    """Who comes, who cannot and why?"""

    session: int


@dataclass(frozen=True, slots=True)
class ShowAttendance(Button, prefix="wv"):
    """Who was there?"""

    session: int


@dataclass(frozen=True, slots=True)
class CorrectList(Button, prefix="ww"):
    """A page of people whose attendance may be put right."""

    session: int
    page: int


@dataclass(frozen=True, slots=True)
class CorrectAttendance(Button, prefix="wy"):
    """Somebody was there (t), excused (e) or missed it (m), says a coordinator."""

    session: int
    page: int
    person: int
    state: str


@dataclass(frozen=True, slots=True)
class AskLink(Button, prefix="w3"):
    """What is the link of a meeting?"""

    session: int


@dataclass(frozen=True, slots=True)
class AskRecording(Button, prefix="wz"):
    """Where is the recording?"""

    session: int


@dataclass(frozen=True, slots=True)
class TellRecording(Button, prefix="wj"):
    """Tell people that the recording is there."""

    session: int


@dataclass(frozen=True, slots=True)
class WhoIsTroubled(Button, prefix="vk"):
    """Who cannot connect?"""

    session: int


# ---- quiet days -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenQuietDays(Button, prefix="w4"):
    """The days on which a cohort is not written to."""

    cohort: int


@dataclass(frozen=True, slots=True)
class AddQuietDays(Button, prefix="w5"):
    """Which days are to be quiet, too?"""

    cohort: int


@dataclass(frozen=True, slots=True)
class RemoveQuietDays(Button, prefix="w6"):
    """These days, first and last as proleptic ordinals, are ordinary ones."""

    cohort: int
    first: int
    last: int
