"""Warns of what people read in another language because the base does not know theirs."""

from collections.abc import Iterator

from bot.catalog.folders import BASE_LANGUAGES
from bot.catalog.pack import OPTIONAL, Pack
from bot.catalog.problem import Findings
from bot.catalog.sheets.wording import wordings


def check_inherited(pack: Pack, findings: Findings) -> None:
    """Warn once for each language of the course; safety texts are named, the others counted."""
    first, *others = pack.languages
    for n, language in enumerate(others, 1):
        if not pack.base or language in BASE_LANGUAGES:
            continue
        safety = tuple(_safety_texts(pack, language))
        if count := sum(1 for _ in _without(pack, language)):
            named = f"; safety texts among them: {', '.join(safety)}" if safety else ""
            what = (
                f"Inherited texts that people read in {first}, not in {language}: {count}{named}."
            )
            advice = (
                "Write the safety texts into safety.yaml; content export gives the others "
                "on a sheet."
            )
            findings.warning(pack.course.at("languages", n), what, advice)


def _safety_texts(pack: Pack, language: str) -> Iterator[str]:
    for n, text in enumerate(pack.safety.sheet.texts):
        inherited = pack.safety.at("texts", n).file != pack.safety.tree.file
        if inherited and language not in text.text.strings():
            yield text.id


def _without(pack: Pack, language: str) -> Iterator[None]:
    """Yield once for each inherited text without this language."""
    optional = (getattr(pack, name) for name in OPTIONAL)
    every = (pack.course, pack.safety, pack.glossary, pack.services, *optional)
    for read in filter(None, every):
        for placed in wordings(read.sheet):
            inherited = read.at(*placed.path).file != read.tree.file
            if inherited and language not in placed.wording.strings():
                yield None
