"""A language of the tests in a folder of its own."""

from pathlib import Path

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""
THAI_PLURALS = "nplurals=1; plural=0;"


def write_entries(
    root: Path, entries: str, *, language: str = "th", plurals: str = THAI_PLURALS
) -> Path:
    """Write some entries as the only file of a language; return the file."""
    file = root / language / "home.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    head = HEADER.format(language=language, plurals=plurals)
    file.write_text(head + entries, encoding="utf-8")
    return file
