"""The document on pilots names buttons and periods as they are."""

import re

from bot.housekeeping.restore_test import GOOD_FOR
from bot.locale import Catalogue
from tests.docs.documents import text_of

PILOT = text_of("docs/pilot.md")
SIGNS = re.compile(r"^[^\w/]+")


def labels() -> set[str]:
    """Return all English texts, with and without the sign that heads a button."""
    catalogue = Catalogue()
    said: set[str] = set()
    for key in catalogue.keys("en"):
        texts = catalogue.message("en", key).string
        said |= {texts} if isinstance(texts, str) else set(texts or ())
    return said | {SIGNS.sub("", text) for text in said}


def test_every_button_that_is_named_is_there() -> None:
    named = set(re.findall(r"\[([^\]]+)\](?!\()", PILOT))

    assert named
    assert named - labels() == set()


def test_the_periods_are_those_of_the_code() -> None:
    assert f"in the last {GOOD_FOR.days} days" in PILOT
    assert all(f"| **{day}** |" in PILOT for day in (0, 30, 90, 180))
