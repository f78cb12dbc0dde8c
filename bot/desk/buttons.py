"""Buttons of the desk: today, contacts, reports, team, test run, one person, groups."""

from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.telegram.kit.button import Button


class FirstSteps(Button, prefix="ea"):
    """Show the first steps of a cohort."""

    cohort: CohortId


class OpenDeskMore(Button, prefix="eb"):
    """Show what does not fit on the desk."""

    cohort: CohortId


class OpenContact(Button, prefix="ec"):
    """Show somebody to contact."""

    cohort: CohortId
    person: PersonId


class ListContacts(Button, prefix="ep"):
    """Show a page of everybody to contact."""

    cohort: CohortId
    page: int


class Spoken(Button, prefix="ed"):
    """Note that I talked to them."""

    cohort: CohortId
    person: PersonId


class PutOff(Button, prefix="ee"):
    """List them again on the next working morning."""

    cohort: CohortId
    person: PersonId


class RemindContact(Button, prefix="en"):
    """Remind somebody to contact."""

    cohort: CohortId
    person: PersonId


class OpenTeam(Button, prefix="ef"):
    """Show the coordinators of a cohort."""

    cohort: CohortId


class InviteCoordinator(Button, prefix="eg"):
    """Make a link for another coordinator."""

    cohort: CohortId


class AskRevoke(Button, prefix="eh"):
    """Ask whether to take a role away."""

    cohort: CohortId
    person: PersonId


class RevokeRole(Button, prefix="ei"):
    """Take a role away."""

    cohort: CohortId
    person: PersonId


class OpenAccess(Button, prefix="eq"):
    """Show the second factors and sessions of a team."""

    cohort: CohortId


class OpenColleague(Button, prefix="er"):
    """Show the session of one colleague."""

    cohort: CohortId
    person: PersonId


class EndSession(Button, prefix="es"):
    """End somebody's session."""

    cohort: CohortId
    person: PersonId


class AskResetFactor(Button, prefix="et"):
    """Reset a second factor? The first tap."""

    cohort: CohortId
    person: PersonId


class ResetFactor(Button, prefix="eu"):
    """Reset a second factor: the second tap."""

    cohort: CohortId
    person: PersonId


class InviteAgain(Button, prefix="ev"):
    """Make a link that gives somebody who was cut off their role back."""

    cohort: CohortId
    person: PersonId


class AskCutOff(Button, prefix="ew"):
    """Cut off the phone of somebody? The first tap."""

    cohort: CohortId
    person: PersonId


class CutOff(Button, prefix="ex"):
    """Cut off the phone of somebody: the second tap."""

    cohort: CohortId
    person: PersonId


class OpenTrial(Button, prefix="ek"):
    """Explain a test run."""

    cohort: CohortId


class StartTrial(Button, prefix="el"):
    """Start a test run."""

    cohort: CohortId


class OnlyShown(Button, prefix="em"):
    """A button of a sample message, which does nothing."""


class OpenReport(Button, prefix="ra"):
    """Show a report as text; `page` is its name."""

    cohort: CohortId
    page: str


class ReportPicture(Button, prefix="re"):
    """Send a report as a picture."""

    cohort: CohortId
    page: str


class ReportFile(Button, prefix="rf"):
    """Send all reports as a file; `kind` is xlsx or csv."""

    cohort: CohortId
    kind: str


class OpenTimeline(Button, prefix="zf"):
    """Show a page of what happened with somebody."""

    enrolment: EnrolmentId
    page: int


class RemindOnce(Button, prefix="zg"):
    """Remind somebody."""

    enrolment: EnrolmentId


class NewPhone(Button, prefix="zi"):
    """Make a link for somebody's new account."""

    enrolment: EnrolmentId


class AskReplace(Button, prefix="zj"):
    """Ask who takes their place."""

    enrolment: EnrolmentId


class ReplaceNow(Button, prefix="zq"):
    """Give their place to the person whose name the message replies to: the second tap."""

    enrolment: EnrolmentId


class AskMove(Button, prefix="zk"):
    """Ask to which course to move somebody."""

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
    """Undo the removal, within a minute."""

    enrolment: EnrolmentId


class LinkGroup(Button, prefix="gl"):
    """Link this group to a cohort."""

    cohort: CohortId
