"""Buttons and words that several screens of the desk have."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from bot.desk.buttons import OpenDeskMore
from bot.facts import KnownFacts
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.outbox.forecast.domain import SendForecast
from bot.people.domain import remind_again_from
from bot.telegram.kit.destinations import OpenDesk
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, copy, link, paragraphs, tap
from bot.telegram.kit.timing import WHY, day_and_time
from bot.telegram.kit.ways import in_pairs
from bot.telegram.slots import ScreenSlot, Slots, rows_of

MOST_OTHERS = 6
"""How many other cohorts have a button on a page of one."""


def others_rows(others: Sequence[Cohort]) -> list[ButtonRow]:
    """Return the buttons to other cohorts of the same coordinator; /desk lists the rest."""
    return in_pairs([tap(other.title, OpenDesk(other.id)) for other in others[:MOST_OTHERS]])


def more_button(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.more"), OpenDeskMore(cohort))


def reminded(comes: SendForecast | None, zone: str, texts: Texts) -> Markup:
    """Say when the reminder comes, and why not at once."""
    if comes is None or comes.at is None or comes.reason is None:
        return texts("desk.reminded")
    why = texts(WHY.get(comes.reason, "common.timing_why_other"))
    return texts("desk.reminded_later", when=day_and_time(comes.at, zone, texts), why=why)


def reminded_on(
    reminded_at: datetime | None, zone: str, texts: Texts, *, now: datetime
) -> Markup | None:
    """Say when somebody was reminded, as long as nobody may remind them again."""
    if reminded_at is None or remind_again_from(reminded_at, now=now) is None:
        return None
    return texts("desk.person_reminded_on", day=texts.day(reminded_at, zone))


def card_rows(slots: Slots, known: KnownFacts, back: ScreenButton, texts: Texts) -> list[ButtonRow]:
    """Return the rows that features add to somebody's card, and the button back."""
    last: ScreenSlot[KnownFacts] = ScreenSlot(row=1, column=9, buttons=lambda *_: [back])
    return rows_of((*slots.card, last), known, texts)


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
