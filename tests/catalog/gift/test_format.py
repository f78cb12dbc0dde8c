"""GIFT as Moodle writes and reads it; the examples are those of Moodle's documentation."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.gift.question import GiftAnswer, GiftQuestion, GiftQuestionKind
from bot.catalog.gift.reading import read_gift
from bot.catalog.gift.writing import write_gift
from bot.catalog.problem import Findings

FILE = Path("quiz.gift.txt")


def read(text: str) -> tuple[GiftQuestion, ...]:
    findings = Findings()
    questions = read_gift(FILE, text, findings)
    assert findings.sorted() == ()
    return questions


def answers(question: GiftQuestion) -> list[tuple[str, float, str]]:
    return [(each.text, each.weight, each.feedback) for each in question.answers]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}", GiftQuestionKind.CHOICE,
         [("Grant", 0, ""), ("Jefferson", 0, ""), ("no one", 100, "")]),
        ("Which?{\n~wrong answer#comment on wrong\n=right answer#Very good!}",
         GiftQuestionKind.CHOICE,
         [("wrong answer", 0, "comment on wrong"), ("right answer", 100, "Very good!")]),
        ("Which two?{\n~%-50%No one\n~%50%Grant\n~%33.33333%Wife\n~Father}",
         GiftQuestionKind.SEVERAL,
         [("No one", -50, ""), ("Grant", 50, ""), ("Wife", 33.33333, ""), ("Father", 0, "")]),
        ("Which equals 5?{~ \\= 2 + 2 = \\= 2 + 3 ~ \\= 2 + 4  }", GiftQuestionKind.CHOICE,
         [("= 2 + 2", 0, ""), ("= 2 + 3", 100, ""), ("= 2 + 4", 0, "")]),
        ("Which is none?{ ~ \\~ # \\~ is one. = \\\\ # Correct! \\\\ is not. }",
         GiftQuestionKind.CHOICE,
         [("~", 0, "~ is one."), ("\\", 100, "Correct! \\ is not.")]),
        ("[html]<p>Which?</p>{=<p>a &lt; b</p>#[plain]<p> ~b<br>c}", GiftQuestionKind.CHOICE,
         [("a < b", 100, "<p>"), ("b\nc", 0, "")]),
        ("Grant is buried here.{FALSE#No one is.}", GiftQuestionKind.TRUE_FALSE, []),
        ("Two plus two?{=four =4}", GiftQuestionKind.SHORT, []),
        ("When was he born?{#1822:5}", GiftQuestionKind.NUMBER, []),
        ("How are you?{}", GiftQuestionKind.ESSAY, []),
        ("Only words.", GiftQuestionKind.NOTHING, []),
        ("Grant is {~buried =entombed} in his tomb.", GiftQuestionKind.GAP, []),
    ],
)  # fmt: skip
def test_questions_of_moodle(
    text: str, kind: GiftQuestionKind, expected: list[tuple[str, float, str]]
) -> None:
    [question] = read(text)

    assert (question.kind, answers(question)) == (kind, expected)


def test_pairs_of_moodle() -> None:
    [question] = read("::Capitals::Match.{\n =Canada -> Ottawa\n =Italy->Rome\n####Well done}")

    assert question.kind is GiftQuestionKind.MATCH
    assert [(each.need, each.text) for each in question.answers] == [
        ("Canada", "Ottawa"),
        ("Italy", "Rome"),
    ]
    assert (question.name, question.stem, question.general) == ("Capitals", "Match.", "Well done")


def test_names_ids_tags_categories_and_lines() -> None:
    first, second = read(
        "$CATEGORY: $course$/top/clean-water/m1.u1/en\n\n\n"
        "// question: 12  name: m1.u1.q1\n// [id:m1.u1.q1] [tag:objective o1] [tag:a\\]b]\n"
        "::m1.u1.q1::What?{=a ~b}\n\n// a note\n\nWhich\none?{=a\n// not said\n~b}\n"
    )

    assert (first.name, first.id, first.line) == ("m1.u1.q1", "m1.u1.q1", 4)
    assert first.tags == ("objective o1", "a]b")
    assert {first.category, second.category} == {"$course$/top/clean-water/m1.u1/en"}
    assert (second.name, second.stem, second.line) == ("", "Which\none?", 10)


def test_several_tags_may_stand_in_one_pair_of_brackets() -> None:
    [question] = read("// [tags:objective o1,lesson 1, decision]\nWhat? {=a ~b}")

    assert question.tags == ("objective o1", "lesson 1", "decision")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What? =a }", "A brace is missing."),
        ("What? {=a", "A brace is missing."),
        ("What? {=a ~b\nAnd? {=a ~b}", "The brace } of this question is missing."),
        ("What? {=a ~b}\nAnd? {=a ~b}", "Another question begins in this one."),
        ("Match.{=a -> b =c}", "A pair has no ->."),
        ('[html]See <img src\\="x">{=a ~b}',
         "There is <img> in a text, which is not possible here."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(text: str, expected: str) -> None:
    findings = Findings()

    assert read_gift(FILE, f"\n\n{text}\n", findings) == ()
    [problem] = findings.sorted()
    assert (problem.place.line, problem.what) == (3, expected)


def test_what_is_told_of_a_question_stands_at_its_own_line() -> None:
    findings = Findings()

    read_gift(FILE, "// [tag:a]\n// b\n::x::What? {=a ~b\n\nAnd? {=a ~b}\n", findings)

    [problem] = findings.sorted()
    assert (problem.place.line, problem.place.column) == (3, 1)


WORDS = st.text(
    st.one_of(st.sampled_from("\\~=#{}:%[]/>- \nnកខ្ញុំ"), st.characters(codec="utf-8")), min_size=1
).map(lambda text: text.replace("\r", "").strip())
NONCHARACTERS = {chr(0xFDD0 + n) for n in range(8)}
FILLED = WORDS.filter(lambda text: bool(text) and not NONCHARACTERS & set(text))
NAME = st.from_regex(r"m1\.u1\.q[0-9]{1,3}", fullmatch=True)
CHOICES = st.builds(GiftAnswer, text=FILLED, feedback=FILLED, weight=st.sampled_from([0.0, 100.0]))
SEVERAL = st.builds(
    GiftAnswer, text=FILLED, feedback=FILLED, weight=st.sampled_from([33.33333, 50.0, -100.0, 0.0])
)
PAIRS = st.builds(
    GiftAnswer,
    text=FILLED,
    need=FILLED.filter(lambda text: "->" not in text),
    weight=st.just(100.0),
)


def of_kind(
    kind: GiftQuestionKind, answer: st.SearchStrategy[GiftAnswer]
) -> st.SearchStrategy[GiftQuestion]:
    return st.builds(
        GiftQuestion,
        name=NAME,
        id=NAME,
        stem=FILLED,
        kind=st.just(kind),
        answers=st.lists(answer, min_size=2, max_size=4).map(tuple),
        general=st.one_of(st.just(""), FILLED),
        tags=st.just(("objective o1", "lesson 2")),
        category=st.just("clean-water/m1.u1/en"),
    )


QUESTIONS = st.one_of(
    of_kind(GiftQuestionKind.CHOICE, CHOICES).filter(
        lambda question: {each.weight for each in question.answers} == {0.0, 100.0}
    ),
    of_kind(GiftQuestionKind.SEVERAL, SEVERAL),
    of_kind(GiftQuestionKind.MATCH, PAIRS),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(QUESTIONS, min_size=1, max_size=3))
def test_what_is_written_is_read_back(questions: list[GiftQuestion]) -> None:
    found = read(write_gift("clean-water/m1.u1/en", questions))

    assert [question.line for question in found] == sorted(question.line for question in found)
    assert [replace(question, line=1) for question in found] == questions
