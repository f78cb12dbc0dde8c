"""Shows the offers of the course's calendar: a neutral line, and a button that opens them."""

from markupsafe import Markup

from bot.catalog.course import CalendarDay, CalendarOffer, Text
from bot.learning.buttons import (
    BeginAgain,
    OpenLookBack,
    OpenNextModule,
    OpenOffered,
    OpenOfferedResults,
    OpenThisMonth,
    Practise,
)
from bot.learning.recap.buttons import OpenLesson
from bot.learning.recap.domain import ReadingStop
from bot.learning.retention.domain import Share
from bot.learning.rhythm.domain import LearningLookBack
from bot.learning.screens import offer_screen
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import plan_button, to_home


def offered(entry: CalendarDay, line: Text, enrolment: EnrolmentId, texts: Texts) -> Screen:
    said = texts("learning.offer_line", line=line.in_(texts.language))
    return offer_screen(said, _opens(entry, enrolment), enrolment, texts)


def last_words(line: Text, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Show a sign of life or the goodbye, with a button to begin again."""
    return Screen(
        text=texts("learning.offer_line", line=line.in_(texts.language)),
        buttons=[[tap(texts.label("learning.practice_start_again"), BeginAgain(enrolment))]],
    )


def begun_again(stopped: ReadingStop | None, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Welcome somebody back, with a button to the lesson where they stopped, if at one."""
    onward = []
    if stopped is not None:
        label = texts.label("common.where_you_stopped", n=stopped.number)
        onward = [tap(label, OpenLesson(stopped.unit, stopped.at))]
    return Screen(
        text=texts("rhythm.offer_begun_again"),
        buttons=[
            onward,
            [tap(texts.label("common.practise"), Practise(enrolment))],
            [to_home(texts)],
        ],
    )


def look_back(found: LearningLookBack, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Show what somebody did, what they remember, and what comes next."""
    return Screen(
        text=paragraphs(
            texts("rhythm.title"),
            lines(
                texts("rhythm.read", read=found.read, total=found.lessons),
                texts.count("rhythm.answered", found.answered),
                texts.count("rhythm.days", found.days),
                texts.count("rhythm.stories", found.stories) if found.stories else None,
            ),
            _stayed(found, texts),
            texts("rhythm.next"),
        ),
        buttons=[
            [tap(texts.label("rhythm.results"), OpenOfferedResults(enrolment))],
            [tap(texts.label("learning.next_module_label"), OpenNextModule(enrolment))]
            if found.has_next
            else [],
            [plan_button(texts), to_home(texts)],
        ],
    )


def _stayed(found: LearningLookBack, texts: Texts) -> Markup:
    if found.after is None and found.checked is None:
        return texts("rhythm.not_measured")
    return lines(
        texts("rhythm.stayed"),
        _share("rhythm.after", found.after, texts),
        _share("rhythm.checked", found.checked, texts),
    )


def _share(key: str, share: Share | None, texts: Texts) -> Markup | None:
    return None if share is None else texts(key, right=share.right, total=share.total)


def _opens(entry: CalendarDay, enrolment: EnrolmentId) -> Button:
    match entry.offer:
        case CalendarOffer.STORY | CalendarOffer.CASE:
            return OpenOffered(enrolment, entry.day)
        case CalendarOffer.UNIT:
            return OpenThisMonth(enrolment, entry.day)
        case CalendarOffer.RESULTS:
            return OpenOfferedResults(enrolment)
        case CalendarOffer.LOOK_BACK:
            return OpenLookBack(enrolment)
