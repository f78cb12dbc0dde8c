"""Buttons of the desk: today, contacts, reports, team, test run, one person, groups."""

from bot.membership.domain import CohortId, PersonId
from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton


class FirstSteps(CohortButton, prefix="ea"):
    """Show the first steps of a cohort."""


class OpenDeskMore(CohortButton, prefix="eb"):
    """Show what does not fit on the desk."""


class OpenWaiting(CohortButton, prefix="jv"):
    """Show a page of what waits for a coordinator."""

    page: int


class OpenLostGroup(CohortButton, prefix="jm"):
    """Say what became of the group from which the bot was removed."""


class OpenCoursePage(CohortButton, prefix="ej"):
    """Show what is set for a course: its name, its training day, its consent text."""


class OpenContact(CohortButton, prefix="ec"):
    """Show somebody to contact."""

    person: PersonId


class ListContacts(CohortButton, prefix="ep"):
    """Show a page of everybody to contact."""

    page: int


class TickContacts(CohortButton, prefix="e1"):
    """Show a page of everybody to contact, to tick several."""

    page: int


class TickContact(CohortButton, prefix="e2"):
    """Tick somebody to contact, or untick them."""

    person: PersonId
    page: int


class TickPage(CohortButton, prefix="e3"):
    """Tick everybody on a page of the people to contact."""

    page: int


class SpokenToMany(CohortButton, prefix="e4"):
    """Note that I talked to those who are ticked."""


class AskPeace(CohortButton, prefix="e5"):
    """Ask until when to leave those in peace who are ticked."""


class LeaveInPeace(CohortButton, prefix="e6"):
    """Leave those in peace who are ticked, for so many days."""

    days: int


class UndoNoted(CohortButton, prefix="kk"):
    """Take back what I noted of people to contact at an instant, in milliseconds since 1970."""

    at: int


class Spoken(CohortButton, prefix="ed"):
    """Note that I talked to them."""

    person: PersonId


class PutOff(CohortButton, prefix="ee"):
    """List them again on the next working morning."""

    person: PersonId


class RemindContact(CohortButton, prefix="en"):
    """Remind somebody who is on the list of people to contact."""

    person: PersonId


class OpenTeam(CohortButton, prefix="ef"):
    """Show the coordinators of a cohort."""


class InviteCoordinator(CohortButton, prefix="eg"):
    """Make a link for another coordinator."""


class AskForColleague(CohortButton, prefix="e7"):
    """Ask the administrators to add a colleague."""


class OpenColleagueWish(CohortButton, prefix="e8"):
    """Show administrators who wants a colleague for a cohort."""


class DeclineColleague(CohortButton, prefix="e9"):
    """Tell those who want a colleague that there is none for now."""


class AskRevoke(CohortButton, prefix="eh"):
    """Ask whether to take a role away."""

    person: PersonId


class RevokeRole(CohortButton, prefix="ei"):
    """Take a role away."""

    person: PersonId


class OpenAccess(CohortButton, prefix="eq"):
    """Show the second factors and sessions of a team."""


class OpenColleague(CohortButton, prefix="er"):
    """Show the session of one colleague."""

    person: PersonId


class EndSession(CohortButton, prefix="es"):
    """End somebody's session."""

    person: PersonId


class AskResetFactor(CohortButton, prefix="et"):
    """Ask whether to reset a second factor."""

    person: PersonId


class ResetFactor(CohortButton, prefix="eu"):
    """Reset a second factor, after the question."""

    person: PersonId


class InviteAgain(CohortButton, prefix="ev"):
    """Make a link that gives somebody their role back after their phone was cut off."""

    person: PersonId


class AskCutOff(CohortButton, prefix="ew"):
    """Ask whether to cut off somebody's phone."""

    person: PersonId


class CutOff(CohortButton, prefix="ex"):
    """Cut off somebody's phone, after the question."""

    person: PersonId


class OpenTrial(CohortButton, prefix="ek"):
    """Explain a test run."""


class StartTrial(CohortButton, prefix="el"):
    """Start a test run."""


class OnlyShown(Button, prefix="em"):
    """A button of a sample message, which does nothing."""


class OpenSixMonths(CohortButton, prefix="zs"):
    """Send a picture of the messages of the next six months."""


class OpenReport(CohortButton, prefix="ra"):
    """Show a report as text; `page` is its name."""

    page: str


