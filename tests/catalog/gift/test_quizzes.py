"""Quizzes go to Moodle and come back: what changes, what is new, what is refused."""

# ruff: noqa: E501 - whole messages are compared

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.catalog.editing.replacing import replace_files
from bot.catalog.gift.quizzes import quiz_in
from bot.catalog.gift.writing import write_gift
from bot.catalog.loading import load_course
from bot.catalog.pack import Pack
from bot.catalog.translation.planning import ImportPlan
from bot.catalog.unit import Form
from bot.cli.content_gift import plan_gift
from tests.catalog.sample import Sample
from tests.catalog.translation.returned import pack_of, untouched

FILE = Path("m1.u1.en.gift.txt")
QUIZ = "m1/units/u1/quiz.yaml"
NEW = """
// [tag:objective o1] [tag:Lesson 2] [tag:source f01] [tag:decision]
::A title of Moodle::[html]<p>The water: is it good?</p>{
=Smell it#That tells you most.
~Wait for rain#[plain]Rain changes nothing: the latrine stays.
}
"""


def gift(pack: Pack, language: str = "en") -> str:
    quiz = quiz_in(pack, "m1.u1", pack.units["m1.u1"], language)
    return write_gift(quiz.category, quiz.questions)


def planned(pack: Pack, text: str, *, unit: str = "", language: str = "") -> ImportPlan:
    return plan_gift(pack, FILE, text.encode(), unit=unit, language=language)[0]


def said(found: ImportPlan) -> list[str]:
    return [
        f"{problem.severity}: {problem.what} {problem.advice}".rstrip()
        for problem in found.problems
    ]


@pytest.mark.parametrize("language", ["en", "km"])
def test_a_file_that_nobody_touched_changes_nothing(language: str) -> None:
    found = planned(untouched(), gift(untouched(), language))

    assert (found.changes, found.files, found.problems) == ((), {}, ())


def test_a_question_goes_out_with_its_feedback_and_all_that_tags_can_carry() -> None:
    text = gift(untouched())

    assert text.startswith("$CATEGORY: clean-water/m1.u1/en\n")
    assert "[tag:objective o1] [tag:lesson 1] [tag:source F01]" in text
    assert (
        "::m1.u1.q1::[plain]What is the first sign?{\n"
        "\t=The smell#Smell comes first.\n\t~The colour#Colour comes late.\n}\n" in text
    )
    assert "\t~%50%Smell#Yes, early.\n\t~%-100%Depth#Deep wells can be good.\n" in text


def test_what_gift_cannot_carry_is_named() -> None:
    unit = untouched().units["m1.u1"]
    quiz = quiz_in(untouched(), "m1.u1", unit, "en")

    assert quiz.not_carried == (
        ("m1.u1.q2", "several right answers: each gives a part of the point, a wrong one takes all; here only all right ones and no other give it"),
        ("m1.u1.q2", "fixed order: Moodle shuffles, unless you switch it off for the quiz"),
        ("m1.u1.q2", "voice notes, pictures and explanations stay behind"),
    )  # fmt: skip


def with_form(pack: Pack, form: Form, need: str | None = None) -> Pack:
    """The course with its second question in another form."""
    module = pack.modules["m1"]
    unit = module.units["u1"]
    sheet = unit.quiz.sheet
    options = tuple(
        option.model_copy(
            update={
                "right": form is Form.LINE and option.id == "a",
                "need": option.text.model_copy(update={"root": {"en": f"{need} {option.id}"}})
                if need
                else None,
            }
        )
        for option in sheet.items[1].options
    )
    item = sheet.items[1].model_copy(
        update={
            "form": form,
            "options": options,
            "fixed_order": False,
            "picture": None,
            "explanation": None,
        }
    )
    quiz = replace(unit.quiz, sheet=sheet.model_copy(update={"items": (sheet.items[0], item)}))
    units = {**module.units, "u1": replace(unit, quiz=quiz)}
    return replace(pack, modules={**pack.modules, "m1": replace(module, units=units)})


PAIRS = [
    "what is said about each pair is said about all together",
    "each right pair gives a part of the point; here only all together do",
]


