"""Who may do what: every button, command and dialog of the bot, each in one line.

A new one belongs here, or `test_everything_is_classified` fails. What coordinators and
administrators do is tried by everybody else in `test_permissions`: the fields of a button are
filled with real ids by their names (`permitted.Prepared.ids`; "SendIt.revision" goes before
"revision"). Where a button needs other ones, its row says so: `announcement="done"` is
`ids["announcement.done"]`, and any other value stands for itself.
"""

from dataclasses import dataclass, field, fields
from typing import Any, get_type_hints

from bot.tg.buttons import (
    Button,
    announced,
    announcements,
    audiences,
    discussion,
    handbook,
    joining,
    learning,
    media,
    people,
    person,
    preview,
    questions,
    reports,
    results,
    review,
    roster,
    session_desk,
    session_making,
    sessions,
    settings,
    stories,
    today,
)

Ids = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Row:
    """A button of coordinators, and what it carries other than what its fields are called."""

    button: type[Button]
    given: dict[str, Any] = field(default_factory=dict)

    def data(self, ids: Ids) -> str:
        """Return the callback data, with real ids."""
        hints = get_type_hints(self.button)
        names = [each.name for each in fields(self.button)]  # type: ignore[arg-type]  # all are
        return self.button(**{name: self._value(name, hints[name], ids) for name in names}).pack()

    def _value(self, name: str, kind: type, ids: Ids) -> int | str:
        given = self.given.get(name)
        if given is None:
            return ids.get(f"{self.button.__name__}.{name}", ids[name])
        return ids[f"{name}.{given}"] if kind is int and isinstance(given, str) else given


