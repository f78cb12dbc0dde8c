"""What the guard takes for a sign of a real person or of danger, and what it lets pass."""

import sys
import time
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.cues import CueReading, read_cue
from bot.catalog.guard_model import GuardModel
from bot.catalog.guard_words import NO_WORDS, GuardWords
from bot.safety.guard.domain import Risk, Weighed, answer_to, first_risk, is_thanks, weigh
from tests.shipped import shipped

WORDS = shipped().guard
SECONDS = 8.0  # what is read anew from each sign takes a minute and more

RISKY = [
    # telephone numbers of Cambodia, in any digits and any spelling
    ("My number is 012 345 678", Risk.TELEPHONE),
    ("012345678", Risk.TELEPHONE),
    ("+855 12 345 678", Risk.TELEPHONE),
    ("០១២ ៣៤៥ ៦៧៨", Risk.TELEPHONE),
    ("សូមហៅ ០៩៧១២៣៤៥៦៧", Risk.TELEPHONE),
    ("012\u200b345\u200b678", Risk.TELEPHONE),
    ("call her at 44 20 7946 0958", Risk.NUMBER),
    # eight digits and more beside a word for a number
    ("her phone 55512345", Risk.NUMBER),
    ("លេខ 87654321", Risk.NUMBER),
    # papers
    ("passport N0123456", Risk.DOCUMENT),
    ("ID card 123456789", Risk.DOCUMENT),
    ("អត្តសញ្ញាណប័ណ្ណ ០១០២០៣០៤៥", Risk.DOCUMENT),
    # ways to somebody
    ("write to dara@example.org", Risk.EMAIL),
    ("see https://facebook.com/someone", Risk.LINK),
    ("facebook.com/someone", Risk.LINK),
    ("she lives at 11.5564, 104.9282", Risk.PLACE),
    # a person and an age
    ("a girl, 14 years old, from our village", Risk.PERSON),
    ("14-year-old boy", Risk.PERSON),
    ("ក្មេងស្រីអាយុ ១៤ ឆ្នាំ", Risk.PERSON),
    ("កុមារី 9ឆ្នាំ", Risk.PERSON),
    # danger, before everything else
    ("she is in danger now", Risk.DANGER),
    ("Her husband beats her every night", Risk.DANGER),
    ("a girl is missing since Monday", Risk.DANGER),
    ("The child escaped from the factory", Risk.DANGER),
    ("he wants to kill her, phone 012 345 678", Risk.DANGER),
    ("I want to kill myself", Risk.SELF_HARM),
    ("she was raped and wants to die", Risk.SELF_HARM),
    # the same, written so that it looks otherwise
    ("i waaant to d i e", Risk.SELF_HARM),
    ("I w\u200bant to di\u00ade", Risk.SELF_HARM),
    ("ខ្ញុំ ចង់ ស្លាប់", Risk.SELF_HARM),
    ("ខ្ញុំចង់\u200bស្លាប់", Risk.SELF_HARM),
    ("0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", Risk.TELEPHONE),
    ("０１２３４５６７８", Risk.TELEPHONE),
    ("zero one two three four five six seven eight", Risk.TELEPHONE),
    ("0 1 2 3 4 5 6 7 8", Risk.TELEPHONE),
    ("fourteen-year-old girl", Risk.PERSON),
    ("a １４ year old boy", Risk.PERSON),
    ("@srey_mom", Risk.ACCOUNT),
    ("house 12, street 271", Risk.PLACE),
    ("គាត់កំពុងមានគ្រោះថ្នាក់", Risk.DANGER),
    ("កូនខ្ញុំបាត់ខ្លួន", Risk.DANGER),
    # as people type: the spoken "not", and spellings that no dictionary has
    ("ខ្ញុំអត់ចង់រស់ទេ", Risk.SELF_HARM),
    ("ខ្ញុំពុំចង់រស់", Risk.SELF_HARM),
    ("អត់ចង់មានជីវិត", Risk.SELF_HARM),
    ("រស់អត់កើត", Risk.SELF_HARM),
    ("ខ្ញុំទ្រាំអត់បានទៀតទេ", Risk.SELF_HARM),
    ("ខ្ញុំចង់តែងាប់", Risk.SELF_HARM),
    ("ចង់ឆាប់ងាប់", Risk.SELF_HARM),
    ("ខ្ញុំចង់សំលាប់ខ្លួន", Risk.SELF_HARM),
    ("ot jong ros te", Risk.SELF_HARM),
    ("គេសំលាប់នាង", Risk.DANGER),
    ("គេគំរាមសំលាប់", Risk.DANGER),
    ("ថៅកែមិនអោយចេញទេ", Risk.DANGER),
    ("ថៅកែអត់ឱ្យចេញទេ", Risk.DANGER),
    ("ទៅផ្ទះអត់បាន", Risk.DANGER),
    ("ថៅកែអត់ប្រគល់លិខិតឆ្លងដែន", Risk.DANGER),
    ("ថៅកែអត់បើកលុយ", Risk.DANGER),
    ("ប្តីវៃខ្ញុំ", Risk.DANGER),
    ("គេវៃនាង", Risk.DANGER),
    ("គេវ៉ៃគាត់", Risk.DANGER),
    ("សូមហៅប៉ូលីសមក", Risk.DANGER),
]
IN_DOUBT = ["ត្រូវការជំនួយបន្ទាន់", "what is rape under law", "ចេញអត់រួច", "រត់អត់រួច"]
HARMLESS = [
    "ok thank you",
    "See you on Monday at 09:00",
    "score 2026 10 11 12",
    "29/05/2023 09:00-10:30",
    "29.5.2023 to 31.5.2023, call on the first day",
    "I have 14 questions",
    "the link is missing",
    "I was locked out of Zoom",
    "my phone is old",
    "We trained 120 women and 85 men in 2022",
    "Article 3 of the Palermo Protocol",
    "I come with my son",
    "the course is 3 years old",
    "order number 1234",
    "100 000 riel",
    "ខ្ញុំចូលរួមថ្ងៃច័ន្ទ ម៉ោង ៩:០០",
    "កម្មវិធីនេះមាន ៣ វគ្គ",
    "នៅឆ្នាំ 2023 យើងមានក្រុម 14",
    "អរគុណច្រើន",
    "នាងឆ្លាតវៃណាស់",
    "កុំព្យូទ័រមានវ៉ៃហ្វាយ",
    "🙏",
    "",
]