@pytest.mark.parametrize(
    ("form", "need", "lost", "answers"),
    [
        (Form.LINE, None, ["line: becomes a choice; Moodle shuffles the lines, unless you switch it off"],
         "\t=Smell#Yes, early.\n\t~Depth#Deep wells can be good.\n"),
        (Form.ORDER, None, ["order: becomes pairs of a place and what stands there", *PAIRS],
         "\t=1 -> Smell\n\t=2 -> Depth\n\t=3 -> Colour\n\t####Smell\\: Yes, early.\\nDepth\\:"),
        (Form.MATCH, "Need", PAIRS, "\t=Need a -> Smell\n\t=Need b -> Depth\n"),
        (Form.MATCH, "a -> b", ['left out: GIFT cannot have "->" in the first half of a pair'], ""),
    ],
)  # fmt: skip
def test_other_forms_become_what_gift_has(
    form: Form, need: str | None, lost: list[str], answers: str
) -> None:
    pack = with_form(untouched(), form, need)

    quiz = quiz_in(pack, "m1.u1", pack.units["m1.u1"], "en")
    text = write_gift(quiz.category, quiz.questions)

    assert [words for name, words in quiz.not_carried if name == "m1.u1.q2"] == lost
    assert answers in text
    assert planned(pack, text).changes == ()
    assert said(planned(pack, text)) == []


def test_other_words_from_moodle_change_just_these_texts(sample: Sample) -> None:
    text = gift(pack_of(sample))
    text = text.replace("The smell#Smell comes first.", "Its smell#Smell comes\\: first.")
    text = text.replace("\t~%50%Smell#Yes, early.\n", "").replace(
        "\t~%50%Colour#Yes, late.\n", "\t~%50%Colour#Yes, late.\n\t~%50%Smell#Yes, early.\n"
    )
    before = (sample.folder / QUIZ).read_text(encoding="utf-8")

    found = planned(pack_of(sample), text)
    replace_files(sample.folder, found.files)

    assert said(found) == []
    assert (sample.folder / QUIZ).read_text(encoding="utf-8") == before.replace(
        "en: The smell,", "en: Its smell,"
    ).replace("en: Smell comes first.", 'en: "Smell comes: first."').replace(
        "en: 2026-02-14 Sok Dara", "en: null", 1
    )
    assert "m1.u1.items.q1.options.b.text: " in (sample.folder / "reviews.yaml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("\t=The smell", "\t~The smell", "error: m1.u1.q1 has one right answer, this question has several right answers. A question that asks for something else is a new one: take its name and id away."),
        ("\t=The smell#Smell comes first.\n\t~The colour", "\t~The smell#Smell comes first.\n\t=The colour", "error: Other options of m1.u1.q1 are right here. A question that asks for something else is a new one: take its name and id away."),
        ("\t~The colour#Colour comes late.\n", "\t~The colour#Late.\n\t~Else#No.\n", "error: m1.u1.q1 has 2 options, here are 3. Change options in quiz.yaml, where each keeps its letter."),
        ("The smell#", "The \u200bsmell#", "error: The text holds a space without width. Take it out: readers' devices break the lines, and searches would miss the word."),
        ("What is the first sign?", "What is the \\{first\\} sign?", "error: {first} is in en, but not in km. Take the word in braces out."),
        ("What is the first sign?", "x" * 301, "error: The text in en has 301 characters; 300 fit. Shorten it by 1."),
        ("The smell#", "The colour#", "error: Two options say the same. Change one of them."),
        ("Colour comes late.\n", "Colour comes late.\n\t####Well done\n", "warning: What is said about all answers of m1.u1.q1 together is not taken over. Write what is said about an answer into quiz.yaml."),
        ("[id:m1.u1.q3]", "[id:m1.u1.q1]", "error: m1.u1.q1 is there twice. Delete one of the two."),
        ("[id:m1.u1.q3]", "[id:m1.u1.q7]", "error: There is no question m1.u1.q7, or not any more. For a new question, take its name and id away."),
        ("clean-water/m1.u1/en", "somewhere", "error: Nothing says in which language this question is. Name it: --language en"),
        ("exported 5256dfe45c", "exported 0000000000", "error: m1.u1.q1 has changed in the course since you exported it. Export it again, and make your change there."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(old: str, new: str, expected: str) -> None:
    text = gift(untouched())
    assert old in text
    if "exported" in old:
        text = text.replace("The smell#", "Its smell#")

    found = said(planned(untouched(), text.replace(old, new, 1)))

    assert expected in found
    assert set(found) == {expected} or "somewhere" in new


def test_a_new_question_gets_an_id_that_was_never_used(sample: Sample) -> None:
    before = (sample.folder / QUIZ).read_text(encoding="utf-8")

    found = planned(pack_of(sample), f"$CATEGORY: top/clean-water/m1.u1/en\n{NEW}")
    replace_files(sample.folder, found.files)

    assert said(found) == []
    added = """
  - id: q8
    objective: o1
    card: 2
    decision: true
    sources: [F01]
    stem:
      en: "The water: is it good?"
    options:
      - id: a
        text:
          en: Smell it
        right: true
        feedback:
          en: That tells you most.
      - id: b
        text:
          en: Wait for rain
        feedback:
          en: "Rain changes nothing: the latrine stays."
"""
    after = (sample.folder / QUIZ).read_text(encoding="utf-8")
    head, tail = before.split("retired:")
    assert after == f"{head}{added}retired:{tail}".replace("en: 2026-02-14 Sok Dara", "en: null", 1)
    [unit] = [unit for unit in load_course(sample.folder).units if unit.id == "m1.u1"]
    assert unit.items[-1].id == "m1.u1.q8"

    pack = pack_of(sample)
    assert ("m1.u1.q8", "left out: it has no words in km") in (
        quiz_in(pack, "m1.u1", pack.units["m1.u1"], "km").not_carried
    )

    later = planned(
        pack_of(sample),
        "::m1.u1.q8::តើទឹកល្អទេ?{\n=ធុំក្លិន#ល្អ\n~រង់ចាំភ្លៀង#មិនល្អ\n}\n",
        language="km",
    )
    replace_files(sample.folder, later.files)

    assert said(later) == []
    assert "      km: តើទឹកល្អទេ?\n" in (sample.folder / QUIZ).read_text(encoding="utf-8")
    assert [line for line in sample.problems() if "error" in line] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[tag:objective o1]", "", "error: This new question has no objective of its unit (its tags say nothing). Add a tag, one of: objective o1."),
        ("[tag:Lesson 2]", "[tag:lesson 9]", 'error: This new question has no lesson of its unit (its tags say "lesson 9"). Add a tag, one of: lesson 1, lesson 2.'),
        ("#That tells you most.", "", 'error: Nothing is said about the answer "Smell it". Write # behind each answer, and why it is right or what speaks against it.'),
        ("=Smell it", "~Smell it", "error: No answer is right. Write = before the right one."),
        ("~Wait", "~%50%Wait", "error: An answer gives a part of the point. Here an answer is right or wrong."),
        ("~Wait", "~a#b ~c#b ~d#b ~e#b ~f#b ~Wait", "error: This question has 7 answers; 6 are possible. Leave out those that nobody believes."),
        (NEW, "Yes?{TRUE}", "error: This question has true or false, which people cannot tap. Write it with answers to choose from."),
        (NEW, "Match.{=a -> b =c -> d}", "error: This question has pairs and no id. GIFT has no feedback for each pair: write such a question into quiz.yaml."),
        ("[tag:objective o1]", "[tag:objectiv o1]", 'error: This new question has no objective of its unit (its tags say "objectiv o1"). Add a tag, one of: objective o1.'),
        ("[tag:source f01]", "[tag:source F09]", "error: There is no source F09. Write it into sources.yaml first."),
        ("[tag:decision]", "[tag:decison]", 'warning: The tag "decison" is not taken over. Did you mean "decision"?'),
        ("$CATEGORY: m1.u1/en", "$CATEGORY: m1.u1/km", "error: A new question begins in en. Import it in en first."),
        ("~Wait", "~Smell it#x\n~Wait", "error: Two options say the same. Change one of them."),
    ],
)  # fmt: skip
def test_a_new_question_that_does_not_fit_is_refused(old: str, new: str, expected: str) -> None:
    text = f"$CATEGORY: m1.u1/en\n\n{NEW}"
    assert old in text

    assert said(planned(untouched(), text.replace(old, new))) == [expected]


