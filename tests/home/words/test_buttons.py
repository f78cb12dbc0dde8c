"""Each button is decided on: a typed word presses it, makes the bot ask, or never presses it."""

from pathlib import Path

from bot.areas import routes
from bot.home.words.buttons import ASKED, TYPED

LISTED = Path(__file__).with_name("need_a_tap.txt").read_text(encoding="utf-8").splitlines()
NEED_A_TAP = [name for name in LISTED if name and not name.startswith("#")]
"""They erase, leave, remove, publish, send to others, or belong to the message above them."""
ERASING = {"Erase", "Leave", "Remove", "RevokeRole", "CutOff", "DeleteSession", "SendIt", "Recall"}


def test_somebody_has_decided_about_every_button() -> None:
    decided = [*TYPED, *ASKED, *NEED_A_TAP]
    registered = [each.__name__ for each in routes.taps]

    assert len(set(registered)) == len(registered), "the lists name buttons by their classes"
    missing = set(registered) - set(decided)
    assert not missing, (
        f"{sorted(missing)}: may a typed word press it? Then list it in bot/home/words/buttons.py,"
        " else in tests/home/words/need_a_tap.txt"
    )
    assert sorted(decided) == sorted(registered), "a name stands there twice, or has no button"


def test_nothing_that_cannot_be_undone_is_done_by_a_word() -> None:
    assert set(NEED_A_TAP) >= ERASING