@pytest.mark.parametrize(("text", "what"), RISKY)
def test_the_guard_finds(text: str, what: Risk) -> None:
    assert what in weigh(text, WORDS).risks


@pytest.mark.parametrize("text", IN_DOUBT)
def test_a_cue_of_danger_that_the_model_does_not_support_gives_the_line(text: str) -> None:
    assert weigh(text, WORDS) == Weighed(doubts=frozenset({Risk.DANGER}))


@pytest.mark.parametrize("text", HARMLESS)
def test_the_guard_lets_pass(text: str) -> None:
    assert first_risk(text, WORDS) is None


MODEL = GuardModel(
    kinds=("self-harm", "danger", "person"),
    bias=(-4.0, -4.0, -4.0),
    stops=(0.6, 0.6, 0.6),
    lines=(0.4, 0.4, 0.4),
    supports=0.3,
    sizes=(3, 3),
    weights={"sad": (9.0, 0.0, 0.0), "low": (3.8, 0.0, 0.0), "dim": (3.3, 0.0, 0.0)},
)
DROWNING = read_cue("drowning", {})
SRENG = read_cue("sreng", {})
BESIDE_A_MODEL = GuardWords(danger=(DROWNING,), person=(SRENG,), models=(MODEL,), cues_alone=False)


@pytest.mark.parametrize(
    ("text", "risks", "doubts"),
    [
        ("rice", set(), set()),
        ("sad", {Risk.SELF_HARM}, set()),  # the model alone stops it
        ("low", set(), {Risk.SELF_HARM}),  # in between
        ("drowning", set(), {Risk.DANGER}),  # a grave cue that the model does not support
        ("sreng", set(), set()),  # another cue that it does not support
        ("sreng, dim", {Risk.PERSON}, set()),  # supported by whatever kind
        ("drowning, dim", {Risk.DANGER}, set()),
        ("012 345 678", {Risk.TELEPHONE}, set()),  # numbers need no support
        ("drowning, 012 345 678", {Risk.DANGER, Risk.TELEPHONE}, set()),  # the graver answer
        ("sad, 012 345 678", {Risk.SELF_HARM, Risk.TELEPHONE}, set()),
    ],
)
def test_model_and_cues_decide_together(text: str, risks: set[Risk], doubts: set[Risk]) -> None:
    assert weigh(text, BESIDE_A_MODEL) == Weighed(risks=frozenset(risks), doubts=frozenset(doubts))


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        ("ช่วยด้วย จมน้ำ", {Risk.DANGER}),
        ("we saw จม in the book that we read", {Risk.DANGER}),
        ("drowning in a book", set()),
    ],
)
def test_cues_count_alone_in_a_script_that_the_model_never_saw(text: str, risks: set[Risk]) -> None:
    words = replace(BESIDE_A_MODEL, danger=(read_cue("จม", {}),))

    assert weigh(text, words).risks == risks


