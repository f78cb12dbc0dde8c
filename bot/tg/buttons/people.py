"""Buttons of joining, Home, settings, one's own data, and the coordinators' list of people."""

from dataclasses import dataclass

from bot.tg.buttons import Button

# ---- joining: the token and the language ride along, because nothing is kept yet ---------


@dataclass(frozen=True, slots=True)
class ReadConsent(Button, prefix="jl"):
    """A language was chosen: show what somebody is asked to agree to."""

    token: str
    language: str


@dataclass(frozen=True, slots=True)
class Agree(Button, prefix="ja"):
    """I agree to wording `version`."""

    token: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class Decline(Button, prefix="jn"):
    """No, thank you."""

    token: str
    language: str


@dataclass(frozen=True, slots=True)
class ThatIsMe(Button, prefix="jy"):
    """Yes, that is me."""

    token: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class SomethingWrong(Button, prefix="jw"):
    """Something about me on the list is wrong."""

    token: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class WrongOnList(Button, prefix="jx"):
    """It is me, but `what` is wrong: n(ame) or o(rganization)."""

    token: str
    language: str
    version: int
    what: str


@dataclass(frozen=True, slots=True)
class SomebodyElse(Button, prefix="js"):
    """I am somebody else."""

    token: str
    language: str


@dataclass(frozen=True, slots=True)
class UseTelegramName(Button, prefix="jt"):
    """Put me on the list under my name at Telegram."""

    invite: int


@dataclass(frozen=True, slots=True)
class TellTaken(Button, prefix="jc"):
    """Tell the coordinator that this account has somebody already."""

    token: str


# ---- Home -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenHome(Button, prefix="h"):
    """Home; also what Close does."""


@dataclass(frozen=True, slots=True)
class OpenMore(Button, prefix="hm"):
    """What Home has no room for."""


@dataclass(frozen=True, slots=True)
class SwitchPlace(Button, prefix="hs"):
    """Home of another course that I take."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class HowThisWorks(Button, prefix="hw"):
    """What this is and how it behaves."""


# ---- settings ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenSettings(Button, prefix="st"):
    """Settings."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Button, prefix="sl"):
    """Which language?"""


@dataclass(frozen=True, slots=True)
class SetLanguage(Button, prefix="sg"):
    """Speak this language from now on."""

    language: str


@dataclass(frozen=True, slots=True)
class ChooseQuiet(Button, prefix="sq"):
    """Which quiet hours?"""


@dataclass(frozen=True, slots=True)
class SetQuiet(Button, prefix="sh"):
    """Quiet from one minute of the day until another."""

    since: int
    until: int


@dataclass(frozen=True, slots=True)
class ChooseHour(Button, prefix="sw"):
    """At what time may learning messages come?"""


@dataclass(frozen=True, slots=True)
class SetHour(Button, prefix="sm"):
    """Write at this minute of the day."""

    minute: int


@dataclass(frozen=True, slots=True)
class ChooseDays(Button, prefix="sd"):
    """On which days may learning messages come?"""


@dataclass(frozen=True, slots=True)
class SetDays(Button, prefix="se"):
    """Write on these days: bits, 1 is Monday."""

    days: int


@dataclass(frozen=True, slots=True)
class SetPictures(Button, prefix="sp"):
    """Pictures: 1 on, 0 off."""

    on: int


@dataclass(frozen=True, slots=True)
class ChoosePause(Button, prefix="su"):
    """Pause for how long?"""


@dataclass(frozen=True, slots=True)
class Pause(Button, prefix="sz"):
    """Pause for so many days; 0 is until somebody resumes."""

    days: int


@dataclass(frozen=True, slots=True)
class Resume(Button, prefix="sr"):
    """End the pause."""


@dataclass(frozen=True, slots=True)
class SharedPhone(Button, prefix="sf"):
    """This phone is shared."""


@dataclass(frozen=True, slots=True)
class SetSharedPhone(Button, prefix="sx"):
    """The phone is shared: 1, or not: 0."""

    shared: int


# ---- one's own data ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenMyData(Button, prefix="md"):
    """What is stored about me?"""


@dataclass(frozen=True, slots=True)
class ShowMyData(Button, prefix="ms"):
    """Show all of it."""


@dataclass(frozen=True, slots=True)
class DownloadMyData(Button, prefix="mf"):
    """Give it to me as a file."""


@dataclass(frozen=True, slots=True)
class AskLeave(Button, prefix="ml"):
    """Leave the course?"""


@dataclass(frozen=True, slots=True)
class Leave(Button, prefix="mx"):
    """Leave the course."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskErase(Button, prefix="me"):
    """Erase everything? The first step."""


@dataclass(frozen=True, slots=True)
class AskEraseAgain(Button, prefix="ma"):
    """Erase everything? The second step."""


@dataclass(frozen=True, slots=True)
class Erase(Button, prefix="mz"):
    """Erase everything now; only the account that was asked may say so."""

    person: int


# ---- the coordinators' desk -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenDesk(Button, prefix="dk"):
    """The desk of a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenPeople(Button, prefix="dp"):
    """Who is in, who is not yet."""

    cohort: int


@dataclass(frozen=True, slots=True)
class AskInvite(Button, prefix="di"):
    """How shall people come in?"""

    cohort: int


@dataclass(frozen=True, slots=True)
class InviteAll(Button, prefix="da"):
    """One link for so many people."""

    cohort: int
    people: int


@dataclass(frozen=True, slots=True)
class InviteByList(Button, prefix="dl"):
    """A link for each of a list."""

    cohort: int


@dataclass(frozen=True, slots=True)
class CloseLink(Button, prefix="dx"):
    """Let this link open nothing any more."""

    invite: int


@dataclass(frozen=True, slots=True)
class ShowQr(Button, prefix="dq"):
    """The link as a picture; the token rides along, because it is kept nowhere."""

    token: str


@dataclass(frozen=True, slots=True)
class ListRequests(Button, prefix="dr"):
    """Who asks to come in?"""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenRequest(Button, prefix="do"):
    """One request, with a page of organizations."""

    enrolment: int
    page: int


@dataclass(frozen=True, slots=True)
class LetIn(Button, prefix="dy"):
    """Let somebody in for an organization."""

    enrolment: int
    organization: int


@dataclass(frozen=True, slots=True)
class NameOrganization(Button, prefix="dn"):
    """An organization that is not on the list yet."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NotOneOfUs(Button, prefix="df"):
    """Refuse a request."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class TakeBack(Button, prefix="du"):
    """Undo that somebody was let in, came in, or was refused."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class ListNotIn(Button, prefix="dz"):
    """A page of those who are on the list and not in yet."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class ListIn(Button, prefix="dj"):
    """A page of those who are in."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenPerson(Button, prefix="dm"):
    """One person of the list."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class MakePersonalLink(Button, prefix="dg"):
    """A link for this person."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class Rename(Button, prefix="de"):
    """Put a name right."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class TakeOffList(Button, prefix="dt"):
    """Take somebody off the list who never came in."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class LinkGroup(Button, prefix="gl"):
    """This group is the group of a cohort."""

    cohort: int
