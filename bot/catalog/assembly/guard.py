"""Assembles the words of the guard."""

from bot.catalog.cues import Cue, read_cue
from bot.catalog.folding import folded
from bot.catalog.guard_model import GuardModel
from bot.catalog.guard_words import GuardWords
from bot.catalog.sheets.guard import GuardSheet, Listed, groups_in


def guard_words(sheet: GuardSheet, model: GuardModel | None) -> GuardWords:
    """Build the words of a sheet that passed the checks, with the model that judges beside them."""

    def cues(listed: Listed) -> tuple[Cue, ...]:
        return tuple(
            read_cue(line, groups_in(sheet, language))
            for language, lines in listed.items()
            for line in lines
        )

    return GuardWords(
        self_harm=cues(sheet.self_harm),
        danger=cues(sheet.danger),
        person=cues(sheet.person),
        contact=cues(sheet.contact),
        number=cues(sheet.number),
        document=cues(sheet.document),
        harmless=cues(sheet.harmless),
        thanks=_folded(sheet.thanks),
        beside_thanks=_folded(sheet.beside_thanks),
        help_calls=_folded(sheet.help_calls),
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
    )


def _folded(listed: Listed) -> tuple[str, ...]:
    return tuple(folded(word) for words in listed.values() for word in words)