def row(button: type[Button], **given: Any) -> Row:
    """Write down one line of the table."""
    return Row(button, given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a chat may be asked for: the name of the dialog, its ids, and an answer to it.

    `anywhere`: coordinators of other cohorts may do it as well.
    """

    name: str
    ids: tuple[str, ...] = ()
    text: str
    more: dict[str, Any] = field(default_factory=dict)
    anywhere: bool = False


# ---- for who runs the cohort --------------------------------------------------------------

COORDINATORS: tuple[Row, ...] = (
    row(announced.AskRecall, announcement="done"),
    row(announced.FixNow, announcement="done"),
    row(announced.FixPart, announcement="done"),
    row(announced.FixTypo, announcement="done"),
    row(announced.OpenCard, announcement="done"),
    row(announced.OpenGotIt, announcement="done"),
    row(announced.OpenHistory),
    row(announced.OpenReasons, announcement="done"),
    row(announced.Recall, announcement="done"),
    row(announced.RemindGotIt, announcement="done"),
    row(announced.SendCorrection, announcement="done"),
    row(announced.ShowSent, announcement="done"),
    row(announcements.Allow, announcement="asked"),
    row(announcements.AnnounceIt),
    row(announcements.AskGotIt, ask=1),
    row(announcements.CancelAnnounce),
    row(announcements.DoNotAllow, announcement="asked"),
    row(announcements.KeepDraft),
    row(announcements.LookAt, announcement="asked"),
    row(announcements.OpenAnnounce),
    row(announcements.OpenCheck),
    row(announcements.OpenDrafts),
    row(announcements.OpenWhen),
    row(announcements.PartsComplete),
    row(announcements.PutAway),
    row(announcements.ResumeDraft),
    row(announcements.SendAt, minute=28_085_000),
    row(announcements.SendIt, how="n"),
    row(announcements.SetCover, cover=0),
    row(announcements.SetMornings),
    row(announcements.SetWhen),
    row(announcements.Stop, announcement="scheduled"),
    row(announcements.TryAgain, announcement="done"),
    row(announcements.Undo, announcement="scheduled"),
    row(announcements.WriteAnew),
    row(announcements.WriteTo),
    row(announcements.WriteWhen),
    row(audiences.ChooseBy),
    row(audiences.ChooseEverybody),
    row(audiences.ChooseMeeting),
    row(audiences.ForgetSaved),
    row(audiences.ListMeetings),
    row(audiences.ListSaved),
    row(audiences.OpenOneSaved),
    row(audiences.OpenSaved),
    row(audiences.OpenWho),
    row(audiences.SaveAudience),
    row(audiences.Tick, picked="km"),
    row(audiences.TickMeeting),
    row(audiences.ToggleCohort),
    row(audiences.TurnOver),
    row(audiences.UseSaved),
    row(audiences.WriteToSaved),
    row(discussion.AskEnd),
    row(discussion.CheckDiscussion),
    row(discussion.CloseVote),
    row(discussion.EndDiscussion),
    row(discussion.GoOn),
    row(discussion.OpenControls),
    row(discussion.OpenDiscussions),
    row(discussion.StartDiscussion),
    row(people.AskFind),
    row(people.AskInvite),
    row(people.CloseLink),
    row(people.InviteAll),
    row(people.InviteByList),
    row(people.LetIn, enrolment="waiting"),
    row(people.LinkGroup),
    row(people.ListIn),
    row(people.ListNotIn),
    row(people.ListRequests),
    row(roster.MakeLinks),
    row(people.MakePersonalLink, enrolment="invited"),
    row(people.NameOrganization, enrolment="waiting"),
    row(people.NotOneOfUs, enrolment="waiting"),
    row(people.OpenDesk),
    row(people.OpenPeople),
    row(people.OpenPerson),
    row(people.OpenRequest, enrolment="waiting"),
    row(roster.PrintCards),
    row(people.Rename),
    row(roster.SendTemplate),
    row(people.ShowQr),
    row(people.TakeBack),
    row(people.TakeOffList, enrolment="invited"),
    row(roster.TakeRoster),
    row(roster.DropRoster),
    row(person.AskMove),
    row(person.AskMoveTo),
    row(person.AskRemove),
    row(person.AskReplace),
    row(person.MoveTo),
    row(person.NewPhone),
    row(person.OpenChange),
    row(person.OpenTimeline),
    row(person.RemindOnce),
    row(person.Remove),
    row(person.ReplaceNow),
    row(person.UndoRemove),
    row(preview.OpenPreview),
    row(preview.PreviewAnswer),
    row(preview.PreviewCard),
    row(preview.PreviewCase),
    row(preview.PreviewChoice),
    row(preview.PreviewItem),
    row(preview.PreviewMoment),
    row(questions.EndQuestion),
    row(questions.OpenQuestions),
    row(questions.PutOffQuestion),
    row(questions.QuestionsPage),
    row(questions.ShowThread),
    row(questions.TakeQuestion),
    row(reports.OpenReport, page="overview"),
    row(reports.ReportFile, kind="csv"),
    row(reports.ReportPicture, page="overview"),
    row(review.AskConfirm),
    row(review.AskSign),
    row(review.ConfirmService),
    row(review.OpenParts),
    row(review.OpenReview),
    row(review.OpenSafetyText),
    row(review.OpenSafetyTexts),
    row(review.OpenService),
    row(review.OpenServices),
    row(review.OpenUnclear),
    row(review.SignText),
    row(review.UnsignText),
    row(review.WithdrawService),
    row(session_desk.AddQuietDays),
    row(session_desk.AskCancel),
    row(session_desk.AskCancelAll),
    row(session_desk.AskLink),
    row(session_desk.AskMove, month=0),
    row(session_desk.AskMoveAll),
    row(session_desk.AskRecording, session="over"),
    row(session_desk.CancelAllNow),
    row(session_desk.CancelNow),
    row(session_desk.CorrectAttendance, session="over", state="t"),
    row(session_desk.CorrectList, session="over"),
    row(session_desk.MoveAllNow),
    row(session_desk.MoveDay),
    row(session_desk.MoveNow),
    row(session_desk.MoveTime),
    row(session_desk.NewSession),
    row(session_desk.OpenDeskSession),
    row(session_desk.OpenDeskSessions),
    row(session_desk.OpenQuietDays),
    row(session_desk.RemoveQuietDays),
    row(session_desk.ShowAttendance, session="over"),
    row(session_desk.TurnDeskSessions),
    row(session_desk.TellRecording, session="over"),
    row(session_desk.WhoComes),
    row(session_desk.WhoIsTroubled),
    row(session_making.ChangeLink),
    row(session_making.ChangeReminder),
    row(session_making.ChooseLength),
    row(session_making.CreateSessions),
    row(session_making.DraftDay),
    row(session_making.DraftLength),
    row(session_making.DraftMeaning),
    row(session_making.DraftMonth),
    row(session_making.DraftNoLink),
    row(session_making.DraftTime),
    row(session_making.DraftTitle),
    row(session_making.DraftUnits),
    row(session_making.DropDraft),
    row(today.DeskBelow),
    row(today.FirstSteps),
    row(today.ListContacts),
    row(today.OpenContact),
    row(today.OpenDeskMore),
    row(today.OpenTeam),
    row(today.OpenTrial),
    row(today.PutOff),
    row(today.RemindContact),
    row(today.Spoken),
    row(today.StartTrial),
)

# ---- for administrators -------------------------------------------------------------------

ADMINISTRATORS: tuple[Row, ...] = (
    row(today.AskRevoke, person="colleague"),
    row(today.InviteCoordinator),
    row(today.RevokeRole, person="colleague"),
)

STAFF = COORDINATORS + ADMINISTRATORS

# ---- for who takes part: everybody their own matters --------------------------------------

PARTICIPANTS: frozenset[type[Button]] = frozenset(
    {
        announced.CoverAgain,
        announced.GotIt,
        announced.OpenCovered,
        discussion.Vote,
        learning.Answer,
        learning.BeginQuiz,
        learning.CheckTicks,
        learning.FewerMessages,
        learning.GoOn,
        learning.KeepUnit,
        learning.NextQuestion,
        learning.NotSure,
        learning.NotToday,
        learning.OpenCard,
        learning.OpenCheck,
        learning.OpenLessons,
        learning.OpenQuiz,
        learning.OpenQuizzes,
        learning.OpenUnit,
        learning.OpenWarmUp,
        learning.Peek,
        learning.Practise,
        learning.RepeatMissed,
        learning.StartAgain,
        learning.StopQuiz,
        learning.Tick,
        learning.Unclear,
        learning.WriteAgain,
        handbook.AskFault,
        handbook.FlagService,
        media.LessonMedium,
        media.QuestionMedium,
        people.SwitchPlace,
        questions.AskHelp,
        questions.AskMore,
        questions.CloseAnswer,
        questions.ContactMe,
        questions.OpenAnswer,
        questions.OpenMine,
        questions.OwnNumber,
        questions.SendStray,
        questions.TakeBack,
        questions.ThatHelps,
        results.IssueCertificate,
        results.NameCertificate,
        results.OpenCertificate,
        results.OpenResults,
        results.ResultsAsPicture,
        results.ResultsAsText,
        results.SendCertificate,
        sessions.AnswerInList,
        sessions.AnswerSession,
        sessions.CannotConnect,
        sessions.ComeToAll,
        sessions.ComeToAllInList,
        sessions.ComeToMoved,
        sessions.GetCalendar,
        sessions.GiveReason,
        sessions.LetQuote,
        sessions.OpenLink,
        sessions.OpenSession,
        sessions.OpenSessions,
        sessions.PickPicture,
        sessions.RateSession,
        sessions.ReportTrouble,
        sessions.TroubleOver,
        settings.AskLeave,
        settings.Leave,
        stories.BeginStory,
        stories.Choose,
        stories.LookBack,
        stories.NextMoment,
        stories.OpenCase,
        stories.OpenStories,
        stories.OpenStory,
        stories.ReadCase,
        stories.StopStory,
    }
)

# ---- for anybody who is in, coordinators too ----------------------------------------------

ANYBODY: frozenset[type[Button]] = frozenset(
    {
        announcements.DeleteMine,
        announcements.Nothing,
        handbook.BackToFound,
        handbook.OpenEntry,
        handbook.OpenHandbook,
        joining.TellTaken,
        media.CloseMedium,
        people.HowThisWorks,
        people.OpenHome,
        people.OpenMore,
        results.CloseFile,
        settings.AskErase,
        settings.AskEraseAgain,
        settings.ChooseDays,
        settings.ChooseHour,
        settings.ChooseLanguage,
        settings.ChoosePause,
        settings.ChooseQuiet,
        settings.DownloadMyData,
        settings.Erase,
        settings.OpenMyData,
        settings.OpenSettings,
        settings.Pause,
        settings.Resume,
        settings.SetDays,
        settings.SetHour,
        settings.SetLanguage,
        settings.SetPictures,
        settings.SetQuiet,
        settings.SetSharedPhone,
        settings.SharedPhone,
        settings.ShowMyData,
        today.OnlyShown,
    }
)

# ---- for strangers who come in ------------------------------------------------------------

STRANGERS: frozenset[type[Button]] = frozenset(
    {
        joining.Agree,
        joining.Decline,
        joining.ReadConsent,
        joining.SomebodyElse,
        joining.SomethingWrong,
        joining.ThatIsMe,
        joining.UseTelegramName,
        joining.WrongOnList,
    }
)

# ---- commands and dialogs -----------------------------------------------------------------

STAFF_COMMANDS = ("announce", "desk", "discuss", "link", "verify")
OTHER_COMMANDS = frozenset(
    {
        "ask", "cancel", "certificate", "handbook", "help", "language", "lessons", "menu", "pause",
        "practice", "practise", "privacy", "progress", "quiz", "recap", "refresh", "results",
        "resume", "search", "sessions", "settings", "simulate", "start", "story",
    }
)  # fmt: skip

STAFF_DIALOGS: tuple[Talk, ...] = (
    Talk(name="announce", ids=("cohort",), text="Hello to all of you."),
    Talk(
        name="announce.fix", ids=("draft.done",), text="Hello.", more={"language": "en", "part": 0}
    ),
    Talk(name="announce.save", ids=("draft.draft",), text="Lotus"),
    Talk(name="announce.when", ids=("draft.draft",), text="25/5 9:00"),
    Talk(name="certificate.verify", text="RL-0000-0000", anywhere=True),
    Talk(name="people.find", ids=("cohort",), text="Dara"),
    Talk(name="people.list", ids=("cohort",), text="Ros Chenda, Lotus House"),
    Talk(name="people.organization", ids=("enrolment.waiting",), text="Rice Field"),
    Talk(name="people.rename", ids=("enrolment",), text="Sok Darith"),
    Talk(name="people.replace", ids=("enrolment",), text="Ros Chenda"),
    Talk(name="quiet_days", ids=("cohort",), text="2/6"),
    Talk(name="session.draft", ids=("draft",), text="5/6"),
    Talk(name="session.link", ids=("session",), text="https://zoom.us/j/99999999999"),
    Talk(name="session.move", ids=("session",), text="7/6"),
    Talk(name="session.recording", ids=("session.over",), text="https://zoom.us/rec/share/abc"),
)
OTHER_DIALOGS = frozenset({"ask", "certificate.name", "handbook", "join.correction", "join.name"})
