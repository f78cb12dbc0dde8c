"""Who may do what: every button, command and dialog of the bot, each in one line.

New ones belong here, or `test_rights` fails. In `test_permissions` all others try what
coordinators and administrators do: the fields of a button are filled with real ids by their names
(`permitted.Prepared.ids`; "SendIt.revision" goes before "revision"). Where a button needs other
ids, its row names them: `announcement="done"` is `ids["announcement.done"]`, and any other value
is used as it is.
"""

from bot.announcements import buttons as announced
from bot.announcements.audience import buttons as audiences
from bot.desk import buttons as person
from bot.learning.discussion import buttons as discussion
from bot.learning.preview import buttons as preview
from bot.learning.review import buttons as review
from bot.people import buttons as people
from bot.people.pin import buttons as pin_buttons
from bot.people.unsigned import buttons as unsigned_buttons
from bot.plans import buttons as plans
from bot.questions import buttons as questions
from bot.services import buttons as services
from bot.sessions import buttons as sessions
from bot.sessions.drafting import buttons as session_making
from bot.telegram.kit import destinations as kit_destinations
from tests.stories.whole.attempts import Row, Talk, row

# ---- for coordinators of the cohort --------------------------------------------------------------

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
    row(announced.Allow, announcement="asked"),
    row(announced.AnnounceIt),
    row(announced.AskGotIt, ask=1),
    row(announced.CancelAnnounce),
    row(announced.DoNotAllow, announcement="asked"),
    row(announced.SaveDraft),
    row(announced.OpenRequest, announcement="asked"),
    row(announced.OpenAnnounce),
    row(announced.OpenCheck),
    row(announced.OpenDrafts),
    row(announced.OpenWhen),
    row(announced.PartsComplete),
    row(announced.DropDraft),
    row(announced.ResumeDraft),
    row(announced.SendAt, minute=28_085_000),
    row(announced.SendIt, how="n"),
    row(announced.SetCover, cover=0),
    row(announced.SetMornings),
    row(announced.SetWhen),
    row(announced.Stop, announcement="scheduled"),
    row(announced.TryAgain, announcement="done"),
    row(announced.Undo, announcement="scheduled"),
    row(announced.RewriteText),
    row(announced.WriteTo),
    row(announced.WriteWhen),
    row(audiences.ChooseBy),
    row(audiences.ChooseEverybody),
    row(audiences.ChooseMeeting),
    row(audiences.DeleteSaved),
    row(audiences.ListMeetings),
    row(audiences.ListSaved),
    row(audiences.OpenOneSaved),
    row(audiences.OpenSaved),
    row(audiences.OpenWho),
    row(audiences.SaveAudience),
    row(audiences.Tick, picked="km"),
    row(audiences.TickMeeting),
    row(audiences.ToggleCohort),
    row(audiences.InvertRule),
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
    row(unsigned_buttons.InviteUnsigned, then="di.1"),
    row(people.AskInvite),
    row(people.CloseLink),
    row(people.InviteAll),
    row(people.InviteByList),
    row(people.LetIn, enrolment="waiting"),
    row(person.LinkGroup),
    row(people.ListIn),
    row(people.ListNotIn),
    row(people.ListRequests),
    row(people.MakeLinks),
    row(people.MakePersonalLink, enrolment="invited"),
    row(people.NameOrganization, enrolment="waiting"),
    row(people.NotOneOfUs, enrolment="waiting"),
    row(kit_destinations.OpenDesk),
    row(kit_destinations.OpenPeople),
    row(people.OpenPerson),
    row(people.OpenRequest, enrolment="waiting"),
    row(people.PrintCards),
    row(people.Rename),
    row(people.SendTemplate),
    row(people.ShowQr),
    row(people.TakeBack),
    row(people.TakeOffList, enrolment="invited"),
    row(people.TakeRoster),
    row(people.DropRoster),
    row(person.AskMove),
    row(person.AskMoveTo),
    row(person.AskRemove),
    row(person.AskReplace),
    row(person.MoveTo),
    row(person.NewPhone),
    row(people.OpenChange),
    row(pin_buttons.AskResetPin),
    row(pin_buttons.ResetPin),
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
    row(plans.OpenCohortPlans),
    row(questions.EndQuestion),
    row(questions.OpenQuestions),
    row(questions.PutOffQuestion),
    row(questions.QuestionsPage),
    row(questions.ShowThread),
    row(questions.TakeQuestion),
    row(person.OpenReport, page="overview"),
    row(person.ReportFile, kind="csv"),
    row(person.ReportPicture, page="overview"),
    row(services.AskConfirm),
    row(review.AskSign),
    row(services.ConfirmService),
    row(review.OpenParts),
    row(kit_destinations.OpenReview),
    row(review.OpenSafetyText),
    row(review.OpenSafetyTexts),
    row(services.OpenService),
    row(services.OpenServices),
    row(review.OpenToCheck),
    row(review.OpenUnclear),
    row(review.SignEach),
    row(review.SignNext),
    row(review.SignText),
    row(review.SkipText),
    row(review.UnsignText),
    row(services.WithdrawService),
    row(sessions.AddQuietDays),
    row(sessions.AskCancel),
    row(sessions.AskCancelAll),
    row(sessions.AskLink),
    row(sessions.AskMove, month=0),
    row(sessions.AskMoveAll),
    row(sessions.AskRecording, session="over"),
    row(sessions.CancelAllNow),
    row(sessions.CancelNow),
    row(sessions.CorrectAttendance, session="over", state="t"),
    row(sessions.CorrectList, session="over"),
    row(sessions.MoveAllNow),
    row(sessions.MoveDay),
    row(sessions.MoveNow),
    row(sessions.MoveTime),
    row(sessions.NewSession),
    row(sessions.OpenDeskSession),
    row(sessions.OpenDeskSessions),
    row(sessions.OpenQuietDays),
    row(sessions.RemoveQuietDays),
    row(sessions.ShowAttendance, session="over"),
    row(sessions.TurnDeskSessions),
    row(sessions.TellRecording, session="over"),
    row(sessions.WhoComes),
    row(sessions.WhoIsTroubled),
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
    row(kit_destinations.DeskBelow),
    row(person.FirstSteps),
    row(person.ListContacts),
    row(person.OpenContact),
    row(person.OpenDeskMore),
    row(person.OpenTeam),
    row(person.OpenAccess),
    row(person.OpenColleague, person="colleague"),
    row(person.EndSession, person="colleague"),
    row(person.AskResetFactor, person="colleague"),
    row(person.ResetFactor, person="colleague"),
    row(person.AskCutOff),
    row(person.CutOff),
    row(person.OpenTrial),
    row(person.PutOff),
    row(person.RemindContact),
    row(person.Spoken),
    row(person.StartTrial),
)

