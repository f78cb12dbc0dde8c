"""The consent text that has changed, and the answers to it."""

from datetime import datetime

from bot.locale import Texts
from bot.people.buttons import KeepAgreement, OpenMyData, ReadAgreement
from bot.people.renewal.buttons import AgreeAnew, NotNow
from bot.safety.texts.domain import Consent
from bot.safety.texts.screens import layer_row
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home


def changed(asked: Consent, texts: Texts) -> Screen:
    """Ask for consent to the text that has changed."""
    more = layer_row(ReadAgreement(0), KeepAgreement(), texts) if asked.whole else []
    return Screen(
        text=paragraphs(
            texts("common.name"),
            texts("renewal.changed" if asked.changed is None else "renewal.changed_here"),
            asked.changed,
            texts("renewal.in_short") if asked.whole else None,
            asked.text,
        ),
        buttons=[
            [tap(texts.label("people.join_agree"), AgreeAnew(asked.version))],
            more,
            [tap(texts.label("renewal.not_now"), NotNow())],
        ],
    )


def agreed(version: int, texts: Texts, *, zone: str, now: datetime) -> Screen:
    line = texts("people.join_agreed", day=texts.date(now, zone), version=version)
    return Screen(text=paragraphs(texts("common.name"), line), buttons=[[to_home(texts)]])


def not_now(texts: Texts) -> Screen:
    """Say that nothing new begins; leaving and deleting are one tap away."""
    return Screen(
        text=paragraphs(texts("common.name"), texts("renewal.stays")),
        buttons=[[tap(texts.label("common.my_data"), OpenMyData()), to_home(texts)]],
    )
