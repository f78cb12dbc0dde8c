"""Names what a course inherits from the base, so that nobody takes it for the course's own."""

from collections.abc import Iterator
from typing import Any

from bot.catalog.folders import BASE_LANGUAGES
from bot.catalog.pack import OPTIONAL, Pack
from bot.catalog.reading import ParsedSheet


def inherited_parts(pack: Pack) -> tuple[str, ...]:
    """Return a line for each file of the base that is used, with what of it is used."""
    return tuple(_lines(pack)) if pack.base else ()


def _lines(pack: Pack) -> Iterator[str]:
    keys = (key for key in pack.course.sheet.model_fields_set if _is_from_base(pack.course, key))
    plan = pack.course.sheet.plan.model_fields_set
    parts = (f"plan.{key}" for key in plan if _is_from_base(pack.course, "plan", key))
    if names := sorted({*keys, *parts} - {"plan"}):
        yield f"course.yaml: {', '.join(names)}"
    yield f"guard.yaml: words in {', '.join(BASE_LANGUAGES)}"
    if pack.guard_model is not None and not (pack.folder / "guard_model.tsv").exists():
        yield "guard_model.tsv"
    for name in ("safety", "glossary", "services", *OPTIONAL):
        read = getattr(pack, name)
        if read is None:
            continue
        if name in {"safety", "surveys"}:
            if ids := _ids(pack, read):
                yield f"{name}.yaml: {', '.join(ids)}"
        elif _is_from_base(read):
            yield f"{name}.yaml"


def _ids(pack: Pack, read: ParsedSheet[Any]) -> list[str]:
    """Return the ids of entries whose words in the first language come from the base."""
    if read is pack.surveys:
        every = enumerate(read.sheet.surveys)
        return [each.id for n, each in every if _is_from_base(read, "surveys", n)]
    at = ("text", pack.languages[0])
    texts = enumerate(read.sheet.texts)
    return [each.id for n, each in texts if _is_from_base(read, "texts", n, *at)]


def _is_from_base(read: ParsedSheet[Any], *path: str | int) -> bool:
    return read.at(*path).file != read.tree.file
