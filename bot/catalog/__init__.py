"""The content pack: from folders of text files to frozen courses.

`load` gives a course or raises ContentProblems; `check` lists what is wrong; `status` tells what
still waits for a translation, a reviewer or a signature. The format is described in
content/README.md.
"""

from bot.catalog.loading import check, check_all, load, load_all
from bot.catalog.problem import ContentProblems, Location, Problem
from bot.catalog.waiting import PartStatus, Status, UnsignedText, status

__all__ = [
    "ContentProblems",
    "Location",
    "PartStatus",
    "Problem",
    "Status",
    "UnsignedText",
    "check",
    "check_all",
    "load",
    "load_all",
    "status",
]
