"""Which languages of a course have no screens, so that nobody can choose them."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from bot.catalog.loading import named_languages
from bot.catalog.problem import ContentProblem
from bot.cli.how_to import how_to_type
from bot.locale.folders import language_folders
from bot.settings import Settings

_EXAMPLE = Path("~/screens")


def without_screens(path: Path, settings: Settings) -> Iterator[ContentProblem]:
    """Yield a warning for each language of the courses in `path` that has no screens.

    Raise `UnfitLocale` if the folder of further languages cannot be used.
    """
    spoken = language_folders(settings.locales)
    for language, place in named_languages(path):
        if language not in spoken:
            yield ContentProblem(
                place=place,
                severity="warning",
                what=f"There are no screens in {language}, so nobody can choose it.",
                advice=_next_step(language, settings),
            )


def _next_step(language: str, settings: Settings) -> str:
    folder = settings.locales or _EXAMPLE
    # A shell fills in ~ only where it stands without quotation marks.
    typed = str(folder) if folder == _EXAMPLE else shlex.quote(str(folder))
    step = f"Write them: {how_to_type(f'locale new {language} --folder {typed}')}"
    setting = "" if settings.locales else f"; then set ROMLEUK_LOCALES={typed}"
    return f"{step}{setting}. See docs/another-language.md."
