"""What may be asked: the table of text, voice, and what the guard finds."""

import pytest

from bot.questions.asking.domain import Accepted, Guarded, NotAccepted, Thanked, Verdict, judge
from bot.safety.guard.domain import MessageKind, Risk, all_risks

OWN = Guarded(danger=False, maybe_own_number=True)
STOP = Guarded(danger=False, maybe_own_number=False)
DANGER = Guarded(danger=True, maybe_own_number=False)


@pytest.mark.parametrize(
    ("came", "text", "voice", "verdict"),
    [
        (MessageKind.TEXT, "When do we meet?", False, Accepted()),
        (MessageKind.FILE, "", True, Accepted()),
        (MessageKind.TEXT, "Thank you!", False, Thanked()),
        (MessageKind.STICKER, "", False, Thanked()),
        (MessageKind.FILE, "", False, NotAccepted()),
        (MessageKind.POINTER, "", False, NotAccepted()),
        (MessageKind.TEXT, "Please call me on 012 345 678", False, OWN),
        (MessageKind.TEXT, "សូមហៅមកលេខ ០១២ ៣៤៥ ៦៧៨", False, OWN),
        (MessageKind.TEXT, "Call the girl, 14 years old, on 012 345 678", False, STOP),
        (MessageKind.TEXT, "A client, a boy aged 9", False, STOP),
        (MessageKind.TEXT, "Write to me: dara@example.org", False, STOP),
        (MessageKind.TEXT, "She is in danger, call 012 345 678", False, DANGER),
        (MessageKind.FILE, "the girl is 14 years old", True, STOP),
        (MessageKind.FILE, "boy aged 9", False, STOP),
    ],
)
def test_what_becomes_of_it(came: MessageKind, text: str, *, voice: bool, verdict: Verdict) -> None:
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
    assert judge(MessageKind.TEXT, text, voice=False, own_number=True) == verdict


def test_all_that_is_risky_is_found() -> None:
    text = "A girl, 14 years old: 012 345 678, dara@example.org"

    assert all_risks(text) >= {Risk.PERSON, Risk.TELEPHONE, Risk.EMAIL}
    assert all_risks("When do we meet?") == frozenset()
