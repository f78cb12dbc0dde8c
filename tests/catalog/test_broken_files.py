"""Files that cannot be read: each says where, what, and what to do."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

UNIT = "m1/units/u1/unit.yaml"
GLOSSARY = "glossary.yaml"

BOMB = """\
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
"""

DEEP = "glossary.yaml:1:12: error: This is nested more than 12 levels deep. Check the brackets."

BROKEN = [
    (
        "terms: Wells: and more\n",
        (
            "glossary.yaml:1:13: error: This is not valid YAML: mapping values are not allowed here. "
            'Put the text into double quotes: it contains ": ".'
        ),
    ),
    (
        "terms:\n\t- id: well\n",
        (
            "glossary.yaml:2:1: error: This is not valid YAML: found character '\\t' that cannot start "
            "any token. Use spaces to indent, never tabs."
        ),
    ),
    (
        "terms:\n  - id: well\n term: x\n",
        (
            "glossary.yaml:3:2: error: This is not valid YAML: expected <block end>, but found "
            "'<block mapping start>'. Check the indentation here and in the lines above."
        ),
    ),
    (
        "terms: [{id: well, term: {en: [Well, km: x}}]\n",
        (
            "glossary.yaml:1:43: error: This is not valid YAML: expected ',' or ']', but got '}'. "
            "Inside { } a text with a comma, colon or bracket needs double quotes."
        ),
    ),
    (
        'terms: "open\n',
        (
            "glossary.yaml:2:1: error: This is not valid YAML: found unexpected end of stream. "
            "A double quote or a bracket is not closed."
        ),
    ),
    (
        BOMB,
        (
            "glossary.yaml:1:4: error: Anchors and aliases (&name, *name) are not allowed. Write the "
            "text out, or put it into double quotes if it begins with & or *."
        ),
    ),
    (
        "terms: *a\n",
        (
            "glossary.yaml:1:8: error: Anchors and aliases (&name, *name) are not allowed. Write the "
            "text out, or put it into double quotes if it begins with & or *."
        ),
    ),
    (
        "terms: !!python/object/apply:os.getcwd []\n",
        "glossary.yaml:1:8: error: Tags (!name) are not allowed. Put the text into quotes.",
    ),
    ("[" * 5000, DEEP.replace(":12:", ":13:")),
    ("- " * 5000, "glossary.yaml:1:25: " + DEEP.split(" ", 1)[1]),
    ("{a: " * 3000, "glossary.yaml:1:46: " + DEEP.split(" ", 1)[1]),
    (
        "{[a]: b}\n",
        "glossary.yaml:1:2: error: A key must be a single word. Check for stray brackets.",
    ),
    (
        "just a sentence\n",
        (
            "glossary.yaml:1:1: error: The file must consist of keys and values. "
            "See content/reference.md."
        ),
    ),
    (
        "",
        "glossary.yaml: error: The file must consist of keys and values. See content/reference.md.",
    ),
    (
        b"terms: []\n# \xff\n",
        "glossary.yaml: error: The file is not UTF-8 text (byte 12). Save it as UTF-8.",
    ),
    (
        "terms: []\n# a\x07b\n",
        "glossary.yaml:2:4: error: There is a control character (U+0007). Delete it.",
    ),
    (
        b"# " + b"x" * 400_000,
        (
            "glossary.yaml: error: The file is larger than 400 kB. "
            "Split the module, or look for pasted text."
        ),
    ),
    (
        "terms: []\nterms: []\n",
        'glossary.yaml:2:1: error: "terms" is there twice. Keep one of the two.',
    ),
]


@pytest.mark.parametrize(("text", "problem"), BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_cannot_be_read_says_why(
    sample: Sample, text: str | bytes, problem: str
) -> None:
    sample.write(GLOSSARY, text)

    assert sample.problems() == [problem]


def test_the_alias_bomb_is_as_small_as_a_bomb_can_be() -> None:
    assert len(BOMB.encode()) <= 306


WRONG_FORM = [
    (
        "title: {en: Why wells",
        "tittle: {en: Why wells",
        [
            'm1/units/u1/unit.yaml:1:1: error: "title" is missing. Add it. See content/reference.md.',
            'm1/units/u1/unit.yaml:3:1: error: Unknown key "tittle". Did you mean "title"?',
        ],
    ),
    (
        "    sources: [F02]",
        "    souces: [F02]",
        ['m1/units/u1/unit.yaml:13:5: error: Unknown key "souces". Did you mean "sources"?'],
    ),
    (
        "    sources: [F02]",
        "    color: blue",
        [
            (
                'm1/units/u1/unit.yaml:13:5: error: Unknown key "color". '
                "Known here: asked, id, need, picture, sources, to_check, voice."
            )
        ],
    ),
    (
        "objectives:\n",
        "extra: maybe\nobjectives:\n",
        ['m1/units/u1/unit.yaml:4:1: error: "extra" is "maybe". Write true or false.'],
    ),
    (
        "alt: {en",
        "alts: {en",
        [
            'm1/units/u1/unit.yaml:11:5: error: "alt" is missing. Add it. See content/reference.md.',
            'm1/units/u1/unit.yaml:11:34: error: Unknown key "alts". Did you mean "alt"?',
        ],
    ),
    (
        "file: m1-u1-1.png",
        "file: my picture.png",
        [
            (
                'm1/units/u1/unit.yaml:11:15: error: "file" is "my picture.png": that form is not '
                "possible. A file in media/ that ends in .png or .jpg, without spaces."
            )
        ],
    ),
    (
        "voice: {km: m1-u1-1.km.ogg}",
        "voice: {km: ../../secrets.ogg}",
        [
            (
                'm1/units/u1/unit.yaml:10:13: error: "km" is "../../secrets.ogg": that form is not '
                "possible. A file in media/ that ends in .ogg, without spaces."
            )
        ],
    ),
    (
        "title: {en: Why wells go bad, km: ហេតុអ្វី}",
        "title: Why wells go bad",
        [
            (
                'm1/units/u1/unit.yaml:3:1: error: "title" must be there for each language. '
                "Write {en: ..., km: ...}"
            )
        ],
    ),
    (
        "  - id: 2\n    sources: [F02]",
        "  - id: two\n    sources: F02",
        [
            'm1/units/u1/unit.yaml:12:5: error: "id" is "two". Write a whole number.',
            (
                'm1/units/u1/unit.yaml:13:5: error: "sources" must be a list. '
                "Begin each line with a dash, or write [a, b]."
            ),
        ],
    ),
    (
        "  - id: o1",
        "  - id: O 1",
        [
            (
                'm1/units/u1/unit.yaml:5:5: error: "id" is "O 1": that form is not possible. '
                "Lower-case Latin letters and digits, at most 8."
            )
        ],
    ),
    (
        "en: 2026-02-14 Sok Dara",
        "en: Sok Dara",
        [
            (
                'm1/units/u1/unit.yaml:2:12: error: "en" is "Sok Dara": that form is not possible. '
                "Write a day and a name: 2026-02-14 Sok Dara"
            )
        ],
    ),
    (
        "en: 2026-02-14 Sok Dara",
        "en: 2026-02-30 Sok Dara",
        [
            (
                'm1/units/u1/unit.yaml:2:12: error: "en" is "2026-02-30 Sok Dara": that form is not '
                "possible. Write a day and a name: 2026-02-14 Sok Dara"
            )
        ],
    ),
    (
        "objectives:\n  - id: o1\n    text: {en: Name the signs of a bad well, km: ប្រាប់សញ្ញា}",
        "objectives: []",
        ['m1/units/u1/unit.yaml:4:1: error: "objectives" has 0, too few. At least 1 are needed.'],
    ),
]


@pytest.mark.parametrize(("old", "new", "problems"), WRONG_FORM, ids=range(len(WRONG_FORM)))
def test_a_value_of_the_wrong_form_says_what_is_possible(
    sample: Sample, old: str, new: str, problems: list[str]
) -> None:
    sample.change(UNIT, old, new)

    assert sample.problems() == problems


def test_a_choice_outside_the_list_names_the_list(sample: Sample) -> None:
    sample.change("course.yaml", "[week, evening, start10, closing]", "[week, morning]")

    assert sample.problems() == [
        (
            'course.yaml:10:15: error: "rungs" is "morning". '
            "Possible: 'week', 'evening', 'start60', 'start10' or 'closing'."
            " See content/reference.md."
        )
    ]


def test_a_key_of_the_wrong_form_says_what_is_possible(sample: Sample) -> None:
    sample.change("sources.yaml", "  F02:", "  F 02:")

    assert sample.problems() == [
        'sources.yaml:7:3: error: "F 02" is not possible as a key. Letters and digits, at most 12: F01'
    ]


def test_a_list_that_is_too_long_says_how_many_fit(sample: Sample) -> None:
    sample.change(
        "course.yaml",
        "  - {id: bell,",
        "  - {id: hat, emoji: 🎩, name: {en: Hat, km: មួក}}\n  - {id: bell,",
    )
    sample.change("m2/module.yaml", "number: 2", "number: 200")

    assert sample.problems() == [
        'course.yaml:26:1: error: "attendance" has 7, too many. At most 6 are possible.',
        'm2/module.yaml:2:1: error: "number" is "200". Input should be less than or equal to 99.',
    ]


def test_an_empty_value_says_so(sample: Sample) -> None:
    sample.change("course.yaml", "rungs: [week, evening, start10, closing]", "rungs:")
    sample.change("sources.yaml", "title: A guide to water", "title:")

    assert sample.problems() == [
        'course.yaml:10:1: error: "rungs" is empty. See content/reference.md.',
        'sources.yaml:4:5: error: "title" is empty. See content/reference.md.',
    ]


def test_a_list_where_keys_are_wanted(sample: Sample) -> None:
    sample.change("m1/cases/one-spring.yaml", "facilitator: {en", "facilitator: [{en")
    sample.change("m1/cases/one-spring.yaml", "ឲ្យគេនិយាយ}", "ឲ្យគេនិយាយ}]")
    sample.change(
        "safety.yaml",
        "  - id: relay\n    text: {en: Somebody wants to talk., km: មានគេចង់និយាយ}",
        "  - relay",
    )
    sample.change("glossary.yaml", "term: {en: well, km: អណ្តូង}", "term: {en: [well], km: អណ្តូង}")

    assert sample.problems() == [
        'glossary.yaml:4:12: error: "en" must be a text. See content/reference.md.',
        'm1/cases/one-spring.yaml:7:1: error: "facilitator" must be there for each language. Write {en: ..., km: ...}',
        'safety.yaml:40:5: error: "texts" must have keys of its own. See content/reference.md.',
    ]


def test_a_folder_in_the_place_of_a_file(sample: Sample) -> None:
    (sample.folder / "glossary.yaml").unlink()
    (sample.folder / "glossary.yaml").mkdir()

    assert sample.problems() == [
        "glossary.yaml: error: The file cannot be read: Is a directory.",
        "glossary.yaml/module.yaml: error: The file is missing. Write it, see content/reference.md.",
    ]


def test_plain_words_stay_words(sample: Sample) -> None:
    """Not the YAML of 1.1, in which `no` is False and 1956 a number."""
    sample.change("glossary.yaml", "en: well,", "en: no,")
    sample.change("sources.yaml", "title: Law on wells", "title: 1956")

    assert sample.problems() == []


def test_all_broken_files_are_reported_at_once(sample: Sample) -> None:
    sample.write("glossary.yaml", "a: b: c")
    sample.write("m1/units/u1/quiz.yaml", "items: *x")
    (sample.folder / "safety.yaml").unlink()
    sample.change("m1/cases/one-spring.yaml", "Who loses?", "Who loses")
    sample.change("m1/scenarios/behind-the-school.yaml", "start: n1", "start: n9")

    places = [problem.split(": error")[0] for problem in sample.problems()]

    assert places == [
        "glossary.yaml:1:5",
        "m1/scenarios/behind-the-school.yaml:6:1",
        "m1/units/u1/quiz.yaml:1:8",
        "safety.yaml",
    ]


def test_an_unknown_file_is_reported(sample: Sample) -> None:
    (sample.folder / "glossary.yaml").rename(sample.folder / "glosary.yaml")
    sample.write("m1/units/u1/cards/3.EN.md", "# Three\n\nText.\n")
    sample.write("notes.txt", "to do")
    sample.write(".hidden", "fine")
    sample.write("m1/README.md", "fine")

    assert sample.problems() == [
        'glosary.yaml: error: Nobody expects this file. Did you mean "glossary.yaml"?',
        "glossary.yaml: error: The file is missing. Write it, see content/reference.md.",
        "m1/units/u1/cards/3.EN.md: error: Nobody expects this file. Known here: glossary.yaml.",
        "notes.txt: error: Nobody expects this file. Known here: glossary.yaml.",
    ]
