"""Buttons and words that several screens of the desk have."""

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from bot.desk.buttons import OpenDeskMore
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.outbox.forecast.domain import SendForecast
from bot.telegram.kit.destinations import OpenDesk
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, copy, link, paragraphs, tap
from bot.telegram.kit.timing import WHY, day_and_time


def others_row(others: Sequence[Cohort]) -> ButtonRow:
    """Return the buttons to other cohorts of the same coordinator."""
    return [tap(other.title, OpenDesk(other.id)) for other in others[:2]]


def more_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.more"), OpenDeskMore(cohort))


def reminded(comes: SendForecast | None, zone: str, texts: Texts) -> Markup:
    """Say when the reminder comes, and why not at once."""
    if comes is None or comes.at is None or comes.reason is None:
        return texts("desk.reminded")
    why = texts(WHY.get(comes.reason, "common.timing_why_other"))
    return texts("desk.reminded_later", when=day_and_time(comes.at, zone, texts), why=why)


def staff_link(says: Markup, address: str, back: ScreenButton, texts: Texts) -> Screen:
    """Show a one-time link for a colleague, to share and to copy."""
    share = f"https://t.me/share/url?url={quote(address, safe='')}"
    return Screen(
        text=paragraphs(says, Markup("<code>{}</code>").format(address)),
        buttons=[
            [link(texts.label("common.share"), share), copy(texts.label("common.copy"), address)],
            [back],
        ],
    )


def write_link(texts: Texts) -> Screen:
    """Tell a coordinator who added the bot what comes next."""
    return Screen(text=texts("desk.write_link"))
