"""A language whose screens stand in a folder of its own, and what is wrong in its files."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from bot.locale import Catalogue
from bot.locale.checking import check_language
from bot.locale.folders import UnfitLocale
from bot.locale.scripts import languages_written_in
from bot.locale.texts import own_name
from tests.locale.own_language import write_entries

BOT = Path(__file__).parents[2] / "bot"
NOT_ABOUT_SCREENS = {
    "catalog/folders.py": "the languages of the shipped safety texts",
    "gazetteer.py": "the list of places is in two languages",
    "people/roster_file/domain.py": "in which of two spellings a list has names",
    "documents/headers.py": "in which of two spellings a list has names",
    "sessions/written_times/domain.py": "typed words are English, French and Khmer",
}
"""Modules with a fixed list of languages, and why it is no list of the languages of screens."""


def test_no_module_has_a_fixed_list_of_the_languages_of_the_screens() -> None:
    found = {
        path.relative_to(BOT).as_posix()
        for path in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if {"en", "km"} <= set(_strings(node))
    }

    assert found <= NOT_ABOUT_SCREENS.keys()


def _strings(node: ast.AST) -> list[object]:
    match node:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return [each.value for each in parts if isinstance(each, ast.Constant)]
        case ast.Dict(keys=keys):
            return [each.value for each in keys if isinstance(each, ast.Constant)]
        case _:
            return []


def test_a_missing_text_is_said_in_english(tmp_path: Path) -> None:
    write_entries(
        tmp_path,
        'msgid "common.back"\nmsgstr "กลับ"\n\n#, fuzzy\nmsgid "common.home"\nmsgstr ""\n',
    )
    catalogue = Catalogue(tmp_path)
    thai = catalogue.texts("th")

    assert catalogue.languages == ("en", "km", "th")
    assert catalogue.language_of("th-TH") == "th"
    assert thai("common.back") == "กลับ"
    assert thai("common.home") == catalogue.texts("en")("common.home")
    assert "common.back" not in catalogue.drafts("th")
    assert {"common.home", "settings.title"} <= catalogue.drafts("th")


def test_months_weekdays_and_names_of_languages_need_no_translation(tmp_path: Path) -> None:
    write_entries(tmp_path, "")
    thai = Catalogue(tmp_path).texts("th")

    assert thai.date(date(2023, 5, 22)) == "22 พฤษภาคม 2023"
    assert thai.day(date(2023, 5, 22)) == "จ. 22 พฤษภาคม"
    assert thai.language_name("km") == "เขมร"
    assert [own_name(each) for each in ("en", "km", "th", "xx")] == ["English", "ខ្មែរ", "ไทย", "xx"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "sessions.when"\nmsgstr "{วัน}, {time}"', "{วัน} is no value of this text"),
        ('msgid "sessions.when"\nmsgstr "{day}"', "{time} is left out"),
        ('msgid "sessions.when"\nmsgstr "{day, {time}"', "a {value} is broken"),
        ('msgid "sessions.when"\nmsgstr "{day:>9}, {time}"', "{day:>9} is no value"),
        ('msgid "sessions.when"\nmsgstr "<b>{day}, {time}"', "<b> does not end"),
        ('msgid "sessions.when"\nmsgstr "<b>{day}</i>, {time}"', "</i> ends what did not begin"),
        ('msgid "sessions.when"\nmsgstr "{day} < {time}"', "belongs to no tag"),
        ('msgid "sessions.telling"\nmsgstr "{n}"', "plural forms"),
        (
            'msgid "sessions.when"\nmsgid_plural "sessions.when"\nmsgstr[0] "{day}, {time}"',
            "plural forms",
        ),
        ('msgid "sessions.title"\nmsgstr "' + "ก" * 4097 + '"', "longer than a message"),
    ],
)
def test_a_text_with_a_fault_is_said_in_english_and_named_with_its_line(
    tmp_path: Path, entry: str, fault: str
) -> None:
    file = write_entries(tmp_path, entry + "\n")
    key = entry.split('"')[1]
    english, thai = Catalogue().texts("en"), Catalogue(tmp_path).texts("th")

    values = {"day": "D", "time": "T"}
    says = thai.count(key, 2) if key == "sessions.telling" else thai(key, **values)
    wants = english.count(key, 2) if key == "sessions.telling" else english(key, **values)
    assert says == wants
    found = check_language(tmp_path / "th").faults
    assert all(each.startswith(f"{file}:7: {key}") for each in found)
    assert any(fault in each for each in found)


@pytest.mark.parametrize(
    ("plurals", "entry", "line"),
    [
        ("nplurals=x; plural=0;", "", 5),
        ("nplurals=1; plural=(n !=;", "", 5),
        ("nplurals=2; plural=(n != 1);", "", 5),
        ("nplurals=1; plural=0;", 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "b"\nmsgstr[2] "c"', 7),
        ("nplurals=1; plural=0;", 'msgid "a"\nmsgid_plural "a"\nmsgstr[x] "b"', 9),
        ("nplurals=1; plural=0;", 'msgid "sessions.title"\nmsgstr "ก', 8),
        ("nplurals=1; plural=0;", 'translate "sessions.title"\nmsgstr "ก"', 7),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, plurals: str, entry: str, line: int
) -> None:
    file = write_entries(tmp_path, entry + "\n", plurals=plurals)

    report = check_language(tmp_path / "th")

    found = (*report.unreadable, *report.faults)
    assert any(each.startswith(f"{file}:{line}: ") for each in found), found


def test_too_many_plural_forms_leave_the_other_texts_of_the_file(tmp_path: Path) -> None:
    entry = (
        'msgid "common.back"\nmsgstr "กลับ"\n\n'
        'msgid "sessions.telling"\nmsgid_plural "sessions.telling"\n'
        'msgstr[0] "{n} คน"\nmsgstr[1] "{n} คน"\n'
    )
    file = write_entries(tmp_path, entry)

    texts, report = Catalogue(tmp_path).texts("th"), check_language(tmp_path / "th")

    assert texts("common.back") == "กลับ"
    assert texts.count("sessions.telling", 5).startswith("5 people")
    assert report.unreadable == ()
    assert report.faults == (
        f"{file}:10: sessions.telling: it has 2, and th has 1 plural form: write msgstr[0] alone",
    )


def test_the_mark_of_an_editor_before_a_file_is_no_fault(tmp_path: Path) -> None:
    file = write_entries(tmp_path, 'msgid "common.back"\nmsgstr "กลับ"\n')
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    report = check_language(tmp_path / "th")

    assert (report.unreadable, report.faults, report.translated) == ((), (), 1)
    assert Catalogue(tmp_path).texts("th")("common.back") == "กลับ"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('msgid "common.back"\nmsgstr "กลับ', 'a " inside it is written \\"): msgstr "กลับ'),
        (
            'msgid "common.back"\nmsgstr "a "b" c"',
            'a " inside it is written \\"): msgstr "a "b" c"',
        ),
        ('msgid "common.back"\nmsgid "common.home"', "this cannot be read: missing msgstr"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_key_alike_by_check_and_start(
    tmp_path: Path, entry: str, why: str
) -> None:
    file = write_entries(tmp_path, entry + "\n")

    with pytest.raises(UnfitLocale) as refused:
        Catalogue(tmp_path)

    [problem] = refused.value.problems
    assert re.match(rf"{re.escape(str(file))}:[78]: common\.\w+: ", problem)
    assert why in problem
    assert check_language(tmp_path / "th").unreadable == (problem,)


def test_the_folder_of_one_language_is_refused_and_the_one_around_it_named(tmp_path: Path) -> None:
    write_entries(tmp_path, "")

    with pytest.raises(UnfitLocale, match=f"name the folder around it, {tmp_path}$"):
        Catalogue(tmp_path / "th")


def test_too_few_plural_forms_are_named(tmp_path: Path) -> None:
    entry = 'msgid "sessions.telling"\nmsgid_plural "sessions.telling"\nmsgstr[0] "{n} osoba"\n'
    rule = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    write_entries(tmp_path, entry, language="pl", plurals=rule)

    (found,) = check_language(tmp_path / "pl").faults

    assert "it has 1, and pl has 3 plural forms: write msgstr[0] to msgstr[2]" in found
    assert Catalogue(tmp_path).texts("pl").count("sessions.telling", 5).startswith("5 people")


def test_files_that_cannot_be_read_stop_the_start(tmp_path: Path) -> None:
    file = write_entries(tmp_path, 'msgid "sessions.title"\nmsgstr "ก\n')
    with pytest.raises(UnfitLocale, match=f"{file}:8: "):
        Catalogue(tmp_path)

    file.write_bytes(b'msgid "sessions.title"\nmsgstr "\xff"\n')
    with pytest.raises(UnfitLocale, match="UTF-8"):
        Catalogue(tmp_path)


@pytest.mark.parametrize(("language", "why"), [("km", "comes with Romleuk"), ("thai", "no code")])
def test_a_folder_that_is_no_further_language_is_refused(
    tmp_path: Path, language: str, why: str
) -> None:
    write_entries(tmp_path, "", language=language)

    with pytest.raises(UnfitLocale, match=why):
        Catalogue(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnfitLocale, match="no folder"):
        Catalogue(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "languages", "found"),
    [
        ("สวัสดี at 9", ("en", "km", "th"), ("th",)),
        ("Hello, ជំរាបសួរ", ("en", "km", "th"), ("km",)),
        ("Hello", ("en", "km", "vi"), ("en", "vi")),
        ("你好", ("en", "zh"), ("zh",)),
        ("12:30", ("en", "km", "th"), ()),
    ],
)
def test_the_script_tells_the_language_of_a_text(
    text: str, languages: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert languages_written_in(text, languages) == found
