"""Home shows the next step first, then the other buttons; empty ones are hidden."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from markupsafe import Markup

from bot.catalog.course import Course
from bot.community.buttons import OpenCommunity
from bot.home.buttons import OpenEverything, OpenMore, SwitchPlace
from bot.home.overview.domain import (
    HomeState,
    MoreEntry,
    NextMeeting,
    NextStep,
    on_more,
    waiting,
)
from bot.home.overview.service import HomeView
from bot.learning.attempts.domain import part_of_quiz
from bot.learning.attempts.screens import posttest_button
from bot.learning.buttons import OpenCertificate, OpenMyResults, Practise
from bot.learning.quiz.buttons import BeginQuiz, OpenQuiz, OpenQuizzes
from bot.learning.quiz.domain import WARM_UP
from bot.learning.recap.buttons import OpenLesson, OpenLessons
from bot.learning.recap.domain import Position, ReadingStop
from bot.learning.story.buttons import OpenStories
from bot.locale import Texts
from bot.membership.domain import CohortId, EnrolmentId
from bot.peers.buttons import OpenBuddy, OpenComparison, OpenProblems
from bot.peers.screens import pair_button
from bot.people.buttons import ComeBack, OpenMyData
from bot.people.own_courses.domain import named, others
from bot.people.screens import pause_line
from bot.people.settings.buttons import OpenSettings, Resume, SharedPhone
from bot.plans.buttons import OpenCheckIn
from bot.questions.buttons import OpenAnswer
from bot.safety.texts.screens import what_to_do_button
from bot.services.buttons import OpenDirectory
from bot.sessions.buttons import OpenSessions
from bot.surveys.screens import survey_button
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import HowThisWorks, OpenDesk, OpenHandbook
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import ask_button, plan_button, to_desk, to_home
from bot.telegram.slots import ScreenSlot, Slots, lines_of, rows_of


def answer_button(state: HomeState, texts: Texts) -> list[ScreenButton]:
    """Return the button to an answer that was not opened yet, if there is one."""
    if state.answer_id is None:
        return []
    return [tap(texts.label("home_overview.answer_home"), OpenAnswer(state.answer_id))]


def home(
    found: HomeView,
    slots: Slots,
    texts: Texts,
    *,
    now: datetime,
    news: Markup | None = None,
    unasked: bool = False,
) -> Screen:
    """Show Home of somebody who takes part; `news` is what just happened.

    `unasked`: nobody tapped for it, so the first Home names no course.
    """
    state = found.state
    rows = rows_of(slots.home, found.known, texts)
    told = lines(*lines_of(slots.home, found.known, texts))
    first_row = _first_row(found, texts, now=now)
    if is_new(state):
        return Screen(
            text=paragraphs(
                texts("home_overview.welcome"),
                None if unasked else _which_course(found, texts),
                news,
                _next(state.meeting, texts),
                pause_line(found.person, texts, now=now),
                told,
            ),
            buttons=[
                first_row,
                _resume(found, texts, now=now),
                _sessions_and_help(state, texts),
                _plans(state, texts) if state.has_sessions else [],
                *rows,
                [tap(texts.label("common.shared_phone"), SharedPhone()), _more(texts)],
            ],
        )
    return Screen(
        text=paragraphs(
            texts("home_overview.title", course=_course(found, texts)),
            news,
            lines(_next(state.meeting, texts), _progress(state, texts)),
            pause_line(found.person, texts, now=now),
            told,
            None if first_row else texts("home_overview.nothing_waits"),
        ),
        buttons=[
            first_row,
            _learning(state, texts),
            _sessions_and_help(state, texts),
            _resume(found, texts, now=now),
            *rows,
            [*_plans(state, texts), _more(texts)],
        ],
    )


def _course(found: HomeView, texts: Texts) -> str:
    """Return the name of the course, which tells it from the person's other courses."""
    known = named(found.courses, found.place.cohort.id, texts.language)
    return known or str(found.place.course.short.in_(texts.language))


def _which_course(found: HomeView, texts: Texts) -> Markup | None:
    """Say which course this is to somebody who has several; nothing to others."""
    if not others(found.courses, found.place.cohort.id):
        return None
    return texts("common.course", course=_course(found, texts))


def is_new(state: HomeState) -> bool:
    """Tell whether somebody has not begun yet: Home is in its first state."""
    return state.lessons_read == 0 and state.score is None and state.quiz is None


def left(texts: Texts, *, back: EnrolmentId | None) -> Screen:
    """Say that somebody takes part in nothing, and may see or delete what is stored.

    `back` is the place that they may ask to come back to.
    """
    ask = [] if back is None else [tap(texts.label("home_overview.come_back"), ComeBack(back))]
    return Screen(
        text=texts("home_overview.left"),
        buttons=[ask, [tap(texts.label("common.my_data"), OpenMyData())]],
    )


