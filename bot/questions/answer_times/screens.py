"""How soon answers come, who is away until when, and who stands in."""

from datetime import date, datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import Cohort, PersonId, Visitor
from bot.membership.staff.domain import Absence
from bot.paging import Page
from bot.people.settings.buttons import OpenSettings
from bot.questions.answer_times.domain import ANSWER_DAYS, LONGEST, away_days
from bot.questions.answer_times.service import AnswerTimes
from bot.questions.buttons import (
    AskBackDay,
    ComeBackToWork,
    GoAway,
    OpenAway,
    SetAnswerDays,
)
from bot.questions.screens import within_days
from bot.telegram.kit.destinations import OpenAnswerTimes
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk, toggle_button

MOST_COHORTS = 20
MOST_COLLEAGUES = 40
DAYS_ON_PAGE = 10


def answer_times(found: AnswerTimes, texts: Texts) -> Screen:
    """Show how soon each cohort gets answers, and whether the coordinator is away."""
    shown = found.cohorts[:MOST_COHORTS]
    several = len(shown) > 1
    return Screen(
        text=paragraphs(
            texts("answer_times.title"),
            *(_promise(each, texts, named=several) for each in shown),
            _hidden(len(found.cohorts) - MOST_COHORTS, texts),
            _away(found, texts),
        ),
        buttons=[
            *(_choices(each, texts) for each in shown),
            [_away_button(found, texts)],
            [
                tap(texts.label("common.back_to_settings"), OpenSettings()),
                to_desk(found.cohorts[0].id, texts),
            ],
        ],
    )


def _promise(cohort: Cohort, texts: Texts, *, named: bool) -> Markup:
    said = texts("answer_times.promise", within=within_days(cohort.answer_days, texts))
    return texts("answer_times.of_course", course=cohort.title, promise=said) if named else said


def _hidden(many: int, texts: Texts) -> Markup | None:
    """Say how many have no room on the screen."""
    return texts.count("common.and_more", many) if many > 0 else None


def _choices(cohort: Cohort, texts: Texts) -> ButtonRow:
    return [
        toggle_button(
            texts.count("answer_times.days", days).unescape(),
            SetAnswerDays(cohort.id, days),
            on=cohort.answer_days == days,
            texts=texts,
        )
        for days in ANSWER_DAYS
    ]


def _away(found: AnswerTimes, texts: Texts) -> Markup:
    absence = found.absence
    if absence is None:
        return texts("answer_times.there")
    day = texts.day(absence.until, found.zone)
    if found.stand_in is None:
        return texts("answer_times.away", day=day)
    return texts("answer_times.away_with", day=day, name=found.stand_in)


def _away_button(found: AnswerTimes, texts: Texts) -> ScreenButton:
    if found.absence is None:
        return tap(texts.label("answer_times.go_away"), OpenAway())
    return tap(texts.label("answer_times.come_back"), ComeBackToWork())


def who_stands_in(found: AnswerTimes, texts: Texts) -> Screen:
    """Ask which colleague answers during the absence."""
    buttons = [
        tap(each.name, AskBackDay(each.person_id, 0)) for each in found.colleagues[:MOST_COLLEAGUES]
    ]
    return Screen(
        text=paragraphs(
            texts("answer_times.title"),
            texts("answer_times.who"),
            _hidden(len(found.colleagues) - MOST_COLLEAGUES, texts),
        ),
        buttons=[
            *in_rows(buttons, 2),
            [tap(texts.label("answer_times.all"), AskBackDay(PersonId(0), 0))],
            _back(texts),
        ],
    )


def until_when(
    stand_in: PersonId,
    page: int,
    texts: Texts,
    *,
    zone: str,
    now: datetime,
    problem: str | None = None,
) -> Screen:
    """Ask on which day the coordinator is back; `problem` is the key of why a day was refused."""
    shown = Page.of(away_days(zone, now=now), page, size=DAYS_ON_PAGE)
    days = [tap(texts.day_on_button(day), GoAway(stand_in, day.toordinal())) for day in shown.items]
    return Screen(
        text=paragraphs(
            texts("answer_times.title"),
            None if problem is None else texts(problem, most=LONGEST.days),
            texts("answer_times.until"),
        ),
        buttons=[
            *in_rows(days, 2),
            page_turns(shown, lambda to: AskBackDay(stand_in, to), texts),
            _back(texts),
        ],
    )


def from_now_on(stand_in: PersonId, back: date, texts: Texts) -> Screen:
    """Say that an absence begins at once, and ask whether it should."""
    away = tap(texts.label("answer_times.away_now"), GoAway(stand_in, back.toordinal()))
    return Screen(
        text=paragraphs(
            texts("answer_times.title"), texts("answer_times.begins_now", day=texts.day(back))
        ),
        buttons=[[away], _back(texts)],
    )


def stands_in(name: str, absence: Absence, texts: Texts, *, zone: str) -> Screen:
    """Tell a colleague for whom they stand in, until when."""
    return Screen(
        text=texts("answer_times.stands_in", name=name, day=texts.day(absence.until, zone))
    )


def _back(texts: Texts) -> ButtonRow:
    return [tap(texts.label("common.back_to_settings"), OpenAnswerTimes())]


def settings_row(visitor: Visitor, texts: Texts) -> ButtonRow:
    """Return the button that coordinators have among their settings."""
    return [tap(texts.label("answer_times.label"), OpenAnswerTimes())] if visitor.grants else []
