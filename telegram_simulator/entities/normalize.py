"""Normalizes text and entities as Telegram does before it stores them (td fix_formatted_text)."""

import re
from collections.abc import Iterable
from itertools import pairwise

from telegram_simulator.api_errors import Json
from telegram_simulator.entities import detection
from telegram_simulator.entities.lengths import utf16

_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = {"blockquote", "expandable_blockquote"}
_VERBATIM = {"code", "pre"}
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_DEFAULT_PRIORITY = 50
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f]")
_EDGES = " \n\t"

Span = tuple[int, int]


def normalize(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Replace control characters, trim, split and merge entities, detect others, and sort them."""
    text = _CONTROL.sub(" ", text.replace("\r", "")) if not text.isprintable() else text
    lead = len(text) - len(text.lstrip(_EDGES))
    shift = utf16(text[:lead])
    text = text.strip(_EDGES)
    if not entities:
        return text, detection.detect(text)
    end = utf16(text)
    moved = [
        {**entity, "offset": begin, "length": stop - begin}
        for entity in entities
        for begin, stop in [_within(entity, shift, end)]
        if stop > begin
    ]
    quotes = _apart(entity for entity in moved if entity["type"] in _QUOTES)
    whole = _unsplittable(moved, detection.detect(text), quotes)
    borders = sorted({place for entity in [*quotes, *whole] for place in _span(entity)})
    verbatim = [_span(entity) for entity in whole if entity["type"] in _VERBATIM]
    styled = [
        {"offset": begin, "length": stop - begin, "type": kind}
        for kind in _SPLITTABLE
        for span in _union(_span(entity) for entity in moved if entity["type"] == kind)
        for begin, stop in _split(span, borders)
        if not any(_inside((begin, stop), other) for other in verbatim)
    ]
    return text, sorted([*quotes, *whole, *styled], key=_order)


def _within(entity: Json, shift: int, end: int) -> Span:
    begin, stop = entity["offset"] - shift, entity["offset"] + entity["length"] - shift
    return max(begin, 0), min(stop, end)


def _span(entity: Json) -> Span:
    return entity["offset"], entity["offset"] + entity["length"]


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _order(entity: Json) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _PRIORITY.get(entity["type"], _DEFAULT_PRIORITY)


def _apart(entities: Iterable[Json]) -> list[Json]:
    """Return the entities in order, without those that overlap an earlier one or lie in it."""
    kept: list[Json] = []
    for entity in sorted(entities, key=_order):
        if not kept or entity["offset"] >= _span(kept[-1])[1]:
            kept.append(entity)
    return kept


def _unsplittable(entities: list[Json], detected: list[Json], quotes: list[Json]) -> list[Json]:
    """Return the entities that cannot be split; drop those that overlap an earlier one.

    They may lie in a quote, but neither cross its border nor hold it.
    """
    kept = [
        entity
        for entity in _apart(
            e for e in entities if e["type"] not in _SPLITTABLE and e["type"] not in _QUOTES
        )
        if _fits(entity, quotes)
    ]
    for entity in detected:
        if _fits(entity, quotes) and not any(_overlap(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _fits(entity: Json, quotes: list[Json]) -> bool:
    """Tell whether an entity lies outside of each quote or wholly in it."""
    return all(
        not _overlap(entity, quote) or _inside(_span(entity), _span(quote)) for quote in quotes
    )


def _overlap(one: Json, other: Json) -> bool:
    (begin, stop), (start, end) = _span(one), _span(other)
    return begin < end and start < stop


def _union(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for begin, stop in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((begin, stop))
    return merged


def _split(span: Span, borders: list[int]) -> list[Span]:
    begin, stop = span
    cuts = [begin, *(place for place in borders if begin < place < stop), stop]
    return list(pairwise(cuts))
