"""The buttons by which coordinators come to each dialog that only they can open."""

from bot.announcements import buttons as announced
from bot.announcements.audience import buttons as audiences
from bot.desk import buttons as desk
from bot.desk.workbook import buttons as workbook
from bot.home import buttons as home
from bot.learning.voice_notes import buttons as voice_notes
from bot.peers import buttons as peers
from bot.people import buttons as people
from bot.people.organizations import buttons as organization_buttons
from bot.people.requests import buttons as request_buttons
from bot.questions import buttons as questions
from bot.services import buttons as services
from bot.sessions import buttons as sessions
from bot.sessions.quiet_days import buttons as quiet_buttons
from bot.sessions.training_day import buttons as training_buttons
from tests.stories.whole.attempts import Row, row
from tests.stories.whole.permitted import Prepared

OPENERS: dict[str, Row | str] = {
    "announce": row(announced.OpenAnnounce),
    "announce.fix": row(announced.FixTypo, announcement="done"),
    "announce.language": row(announced.ResumeDraft),
    "announce.replan": row(announced.WriteNewTime, announcement="scheduled"),
    "announce.save": row(audiences.SaveAudience),
    "announce.when": row(announced.WriteWhen),
    "certificate.verify": "/verify",
    "finding": row(home.OpenWays, page=0),
    "finding.person": row(home.AskWho, way="replace"),
    "people.cohort_title": row(people.RenameCohort),
    "services.correct": row(services.CorrectService),
    "people.find": row(people.AskFind),
    "people.list": row(people.InviteByList),
    "people.merge": row(people.AskMerge),
    "people.organization": row(request_buttons.NameOrganization, enrolment="waiting"),
    "people.organization_name": row(organization_buttons.AskRenameOrganization),
    "people.rename": row(people.Rename),
    "people.replace": row(desk.AskReplace),
    "peers.summary": row(peers.AskSummary, problem="posted"),
    "person.note": row(desk.WriteNote),
    "person.peace": row(desk.AskOffToday),
    "question.answer": row(questions.AnswerNow),
    "quiet_days": row(quiet_buttons.AddQuietDays),
    "report.period": row(desk.OpenPeriods),
    "session.draft": row(sessions.NewSession),
    "session.length": row(sessions.AskLength),
    "session.link": row(sessions.AskLink),
    "session.move": row(sessions.AskMoveSession, month=0),
    "session.place": row(sessions.AskMeetingPlace),
    "session.recording": row(sessions.AskRecording, session="over"),
    "training_day": row(training_buttons.AskTrainingDay),
    "voice_note": row(voice_notes.RecordVoiceNote),
    "workbook.password": row(workbook.LockWorkbook),
    "workbook_back.file": row(desk.SendBack),
}
"""The button or command that opens each dialog, but for the code of a second factor."""


async def opens(made: Prepared, name: str) -> None:
    """Let the coordinator open a dialog."""
    opener = OPENERS[name]
    if isinstance(opener, str):
        await made.sophea.sends(opener)
    else:
        await made.sophea.forges(opener.data(made.ids))
