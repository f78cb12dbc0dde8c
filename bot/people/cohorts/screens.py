"""A cohort gets another title."""

from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.people.buttons import RenameCohort
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import CohortView


def ask_title(cohort: Cohort, texts: Texts) -> Screen:
    """Ask for the new name of the course."""
    return Screen(
        text=paragraphs(texts("cohorts.title"), texts("cohorts.ask_title", title=cohort.title)),
        buttons=[[to_desk(cohort.id, texts)]],
    )


def renamed(cohort: Cohort, texts: Texts) -> Screen:
    """It has another title."""
    return Screen(
        text=paragraphs(texts("cohorts.title"), texts("cohorts.renamed", title=cohort.title)),
        buttons=[[to_desk(cohort.id, texts)]],
    )


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    """Return the button to the title of a cohort."""
    return [tap(texts.label("cohorts.rename"), RenameCohort(view.cohort.id))]
