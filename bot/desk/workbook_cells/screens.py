"""How cells are written, and the names of sheets, on the way out and back."""

from bot.desk.workbook_cells.domain import STATES, CellWords
from bot.locale import Texts
from bot.locale.texts import own_name


def cell_words(texts: Texts) -> CellWords:
    return CellWords(
        states={state: texts.label(f"workbook_cells.state.{state}") for state in STATES},
        languages={each: own_name(each) for each in texts.spoken},
    )


def sheet_titles(texts: Texts) -> dict[str, str]:
    """Return the names of the sheets that are only for reading."""
    return {
        each: texts.label(f"workbook_cells.sheet.{each}") for each in ("first", "meetings", "all")
    }


def word_for_today(texts: Texts) -> str:
    """Return what stands in a cell for a talk today."""
    return texts.label("workbook_cells.talked")
