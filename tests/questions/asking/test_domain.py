"""What may be asked: the table of text, voice, and what the guard finds."""

import pytest

from bot.questions.asking.domain import Accepted, Guarded, NotAccepted, Thanked, Verdict, judge
from bot.safety.guard.domain import Came, Found, all_found

OWN = Guarded(danger=False, maybe_own_number=True)
STOP = Guarded(danger=False, maybe_own_number=False)
DANGER = Guarded(danger=True, maybe_own_number=False)


@pytest.mark.parametrize(
    ("came", "text", "voice", "verdict"),
    [
        (Came.TEXT, "When do we meet?", False, Accepted()),
        (Came.FILE, "", True, Accepted()),
        (Came.TEXT, "Thank you!", False, Thanked()),
        (Came.STICKER, "", False, Thanked()),
        (Came.FILE, "", False, NotAccepted()),
        (Came.POINTER, "", False, NotAccepted()),
        (Came.TEXT, "Please call me on 012 345 678", False, OWN),
        (Came.TEXT, "សូមហៅមកលេខ ០១២ ៣៤៥ ៦៧៨", False, OWN),
        (Came.TEXT, "Call the girl, 14 years old, on 012 345 678", False, STOP),
        (Came.TEXT, "A client, a boy aged 9", False, STOP),
        (Came.TEXT, "Write to me: dara@example.org", False, STOP),
        (Came.TEXT, "She is in danger, call 012 345 678", False, DANGER),
        (Came.FILE, "the girl is 14 years old", True, STOP),
        (Came.FILE, "boy aged 9", False, STOP),
    ],
)
def test_what_becomes_of_it(came: Came, text: str, *, voice: bool, verdict: Verdict) -> None:
    assert judge(came, text, voice=voice) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Please call me on 012 345 678", Accepted()),
        ("Call the girl, 14 years old, on 012 345 678", STOP),
        ("Write to me: dara@example.org, 012 345 678", STOP),
        ("I am in danger, call 012 345 678", DANGER),
        ("When do we meet?", Accepted()),
    ],
)
def test_only_a_number_can_be_one_s_own(text: str, verdict: Verdict) -> None:
    assert judge(Came.TEXT, text, voice=False, own_number=True) == verdict


def test_all_that_is_risky_is_found() -> None:
    text = "A girl, 14 years old: 012 345 678, dara@example.org"

    assert all_found(text) >= {Found.PERSON, Found.TELEPHONE, Found.EMAIL}
    assert all_found("When do we meet?") == frozenset()
