"""What is typed into Find leads to its place, in any words and both languages."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.home.ways.domain import GAP, PLACES, ideas_in, phrases, places_for, stem
from bot.home.ways.screens import TASKS, WAYS, ideas_by_words
from bot.home.ways.service import NEAREST
from bot.locale import Catalogue

TABLE = Path(__file__).with_name("sentences.txt")
KNOWN = phrases(ideas_by_words(Catalogue()))


@dataclass(frozen=True)
class Sentence:
    part: str
    places: frozenset[str]
    text: str

    @property
    def found(self) -> list[str]:
        return places_for(ideas_in(self.text, KNOWN), most=NEAREST)


def sentences() -> list[Sentence]:
    rows = [
        [each.strip() for each in line.split("|")]
        for line in TABLE.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [
        Sentence(part=part, places=frozenset(places.split(", ")), text=text)
        for part, _language, places, text in rows
    ]


@pytest.mark.parametrize("said", sentences(), ids=lambda said: said.text)
def test_a_sentence_leads_to_its_place(said: Sentence) -> None:
    assert bool(said.places & set(said.found)) is not said.part.endswith("!")


def test_the_likeliest_place_is_mostly_the_one_that_is_meant() -> None:
    every = sentences()
    many = Counter(each.part.rstrip("-!") for each in every)
    first = Counter(
        each.part.rstrip("-!") for each in every if each.found and each.found[0] in each.places
    )
    assert many == {"first": 40, "second": 30, "third": 34, "fourth": 20, "fifth": 20, "sixth": 26}
    assert {part: many[part] - first[part] for part in many} == {
        "first": 0,
        "second": 1,
        "third": 1,
        "fourth": 0,
        "fifth": 0,
        "sixth": 1,
    }


@pytest.mark.parametrize(
    "text", ["postpone the meeting", "we are postponing a meeting", "MEETINGS postponed?"]
)
def test_the_form_and_the_order_of_words_do_not_count(text: str) -> None:
    assert places_for(ideas_in(text, KNOWN), most=1) == ["move_meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "I am going on leave, Bopha will do my work",
        "From Monday I'm on leave and Dara takes over from me",
        "I'll be away for some weeks, who can cover for me?",
        "my colleague will look after my group during my holiday",
        "Sokha does my job until March",
        "ខ្ញុំនឹងឈប់សម្រាក បុប្ផានឹងធ្វើការជំនួសខ្ញុំ",
        "ខែក្រោយខ្ញុំសុំច្បាប់ ឱ្យដារាទទួលការងារពីខ្ញុំ",
    ],
)
def test_a_coordinator_who_will_be_away_is_led_to_the_team(text: str) -> None:
    assert places_for(ideas_in(text, KNOWN), most=1) == ["team"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dara is on leave until June", "peace"),
        ("a leader is on holiday, do not contact her", "peace"),
        ("another leader takes over from Dara", "replace"),
        ("អ្នកថ្មីមកជំនួសដារា", "replace"),
    ],
)
def test_a_leader_who_is_away_is_not_the_coordinator(text: str, place: str) -> None:
    assert places_for(ideas_in(text, KNOWN), most=1) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "let Sok Dara in",
        "please let her in",
        "admit Sok Dara",
        "admit everybody",
        "accept the new leaders",
        "how do I let people in",
        "let the new leader into the course",
        "say yes to Dara",
        "ឱ្យសុខ ដារ៉ាចូល",
        "ឱ្យទាំងអស់គ្នាចូល",
        "អនុញ្ញាតឱ្យ Sok Dara ចូល",
        "យល់ព្រមឱ្យចូល",
        "ទទួលអ្នកថ្មី",
    ],
)
def test_letting_in_leads_to_what_waits(text: str) -> None:
    assert places_for(ideas_in(text, KNOWN), most=1) == ["waiting"]


@pytest.mark.parametrize("text", ["let Dara know", "ឱ្យពួកគេដឹង", "let me see who came"])
def test_letting_somebody_do_something_else_is_not_letting_in(text: str) -> None:
    assert "let_in" not in ideas_in(text, KNOWN)


def test_a_phrase_in_khmer_may_have_a_name_between_but_not_a_whole_sentence() -> None:
    known = phrases({"let_in": "ឱ្យ…ចូល"})
    assert ideas_in("ឱ្យសុខ ដារ៉ាចូល", known) == {"let_in"}
    assert not ideas_in(f"ឱ្យ{'កខគឃង' * GAP}ចូល", known)


def test_a_typo_in_a_long_word_is_understood() -> None:
    assert places_for(ideas_in("pospone it", KNOWN), most=1) == ["move_meeting"]


def test_a_word_in_a_longer_phrase_is_not_read_a_second_time() -> None:
    assert "came" not in ideas_in("three did not come", KNOWN)


@pytest.mark.parametrize("text", ["", "?", "ok", "12", "ឆ្ងាញ់"])
def test_words_for_no_place_lead_nowhere(text: str) -> None:
    assert places_for(ideas_in(text, KNOWN), most=NEAREST) == []


@pytest.mark.parametrize(
    ("word", "left"), [("moved", "mov"), ("moving", "mov"), ("cities", "city"), ("is", "is")]
)
def test_endings_do_not_count(word: str, left: str) -> None:
    assert stem(word) == left


def test_every_place_is_found_by_words() -> None:
    assert set(PLACES) == set(WAYS)
    assert set(TASKS) <= set(WAYS)
