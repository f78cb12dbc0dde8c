"""What is typed in many ways is read as one question; names count more than texts."""

import pytest

from bot.learning.search.domain import (
    EntryKind,
    Filler,
    SearchEntry,
    SearchQuery,
    answer,
    fold_text,
    query_words,
    runs,
    searchable,
)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Debt", "debt"),
        ("Café", "cafe"),
        ("STRASSE", "straße"),
        ("២០២១", "2021"),
        ("ផ្ដល់", "ផ្តល់"),  # subscript DA, subscript TA
        ("ក\u17c1\u17b6ះ", "កោះ"),
        ("ជ\u17c1\u17b8ង", "ជើង"),
        ("សាលា\u200bរៀន", "សាលារៀន"),
        ("អោយ", "ឱ្យ"),  # two spellings of one word
        ("ឲ្យ", "ឱ្យ"),
        ("ប៉ូលិស", "ប៉ូលីស"),  # a short and a long vowel
        ("កំនើត", "កំណើត"),  # NO and NNO
        ("សមធម", "សមធម៌"),  # a sign that is left out
        ("បសស", "ប.ស.ស."),  # an abbreviation
    ],
)
def test_characters_that_are_mixed_up_are_the_same(typed: str, same: str) -> None:
    assert fold_text(typed).text == fold_text(same).text


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("  Debt   bondage ", ("debt", "bondage")),
        ("<b>debt</b> & co", ("b", "debt", "co")),
        ('"debt" OR * NEAR(', ("debt", "or", "near")),
        ("debt debt", ("debt",)),
        ("ទាសភាព-បំណុល?", ("ទាសភាព", "បំនុល")),  # folded
        ("💚 ...", ()),
        ("", ()),
    ],
)
def test_the_words_of_a_question(query: str, asked: tuple[str, ...]) -> None:
    assert query_words(query) == asked


def test_full_stops_of_other_scripts_stay() -> None:
    assert fold_text("1.5 km. Go on.").text == "1.5 km. go on."


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("what is the debt", ("debt",)),
        ("What is it?", ("what", "is", "it")),  # nothing else is left
        ("ទាសភាពជាអ្វី", ("ទាសភាព",)),
        ("ទេះ", ("ទេះ",)),  # only begins like the filler
    ],
)
def test_filler_says_nothing_of_what_is_looked_for(typed: str, left: tuple[str, ...]) -> None:
    filler = Filler(["what", "is", "the", "it", "ជាអ្វី", "ទេ"])
    assert filler.without(query_words(typed)) == left


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("debt", (" deb", "debt", "ebt ")),  # where a word begins and ends
        ("id", (" id ",)),
        ("ទាស", ("ទាស",)),  # Khmer has no spaces
        ("ទាសភាព", ("ទាសភ", "ាសភា", "សភាព")),
    ],
)
def test_words_are_compared_by_runs_of_four_characters(word: str, parts: tuple[str, ...]) -> None:
    assert runs([word]) == parts


def value(question: str, **named: object) -> float:
    """Return how well an entry answers; each run of characters tells as much as any other."""
    given = {"title": "", "text": ""} | named
    entry = SearchEntry(kind=EntryKind.TERM, id="x", language="en", **given)  # type: ignore[arg-type]
    words = query_words(question)
    asked = SearchQuery(words, dict.fromkeys(runs(words), 1.0))
    found = answer(asked, searchable(entry, Filler(())), lambda _run: 1.0, language="en")
    return found.value if found else 0.0


def test_names_come_before_words_that_people_type_and_these_before_texts() -> None:
    values = [
        value("passport", title="passport"),
        value("passport", title="card / passport"),
        value("passport", title="papers", asked=("passport",)),
        value("passport", title="lost passports"),
        value("passport", title="papers", text="A passport shows who somebody is."),
        value("pasport", title="passport"),
        value("passport", title="papers", text="Somebody passed the port."),
    ]
    assert values == sorted(values, reverse=True)
    assert values[-1] < values[-2]
    assert value("passport", title="papers", text="Somebody is ill.") == 0


def test_a_name_inside_a_question_without_spaces_is_found() -> None:
    assert value("ខ្ញុំចង់ធ្វើលិខិតឆ្លងដែនថ្មីនៅឆ្នាំក្រោយជាមួយគ្រួសារខ្ញុំ", title="លិខិតឆ្លងដែន") > 0
