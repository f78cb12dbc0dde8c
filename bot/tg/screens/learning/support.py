"""What stands before and after a story or a case: a word on its content, and where help is."""

from markupsafe import Markup

from bot.domain.learning.course import Course, Service
from bot.domain.people.consent import safety_text
from bot.locale import Texts
from bot.tg.screens.screen import lines, paragraphs

MOST_SERVICES = 5


def content_note(course: Course, texts: Texts, *, demo: bool) -> Markup:
    """Return the course's own words before something heavy."""
    return safety_text(course, "content-note", texts.language, demo=demo)


def pointer(course: Course, texts: Texts, *, demo: bool) -> Markup:
    """Return the course's own words after it, and where a person in need finds help.

    Only services that somebody has tried are named, those for emergencies first.
    """
    confirmed = sorted(course.confirmed_services, key=lambda service: not service.emergency)
    shown = [_service(service, texts) for service in confirmed[:MOST_SERVICES]]
    return paragraphs(
        safety_text(course, "self-care", texts.language, demo=demo),
        texts("support.none"),
        texts("support.services", services=lines(*shown)) if shown else None,
        texts("support.more") if len(confirmed) > MOST_SERVICES else None,
    )


def _service(service: Service, texts: Texts) -> Markup:
    language = texts.language
    return texts(
        "support.service", name=service.name.in_(language), contact=service.contact.in_(language)
    )
