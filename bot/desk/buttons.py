"""These are the buttons of the desk: today, contacts, reports, team, test run, one person."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class FirstSteps(Button, prefix="ea"):
    """What is to be set up in a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenDeskMore(Button, prefix="eb"):
    """What the desk has no room for."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenContact(Button, prefix="ec"):
    """Somebody to contact."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class ListContacts(Button, prefix="ep"):
    """A page of everybody to contact."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class Spoken(Button, prefix="ed"):
    """I had a word with them."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class PutOff(Button, prefix="ee"):
    """Bring them up again on the next working morning."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class RemindContact(Button, prefix="en"):
    """Let somebody to contact know that something waits."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class OpenTeam(Button, prefix="ef"):
    """Who runs a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class InviteCoordinator(Button, prefix="eg"):
    """A link for another coordinator."""

    cohort: int


@dataclass(frozen=True, slots=True)
class AskRevoke(Button, prefix="eh"):
    """Shall somebody not coordinate any more?"""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class RevokeRole(Button, prefix="ei"):
    """They do not coordinate any more."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class OpenTrial(Button, prefix="ek"):
    """What a test run does."""

    cohort: int


@dataclass(frozen=True, slots=True)
class StartTrial(Button, prefix="el"):
    """Let a test run begin."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OnlyShown(Button, prefix="em"):
    """A key of a sample, which leads nowhere."""


@dataclass(frozen=True, slots=True)
class OpenReport(Button, prefix="ra"):
    """A report as text; `page` is its name."""

    cohort: int
    page: str


@dataclass(frozen=True, slots=True)
class ReportPicture(Button, prefix="re"):
    """A report as a picture."""

    cohort: int
    page: str


@dataclass(frozen=True, slots=True)
class ReportFile(Button, prefix="rf"):
    """All reports as a file; `kind` is xlsx or csv."""

    cohort: int
    kind: str


@dataclass(frozen=True, slots=True)
class OpenTimeline(Button, prefix="zf"):
    """What happened with somebody, a page of it."""

    enrolment: int
    page: int


@dataclass(frozen=True, slots=True)
class RemindOnce(Button, prefix="zg"):
    """Let somebody know that something waits."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NewPhone(Button, prefix="zi"):
    """A link for somebody's new account."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskReplace(Button, prefix="zj"):
    """Who takes their place?"""

    enrolment: int


@dataclass(frozen=True, slots=True)
class ReplaceNow(Button, prefix="zq"):
    """Let the one whose name the key's message answers take their place: the second tap."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskMove(Button, prefix="zk"):
    """To which course?"""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskMoveTo(Button, prefix="zp"):
    """Move somebody to this course? The first tap."""

    enrolment: int
    cohort: int


@dataclass(frozen=True, slots=True)
class MoveTo(Button, prefix="zl"):
    """Move somebody to this course: the second tap."""

    enrolment: int
    cohort: int


@dataclass(frozen=True, slots=True)
class AskRemove(Button, prefix="zm"):
    """Take somebody out? The first tap."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class Remove(Button, prefix="zn"):
    """Take somebody out: the second tap."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class UndoRemove(Button, prefix="zo"):
    """Give back the place, within a minute."""

    enrolment: int
