"""Assembles the words of the guard."""

from collections.abc import Iterator

from bot.catalog.cues import Cue, read_cue
from bot.catalog.folders import BASE_LANGUAGES
from bot.catalog.folding import folded, unaccented
from bot.catalog.guard_model import GuardModel
from bot.catalog.guard_words import GuardWords
from bot.catalog.sheets.guard import GuardSheet, Listed, groups_in
from bot.locale.scripts import script_of


def guard_words(sheet: GuardSheet, model: GuardModel | None) -> GuardWords:
    """Build the words of a sheet that passed the checks, with the model that judges beside them."""

    def cues(listed: Listed) -> tuple[Cue, ...]:
        return tuple(
            read_cue(line, groups_in(sheet, language))
            for language, lines in listed.items()
            for line in lines
        )

    def risky(listed: Listed) -> tuple[Cue, ...]:
        return (*cues(listed), *_without_accents(sheet, listed))

    return GuardWords(
        self_harm=risky(sheet.self_harm),
        danger=risky(sheet.danger),
        person=risky(sheet.person),
        contact=risky(sheet.contact),
        number=cues(sheet.number),
        document=cues(sheet.document),
        harmless=cues(sheet.harmless),
        thanks=_folded(sheet.thanks),
        beside_thanks=_folded(sheet.beside_thanks),
        help_calls=tuple(dict.fromkeys(_help_calls(sheet))),
        digits=tuple(
            (word, str(digit))
            for words in sheet.digits.values()
            for digit, word in enumerate(words)
        ),
        numbers=_folded(sheet.numbers) + _folded(sheet.digits),
        skipped=_folded(sheet.skipped),
        links=sheet.links,
        models=() if model is None else (model,),
        cues_alone=model is None,
        accents=any(map(_may_lose_accents, _languages(sheet))),
    )


def _languages(sheet: GuardSheet) -> Iterator[str]:
    """Yield the languages in which there are cues of risks, some of them several times."""
    for listed in (sheet.self_harm, sheet.danger, sheet.person, sheet.contact):
        yield from listed


def _may_lose_accents(language: str) -> bool:
    """Tell whether people may type a language without its accents, unlike those of the base."""
    return language not in BASE_LANGUAGES and script_of(language) == "Latn"


def _without_accents(sheet: GuardSheet, listed: Listed) -> Iterator[Cue]:
    """Yield the cues of a Latin script once more, for a text that is typed without accents."""
    for language, lines in listed.items():
        if not _may_lose_accents(language):
            continue
        groups = {
            unaccented(name): tuple(map(unaccented, words))
            for name, words in groups_in(sheet, language).items()
        }
        bare = ((line, unaccented(line)) for line in lines)
        yield from (read_cue(plain, groups) for line, plain in bare if plain != line or groups)


def _help_calls(sheet: GuardSheet) -> Iterator[str]:
    for language, words in sheet.help_calls.items():
        yield from map(folded, words)
        if _may_lose_accents(language):
            yield from (folded(unaccented(word)) for word in words)


def _folded(listed: Listed) -> tuple[str, ...]:
    return tuple(folded(word) for words in listed.values() for word in words)
