"""Asks again for the tap by which people agree, which nothing typed replaces."""

from collections.abc import Sequence

from bot.locale import Texts
from bot.people.joining.buttons import Agree
from bot.people.joining.screens import agree_or_decline
from bot.telegram.kit.screen import Screen


def agree_again(agree: Agree, languages: Sequence[str], texts: Texts) -> Screen:
    """Say that only a tap agrees, with the buttons of the consent text above."""
    return agree_or_decline(texts("unfinished.tap_to_agree"), agree, languages, texts)
