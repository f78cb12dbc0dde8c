"""Buttons of people that several features show: the list, requests, invites, one's own data."""

from bot.membership.domain import InviteId, PersonId
from bot.people.domain import RosterId
from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton


class OpenChange(EnrolmentButton, prefix="zh"):
    """Show what can be changed of somebody."""


class AskFind(CohortButton, prefix="dv"):
    """Ask for the name of somebody on the list."""


class AskInvite(CohortButton, prefix="di"):
    """Ask how people should join."""


class InviteAll(CohortButton, prefix="da"):
    """Make one link for so many people."""

    people: int


class InviteByList(CohortButton, prefix="dl"):
    """Ask for a list of people, who get a link each."""


class ListThese(CohortButton, prefix="k7"):
    """Put the people of my message on the list; this message replies to it."""


class CloseLink(Button, prefix="dx"):
    """Close this link."""

    invite: InviteId


class ShowQr(Button, prefix="dq"):
    """Show the link as a picture; the button carries the token, because it is not stored."""

    token: str


class ListRequests(CohortButton, prefix="dr"):
    """List people who ask to join."""


class OpenJoinRequest(EnrolmentButton, prefix="do"):
    """Show one request, with a page of organizations."""

    page: int


class TurnRequests(CohortButton, prefix="d3"):
    """Show a page of people who ask to join."""

    page: int


class NotOneOfUs(EnrolmentButton, prefix="df"):
    """Refuse a request."""


class TakeBackDecision(EnrolmentButton, prefix="du"):
    """Undo that somebody was let in, joined, or was refused."""


class ListNotIn(CohortButton, prefix="dz"):
    """Show a page of people who are on the list and have not joined yet."""

    page: int


class ListIn(CohortButton, prefix="dj"):
    """Show a page of people who have joined."""

    page: int


class OpenPerson(EnrolmentButton, prefix="dm"):
    """Show one person on the list."""


class MakePersonalLink(EnrolmentButton, prefix="dg"):
    """Make a link for this person."""


class Rename(EnrolmentButton, prefix="de"):
    """Ask for the right name."""


class UseWords(EnrolmentButton, prefix="zy"):
    """Put the words above on the list: as the name (n) or the organization (o)."""

    what: str


class AskMerge(EnrolmentButton, prefix="x3"):
    """Ask who else on the list is the same person."""


class OpenOrganizations(CohortButton, prefix="x7"):
    """Show a page of the organizations of the list."""

    page: int


class RenameCohort(CohortButton, prefix="xj"):
    """Ask for another title of the course."""


class TakeOffList(EnrolmentButton, prefix="dt"):
    """Delete somebody from the list who never joined."""


class TickRemovals(CohortButton, prefix="l7"):
    """Show a page (from 0) of people whom I can tick to remove several at once."""

    page: int


class MakeLinks(CohortButton, prefix="zd"):
    """Make a sheet with a new link for everybody who has not joined yet."""


class PrintCards(CohortButton, prefix="ze"):
    """Make cards to print from the sheet above this button."""


class SendTemplate(CohortButton, prefix="za"):
    """Send an empty list to fill in."""


class RosterButton(Button):
    """A button about a list that was read."""

    roster: RosterId


class TakeRoster(RosterButton, prefix="zb"):
    """Import these people."""


class TakeRosterApart(RosterButton, prefix="z9"):
    """Import these people; those who share only a name with somebody are others."""


class TakeRosterNew(RosterButton, prefix="q6"):
    """Import these people, but for those who may have joined already."""


class TickSame(RosterButton, prefix="q5"):
    """Show what importing would do if these rows, such as 4.12, are people on the list already."""

    same: str


class TakeRosterTicked(RosterButton, prefix="q4"):
    """Import these people, but for the rows of people who are on the list already."""

    same: str


class DropRoster(RosterButton, prefix="zc"):
    """Import nothing of it."""


class CheckRoster(RosterButton, prefix="z0"):
    """Show again what importing it would do."""


class ListElsewhere(RosterButton, prefix="z1"):
    """Show a page of its people who are on the lists of other courses."""

    page: int


class ListRosterPeople(RosterButton, prefix="la"):
    """Show a page of its people, below their organizations."""

    page: int


class KeepUnusual(RosterButton, prefix="lb"):
    """Say that what is unusual about it is right."""


class LeaveUnusualOut(RosterButton, prefix="ld"):
    """Leave out the person of a row who is unusual; 0 stands for all of them."""

    row: int


class OpenImports(CohortButton, prefix="z2"):
    """Show a page of the lists that were imported within a day."""

    page: int


class AskUndoImport(RosterButton, prefix="z3"):
    """Show what undoing an import would do, with a page of those who stay."""

    page: int


class UndoImport(RosterButton, prefix="z4"):
    """Undo an import."""


class PickSheet(RosterButton, prefix="l1"):
    """Read the people of one sheet of a file; -1 stands for all that list people."""

    sheet: int


class OpenRosterColumns(RosterButton, prefix="l2"):
    """Show what each column of a sheet was taken for."""

    sheet: int
    page: int


class OpenRosterColumn(RosterButton, prefix="l3"):
    """Ask what a column holds."""

    sheet: int
    column: int


class SetRosterColumn(RosterButton, prefix="l4"):
    """Say what a column holds, and read the file again."""

    sheet: int
    column: int
    role: str


class AnswerAboutRoster(RosterButton, prefix="l5"):
    """Answer a question about the rows of a list: `about` headings, blanks, hidden or script."""

    about: str
    answer: str


class SayRosterLanguage(RosterButton, prefix="l6"):
    """Say that a misspelt language is the one that it resembles; `fault` counts from 0."""

    fault: int


# ---- one's own data ---------------------------------------------------------------------


class OpenMyData(Button, prefix="md"):
    """Show a summary of what is stored about me."""


class ShowMyData(Button, prefix="ms"):
    """Show all that is stored about me."""


class DownloadMyData(Button, prefix="mf"):
    """Send me what is stored as a file."""


class ReadMyData(Button, prefix="mr"):
    """Send me what is stored as a page to read."""


class OpenAgreement(Button, prefix="jg"):
    """Show what I agreed to, or the newer text that I have not agreed to yet."""


class ReadAgreement(Button, prefix="jh"):
    """Show a page (from 0) of the whole text."""

    page: int


class KeepAgreement(Button, prefix="jk"):
    """Send me the whole text as a file."""


class AskLeave(Button, prefix="ml"):
    """Ask whether to leave the course."""


class AskLeaveOne(EnrolmentButton, prefix="q9"):
    """Ask whether to leave this one of my courses."""


class Leave(EnrolmentButton, prefix="mx"):
    """Leave the course."""


class ComeBack(EnrolmentButton, prefix="mb"):
    """Ask the coordinators to be let in again, after leaving."""


class AskErase(Button, prefix="me"):
    """Ask for the first time whether to delete everything."""


class AskEraseAgain(Button, prefix="ma"):
    """Ask for the second time whether to delete everything."""


class Erase(Button, prefix="mz"):
    """Delete everything now; only the person who was asked may do it."""

    person: PersonId


class AskSex(Button, prefix="xk"):
    """Ask whether somebody is a woman or a man."""


class TellSex(Button, prefix="xl"):
    """Answer that question."""

    answer: str


class HideAll(Button, prefix="so"):
    """Hide all now."""
