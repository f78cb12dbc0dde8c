"""Assembles units, cards and questions, with their voice notes and pictures."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.course import (
    AnswerOption,
    Card,
    CardId,
    Form,
    Item,
    ItemId,
    Objective,
    ObjectiveId,
    OptionId,
    SourceId,
    Unit,
    UnitId,
)
from bot.catalog.media import NO_MEDIA, Media, Medium, MediumKind
from bot.catalog.media_files import FOLDER, measure_picture, measure_voice
from bot.catalog.pack import Pack, UnitPack
from bot.catalog.sheets.unit import CardSheet, ItemSheet, MediaSheet

HASH_DIGITS = 12


def assemble_unit(pack: Pack, unit: UnitPack) -> Unit:
    """A unit with its cards and questions."""
    sheet = unit.unit.sheet
    build = text_builder(pack, sheet.reviewed)
    build_quiz = text_builder(pack, unit.quiz.sheet.reviewed)
    return Unit(
        id=UnitId(sheet.id),
        title=build.text(sheet.title),
        note=build.optional(sheet.note),
        objectives=tuple(
            Objective(id=ObjectiveId(f"{sheet.id}.{objective.id}"), text=build.text(objective.text))
            for objective in sheet.objectives
        ),
        cards=tuple(_card(pack, unit, n, card) for n, card in enumerate(sheet.cards, 1)),
        items=_items(pack, unit, build_quiz, practice=False),
        variants=_items(pack, unit, build_quiz, practice=True),
        extra=sheet.extra,
    )


def _card(pack: Pack, unit: UnitPack, position: int, card: CardSheet) -> Card:
    build = text_builder(pack, unit.unit.sheet.reviewed)
    words = {language: there for (n, language), there in unit.cards.items() if n == card.id}
    more = {language: there.more for language, there in words.items() if there.more}
    return Card(
        id=CardId(f"{unit.unit.sheet.id}.c{card.id}"),
        number=position,
        title=build.plain({language: there.title for language, there in words.items()}),
        sight=build.rendered({language: there.sight for language, there in words.items()}),
        more=build.rendered(more) if more else None,
        sources=tuple(map(SourceId, card.sources)),
        media=assemble_media(pack, card, build),
        to_check=tuple(map(build.text, card.to_check)),
        asked=tuple(card.asked.items()),
        need=card.need,
    )


def _items(pack: Pack, unit: UnitPack, build: TextBuilder, *, practice: bool) -> tuple[Item, ...]:
    items = (each for each in unit.quiz.sheet.items if each.practice is practice)
    return tuple(_item(pack, unit.unit.sheet.id, each, build) for each in items)


def _item(pack: Pack, unit_id: str, sheet: ItemSheet, build: TextBuilder) -> Item:
    media = assemble_media(pack, sheet, build)
    all_right = sheet.form in {Form.ORDER, Form.MATCH}
    return Item(
        id=ItemId(f"{unit_id}.{sheet.id}"),
        objective=ObjectiveId(f"{unit_id}.{sheet.objective}"),
        card=CardId(f"{unit_id}.c{sheet.card}"),
        stem=build.text(sheet.stem),
        options=tuple(
            AnswerOption(
                id=OptionId(option.id),
                text=build.text(option.text),
                feedback=build.text(option.feedback),
                right=option.right or all_right,
                need=build.optional(option.need),
            )
            for option in sheet.options
        ),
        choose=len(sheet.options) if all_right else sum(o.right for o in sheet.options),
        fixed_order=sheet.fixed_order or sheet.form is Form.LINE,
        sources=tuple(map(SourceId, sheet.sources)),
        content_hash=content_hash(sheet, media),
        media=media,
        explanation=assemble_media(pack, sheet.explanation, build),
        form=sheet.form,
    )


def content_hash(item: ItemSheet, media: Media) -> str:
    """A short fingerprint of what people see and what counts: stem, options, feedback, order.

    A picture is part of the question, a voice note only says it once more.
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


def assemble_media(pack: Pack, sheet: MediaSheet | None, build: TextBuilder) -> Media:
    """The files that a sheet names, measured."""
    if sheet is None or not (sheet.voice or sheet.picture):
        return NO_MEDIA
    return Media(
        files=tuple(_files(pack.folder / FOLDER, sheet)),
        alt=build.text(sheet.picture.alt) if sheet.picture else None,
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
