"""The content pack: from folders of text files to frozen courses.

`load` gives a course or raises ContentProblems; `check` lists what is wrong; `status` tells what
still waits for a translation, a reviewer or a signature. The format is described in
content/README.md.
"""

from bot.catalog.checks.guessing import Habit
from bot.catalog.checks.questions import ObjectiveCount, UnitScores
from bot.catalog.loading import check, check_all, guessing_scores, load, load_all
from bot.catalog.problem import ContentProblems, Location, Problem
from bot.catalog.waiting import PartStatus, Status, UnsignedText, status

__all__ = [
    "ContentProblems",
    "Habit",
    "Location",
    "ObjectiveCount",
    "PartStatus",
    "Problem",
    "Status",
    "UnitScores",
    "UnsignedText",
    "check",
    "check_all",
    "guessing_scores",
    "load",
    "load_all",
    "status",
]
