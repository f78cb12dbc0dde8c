"""The content pack: from folders of text files to frozen courses.

`load` gives a course or raises ContentProblems; `check` lists what is wrong; `status` tells what
still waits for a translation, a reviewer or a signature. The format is described in
content/README.md.
"""

from bot.catalog.checks.guessing import Habit
from bot.catalog.checks.questions import ObjectiveCount, UnitScores
from bot.catalog.loading import check, check_all, guessing_scores, load, load_all, load_kept
from bot.catalog.problem import ContentProblems, Location, Problem
from bot.catalog.waiting import PartKind, PartStatus, Status, UnsignedText, status
from bot.catalog.waiting_table import Needed, WaitingRow, waiting_table

__all__ = [
    "ContentProblems",
    "Habit",
    "Location",
    "Needed",
    "ObjectiveCount",
    "PartKind",
    "PartStatus",
    "Problem",
    "Status",
    "UnitScores",
    "UnsignedText",
    "WaitingRow",
    "check",
    "check_all",
    "guessing_scores",
    "load",
    "load_all",
    "load_kept",
    "status",
    "waiting_table",
]