def test_what_the_model_alone_takes_for_both_gets_the_likelier_answer() -> None:
    both = replace(MODEL, weights={"lost": (7.0, 9.0, 0.0), "hurt": (9.0, 7.0, 0.0)}, sizes=(3, 4))
    words = replace(BESIDE_A_MODEL, models=(both,))

    assert weigh("lost", words).risks == {Risk.DANGER}
    assert weigh("hurt", words).risks == {Risk.SELF_HARM, Risk.DANGER}
    with_cue = replace(words, self_harm=(read_cue("lost", {}),))
    assert first_risk("lost", with_cue) is Risk.SELF_HARM


def test_without_a_model_each_cue_counts() -> None:
    alone = replace(BESIDE_A_MODEL, models=(), cues_alone=True)

    assert weigh("sreng is drowning", alone).risks == {Risk.DANGER, Risk.PERSON}


def test_another_country_has_other_numbers() -> None:
    assert first_risk("0171 2345678", NO_WORDS, regions=["DE"]) is Risk.TELEPHONE
    assert first_risk("0171 2345678", NO_WORDS, regions=["KH"]) is None


THANKS = [
    "thanks", "Thank you very much!", "OK", "ok thank you teacher 🙏", "Noted, thanks all",
    "👍", "🙏🙏", "❤️", "អរគុណ", "សូមអរគុណច្រើនបង", "បាទ អរគុណ", "ចាស៎", "ទទួលបានហើយ", "thank\u200b you",
]  # fmt: skip
NO_THANKS = [
    "thank you, but when is the meeting?", "when is it", "very good question", "???", "...", "",
    "12", "អរគុណ តើវគ្គនៅពេលណា", "You", "okra", "no thanks to the bus I was late",
]  # fmt: skip


@pytest.mark.parametrize("text", THANKS)
def test_thanks_want_no_answer(text: str) -> None:
    assert is_thanks(text, WORDS)


@pytest.mark.parametrize("text", NO_THANKS)
def test_more_than_thanks_wants_one(text: str) -> None:
    assert not is_thanks(text, WORDS)


def test_links_to_meetings_pass() -> None:
    assert first_risk("https://us02web.zoom.us/j/82345678901", WORDS) is None
    assert first_risk("https://zoom.us.example.com/j/82345678901", WORDS) is Risk.LINK
    assert first_risk("meet.google.com/abc and t.me/somebody", WORDS) is Risk.LINK


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    risk = first_risk(text, WORDS)

    assert (answer_to([risk] if risk else []) is None) == (risk is None)


@given(st.sampled_from(RISKY), st.text(alphabet="abc xyz\n", max_size=80))
def test_danger_wins_over_whatever_else_is_written(known: tuple[str, Risk], more: str) -> None:
    """What stands beside a wish to die may be anything; the answer stays that for a wish to die."""
    text = f"{known[0]}. {more}. I want to die"

    assert first_risk(text, WORDS) is Risk.SELF_HARM


def steps(text: str) -> int:
    """Return how many calls it takes to look for all cues in a text."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event.endswith("call")

    reading = CueReading.of(text, WORDS.numbers, WORDS.skipped)
    sys.setprofile(counted)
    try:
        reading.without(WORDS.harmless).holds_any((*WORDS.danger, *WORDS.person))
    finally:
        sys.setprofile(None)
    return count


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["they ", "girl 14 ", "not let ", "10 to ", "គេ", "កូន ", "a. ", "she not "]))
def test_twice_as_long_a_text_takes_at_most_twice_the_steps(part: str) -> None:
    once, twice = steps(part * 100), steps(part * 200)

    assert twice <= 2 * once


@pytest.mark.parametrize("part", ["a", "a.", "a@", "1 ", "a1", "girl 14 ", "z.z-", "0 ", "www."])
def test_long_texts_are_read_once_and_not_from_each_character(part: str) -> None:
    text = (part * 60_000)[:60_000]

    began = time.process_time()
    first_risk(text, WORDS)

    assert time.process_time() - began < SECONDS, "a text of 4,000 signs may hold everybody up"