_ENTRIES: Final[Mapping[type[Button], MoreEntry]] = {
    OpenSettings: MoreEntry.SETTINGS,
    OpenDirectory: MoreEntry.SERVICES,
    OpenHandbook: MoreEntry.HANDBOOK,
    OpenMyResults: MoreEntry.RESULTS,
    OpenBuddy: MoreEntry.BUDDY,
    OpenCommunity: MoreEntry.COMMUNITY,
    OpenStories: MoreEntry.STORIES,
    OpenProblems: MoreEntry.PROBLEM,
    Practise: MoreEntry.PRACTICE,
    OpenComparison: MoreEntry.COMPARISON,
    OpenMyData: MoreEntry.MY_DATA,
    HowThisWorks: MoreEntry.HELP,
}
"""The buttons of More that give way to others; a button that is not named here always stands."""


def more(
    found: HomeView,
    slots: Slots,
    texts: Texts,
    *,
    cohort: CohortId | None,
    used: Collection[MoreEntry],
) -> Screen:
    """Show what does not fit on Home, at most as much as people read.

    `cohort` is one that this person coordinates, `used` what they used or were offered.
    """
    everything = everything_of_more(found, slots, texts, cohort=cohort)
    entries = [_entry(button) for row in everything.buttons for button in row]
    there = [each for each in entries if each is not None]
    shown = on_more(there, used, fixed=len(entries) - len(there))
    rows = [
        [button for button in row if (entry := _entry(button)) is None or entry in shown]
        for row in everything.buttons
    ]
    if len(shown) < len(there):
        rows[-1] = [tap(texts.label("home_overview.everything"), OpenEverything()), *rows[-1]]
    return Screen(text=everything.text, buttons=rows)


def _entry(button: ScreenButton) -> MoreEntry | None:
    return None if button.button is None else _ENTRIES.get(type(button.button))


def everything_of_more(
    found: HomeView, slots: Slots, texts: Texts, *, cohort: CohortId | None
) -> Screen:
    """Show all that does not fit on Home; `cohort` is one that this person coordinates."""
    results = (
        [tap(texts.label("home_overview.more_results"), OpenMyResults())]
        if found.state.has_results
        else []
    )
    switches = [
        tap(
            texts.label("home_overview.more_other_course", course=each.name(texts.language)),
            SwitchPlace(each.enrolment),
        )
        for each in others(found.courses, found.place.cohort.id)
    ]
    desk = [] if cohort is None else [tap(texts.label("home_overview.more_desk"), OpenDesk(cohort))]
    return Screen(
        text=texts("home_overview.more_title"),
        buttons=[
            *rows_of(
                (*slots.more, ScreenSlot(row=3, buttons=lambda _known, _texts: results)),
                found.known,
                texts,
            ),
            *([each] for each in switches),
            desk,
            [tap(texts.label("common.how_this_works"), HowThisWorks())],
            [to_home(texts)],
        ],
    )


def how_this_works(texts: Texts, commands: Sequence[str]) -> Screen:
    """Say what the bot is, how often it writes, how to stop it, and which commands it has."""
    listed = " ".join(f"/{word}" for word in commands)
    buttons = [[what_to_do_button(texts), to_home(texts)]]
    return Screen(text=texts("home_overview.how_text", commands=listed), buttons=buttons)


def how_the_desk_works(
    texts: Texts, commands: Sequence[str], cohorts: Sequence[CohortId], *, learns: bool
) -> Screen:
    """Tell a coordinator what the desk is for, what notifies them, and the commands."""
    listed = " ".join(f"/{word}" for word in commands)
    desk = [to_desk(cohort, texts) for cohort in cohorts[:1]]
    home = [to_home(texts)] if learns or not desk else []
    return Screen(
        text=texts("home_overview.how_text_desk", commands=listed),
        buttons=[[*desk, *home], [what_to_do_button(texts)]],
    )


def _next(meeting: NextMeeting | None, texts: Texts) -> Markup:
    if meeting is None:
        return texts("common.no_meeting_planned")
    when = texts(
        "home_overview.next",
        day=texts.day(meeting.starts_at, meeting.zone),
        time=texts.clock(meeting.starts_at, meeting.zone),
        city=texts.city(meeting.zone),
    )
    if meeting.answer not in {"yes", "no", "maybe"}:
        return when
    return when + " · " + texts(f"home_overview.answer.{meeting.answer}")


def _progress(state: HomeState, texts: Texts) -> Markup | None:
    parts = []
    if state.lessons:
        parts.append(texts("home_overview.lessons", read=state.lessons_read, all=state.lessons))
    if state.score is not None:
        part, score = state.score.part, state.score.score
        parts.append(texts("home_overview.score", quiz=part, right=score.right, of=score.total))
    return Markup(" · ").join(parts) if parts else None


