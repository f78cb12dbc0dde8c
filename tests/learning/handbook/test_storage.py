"""The index: words, parts of words, typing mistakes, and what is no question at all."""

import pytest

from bot.learning.handbook.domain import Entry, EntryKind
from bot.learning.handbook.storage import SearchIndex


def entry(name: str, title: str, text: str, *, also: str = "", language: str = "en") -> Entry:
    return Entry(
        kind=EntryKind.LESSON, id=name, language=language, title=title, also=also, text=text
    )


INDEX = SearchIndex(
    [
        entry("debt", "Debt bondage", "A person pledges work for a debt."),
        entry("debt", "ទាសភាពបំណុល", "មនុស្សម្នាក់យកការងារមកសងបំណុល។", language="km"),
        entry("wage", "Wages", "A wage advance is not yet debt bondage: look for the way out."),
        entry("idcard", "Papers", "Without an ID card most services stay shut.", also="documents"),
        entry("law", "ច្បាប់", "គឺជាច្បាប់របស់កម្ពុជា", language="km"),
    ]
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("debt bondage", ["debt", "wage"]),
        ("BONDAGE debt", ["debt", "wage"]),
        ("bond", ["debt", "wage"]),  # a part of a word
        ("documents", ["idcard"]),
        ("document", ["idcard"]),
        ("debt bondaeg", ["debt", "wage"]),  # typed in haste
        ("advance card", ["wage"]),  # no text has both: most of it
        ("elephants in advice", []),  # but not so little
        ("បំណុល", ["debt"]),
        ("សងបំណុល", ["debt"]),
        ("គឺ", ["law"]),  # two characters
        ("ID", ["idcard"]),
        ("elephants", []),
    ],
)
def test_what_is_found_best_first(question: str, found: list[str]) -> None:
    assert [match.entry.id for match in INDEX.find(question, language="en", limit=5)] == found


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "💚💚💚",
        '"',
        "'; DROP TABLE kind; --",
        "debt\x00bondage",
        "NEAR(debt, 5) AND title:*",
        "x" * 4000,
        "<a href='tg://user?id=1'>" * 160,
        "\u17d2" * 50,
    ],
)
def test_nothing_that_is_typed_breaks_it(question: str) -> None:
    assert len(INDEX.find(question, language="km", limit=5)) <= 5


def test_of_a_question_of_4000_characters_the_beginning_counts() -> None:
    question = "debt bondage " + "and so on " * 400
    assert INDEX.find(question[:4000], language="en", limit=5)[0].entry.id == "debt"


def test_the_words_of_the_index_are_no_commands() -> None:
    assert INDEX.find("debt OR elephants", language="en", limit=5) == ()
    by_letters = INDEX.find("<b>debt</b>", language="en", limit=5)
    assert [match.entry.id for match in by_letters] == ["debt", "wage"]


def test_each_entry_is_found_once_in_the_readers_language_if_it_answers_there() -> None:
    both = SearchIndex(
        [
            entry("pole", "2008", "The law of 2008."),
            entry("pole", "2008", "ច្បាប់ឆ្នាំ 2008", language="km"),
        ]
    )
    (match,) = both.find("2008", language="km", limit=5)
    assert match.entry.language == "km"
