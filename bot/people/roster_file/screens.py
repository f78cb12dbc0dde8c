"""A list as a file: the empty list to fill in, and why a file is no list."""

from markupsafe import Markup

from bot.documents.grid import Column, Unfit, UnfitTable
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import CohortId
from bot.people.buttons import SendTemplate
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_people


def template_file(texts: Texts) -> Drawing:
    """The empty list, with its columns and languages in the reader's words."""
    return Drawing(
        field="document",
        recipe="roster_template",
        about={
            "head": [texts.label(f"roster.head.{each}") for each in Column],
            "languages": [texts.label(f"roster.language.{each}") for each in LANGUAGES],
        },
        filename="list.xlsx",
    )


def ask(cohort: CohortId, texts: Texts) -> Screen:
    """Send the list as a file, or write it."""
    return _with_template(texts("invite.write_list"), cohort, texts)


def template(texts: Texts) -> Screen:
    """The caption of the empty list."""
    return Screen(text=texts("roster.template_text"))


def reading(texts: Texts) -> Screen:
    """One moment."""
    return Screen(text=paragraphs(texts("people.title"), texts("roster.reading")))


def no_list(cohort: CohortId, texts: Texts) -> Screen:
    """This is neither a file nor text."""
    return _with_template(texts("roster.no_list"), cohort, texts)


def unfit(cohort: CohortId, error: UnfitTable, texts: Texts) -> Screen:
    """Why the whole file cannot be read, and what to do."""
    said = texts(f"roster.unfit.{error.why}", column=error.column, number=error.number)
    if error.meant is not None:
        meant = column_name(error.meant, texts)
        said = texts(
            "roster.unfit.misspelt_column", column=error.column, number=error.number, meant=meant
        )
    columns = texts("roster.columns") if error.why in _ABOUT_COLUMNS else None
    return _with_template(paragraphs(said, columns, texts("roster.send_again")), cohort, texts)


def _with_template(text: Markup, cohort: CohortId, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("people.title"), text),
        buttons=[
            [tap(texts.label("roster.template"), SendTemplate(cohort))],
            [to_people(cohort, texts)],
        ],
    )


_ABOUT_COLUMNS = {Unfit.HEADER, Unfit.UNKNOWN_COLUMN, Unfit.COLUMN_TWICE, Unfit.EMPTY}


def column_name(column: Column, texts: Texts) -> str:
    """Return the name of a column as the header says it."""
    return texts.label(f"roster.head.{column}")
