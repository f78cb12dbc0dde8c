"""A test run: what it does, and each message of the day with buttons that do nothing."""

from datetime import timedelta

from bot.announcements.domain import AnnouncementId
from bot.announcements.message.screens import AuthorSignature, Envelope, covered
from bot.desk.buttons import OnlyShown, OpenTrial, StartTrial
from bot.desk.test_run.service import Sample, TestRun
from bot.learning.offers.screens import lessons_offered
from bot.learning.practice.domain import PracticeMessageKind
from bot.learning.practice.screens import message_screen
from bot.learning.practice.service import PracticeMessage
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.sessions.attendance.screens import closing
from bot.sessions.reminders.screens import evening, start_10
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_desk
from bot.telegram.slots import CohortView

_NOBODYS = EnrolmentId(0)
_ENVELOPE = Envelope(
    announcement_id=AnnouncementId(0), signature=AuthorSignature(name="", organization=None)
)
_A_DAY = timedelta(days=1)


def offered(run: TestRun, texts: Texts) -> Screen:
    """Say what will come, and ask."""
    return are_you_sure(
        paragraphs(texts("test_run.title"), texts.count("test_run.what", len(run.samples) - 1)),
        tap(texts.label("test_run.start"), StartTrial(run.cohort.id)),
        to_desk(run.cohort.id, texts),
    )


def started(run: TestRun, texts: Texts) -> Screen:
    return _says(run, "test_run.started", texts)


def sample(run: TestRun, which: Sample, texts: Texts) -> Screen:
    """Return a message as a participant gets it; its buttons only say that this is a test run."""
    if which is Sample.END:
        return _says(run, "test_run.over", texts)
    shown = _about_meetings(run, which, texts) if run.session else None
    return _inert(shown or _other(which, texts))


def _says(run: TestRun, text: str, texts: Texts) -> Screen:
    said = paragraphs(texts("test_run.title"), texts(text))
    return Screen(text=said, buttons=[[to_desk(run.cohort.id, texts)]])


def _about_meetings(run: TestRun, which: Sample, texts: Texts) -> Screen | None:
    session, zone = run.session, run.cohort.zone
    assert session is not None
    match which:
        case Sample.EVENING:
            return evening([session], texts, zone=zone, now=session.starts_at - _A_DAY)
        case Sample.START:
            return start_10(session, texts, zone=zone)
        case Sample.CLOSING:
            return closing(session, run.course.pictures, texts)
        case _:
            return None


def _other(which: Sample, texts: Texts) -> Screen:
    match which:
        case Sample.PRACTICE:
            return message_screen(
                PracticeMessage(kind=PracticeMessageKind.ASK, questions=3), _NOBODYS, texts
            )
        case Sample.COVER:
            return covered(_ENVELOPE, texts)
        case _:
            return lessons_offered(_NOBODYS, texts)


def _inert(screen: Screen) -> Screen:
    rows = [
        [each if each.button is None else tap(each.label, OnlyShown()) for each in row]
        for row in screen.buttons
    ]
    return Screen(text=screen.text, buttons=rows)


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("test_run.label"), OpenTrial(view.cohort.id))]
