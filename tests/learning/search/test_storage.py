"""The index: words, parts of words, typing mistakes, and what is no question at all."""

from contextlib import closing

import pytest

from bot.learning.search.domain import EntryKind, SearchEntry
from bot.learning.search.storage import SearchIndex


def entry(name: str, title: str, text: str, *also: str, language: str = "en") -> SearchEntry:
    return SearchEntry(
        kind=EntryKind.LESSON, id=name, language=language, title=title, also=also, text=text
    )


def found(index: SearchIndex, question: str, *, language: str = "en") -> list[str]:
    return [m.entry.id for m in index.find(question, language=language, limit=5).matches]


INDEX = SearchIndex(
    [
        entry("debt", "Debt bondage", "A person pledges work for a debt."),
        entry("debt", "ទាសភាពបំណុល", "មនុស្សម្នាក់យកការងារមកសងបំណុល។", language="km"),
        entry("wage", "Wages", "A wage advance is not yet debt bondage: look for the way out."),
        entry("idcard", "Papers", "Without an ID card most services stay shut.", "documents"),
        entry("law", "ច្បាប់", "គឺជាច្បាប់របស់កម្ពុជា", language="km"),
    ]
)


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("debt bondage", ["debt", "wage"]),
        ("BONDAGE debt", ["debt", "wage"]),
        ("bond", ["debt", "wage"]),  # a part of a word
        ("documents", ["idcard"]),
        ("document", ["idcard"]),
        ("debt bondaeg", ["debt", "wage"]),  # typed in haste
        ("advance card", ["wage", "idcard"]),  # no text has both: most of it first
        ("elephants in advice", []),  # but not so little
        ("បំណុល", ["debt"]),
        ("សងបំណុល", ["debt"]),
        ("គឺ", ["law"]),  # two characters
        ("ID", ["idcard"]),
        ("elephants", []),
    ],
)
def test_what_is_found_best_first(question: str, ids: list[str]) -> None:
    assert found(INDEX, question) == ids


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
    assert len(found(INDEX, question, language="km")) <= 5


def test_of_a_question_of_4000_characters_the_beginning_counts() -> None:
    question = "debt bondage " + "and so on " * 400
    assert found(INDEX, question[:4000])[0] == "debt"


def test_the_words_of_the_index_are_no_commands() -> None:
    assert found(INDEX, "debt OR elephants") == []
    assert found(INDEX, "wage NOT debt")[0] == "wage"
    assert found(INDEX, "<b>debt</b>") == ["debt", "wage"]


def test_each_entry_is_found_once_in_the_readers_language_if_it_answers_there() -> None:
    twice = [
        entry("pole", "2008", "The law of 2008."),
        entry("pole", "2008", "ច្បាប់ឆ្នាំ 2008", language="km"),
    ]
    with closing(SearchIndex(twice)) as both:
        (match,) = both.find("2008", language="km", limit=5).matches
    assert match.entry.language == "km"
