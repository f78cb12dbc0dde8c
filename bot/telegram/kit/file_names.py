"""The names of files that the bot sends: their kind, their course, their day.

Telegram's server keeps letters, digits and the marks of ASCII in the name of a file, and removes
the rest (TDLib, `clean_filename`): it removes vowels and subscripts of Khmer, which leaves nothing
to read. So a name has Latin letters for readers of every language and ends with the language of the
file; the caption says the same in the reader's language. A name has 60 characters before its
ending, all that Telegram keeps.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs

MOST: Final = 60
"""How many characters before the ending Telegram keeps."""
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_NOT_KEPT: Final = re.compile(rf"[^{_LATIN}0-9,.()+_-]+")
_OTHER_LETTERS: Final = re.compile(rf"[^\W\d_{_LATIN}]")
_BETWEEN: Final = " - "


class FileKind(StrEnum):
    """The kind of a file, which begins its name."""

    ATTENDANCE = "Attendance"
    CARDS = "Cards"
    CERTIFICATE = "Certificate"
    COMMUNITY = "Community sessions"
    LESSONS = "Lessons"
    LINKS = "Links"
    MEETINGS = "Meetings"
    MY_DATA = "My data"
    PEOPLE = "People"
    PLAN = "My plan"
    PRIVACY = "Privacy"
    REPORT = "Report"
    STRATEGY = "Strategy"
    SURVEYS = "Surveys"
    TO_FILL_IN = "List to fill in"
    WORKBOOK = "Workbook"


def file_name(
    kind: FileKind,
    ending: str,
    *,
    language: str,
    about: str = "",
    course: str = "",
    day: date | None = None,
    until: date | None = None,
) -> str:
    """Return "Attendance - Module 4, May 2023 - 2023-05-31 - en.xlsx".

    `day` is when it was made; with `until` they are the first and last day of its period. `course`
    is the title of a cohort, for files of coordinators only: a leader may share a phone. `about`
    tells files of a kind apart, such as the code of a certificate. Words of `course` with letters
    that are not Latin are left out, and so are its last words if they do not fit.
    """
    days = " to ".join(each.isoformat() for each in (day, until) if each)
    fixed = [each for each in (str(kind), about, days, language) if each]
    title = _cut(_latin(course), MOST - len(_BETWEEN.join(["", *fixed])))
    parts = (str(kind), about, title, days, language)
    return f"{_BETWEEN.join(each for each in parts if each)}.{ending}"


def _cut(title: str, room: int) -> str:
    """Return the first words of a title that fit."""
    while title and len(title) > room:
        title = title.rpartition(" ")[0]
    return title.strip(" ,.-")


def _latin(title: str) -> str:
    """Return the words with Latin letters only, without the signs that Telegram drops."""
    words = (word for word in title.split() if not _OTHER_LETTERS.search(word))
    return " ".join(filter(None, (_NOT_KEPT.sub("-", word).strip("-") for word in words)))


def file_caption(kind: FileKind, texts: Texts, *more: str) -> Screen:
    """Return the caption of a file: a line that tells nothing, then what the file is.

    `more` are the course, the day and other details, in the reader's language.
    """
    said = " · ".join(
        [texts.label(f"common.file.{kind.name.lower()}"), *(each for each in more if each)]
    )
    return Screen(text=paragraphs(texts("common.name"), said))