class ReportPicture(CohortButton, prefix="re"):
    """Send a report as a picture."""

    page: str


class ReportFile(CohortButton, prefix="rf"):
    """Send all reports as a file; `kind` is xlsx or csv."""

    kind: str


class OpenPeriods(CohortButton, prefix="xq"):
    """Ask for the period of a report or a sheet."""


class PickDay(CohortButton, prefix="xr"):
    """Show a month to pick a day from: the first day, or (`since`, an ordinal) the last one."""

    since: int
    month: int


class MakeSheet(CohortButton, prefix="xs"):
    """Send a sheet: `what` is attendance or people, `form` is xlsx or pdf, of a period."""

    what: str
    form: str
    language: str
    since: int
    until: int


class PeriodReport(CohortButton, prefix="xt"):
    """Send the report of a period: `form` is text, picture or xlsx."""

    form: str
    since: int
    until: int


class OpenWorkbook(CohortButton, prefix="j0"):
    """Explain the workbook."""


class SendBack(CohortButton, prefix="j3"):
    """Ask for the workbook that was changed."""


class TakeThisBack(CohortButton, prefix="j4"):
    """Read the file that this message replies to as a workbook."""


class OpenTimeline(EnrolmentButton, prefix="zf"):
    """Show a page of what happened with somebody."""

    page: int


class OpenComing(EnrolmentButton, prefix="zr"):
    """Show a page of the messages that somebody will get.

    `theirs`: the words are in the language of that person (1), else in the reader's own (0).
    """

    page: int
    theirs: int = 0


class RemindOnce(EnrolmentButton, prefix="zg"):
    """Remind somebody."""


class OpenNotes(EnrolmentButton, prefix="xu"):
    """Show the notes of coordinators about somebody."""


class WriteNote(EnrolmentButton, prefix="xv"):
    """Ask for a note about somebody."""


class DeleteNote(EnrolmentButton, prefix="xw"):
    """Delete a note about somebody."""

    note: int


class AskOffToday(EnrolmentButton, prefix="z6"):
    """Ask until which day to leave somebody out of Today."""


class KeepOffToday(EnrolmentButton, prefix="xx"):
    """Leave somebody out of Today until a day, an ordinal; 0: list them again."""

    day: int


class AskNewPhone(EnrolmentButton, prefix="z5"):
    """Ask whether somebody lost a phone or has a new one."""


class NewPhone(EnrolmentButton, prefix="zi"):
    """Make a link for somebody's new account."""


class AskReplace(EnrolmentButton, prefix="zj"):
    """Ask who takes their place."""


class ReplaceNow(EnrolmentButton, prefix="zq"):
    """Give their place to the person whose name the message replies to, after the question."""


class AskMovePerson(EnrolmentButton, prefix="zk"):
    """Ask to which course to move somebody."""


class AskMoveTo(EnrolmentButton, prefix="zp"):
    """Ask whether to move somebody to this course."""

    cohort: CohortId


class MoveTo(EnrolmentButton, prefix="zl"):
    """Move somebody to this course, after the question."""

    cohort: CohortId


class AskRemove(EnrolmentButton, prefix="zm"):
    """Ask whether to take somebody out."""


class Remove(EnrolmentButton, prefix="zn"):
    """Take somebody out, after the question."""


class UndoRemove(EnrolmentButton, prefix="zo"):
    """Undo the removal, within a minute."""


class LinkGroup(CohortButton, prefix="gl"):
    """Link this group to a cohort."""


class LookHere(Button, prefix="dh"):
    """Read what to do about a reply that I wrote in the group."""

    answer: str


class OpenProgramme(CohortButton, prefix="ft"):
    """Show a page of all cohorts side by side; the cohort is the way back to the desk."""

    page: int


class OpenMonth(CohortButton, prefix="fu"):
    """Show a page of all cohorts as they are sent monthly: small groups are withheld."""

    page: int


class ProgrammeFile(CohortButton, prefix="fv"):
    """Send all cohorts side by side; `form` is picture or xlsx."""

    form: str


class OpenMonthly(CohortButton, prefix="fy"):
    """Show a page of who gets the cohorts once a month."""

    page: int


class SetMonthly(CohortButton, prefix="fz"):
    """Let somebody get the cohorts once a month, or not any more (`gets`: 1 or 0)."""

    person: PersonId
    gets: int
    page: int
