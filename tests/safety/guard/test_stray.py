"""What becomes of a message that nobody asked for."""

import pytest

from bot.safety.guard.domain import Answer, Came, answer

STRAY = [
    # came, text, whether a coordinator wrote it -> what happens
    (Came.TEXT, "thanks", False, Answer.THANKED),
    (Came.TEXT, "thanks", True, Answer.THANKED),
    (Came.STICKER, "", False, Answer.THANKED),
    (Came.TEXT, "when is the meeting", False, Answer.ASK),
    (Came.TEXT, "when is the meeting", True, Answer.ASK_DESK),
    (Came.TEXT, "012 345 678", False, Answer.GUARDED),
    (Came.TEXT, "call me: 012 345 678", True, Answer.ASK_DESK),
    (Came.TEXT, "she is in danger, 012 345 678", False, Answer.DANGER),
    (Came.FILE, "", False, Answer.NOT_TAKEN),
    (Came.FILE, "a girl aged 9", False, Answer.GUARDED),
    (Came.FILE, "", True, Answer.ASK_DESK),
    (Came.POINTER, "", False, Answer.NOT_TAKEN),
    (Came.POINTER, "", True, Answer.NOT_TAKEN),
]


@pytest.mark.parametrize(("came", "text", "coordinates", "expected"), STRAY)
def test_stray(came: Came, text: str, coordinates: bool, expected: Answer) -> None:  # noqa: FBT001
    assert answer(came, text, coordinates=coordinates) is expected
