"""Quizzes in GIFT on the command line: files for Moodle, and what such a file would change."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.catalog.editing.yaml_texts import with_items
from bot.catalog.gift.importing import GiftFrame, merge_gift
from bot.catalog.gift.items import NewItem
from bot.catalog.gift.quizzes import Quiz, quiz_in
from bot.catalog.gift.reading import read_gift
from bot.catalog.gift.writing import write_gift
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, Location
from bot.catalog.texts import course_texts
from bot.catalog.translation.merging import MergedTexts
from bot.catalog.translation.planning import ImportPlan, plan_changes
from bot.catalog.translation.reviews import known_signatures
from bot.cli.errors import USAGE, CliError


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftFile:
    name: str
    text: str
    quiz: Quiz


def gift_files(pack: Pack, units: Sequence[str], languages: Sequence[str]) -> tuple[GiftFile, ...]:
    """Return a file for each unit and language; without names, for all."""
    _refuse_unknown(units, pack.units, "unit")
    _refuse_unknown(languages, pack.languages, "language")
    return tuple(_files(pack, units or tuple(pack.units), languages or pack.languages))


def _files(pack: Pack, units: Sequence[str], languages: Sequence[str]) -> Iterator[GiftFile]:
    for unit in units:
        for language in languages:
            quiz = quiz_in(pack, unit, pack.units[unit], language)
            if quiz.questions:
                text = write_gift(quiz.category, quiz.questions)
                yield GiftFile(name=f"{unit}.{language}.gift.txt", text=text, quiz=quiz)


def _refuse_unknown(named: Iterable[str], known: Collection[str], what: str) -> None:
    for each in named:
        if each not in known:
            raise CliError(f"{each} is no {what} of the course: {', '.join(known)}.", USAGE)


def plan_gift(
    pack: Pack, file: Path, content: bytes, *, unit: str, language: str
) -> tuple[ImportPlan, dict[str, tuple[NewItem, ...]]]:
    """Return what a GIFT file would change, and its new questions by unit."""
    _refuse_unknown([unit] if unit else [], pack.units, "unit")
    findings = Findings()
    texts = course_texts(pack)
    frame = GiftFrame(
        file=file,
        pack=pack,
        texts={text.id: text for text in texts},
        unit=unit,
        language=language,
    )
    questions = read_gift(file, _decoded(file, content), findings)
    if not questions and not findings.failed:
        findings.error(Location(file=file), "There is no question in this file.", "Is it GIFT?")
    merged = MergedTexts(signed=known_signatures(pack, texts))
    found = merge_gift(frame, questions, merged, findings)
    more = {
        (pack.units[name].quiz.tree.file, pack.languages[0]): partial(
            with_items, key="items", items=[item.lines for item in items]
        )
        for name, items in found.new.items()
        if items
    }
    new = {name: tuple(items) for name, items in found.new.items()}
    return plan_changes(pack, texts, merged, findings, more), new


def _decoded(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CliError(f"{file} is not UTF-8 text. Save it as UTF-8.", USAGE) from None
