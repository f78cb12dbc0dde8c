"""What an author may write as a cue, and what a text must hold for it."""

import pytest

from bot.catalog.cues import BadCue, CueReading, read_cue
from bot.catalog.folding import folded

GROUPS = {"take": ["took", "keeps"], "papers": ["passport", "id card"], "child": ["ក្មេង"]}
NUMBERS = (folded("fourteen"), "ដប់")
FAR = "so very much of all that there was, and then again "

FOUND = [
    # cue, text
    ("kill myself", "I will KILL my-self... no: kill myself"),
    ("suicid*", "suicidal"),
    ("sell* girls", "he sells young girls"),
    ("<take> .. <papers>", "He took away every passport"),
    ("<take> <papers>", "she keeps my ID-card"),
    ("girl <number> years", "girl, 14 years"),
    ("girl <number> years", "girl ១៤ years"),
    ("girl <number> years", "girl fourteen years"),
    ("<child> <number>", "ក្មេង ដប់បួន"),
    ("well + drowning", "drowning. It is a well"),
    ("dont go", "don’t go"),
    ("passport", "paassport"),
    ("die", "d i e"),
    ("ចង់ស្លាប់", "ខ្ញុំ ចង់ ស្លាប់"),
    ("ផ្តល់", "ផ្ដល់"),
]
NOT_FOUND = [
    ("rape", "grapes"),
    ("suicid*", "parasuicide"),
    ("<take> .. <papers>", "I took the bus. My passport is here"),
    (
        "<take> .. <papers>",
        "took " + "so very much of all that there was, and then again " * 2 + "passport",
    ),
    ("<take> <papers>", "took every passport"),
    ("girl <number> years", "girl 140 years"),
    ("girl <number> years", "girl 1.4 years"),
    ("well + drowning", "it is a well"),
    ("ចងក", "ចងការប្រាក់"),
]
BAD = [
    ("<fake> passport", 'There is no group "fake" in this language.'),
    ("<number>", "A number alone says nothing: put a word beside it."),
    ("took .. ", "Words are missing before or after a sign."),
    ("?!", '"?!" holds no letters.'),
]


def is_found(cue: str, text: str) -> bool:
    return CueReading.of(text, NUMBERS, ["my", "young"]).holds(read_cue(cue, GROUPS))


@pytest.mark.parametrize(("cue", "text"), FOUND)
def test_a_cue_is_found(cue: str, text: str) -> None:
    assert is_found(cue, text)


@pytest.mark.parametrize(("cue", "text"), NOT_FOUND)
def test_a_cue_is_not_found(cue: str, text: str) -> None:
    assert not is_found(cue, text)


@pytest.mark.parametrize(("cue", "why"), BAD)
def test_a_cue_that_cannot_be_read_is_refused_with_the_reason(cue: str, why: str) -> None:
    with pytest.raises(BadCue) as fault:
        read_cue(cue, GROUPS)

    assert str(fault.value) == why


def test_what_is_harmless_is_taken_out() -> None:
    said = CueReading.of("we are dying to come").without([read_cue("dying to", {})])

    assert not said.holds(read_cue("dying", {}))
    assert said.holds(read_cue("come", {}))


@pytest.mark.parametrize("text", ["", "Ａ　Ｂ", "ខ្ញុំ ចង់", "d i e", "paaasport 112233", "A\nB"])
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
