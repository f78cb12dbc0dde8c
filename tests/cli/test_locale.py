"""`locale new` and `locale check`: another language of the screens."""

import re
from pathlib import Path

import pytest

from bot.locale import Catalogue
from tests.cli.test_commands import run

FOLDER = "screens"


def new(root: Path, language: str = "th") -> tuple[int, str]:
    return run("locale", "new", language, "--folder", str(root / FOLDER))


def check(root: Path, *options: str) -> tuple[int, str]:
    return run("locale", "check", "--folder", str(root / FOLDER), *options)


def test_a_new_language_has_every_text_beside_its_english_and_none_is_reviewed(
    tmp_path: Path,
) -> None:
    code, said = new(tmp_path)

    assert code == 0
    assert f"ROMLEUK_LOCALES={tmp_path / FOLDER}" in said
    catalogue = Catalogue(tmp_path / FOLDER)
    assert catalogue.keys("th") == catalogue.keys("en") == catalogue.drafts("th")
    assert catalogue.texts("th")("common.back") == catalogue.texts("en")("common.back")
    sessions = (tmp_path / FOLDER / "th" / "sessions.po").read_text(encoding="utf-8")
    assert (
        "#. Move and tell {n} person\n#. Move and tell {n} people\n#, fuzzy\n"
        'msgid "sessions.move_and_tell"\nmsgid_plural "sessions.move_and_tell"\nmsgstr[0] ""\n'
    ) in sessions


def test_what_is_missing_is_counted_by_file_and_listed_on_demand(tmp_path: Path) -> None:
    new(tmp_path)
    file = tmp_path / FOLDER / "th" / "surveys.po"
    text = file.read_text(encoding="utf-8")
    first = re.search(r'(?<=#\. )[^{\n]+\n#, fuzzy\nmsgid "(\S+)"\nmsgstr ""', text)
    assert first is not None
    file.write_text(text.replace(first[0], first[0][:-1] + 'ก"'), encoding="utf-8")

    code, said = check(tmp_path, "th")
    every = check(tmp_path, "th", "--all")[1]

    assert code == 0
    assert re.search(r"th: 1 of \d+ texts translated, 1 of these not reviewed; 0 faults", said)
    assert re.search(r"th/surveys\.po: \d+ texts missing", said)
    assert "th/home.po" in said
    assert f" {first[1]} " not in every
    assert " common.back " in every


def test_faults_are_named_with_their_line_and_end_with_an_exit_code(tmp_path: Path) -> None:
    new(tmp_path)
    file = tmp_path / FOLDER / "th" / "sessions.po"
    text = file.read_text(encoding="utf-8").replace(
        'msgid "sessions.when"\nmsgstr ""', 'msgid "sessions.when"\nmsgstr "{day} {tiem}"'
    )
    file.write_text(text, encoding="utf-8")
    line = text[: text.index('msgid "sessions.when"')].count("\n") + 1

    code, said = check(tmp_path)

    assert code == 6
    assert f"{file}:{line}: sessions.when: {{tiem}} is no value of this text" in said
    assert f"{file}:{line}: sessions.when: {{time}} is left out" in said
    assert "people read the English one" in said


def test_broken_plurals_stop_other_commands_with_file_and_line(tmp_path: Path) -> None:
    new(tmp_path)
    file = tmp_path / FOLDER / "th" / "sessions.po"
    text = file.read_text(encoding="utf-8").replace("nplurals=1", "nplurals=one")
    file.write_text(text, encoding="utf-8")

    code, said = check(tmp_path)
    stopped, why = run("content", "status", locales=str(tmp_path / FOLDER))

    assert (code, stopped) == (6, 6)
    assert f"{file}:5: the header cannot be read" in said, said
    assert f"{file}:5: the header cannot be read" in why, why
    assert "No bot starts with a file that cannot be read" in said
    assert "people read the English one" not in said
    assert "nothing starts with them" in why
    assert "Until then take ROMLEUK_LOCALES away" in why
    assert "Traceback" not in said + why


def test_a_second_run_adds_only_what_is_missing(tmp_path: Path) -> None:
    new(tmp_path)
    file = tmp_path / FOLDER / "th" / "peers.po"
    head, *entries = file.read_text(encoding="utf-8").split("\n\n")
    last = re.search(r'msgid "(\S+)"', entries.pop())
    assert last is not None
    kept = "\n\n".join((head, "# mine", *entries)) + "\n"
    file.write_text(kept, encoding="utf-8")

    _, said = new(tmp_path)

    assert said.count("written:") == 1
    assert file.read_text(encoding="utf-8").startswith(kept)
    assert last[1] in Catalogue(tmp_path / FOLDER).keys("th")
    assert "has all texts of this release already" in new(tmp_path)[1]


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("xx", '"xx" is no code of a language'),
        ("../th", "is no code of a language"),
        ("TH", "is no code of a language"),
        ("km", "km comes with Romleuk already"),
    ],
)
def test_what_is_no_further_language_is_refused(tmp_path: Path, language: str, why: str) -> None:
    code, said = new(tmp_path, language)

    assert code == 2
    assert why in said
    assert not (tmp_path / FOLDER).exists()


def test_a_language_without_files_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()

    code, said = check(tmp_path, "th")

    assert code == 2
    assert "There are no files in th, only in en, km." in said
    assert said.endswith(f"bot locale new th --folder {tmp_path / FOLDER}")


def test_a_label_that_is_too_long_for_a_button_is_no_fault_but_named(tmp_path: Path) -> None:
    new(tmp_path)
    file = tmp_path / FOLDER / "th" / "common.po"
    text = file.read_text(encoding="utf-8")
    back = 'msgid "common.back"\nmsgstr "'
    line = text[: text.index(back)].count("\n") + 1
    file.write_text(text.replace(back, back + "กำ" * 35), encoding="utf-8")

    code, said = check(tmp_path, "th")

    assert code == 0
    assert f"{file}:{line}: common.back has 35 letters; a button has room for 34" in said

    file.write_text(text.replace(back, back + "กำ" * 34), encoding="utf-8")
    assert "a button has room" not in check(tmp_path, "th")[1]


def test_files_are_not_written_into_the_folder_of_one_language(tmp_path: Path) -> None:
    new(tmp_path)

    code, said = run("locale", "new", "vi", "--folder", str(tmp_path / FOLDER / "th"))

    assert code == 6
    assert f"name the folder around it, {tmp_path / FOLDER}" in said
    assert not (tmp_path / FOLDER / "th" / "vi").exists()
