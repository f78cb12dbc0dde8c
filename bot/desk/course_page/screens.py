"""The page of a course: its name, its training day, its consent text, its certificates."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.desk.buttons import OpenCoursePage
from bot.desk.course_page.service import CoursePage
from bot.learning.buttons import OpenCertificates
from bot.learning.review.buttons import OpenSafetyText
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.people.buttons import RenameCohort
from bot.safety.texts.domain import CONSENT
from bot.sessions.buttons import OpenQuietDays, OpenTrainingDay
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import CohortView


def course_page(found: CoursePage, texts: Texts) -> Screen:
    """Show what is set for a course, with a button each to change it."""
    cohort, label = found.cohort.id, texts.label
    language = texts.language if texts.language in found.languages else found.languages[0]
    return Screen(
        text=paragraphs(
            texts("course_page.title"),
            lines(
                texts("course_page.name", title=found.cohort.title),
                _trained(found, texts),
                *_consent(found, texts),
            ),
        ),
        buttons=[
            [
                tap(label("course_page.rename"), RenameCohort(cohort)),
                tap(label("course_page.training_day"), OpenTrainingDay(cohort)),
            ],
            [
                tap(label("course_page.quiet_days"), OpenQuietDays(cohort)),
                tap(label("course_page.certificates"), OpenCertificates(cohort, 0)),
            ],
            [tap(label("course_page.consent"), OpenSafetyText(cohort, CONSENT, language))],
            [to_desk(cohort, texts)],
        ],
    )


def _trained(found: CoursePage, texts: Texts) -> Markup:
    if found.trained.day is None:
        return texts("course_page.not_trained")
    key = "course_page.trains_until" if found.trained.ahead else "course_page.trained"
    return texts(key, day=texts.date(found.trained.day))


def _consent(found: CoursePage, texts: Texts) -> list[Markup]:
    """Say in which languages the consent text is approved, and in which it is not yet."""
    said = (("course_page.approved", found.approved), ("course_page.not_approved", found.open))
    return [texts(key, languages=_named(languages)) for key, languages in said if languages]


def _named(languages: Sequence[str]) -> str:
    return ", ".join(own_name(each) for each in languages)


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("course_page.label"), OpenCoursePage(view.cohort.id))]