# ---- for administrators -------------------------------------------------------------------

ADMINISTRATORS: tuple[Row, ...] = (
    row(person.AskRevoke, person="colleague"),
    row(person.InviteAgain, person="colleague"),
    row(person.InviteCoordinator),
    row(person.RevokeRole, person="colleague"),
)

STAFF = COORDINATORS + ADMINISTRATORS

# ---- commands and dialogs -----------------------------------------------------------------

STAFF_COMMANDS = ("announce", "desk", "discuss", "link", "verify")
OTHER_COMMANDS = frozenset(
    {
        "ask", "cancel", "certificate", "handbook", "help", "hide", "language", "lessons", "menu",
        "pause", "plan",
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
    Talk(name="second_factor.code", text="123456", anywhere=True),
    Talk(name="session.draft", ids=("draft",), text="5/6"),
    Talk(name="session.link", ids=("session",), text="https://zoom.us/j/99999999999"),
    Talk(name="session.move", ids=("session",), text="7/6"),
    Talk(name="session.recording", ids=("session.over",), text="https://zoom.us/rec/share/abc"),
)
OTHER_DIALOGS = frozenset(
    {
        "ask", "certificate.name", "handbook", "join.correction", "join.name", "pin.choose",
        "pin.open", "pin.repeat", "plans.barrier", "plans.day", "plans.time",
    }
)  # fmt: skip
