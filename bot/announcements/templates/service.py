"""Coordinators begin a draft from a template of the course, in all its languages."""

from dataclasses import dataclass
from html import escape

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience
from bot.announcements.begun import service as begun
from bot.announcements.begun.service import NewDraft
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.catalog.course import Course, find_course
from bot.catalog.templates import AnnouncementTemplate
from bot.membership.domain import Cohort, CohortId
from bot.people.rights.service import require_cohort
from bot.refusals import require


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesOf:
    """The templates of the course of a cohort, in the order of the course."""

    cohort: Cohort
    course: Course

    @property
    def templates(self) -> tuple[AnnouncementTemplate, ...]:
        return self.course.templates


async def open_templates(act: Act, cohort: CohortId) -> TemplatesOf:
    """Return the templates for a cohort; raise `NotAllowed` for people who do not run it."""
    found = await require_cohort(act, cohort)
    return TemplatesOf(cohort=found, course=find_course(act.courses, found.course))


async def start_from(act: Act, cohort: CohortId, template: str) -> NewDraft:
    """Begin a draft to everybody of a cohort with a template, in each language of the course.

    Raises `StaleButton` for a template that the course does not have any more.
    """
    found = await open_templates(act, cohort)
    chosen = require(next((each for each in found.templates if each.id == template), None))
    languages = [each for each in found.course.languages if each in chosen.text.languages]
    own = act.person.language
    draft = await begun.begin(
        act,
        cohort,
        audience=Audience(cohorts=(cohort,)),
        language=own if own in languages else languages[0],
    )
    for language in languages:
        words = escape(chosen.text.in_(language), quote=False)
        announcements.add_part(
            act.tx, draft.id, language, MessagePart(kind=MessagePartKind.TEXT, html=words)
        )
    return draft
