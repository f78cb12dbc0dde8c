"""Signatures of reviewers, for single texts and for whole files.

A file of a course says in `reviewed` who has read all of it. Somebody who has read a part signs
rows of the sheet; such signatures are kept in reviews.yaml, each for one wording, until all texts
of a file are signed. Then the file says so itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from orjson import dumps

from bot.catalog.pack import Pack
from bot.catalog.reference import Signature
from bot.catalog.sheets.course import SafetyTextSheet
from bot.catalog.sheets.wording import Signatures
from bot.catalog.texts import CourseText

Key = tuple[str, str]
"""The address of a text, and a language."""
Signed = Mapping[Key, tuple[str, str]]
"""Who has read a text in a language, and on which day (ISO date)."""
_HEAD: Final = """\
# Who has read which single text, with a mark of its wording. `content import` writes this file.
# Who has read a whole file stands in the `reviewed` of the file.
"""


def known_signatures(pack: Pack, texts: Iterable[CourseText]) -> dict[Key, tuple[str, str]]:
    """Return who has read the present wording of each text."""
    of_files = {read.tree.file: read.sheet.reviewed for read in _signed_files(pack)}
    known: dict[Key, tuple[str, str]] = {}
    for text in texts:
        for language in text.strings:
            if found := _signature(pack, text, language, of_files):
                known[text.id, language] = (found.by, found.on)
    return known


def _signature(
    pack: Pack, text: CourseText, language: str, of_files: Mapping[Path, Signatures]
) -> Signature | None:
    single = pack.reviews.reviews.get(language, {}).get(text.id)
    if single and single.mark == text.mark_in(language):
        return single.signature
    if isinstance(text.sheet, SafetyTextSheet):
        return text.sheet.sign_off.get(language)
    return of_files.get(text.signed_in, {}).get(language)


def _signed_files(pack: Pack) -> Iterator[Any]:
    yield from (pack.course, pack.glossary, pack.services, pack.sources)
    if pack.places:
        yield pack.places
    for module in pack.modules.values():
        yield from (module.module, *module.stories_and_cases)
        for unit in module.units.values():
            yield from (unit.unit, unit.quiz)


def file_signatures(
    pack: Pack, texts: Iterable[CourseText], signed: Signed
) -> dict[tuple[Path, str], str | None]:
    """Return the new value of `reviewed` in each file and language.

    A file is signed when all its texts in this language are: by everybody who read one, on the last
    day.
    """
    by_file: dict[tuple[Path, str], list[str]] = defaultdict(list)
    for text in texts:
        for language in text.strings:
            by_file[text.signed_in, language].append(text.id)
    said: dict[tuple[Path, str], str | None] = {}
    for read in _signed_files(pack):
        for language in pack.languages if "reviewed" in read.sheet.model_fields_set else ():
            if ids := by_file.get((read.tree.file, language)):
                signatures = [signed.get((each, language)) for each in ids]
                said[read.tree.file, language] = _line(signatures)
    return said


def reviewed_now(pack: Pack) -> dict[tuple[Path, str], str | None]:
    """Return the present value of `reviewed` in each file and language."""
    return {
        (read.tree.file, language): _written(read.sheet.reviewed.get(language))
        for read in _signed_files(pack)
        for language in pack.languages
    }


def _written(signature: Signature | None) -> str | None:
    return f"{signature.on} {signature.by}" if signature else None


def _line(signatures: Sequence[tuple[str, str] | None]) -> str | None:
    """Return one signature for all; None if one of them is missing."""
    there = [each for each in signatures if each]
    if len(there) < len(signatures):
        return None
    names = dict.fromkeys(name for by, _ in there for name in by.split(", "))
    return f"{max(on for _, on in there)} {', '.join(names)}"


def reviews_file(
    texts: Iterable[CourseText], signed: Signed, said: Mapping[tuple[Path, str], str | None]
) -> str:
    """Return reviews.yaml: the signatures that the files themselves (`said`) do not have."""
    lines: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for language in text.strings:
            single = signed.get((text.id, language))
            if single and f"{single[1]} {single[0]}" != _said(text, language, said):
                line = f"{text.mark_in(language)} {single[1]} {single[0]}"
                lines[language].append(f"    {text.id}: {dumps(line).decode()}\n")
    if not lines:
        return ""
    parts = (f"  {language}:\n{''.join(of)}" for language, of in sorted(lines.items()))
    return f"{_HEAD}reviews:\n{''.join(parts)}"


def _said(
    text: CourseText, language: str, said: Mapping[tuple[Path, str], str | None]
) -> str | None:
    if isinstance(text.sheet, SafetyTextSheet):
        return _written(text.sheet.sign_off.get(language))
    return said.get((text.signed_in, language))
