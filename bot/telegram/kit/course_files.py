"""Files about a cohort that coordinators ask for, with their names and captions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.locale import Texts
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call, Drawing
from bot.telegram.kit.file_names import FileKind, file_caption, file_name


def course_file(
    chat_id: int,
    kind: FileKind,
    recipe: str,
    about: Mapping[str, Any],
    texts: Texts,
    *,
    course: str,
    day: date | None,
    until: date | None = None,
    period: str = "",
) -> Call:
    """Return the call that sends a file; its ending is the last word of the recipe.

    `course` is the title of the cohort. `day` is when the file was made; for a period, `day` and
    `until` are its first and last day, and `period` names it.
    """
    drawing = Drawing(
        field="document",
        recipe=recipe,
        about=about,
        filename=file_name(
            kind,
            recipe.rpartition("_")[2],
            language=texts.language,
            course=course,
            day=day,
            until=until,
        ),
        private=True,
    )
    said = period or (texts.date(day) if day else "")
    return calls.document(chat_id, file_caption(kind, texts, course, said), drawing)
