"""Which button a typed word names."""

import pytest

from bot.home.domain import listed
from bot.home.words.domain import Vocabulary, meaning, named, near_meanings

VOCABULARY = Vocabulary(
    yes=listed("yes, ok, I will come, បាទ, យល់ព្រម"),
    no=listed("no, not now, I cannot come, ទេ"),
    letters=["abcd", "កខគឃ"],
    everywhere={"pause": listed("stop, pause, ឈប់"), "hide": listed("hide, លាក់")},
)
COMES = ["I will come", "I cannot come", "Not sure", "🏠 Home"]
BUDDY = ["យល់ព្រម ខ្ញុំចង់មាន", "ទេ ពេលនេះមិនទាន់"]
LETTERS = ["A", "B", "C", "⏹ Stop"]
TICKED = ["☑ ក", "☐ ខ", "ពិនិត្យ 1/2"]
PLACED = ["A 2", "B", "C 1"]
SCALE = ["1", "2", "3", "4", "5", "Skip", "🏠 Home"]
PAUSES = ["1 day", "3 days", "7 days", "Until I resume"]


@pytest.mark.parametrize(
    ("text", "labels", "found"),
    [
        ("home", COMES, 3),
        ("  HOME. ", COMES, 3),
        ("Not  sure", COMES, 2),
        ("yes", COMES, 0),
        ("Ok!", COMES, 0),
        ("no", COMES, 1),
        ("I'LL COME", ["I'll come", "No"], 0),
        ("បាទ", BUDDY, 0),
        ("ទេ", BUDDY, 1),
        ("yes", BUDDY, 0),
        ("b", LETTERS, 1),
        ("C.", LETTERS, 2),
        ("ខ", LETTERS, 1),
        ("stop", LETTERS, 3),
        ("b", TICKED, 1),
        ("ក", TICKED, 0),
        ("b", PLACED, 1),
        ("គ", PLACED, 2),
        ("b", ["Count B", "A", "C"], 0),
        ("ខ", ["ឆ្លើយ ខ", "ក"], 0),
        ("5", SCALE, 4),
        ("៥", SCALE, 4),
        ("2.", SCALE, 1),
        ("3", PAUSES, 1),
    ],
)
def test_a_word_names_a_button(text: str, labels: list[str], found: int) -> None:
    assert named(text, labels, VOCABULARY).exactly == [found]


@pytest.mark.parametrize(
    ("text", "labels", "near"),
    [
        ("hone", COMES, [3]),
        ("hmoe", COMES, [3]),
        ("homes", COMES, [3]),
        ("not", COMES, [2]),
        ("will", COMES, [0]),
        ("come", COMES, [0, 1, 3]),
        ("2", COMES, [1]),
        ("២", COMES, [1]),
    ],
)
def test_a_typo_or_a_part_of_a_label_is_only_near(
    text: str, labels: list[str], near: list[int]
) -> None:
    found = named(text, labels, VOCABULARY)
    assert not found.exactly
    assert found.nearly == near


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", COMES),
        ("🙂", COMES),
        ("h", COMES),
        ("8", COMES),
        ("12", COMES),
        ("what shall I do", COMES),
        ("d", LETTERS),
        ("a", ["A good example", "Another"]),
    ],
)
def test_other_texts_name_nothing(text: str, labels: list[str]) -> None:
    found = named(text, labels, VOCABULARY)
    assert not found.exactly
    assert not found.nearly


def test_yes_is_no_answer_where_two_buttons_say_yes() -> None:
    assert not named("ok", ["Yes, this", "Yes, that", "No"], VOCABULARY).exactly


def test_yes_is_no_answer_where_nothing_says_no() -> None:
    assert not named("yes", ["Yes, delete it", "🏠 Home"], VOCABULARY).exactly


@pytest.mark.parametrize(
    ("text", "meant"),
    [("stop", "pause"), ("STOP!", "pause"), ("ឈប់", "pause"), ("hide", "hide"), ("លាក់", "hide")],
)
def test_a_word_that_is_understood_everywhere(text: str, meant: str) -> None:
    assert meaning(text, VOCABULARY) == meant


@pytest.mark.parametrize(
    ("text", "near"),
    [("step", ["pause"]), ("hire", ["hide"]), ("hid", []), ("side", ["hide"]), ("stop by", [])],
)
def test_a_word_that_is_near_is_never_the_word(text: str, near: list[str]) -> None:
    assert meaning(text, VOCABULARY) == ""
    assert near_meanings(text, VOCABULARY) == near