def test_a_new_question_is_in_the_first_language_and_in_the_only_unit() -> None:
    found = plan_gift(untouched(), FILE, NEW.encode(), unit="", language="")[1]

    assert [each.id for each in found["m1.u1"]] == ["q8"]


def test_of_several_units_one_must_be_named() -> None:
    pack = untouched()
    module = pack.modules["m1"]
    units = {**module.units, "u2": module.units["u1"]}
    two = replace(pack, modules={**pack.modules, "m1": replace(module, units=units)})

    assert said(planned(two, NEW)) == [
        "error: Nothing says to which unit this new question belongs. Name it: --unit, one of: m1.u1, m1.u2."
    ]


def test_the_language_of_a_known_question_is_never_guessed() -> None:
    text = "\n\n".join(gift(untouched()).split("\n\n")[1:])

    assert "error: Nothing says in which language this question is. Name it: --language en" in said(
        planned(untouched(), text)
    )


def test_a_quiz_on_one_line_takes_words_but_no_new_question(sample: Sample) -> None:
    one_line = json.dumps(yaml.safe_load((sample.folder / QUIZ).read_text(encoding="utf-8")))
    sample.write(QUIZ, one_line)
    text = gift(pack_of(sample))

    assert not planned(pack_of(sample), text.replace("Smell comes first.", "First.")).refused
    assert said(planned(pack_of(sample), f"{text}{NEW}")) == [
        "error: There is no place for something new. Write it into this file by hand."
    ]


def test_a_file_without_a_question_is_refused() -> None:
    assert said(planned(untouched(), "// only a note\n")) == [
        "error: There is no question in this file. Is it GIFT?"
    ]
