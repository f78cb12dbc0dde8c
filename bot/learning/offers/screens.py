"""Offers to learn in short and neutral words; the content comes after the tap."""

from bot.catalog.course import Course, Text
from bot.learning.attempts.domain import warm_up
from bot.learning.buttons import (
    ContinueLearning,
    NotToday,
    OpenRetentionCheck,
    OpenWarmUp,
    WriteAgain,
)
from bot.learning.screens import in_words_of, offer_screen
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_home

_SLOWED = {0: "offers.never", 1: "offers.one_day", 2: "offers.two_days"}


def warm_up_offered(course: Course, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Offer the questions before the first meeting."""
    return Screen(
        text=texts.count("offers.warm_up", len(warm_up(course))),
        buttons=[
            [
                tap(texts.label("common.open"), OpenWarmUp(enrolment)),
                tap(texts.label("learning.offer_not_now"), NotToday()),
            ]
        ],
    )


def lessons_offered(enrolment: EnrolmentId, texts: Texts, line: Text | None = None) -> Screen:
    """Offer lessons or a quiz, in the course's words if it has any."""
    said = in_words_of(line, texts, texts("offers.lessons"))
    return offer_screen(said, ContinueLearning(enrolment), enrolment, texts)


def check_offered(
    questions: int, enrolment: EnrolmentId, texts: Texts, line: Text | None = None
) -> Screen:
    """Offer the retention check, in the course's words if it has any."""
    said = in_words_of(line, texts, texts.count("offers.check", questions))
    return offer_screen(said, OpenRetentionCheck(enrolment), enrolment, texts)


def put_off(texts: Texts) -> Screen:
    return Screen(text=texts("offers.put_off"), buttons=[[to_home(texts)]])


def fewer_days(days: int, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Say on which days messages still come, and how to get more again."""
    return Screen(
        text=texts(_SLOWED[days]),
        buttons=[
            [tap(texts.label("offers.again"), WriteAgain(enrolment))],
            [to_home(texts)],
        ],
    )


def all_days_again(texts: Texts) -> Screen:
    return Screen(text=texts("offers.all_days"), buttons=[[to_home(texts)]])
