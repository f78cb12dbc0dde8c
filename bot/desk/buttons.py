"""These are the buttons of the desk: today, contacts, reports, team, test run, one person."""

from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.telegram.kit.button import Button


class FirstSteps(Button, prefix="ea"):
    """What is to be set up in a cohort."""

    cohort: CohortId


class OpenDeskMore(Button, prefix="eb"):
    """What the desk has no room for."""

    cohort: CohortId


class OpenContact(Button, prefix="ec"):
    """Somebody to contact."""

    cohort: CohortId
    person: PersonId


class ListContacts(Button, prefix="ep"):
    """A page of everybody to contact."""

    cohort: CohortId
    page: int


class Spoken(Button, prefix="ed"):
    """I had a word with them."""

    cohort: CohortId
    person: PersonId


class PutOff(Button, prefix="ee"):
    """Bring them up again on the next working morning."""

    cohort: CohortId
    person: PersonId


class RemindContact(Button, prefix="en"):
    """Let somebody to contact know that something waits."""

    cohort: CohortId
    person: PersonId


class OpenTeam(Button, prefix="ef"):
    """Who runs a cohort."""

    cohort: CohortId


class InviteCoordinator(Button, prefix="eg"):
    """A link for another coordinator."""

    cohort: CohortId


class AskRevoke(Button, prefix="eh"):
    """Shall somebody not coordinate any more?"""

    cohort: CohortId
    person: PersonId


class RevokeRole(Button, prefix="ei"):
    """They do not coordinate any more."""

    cohort: CohortId
    person: PersonId


class OpenTrial(Button, prefix="ek"):
    """What a test run does."""

    cohort: CohortId


class StartTrial(Button, prefix="el"):
    """Let a test run begin."""

    cohort: CohortId


class OnlyShown(Button, prefix="em"):
    """A button of a sample, which leads nowhere."""


class OpenReport(Button, prefix="ra"):
    """A report as text; `page` is its name."""

    cohort: CohortId
    page: str


class ReportPicture(Button, prefix="re"):
    """A report as a picture."""

    cohort: CohortId
    page: str


class ReportFile(Button, prefix="rf"):
    """All reports as a file; `kind` is xlsx or csv."""

    cohort: CohortId
    kind: str


class OpenTimeline(Button, prefix="zf"):
    """What happened with somebody, a page of it."""

    enrolment: EnrolmentId
    page: int


class RemindOnce(Button, prefix="zg"):
    """Let somebody know that something waits."""

    enrolment: EnrolmentId


class NewPhone(Button, prefix="zi"):
    """A link for somebody's new account."""

    enrolment: EnrolmentId


class AskReplace(Button, prefix="zj"):
    """Who takes their place?"""

    enrolment: EnrolmentId


class ReplaceNow(Button, prefix="zq"):
    """Let the one whose name the button's message answers take their place: the second tap."""

    enrolment: EnrolmentId


class AskMove(Button, prefix="zk"):
    """To which course?"""

    enrolment: EnrolmentId


class AskMoveTo(Button, prefix="zp"):
    """Move somebody to this course? The first tap."""

    enrolment: EnrolmentId
    cohort: CohortId


class MoveTo(Button, prefix="zl"):
    """Move somebody to this course: the second tap."""

    enrolment: EnrolmentId
    cohort: CohortId


class AskRemove(Button, prefix="zm"):
    """Take somebody out? The first tap."""

    enrolment: EnrolmentId


class Remove(Button, prefix="zn"):
    """Take somebody out: the second tap."""

    enrolment: EnrolmentId


class UndoRemove(Button, prefix="zo"):
    """Give back the place, within a minute."""

    enrolment: EnrolmentId


class LinkGroup(Button, prefix="gl"):
    """This group is the group of a cohort."""

    cohort: CohortId
