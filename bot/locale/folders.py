"""Which languages the screens have: each is a folder of gettext files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from babel.localedata import exists

ENGLISH: Final = "en"
"""The language that has every text, and stands in for the others."""
SHIPPED: Final = Path(__file__).parent


class UnfitLocale(ValueError):
    """Files of a language cannot be read; `problems` are lines such as `th/home.po:12: ...`."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def language_folders(own: Path | None = None) -> Mapping[str, Path]:
    """Return the folder of each language, English first.

    `own` is a folder with further languages. Raise `UnfitLocale` if it is not there, if it is the
    folder of one language, if a folder in it has no code of a language as its name, or if it has a
    language that comes with Romleuk.
    """
    shipped = _below(SHIPPED)
    order = sorted(shipped, key=lambda language: (language != ENGLISH, language))
    found = {language: shipped[language] for language in order}
    if own is None or own.resolve() == SHIPPED:
        return found
    if not own.is_dir():
        raise UnfitLocale([f"{own} is no folder"])
    if any(own.glob("*.po")):
        words = f"{own} holds the files of one language: name the folder around it, {own.parent}"
        raise UnfitLocale([words])
    problems = []
    for language, folder in _below(own).items():
        if language in found:
            problems.append(f"{folder}: this language comes with Romleuk, and is read from there")
        elif not is_language(language):
            problems.append(f"{folder}: this is no code of a language, such as th")
        else:
            found[language] = folder
    if problems:
        raise UnfitLocale(problems)
    return found


def is_language(code: str) -> bool:
    """Tell whether CLDR knows a code, such as "th": names of months and plurals come from there."""
    return code.isascii() and code.isalpha() and code.islower() and exists(code)


def _below(root: Path) -> dict[str, Path]:
    folders = sorted(each for each in root.iterdir() if each.is_dir())
    return {each.name: each for each in folders if any(each.glob("*.po"))}


LANGUAGES: Final = tuple(language_folders())
"""The languages that come with Romleuk. A bot may speak more: those of its `Catalogue`."""
