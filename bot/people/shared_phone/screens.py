"""What stands in place of a closed screen, and the question whether others use the phone."""

from bot.locale import Texts
from bot.people.settings.buttons import SetSharedPhone
from bot.people.shared_phone.buttons import GoOn
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, paragraphs, tap


def closed(texts: Texts) -> Screen:
    """Return the neutral line in place of a screen, which leads back."""
    return Screen(
        text=texts("common.name"), buttons=[[tap(texts.label("shared_phone.go_on"), GoOn())]]
    )


def question(texts: Texts) -> Screen:
    """Ask whether others use the phone, and say what would follow."""
    return Screen(
        text=paragraphs(texts("common.name"), texts("shared_phone.ask")),
        buttons=[
            [tap(texts.label("shared_phone.others"), SetSharedPhone(1))],
            [tap(texts.label("shared_phone.only_me"), OpenHome())],
        ],
    )
