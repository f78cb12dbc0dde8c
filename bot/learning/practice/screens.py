"""Shows practice: the message that offers it, and the end of a run."""

from dataclasses import replace
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.catalog.course import Text
from bot.facts import KnownFacts
from bot.learning.aloud.screens import aloud_button
from bot.learning.buttons import Practise, StartAgain
from bot.learning.practice.domain import PracticeMessageKind
from bot.learning.practice.service import PracticeMessage, Practised
from bot.learning.quiz.buttons import OpenQuizzes
from bot.learning.recap import screens as lesson_screens
from bot.learning.recap.buttons import OpenLessons
from bot.learning.recap.service import OpenedLesson
from bot.learning.screens import in_words_of, offer_screen
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import to_home

_OFFERED = {2: "practice.two", 3: "practice.three"}
_WEEK = timedelta(days=6)


def message_screen(
    written: PracticeMessage, enrolment: EnrolmentId, texts: Texts, line: Text | None = None
) -> Screen:
    """Offer a few questions, in the course's words if it has any, or stop the messages."""
    if written.kind is PracticeMessageKind.STOP:
        return Screen(text=texts("practice.stop"), buttons=[[_start_again(enrolment, texts)]])
    said = in_words_of(line, texts, texts(_OFFERED[written.questions]))
    return offer_screen(said, Practise(enrolment), enrolment, texts)


def done(outcome: Practised, texts: Texts, *, now: datetime) -> Screen:
    """Say how practice went, what will be remembered, and when the next one comes."""
    again = [_start_again(outcome.enrolment, texts)] if outcome.stopped else []
    aloud = [aloud_button(outcome.aloud, texts)] if outcome.aloud else []
    return Screen(text=_done(outcome, texts, now=now), buttons=[again, aloud, [to_home(texts)]])


def lesson_first(opened: OpenedLesson, texts: Texts, *, words_only: bool = False) -> Screen:
    """Show the lesson of an often missed question, before the questions."""
    shown = lesson_screens.card(opened, texts, words_only=words_only)
    return replace(shown, text=paragraphs(texts("practice.lesson_first"), shown.text))


def nothing(texts: Texts) -> Screen:
    """Say that practice begins with the first lesson that was read and answered in a quiz."""
    return Screen(
        text=texts("practice.nothing"),
        buttons=[
            [tap(texts.label("common.quiz"), OpenQuizzes())],
            [tap(texts.label("learning.lessons_all"), OpenLessons()), to_home(texts)],
        ],
    )


def started_again(enrolment: EnrolmentId, texts: Texts) -> Screen:
    return Screen(
        text=texts("practice.started_again"),
        buttons=[[tap(texts.label("common.practise"), Practise(enrolment))], [to_home(texts)]],
    )


def _done(outcome: Practised, texts: Texts, *, now: datetime) -> Markup:
    score = outcome.score
    if outcome.next_at is None:
        said = texts("practice.done", right=score.right, total=score.total)
    else:
        is_soon = outcome.next_at - now < _WEEK
        day = (texts.weekday_name if is_soon else texts.day)(outcome.next_at, outcome.zone)
        said = texts("practice.done_next", right=score.right, total=score.total, day=day)
    return paragraphs(said, _stays(outcome, texts))


def _stays(outcome: Practised, texts: Texts) -> Markup | None:
    """Say what is remembered best, and for how long."""
    if outcome.stays is None:
        return None
    title = outcome.stays.card.title.in_(texts.language)
    return texts(f"practice.stays_{outcome.stays.span}", title=title)


def _start_again(enrolment: EnrolmentId, texts: Texts) -> ScreenButton:
    return tap(texts.label("learning.practice_start_again"), StartAgain(enrolment))


def more_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("practice.more_label"), Practise(known.place.enrolment.id))]
