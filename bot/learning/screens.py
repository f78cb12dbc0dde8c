"""Parts of screens that several features show: letters, sources, content notes, help.

Options are lettered lines and the buttons carry only the letters, so that Telegram cuts no long
label.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from markupsafe import Markup

from bot.catalog.course import Course, Service, Text
from bot.learning.buttons import FewerMessages, NotToday
from bot.learning.voice_notes.buttons import OpenVoiceNotes
from bot.locale import Texts
from bot.membership.domain import CohortId, EnrolmentId
from bot.safety.texts.domain import safety_text
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.sources import source_line


def sources_behind(course: Course, sources: Sequence[str], texts: Texts) -> Markup | None:
    """Return the sources, folded because they may be many; None without any."""
    line = source_line(course, sources, texts, "common.sources")
    return texts("learning.lesson_behind", more=line) if line else None


MOST_SERVICES = 5


def content_note(course: Course, texts: Texts, *, demo: bool) -> Markup:
    """Return the course's text before something heavy."""
    return safety_text(course, "content-note", texts.language, demo=demo)


def pointer(course: Course, texts: Texts, *, demo: bool) -> Markup:
    """Return the course's text after something heavy, and the services that help.

    Only services that somebody has tried are named, those for emergencies first.
    """
    confirmed = sorted(course.confirmed_services, key=lambda service: not service.emergency)
    shown = [_service(service, texts) for service in confirmed[:MOST_SERVICES]]
    return paragraphs(
        safety_text(course, "self-care", texts.language, demo=demo),
        texts("learning.support_none"),
        texts("learning.support_services", services=lines(*shown)) if shown else None,
        texts("learning.support_more") if len(confirmed) > MOST_SERVICES else None,
    )


def _service(service: Service, texts: Texts) -> Markup:
    language = texts.language
    return texts(
        "learning.support_service",
        name=service.name.in_(language),
        contact=service.contact.in_(language),
    )


T = TypeVar("T")


def lettered(options: Iterable[T], texts: Texts) -> list[tuple[str, T]]:
    """Return the options in their order, each with its letter in the reader's script."""
    letters = texts.label("learning.question_letters").split()
    return list(zip(letters, options, strict=False))


def what_it_trains(course: Course, objectives: tuple[str, ...], texts: Texts) -> Markup | None:
    """Return the objectives of a story or case, folded; None without any."""
    named = [
        texts("learning.objective", text=course.objective(each).text.in_(texts.language))
        for each in objectives
    ]
    return texts("learning.about", objectives=lines(*named)) if named else None


def in_words_of(line: Text | None, texts: Texts, otherwise: Markup) -> Markup:
    """Return a line of the course as a message, or `otherwise` without one."""
    if line is None:
        return otherwise
    return texts("learning.offer_line", line=line.in_(texts.language))


def offer_screen(said: Markup, opens: Button, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Show an offer with the button `opens`, and buttons for later or fewer messages."""
    return Screen(
        text=said,
        buttons=[
            [
                tap(texts.label("common.open"), opens),
                tap(texts.label("common.not_today"), NotToday()),
            ],
            [tap(texts.label("learning.fewer"), FewerMessages(enrolment))],
        ],
    )


def to_voice_notes(cohort: CohortId, language: str, texts: Texts) -> ScreenButton:
    return tap(texts.label("learning.voice_note_label"), OpenVoiceNotes(cohort, language, 0))