def _first_row(found: HomeView, texts: Texts, *, now: datetime) -> list[ScreenButton]:
    buttons = (_button(each, found, texts) for each in waiting(found.state, now=now))
    return next((button for button in buttons if button), [])


def _button(what: NextStep, found: HomeView, texts: Texts) -> list[ScreenButton]:
    """Return the button of a next step; none if the step needs none."""
    state = found.state
    if what is NextStep.JOIN and state.meeting is not None and state.meeting.link is not None:
        return [link(texts.label("home_overview.join"), state.meeting.link)]
    if what is NextStep.ANSWER:
        return answer_button(state, texts)
    if what in {NextStep.LESSON, NextStep.FIRST_LESSON} and state.lesson is not None:
        return [_lesson(what, found.place.course, state.lesson, state.stopped_at, texts)]
    if what is NextStep.PRACTICE:
        return [tap(texts.label("common.practise"), Practise(found.place.enrolment.id))]
    if what is NextStep.CERTIFICATE:
        return [tap(texts.label("home_overview.certificate"), OpenCertificate(0))]
    return _button_of_quiz(what, found, texts) or _button_of_deeds(what, state, texts)


def _lesson(
    what: NextStep, course: Course, lesson: Position, stopped: ReadingStop | None, texts: Texts
) -> ScreenButton:
    """Return the button to the next lesson; after a break it says where somebody stopped."""
    if stopped is not None:
        label = texts.label("common.where_you_stopped", n=stopped.number)
        return tap(label, OpenLesson(stopped.unit, stopped.at))
    part = part_of_quiz(course, lesson.unit)
    label = texts.label(f"home_overview.{what}", at=lesson.at, of=lesson.of, part=part)
    return tap(label, OpenLesson(lesson.unit, lesson.at))


def _button_of_quiz(what: NextStep, found: HomeView, texts: Texts) -> list[ScreenButton]:
    """Return the button of a quiz; none for other steps."""
    state = found.state
    if what is NextStep.QUIZ and state.quiz is not None:
        quiz = state.quiz
        part = part_of_quiz(found.place.course, quiz.unit)
        key = "home_overview.quiz" if part is None else "home_overview.quiz_part"
        label = texts.label(key, at=quiz.at, of=quiz.of, part=part)
        return [tap(label, OpenQuiz(quiz.unit))]
    if what is NextStep.WARM_UP:
        return [tap(texts.label("common.warm_up"), OpenQuiz(WARM_UP))]
    if what is NextStep.POSTTEST and state.posttest is not None:
        return [posttest_button(state.posttest.quiz, state.posttest.part, texts)]
    if what is NextStep.NEW_QUIZ and state.new_quiz is not None:
        new = state.new_quiz
        label = texts.count("home_overview.new_quiz", new.questions, part=new.part).unescape()
        return [tap(label, OpenQuiz(new.quiz))]
    if what is NextStep.CHECK and state.check is not None:
        check = state.check
        return [
            tap(texts.label("common.what_you_remember", part=check.part), BeginQuiz(check.quiz))
        ]
    return []


def _button_of_deeds(what: NextStep, state: HomeState, texts: Texts) -> list[ScreenButton]:
    """Return the button about what people do with what they learned, or about surveys."""
    if what is NextStep.CHECK_IN and state.check_in_id is not None:
        return [tap(texts.label("home_overview.check_in"), OpenCheckIn(state.check_in_id))]
    if what is NextStep.BUDDY and state.pair_id is not None:
        return [pair_button(state.pair_id, texts)]
    if what is NextStep.SURVEY and state.survey_id is not None:
        return [survey_button(state.survey_id, texts)]
    if what is NextStep.PLAN:
        return [plan_button(texts, "home_overview.plan")]
    return []


def _learning(state: HomeState, texts: Texts) -> list[ScreenButton]:
    lessons = [tap(texts.label("common.lessons"), OpenLessons())] if state.lessons else []
    quiz = [tap(texts.label("common.quiz"), OpenQuizzes())] if state.has_quizzes else []
    return [*lessons, *quiz]


def _sessions_and_help(state: HomeState, texts: Texts) -> list[ScreenButton]:
    sessions = (
        [tap(texts.label("home_overview.sessions"), OpenSessions())] if state.has_sessions else []
    )
    return [*sessions, ask_button(texts)]


def _plans(state: HomeState, texts: Texts) -> list[ScreenButton]:
    """Return the button to the plans, once the last planned meeting is over."""
    return [plan_button(texts)] if state.shows_plans else []


def _resume(found: HomeView, texts: Texts, *, now: datetime) -> list[ScreenButton]:
    return [tap(texts.label("common.resume"), Resume())] if found.person.is_paused(now) else []


def _more(texts: Texts) -> ScreenButton:
    return tap(texts.label("common.more"), OpenMore())
