"""Screens about the title of a cohort."""

from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, paragraphs
from bot.telegram.kit.ways import to_desk


def ask_title(cohort: Cohort, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("cohorts.title"), texts("cohorts.ask_title", title=cohort.title)),
        buttons=[[to_desk(cohort.id, texts)]],
    )


def renamed(cohort: Cohort, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("cohorts.title"), texts("cohorts.renamed", title=cohort.title)),
        buttons=[[to_desk(cohort.id, texts)]],
    )
