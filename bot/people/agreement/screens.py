"""What somebody agreed to, to read again."""

from bot.locale import Texts
from bot.membership.domain import Person
from bot.people.buttons import KeepAgreement, OpenAgreement, OpenMyData, ReadAgreement
from bot.safety.texts.domain import Consent
from bot.safety.texts.screens import layer_row, whole_text
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home


def agreement(asked: Consent, person: Person, texts: Texts) -> Screen:
    """Show the lines to which somebody agreed, and when."""
    agreed = None
    if person.consented_at is not None:  # who only coordinates never agreed to it
        day = texts.date(person.consented_at, person.zone)
        agreed = texts("people.join_agreed", day=day, version=person.consent_version)
    return Screen(
        text=paragraphs(texts("common.name"), asked.text, agreed),
        buttons=[
            layer_row(ReadAgreement(0), KeepAgreement(), texts) if asked.whole else [],
            [tap(texts.label("common.my_data"), OpenMyData()), to_home(texts)],
        ],
    )


def whole_agreement(asked: Consent, at: int, texts: Texts) -> Screen:
    back = tap(texts.label("common.back"), OpenAgreement())
    return whole_text(asked, at, ReadAgreement, texts, below=lambda _page: [[back]])
