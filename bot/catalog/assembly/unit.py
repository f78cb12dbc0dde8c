"""Assembles units, cards and questions, with their voice notes and pictures."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.course import (
    AloudItem,
    AnswerOption,
    Card,
    CardId,
    Form,
    Item,
    ItemId,
    Objective,
    ObjectiveId,
    Unit,
)
from bot.catalog.media import NO_MEDIA, Media, Medium, MediumKind
from bot.catalog.media_files import FOLDER, measure_picture, measure_voice
from bot.catalog.pack import Pack, UnitPack
from bot.catalog.sheets.unit import CardSheet, ItemSheet, MediaSheet

HASH_DIGITS = 12


def assemble_unit(pack: Pack, unit: UnitPack) -> Unit:
    sheet = unit.unit.sheet
    builder = text_builder(pack, sheet.reviewed)
    return builder.build(
        Unit,
        sheet,
        objectives=tuple(
            builder.build(Objective, objective, id=ObjectiveId(f"{sheet.id}.{objective.id}"))
            for objective in sheet.objectives
        ),
        cards=tuple(_card(pack, unit, n, card) for n, card in enumerate(sheet.cards, 1)),
        items=_items(pack, unit, practice=False),
        variants=_items(pack, unit, practice=True),
        aloud=_aloud(pack, unit),
    )


def _card(pack: Pack, unit: UnitPack, position: int, sheet: CardSheet) -> Card:
    builder = text_builder(pack, unit.unit.sheet.reviewed)
    words = {language: there for (n, language), there in unit.cards.items() if n == sheet.id}
    more = {language: there.more for language, there in words.items() if there.more}
    return builder.build(
        Card,
        sheet,
        id=CardId(f"{unit.unit.sheet.id}.c{sheet.id}"),
        number=position,
        title=builder.plain({language: there.title for language, there in words.items()}),
        sight=builder.rendered({language: there.sight for language, there in words.items()}),
        more=builder.rendered(more) if more else None,
        media=assemble_media(pack, sheet, builder),
    )


def _items(pack: Pack, unit: UnitPack, *, practice: bool) -> tuple[Item, ...]:
    quiz = unit.quiz.sheet
    builder = text_builder(pack, quiz.reviewed)
    items = (each for each in quiz.items if each.practice is practice)
    return tuple(_item(pack, unit.unit.sheet.id, each, builder) for each in items)


def _item(pack: Pack, unit_id: str, sheet: ItemSheet, builder: TextBuilder) -> Item:
    media = assemble_media(pack, sheet, builder)
    all_right = sheet.form in {Form.ORDER, Form.MATCH}
    return builder.build(
        Item,
        sheet,
        id=ItemId(f"{unit_id}.{sheet.id}"),
        objective=ObjectiveId(f"{unit_id}.{sheet.objective}"),
        card=CardId(f"{unit_id}.c{sheet.card}"),
        options=tuple(
            builder.build(AnswerOption, option, right=option.right or all_right)
            for option in sheet.options
        ),
        choose=len(sheet.options) if all_right else sum(o.right for o in sheet.options),
        fixed_order=sheet.fixed_order or sheet.form is Form.LINE,
        content_hash=content_hash(sheet, media),
        media=media,
        explanation=assemble_media(pack, sheet.explanation, builder),
    )


def _aloud(pack: Pack, unit: UnitPack) -> tuple[AloudItem, ...]:
    quiz, unit_id = unit.quiz.sheet, unit.unit.sheet.id
    builder = text_builder(pack, quiz.reviewed)
    return tuple(
        builder.build(
            AloudItem,
            each,
            id=ItemId(f"{unit_id}.{each.id}"),
            card=CardId(f"{unit_id}.c{each.card}"),
        )
        for each in quiz.aloud
    )


def content_hash(item: ItemSheet, media: Media) -> str:
    """Return a fingerprint of what people see and what counts: stem, options, feedback, order.

    A picture is part of the question; a voice note only repeats it, so it does not count.
    """
    seen: dict[str, Any] = {
        "stem": item.stem.strings(),
        "options": [
            [option.id, option.right, option.text.strings(), option.feedback.strings()]
            for option in item.options
        ],
        "fixed_order": item.fixed_order,
    }
    if item.form is not Form.CHOICE:
        needs = [option.need.strings() for option in item.options if option.need]
        seen["form"] = [item.form, *needs]
    if pictures := [m.digest for m in media.files if m.kind is MediumKind.PICTURE]:
        seen["pictures"] = pictures
    canonical = orjson.dumps(seen, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()[:HASH_DIGITS]


def assemble_media(pack: Pack, sheet: MediaSheet | None, builder: TextBuilder) -> Media:
    """Measure the files that a sheet names."""
    if sheet is None or not (sheet.voice or sheet.picture):
        return NO_MEDIA
    return Media(
        files=tuple(_files(pack.folder / FOLDER, sheet)),
        alt=builder.text(sheet.picture.alt) if sheet.picture else None,
    )


def _files(folder: Path, sheet: MediaSheet) -> Iterator[Medium]:
    pictures = sheet.picture.file if sheet.picture else {}
    for kind, measure, files in (
        (MediumKind.VOICE, measure_voice, sheet.voice),
        (MediumKind.PICTURE, measure_picture, pictures),
    ):
        for language, name in files.items():
            if name:
                file = folder / name
                yield Medium(kind=kind, language=language, file=file, **asdict(measure(file)))
