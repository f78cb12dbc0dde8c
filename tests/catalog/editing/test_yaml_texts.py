"""A text in a YAML file becomes another one, and every other character stays as it is."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.catalog.editing.yaml_texts import CannotEdit, with_items, with_texts
from bot.catalog.problem import Findings
from bot.catalog.texts import YamlSpot, course_texts
from bot.catalog.yaml_file import read_yaml
from tests.catalog.translation.returned import untouched

FILE = """\
# A note of the author.
id: m1
title: {en: Wells, km: "អណ្តូង"}   # short
text:
  en: |
    First.

    Second.

  # between
  km: ទីមួយ
empty:
  en: One
  km:
none: {en: Only}
list:
  - name: 'It''s one'   # here

# The end.
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("title", "km"), "ទឹក", '"អណ្តូង"}', '"ទឹក"}'),
        (("title", "en"), "Wells", "en: Wells,", "en: Wells,"),
        (("title", "en"), "Wells, springs", "en: Wells,", 'en: "Wells, springs",'),
        (("title", "en"), "One\nTwo", "en: Wells,", 'en: "One\\nTwo",'),
        (("title", "en"), "no: really", "en: Wells,", 'en: "no: really",'),
        (("text", "en"), "Other.\n\n- a\n- b",
         "    First.\n\n    Second.\n", "    Other.\n\n    - a\n    - b\n"),
        (("text", "km"), "a # b", "km: ទីមួយ", 'km: "a # b"'),
        (("text", "km"), "១\n\n២", "km: ទីមួយ", "km: |\n    ១\n\n    ២"),
        (("text", "km"), " begins wide\nand goes on", "km: ទីមួយ",
         'km: " begins wide\\nand goes on"'),
        (("text", "km"), None, "km: ទីមួយ", "km: null"),
        (("empty", "km"), "ពីរ", "  km:\n", "  km: ពីរ\n"),
        (("none", "km"), "តែ", "{en: Only}", "{en: Only, km: តែ}"),
        (("empty", "fr"), "Deux", "  km:\n", "  km:\n  fr: Deux\n"),
        (("list", 0, "name"), "It's two", "'It''s one'", "'It''s two'"),
        (("list", 0, "name"), "null", "'It''s one'", "'null'"),
    ],
)  # fmt: skip
def test_only_this_text_changes(
    path: tuple[str | int, ...], value: str | None, old: str, new: str
) -> None:
    assert with_texts(FILE, {path: value}) == FILE.replace(old, new)


def test_lines_of_windows_stay_such() -> None:
    windows = FILE.replace("\n", "\r\n")

    assert with_texts(windows, {("title", "km"): "ទឹក"}) == windows.replace("អណ្តូង", "ទឹក")


@pytest.mark.parametrize(
    "path", [("title", "km", "x"), ("nothing", "en"), ("list", "en"), ("list",)]
)
def test_a_text_without_a_place_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(CannotEdit):
        with_texts(FILE, {path: "x"})


def test_parts_are_added_at_the_end_of_a_list() -> None:
    more = (["name: two", "words:", "  en: |", "    a", "", "    b"], ["name: three"])

    added = "\n\n  - name: two\n    words:\n      en: |\n        a\n\n        b\n\n  - name: three"
    assert with_items(FILE, "list", more) == FILE.replace("# here", f"# here{added}")
    windows = FILE.replace("\n", "\r\n")
    assert with_items(windows, "list", more) == with_items(FILE, "list", more).replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["list: [a]\n", "list: []\n", "list: a\n", "other: 1\n", "a: [\n"])
def test_a_list_without_dashes_takes_nothing(text: str) -> None:
    with pytest.raises(CannotEdit):
        with_items(text, "list", [["name: two"]])


@pytest.mark.parametrize("item", [["name: two", "name: [broken"], ["name: two", "- three"]])
def test_a_part_that_breaks_the_file_is_refused(item: list[str]) -> None:
    with pytest.raises(CannotEdit):
        with_items(FILE, "list", [item])


TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n'\"#:{}[],&*!|>%@`-?\\~\u2028\u0085កខ្ញុំ🙂ax"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
).filter(lambda text: text.strip("\n"))
PATHS = [("title", "en"), ("title", "km"), ("text", "en"), ("text", "km"), ("empty", "km"),
         ("none", "km"), ("list", 0, "name")]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), TEXTS, min_size=1))
@example({("title", "en"): "{}", ("empty", "km"): "[]"})
@example({("title", "en"): "[one, two]", ("list", 0, "name"): "{one: two}"})
def test_any_text_is_read_back_as_it_was_or_refused(
    tmp_path_factory: pytest.TempPathFactory, values: dict[tuple[str | int, ...], str]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    plain = {path: text.strip() for path, text in values.items() if text.strip()}
    try:
        file.write_text(with_texts(FILE, dict(plain)), encoding="utf-8", newline="")
    except CannotEdit:
        assert any(not text.isprintable() for text in plain.values())
        return

    tree = read_yaml(file, Findings())

    assert tree is not None
    for path, text in plain.items():
        found: Any = tree.value
        for step in path:
            found = found[step]
        assert found.strip() == text
    notes = ("# A note of the author.", "# short", "# between", "# here", "# The end.")
    assert all(note in file.read_text(encoding="utf-8") for note in notes)


def test_writing_what_is_there_changes_no_file_of_a_course() -> None:
    files: dict[Any, dict[tuple[str | int, ...], str | None]] = {}
    for text in course_texts(untouched()):
        if isinstance(text.spot, YamlSpot):
            values = files.setdefault(text.spot.file, {})
            values.update({(*text.spot.path, lang): words for lang, words in text.strings.items()})

    for file, values in files.items():
        there = file.read_text(encoding="utf-8")
        written = with_texts(there, values)
        assert [line.replace('"', "") for line in written.splitlines()] == [
            line.replace('"', "") for line in there.splitlines()
        ]
