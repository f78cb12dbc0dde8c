"""Units, cards and questions."""

import hashlib

import orjson

from bot.catalog.assembly.speech import Speech, speech_of
from bot.catalog.pack import Pack, UnitPack
from bot.catalog.sheets.unit import CardSheet, ItemSheet
from bot.domain.learning.course import (
    Card,
    CardId,
    Item,
    ItemId,
    Objective,
    ObjectiveId,
    Option,
    OptionId,
    SourceId,
    Unit,
    UnitId,
    Voice,
)

HASH_DIGITS = 12


def assemble_unit(pack: Pack, unit: UnitPack) -> Unit:
    """A unit with its cards and questions."""
    sheet = unit.unit.sheet
    speech = speech_of(pack, sheet.reviewed)
    quiz_speech = speech_of(pack, unit.quiz.sheet.reviewed)
    return Unit(
        id=UnitId(sheet.id),
        title=speech.text(sheet.title),
        note=speech.maybe(sheet.note),
        objectives=tuple(
            Objective(
                id=ObjectiveId(f"{sheet.id}.{objective.id}"), text=speech.text(objective.text)
            )
            for objective in sheet.objectives
        ),
        cards=tuple(_card(pack, unit, n, card) for n, card in enumerate(sheet.cards, 1)),
        items=tuple(_item(sheet.id, item, quiz_speech) for item in unit.quiz.sheet.items),
    )


def _card(pack: Pack, unit: UnitPack, position: int, card: CardSheet) -> Card:
    speech = speech_of(pack, unit.unit.sheet.reviewed)
    words = {language: there for (n, language), there in unit.cards.items() if n == card.id}
    more = {language: there.more for language, there in words.items() if there.more}
    return Card(
        id=CardId(f"{unit.unit.sheet.id}.c{card.id}"),
        number=position,
        title=speech.plain({language: there.title for language, there in words.items()}),
        sight=speech.rendered({language: there.sight for language, there in words.items()}),
        more=speech.rendered(more) if more else None,
        sources=tuple(map(SourceId, card.sources)),
        update=card.update,
        voices=tuple(
            Voice(
                language=language,
                file=voice.file,
                seconds=voice.seconds,
                size_bytes=(pack.folder / "media" / voice.file).stat().st_size,
            )
            for language, voice in card.voice.items()
            if voice
        ),
    )


def _item(unit_id: str, sheet: ItemSheet, speech: Speech) -> Item:
    return Item(
        id=ItemId(f"{unit_id}.{sheet.id}"),
        objective=ObjectiveId(f"{unit_id}.{sheet.objective}"),
        card=CardId(f"{unit_id}.c{sheet.card}"),
        stem=speech.text(sheet.stem),
        options=tuple(
            Option(
                id=OptionId(option.id),
                text=speech.text(option.text),
                feedback=speech.text(option.feedback),
                right=option.right,
            )
            for option in sheet.options
        ),
        choose=sum(option.right for option in sheet.options),
        fixed_order=sheet.fixed_order,
        update=sheet.update,
        sources=tuple(map(SourceId, sheet.sources)),
        content_hash=content_hash(sheet),
    )


def content_hash(item: ItemSheet) -> str:
    """A short fingerprint of what people see and what counts: stem, options, feedback, order."""
    seen = {
        "stem": item.stem.strings(),
        "options": [
            [option.id, option.right, option.text.strings(), option.feedback.strings()]
            for option in item.options
        ],
        "fixed_order": item.fixed_order,
    }
    canonical = orjson.dumps(seen, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()[:HASH_DIGITS]
