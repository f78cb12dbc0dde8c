"""Normalizes text and entities as Telegram does before it stores them (td fix_formatted_text)."""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.simulator.api_errors import Json
from bot.simulator.entities import detection
from bot.simulator.entities.lengths import utf16

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
    quotes = [entity for entity in moved if entity["type"] in _QUOTES]
    whole = _unsplittable(moved, detection.detect(text))
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


def _unsplittable(entities: list[Json], detected: list[Json]) -> list[Json]:
    """Return the entities that cannot be split; drop those that overlap an earlier one."""
    written = (e for e in entities if e["type"] not in _SPLITTABLE and e["type"] not in _QUOTES)
    kept: list[Json] = []
    for entity in [*sorted(written, key=_order), *detected]:
        begin, stop = _span(entity)
        if all(stop <= _span(other)[0] or begin >= _span(other)[1] for other in kept):
            kept.append(entity)
    return kept


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
