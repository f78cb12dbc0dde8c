"""The message catalogue: the same texts in both languages, within Telegram's limits."""

import ast
import re
import string
from pathlib import Path

import pytest

from bot.areas import all_sources
from bot.locale import Catalogue, MissingText
from bot.locale.catalogue import LANGUAGES

CATALOGUE = Catalogue()
ROOT = Path(__file__).parents[2] / "bot"
TAGS = re.compile(r"</?(?:b|i|u|s|code|pre|a|blockquote|tg-spoiler)(?: [^<>]*)?>")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def strings(key: str, language: str) -> list[str]:
    text = CATALOGUE.message(language, key).string
    return [text] if isinstance(text, str) else list(text or ())


def test_every_text_is_there_in_every_language() -> None:
    english = CATALOGUE.keys("en")

    for language in LANGUAGES:
        assert CATALOGUE.keys(language) == english, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_values_and_clean_markup(language: str) -> None:
    assert {key: found for key in CATALOGUE.keys("en") if (found := faults(key, language))} == {}


def faults(key: str, language: str) -> list[str]:
    """What is wrong with a text in a language."""
    wanted = set().union(*(fields(text) for text in strings(key, "en")))
    texts = strings(key, language)
    found = [f"values of its own: {text}" for text in texts if not fields(text) <= wanted | {"n"}]
    found += [f"stray markup: {text}" for text in texts if re.search(r"[<>]", TAGS.sub("", text))]
    found += [f"too long: {text}" for text in texts if len(text.encode("utf-16-le")) // 2 > 4096]
    if not wanted - {"n"} <= set().union(*(fields(text) for text in texts)):
        found.append("a value is left out")
    return found


def test_texts_without_review_are_marked() -> None:
    letters_only = {key for key in CATALOGUE.keys("km") if _has_khmer(key)}

    assert letters_only <= CATALOGUE.drafts("km")


def _has_khmer(key: str) -> bool:
    return any("\u1780" <= char <= "\u17ff" for text in strings(key, "km") for char in text)


def test_every_text_that_code_asks_for_exists() -> None:
    missing = {
        (path.name, key)
        for path in ROOT.rglob("*.py")
        for key in _asked_keys(path)
        if key not in CATALOGUE.keys("en")
    }

    assert not missing


def _asked_keys(path: Path) -> set[str]:
    keys = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = ast.unparse(node.func)
        first = node.args[0]
        asks = name.endswith(("texts", "texts.count", "texts.label")) and "atalogue" not in name
        if asks and isinstance(first, ast.Constant) and isinstance(first.value, str):
            keys.add(first.value)
    return keys


def test_a_missing_text_is_an_error_and_not_a_key_on_the_screen() -> None:
    with pytest.raises(MissingText, match=r"no\.such\.text"):
        CATALOGUE.texts("en")("no.such.text")


def test_values_cannot_become_markup() -> None:
    said = CATALOGUE.texts("en").count

    assert CATALOGUE.texts("fr").language == "en"
    with pytest.raises(MissingText):
        said("no.such.text", 2)


@pytest.mark.parametrize(
    ("code", "language"),
    [("km", "km"), ("km-KH", "km"), ("en-US", "en"), ("fr", "en"), (None, "en")],
)
def test_the_language_of_a_phone(code: str | None, language: str) -> None:
    assert CATALOGUE.language_of(code) == language


@pytest.mark.parametrize("name", [*(each.name for each in all_sources({})), "outbox"])
def test_every_source_has_a_name_in_the_demo(name: str) -> None:
    assert f"cli.coming.{name}" in CATALOGUE.keys("en")
