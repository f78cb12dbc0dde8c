"""What may be asked: the table of text, voice, and what the guard finds."""

import pytest

from bot.questions.asking.domain import Guarded, Verdict, judge_message
from bot.questions.domain import AcceptedMessage, NotAccepted, Thanked
from bot.safety.guard.domain import MessageKind, Response, Risk, all_risks
from tests.shipped import shipped

WORDS = shipped().guard
STOP = Guarded(answer=Response.GUARDED)
DANGER = Guarded(answer=Response.DANGER)
WISH = Guarded(answer=Response.SELF_HARM)


@pytest.mark.parametrize(
    ("came", "text", "voice", "verdict"),
    [
        (MessageKind.TEXT, "When do we meet?", False, AcceptedMessage()),
        (MessageKind.FILE, "", True, AcceptedMessage()),
        (MessageKind.TEXT, "Thank you!", False, Thanked()),
        (MessageKind.STICKER, "", False, Thanked()),
        (MessageKind.FILE, "", False, NotAccepted()),
        (MessageKind.POINTER, "", False, NotAccepted()),
        (MessageKind.TEXT, "Please call me on 012 345 678", False, STOP),
        (MessageKind.TEXT, "សូមហៅមកលេខ ០១២ ៣៤៥ ៦៧៨", False, STOP),
        (MessageKind.TEXT, "Call the girl, 14 years old, on 012 345 678", False, STOP),
        (MessageKind.TEXT, "A client, a boy aged 9", False, STOP),
        (MessageKind.TEXT, "Write to me: dara@example.org", False, STOP),
        (MessageKind.TEXT, "She is in danger, call 012 345 678", False, DANGER),
        (MessageKind.TEXT, "She is in danger and wants to die", False, WISH),
        (MessageKind.FILE, "I want to end my life", True, WISH),
        (MessageKind.FILE, "the girl is 14 years old", True, STOP),
        (MessageKind.FILE, "my client, a boy aged 9", False, STOP),
    ],
)
def test_what_becomes_of_it(came: MessageKind, text: str, *, voice: bool, verdict: Verdict) -> None:
    assert judge_message(came, text, WORDS, voice=voice) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Please call me on 012 345 678", AcceptedMessage()),
        ("Call the girl, 14 years old, on 012 345 678", STOP),
        ("Write to me: dara@example.org, 012 345 678", STOP),
        ("I am in danger, call 012 345 678", DANGER),
        ("When do we meet?", AcceptedMessage()),
    ],
)
def test_only_a_number_can_be_one_s_own(text: str, verdict: Verdict) -> None:
    assert judge_message(MessageKind.TEXT, text, WORDS, voice=False, own_number=True) == verdict


def test_all_that_is_risky_is_found() -> None:
    text = "A girl, 14 years old: 012 345 678, dara@example.org"

    assert all_risks(text, WORDS) >= {Risk.PERSON, Risk.TELEPHONE, Risk.EMAIL}
    assert all_risks("When do we meet?", WORDS) == frozenset()
