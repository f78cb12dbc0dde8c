"""What becomes of a message that nobody asked for."""

import pytest

from bot.safety.guard.domain import MessageKind, Response, decide_response
from tests.shipped import shipped

STRAY = [
    # came, text, whether a coordinator wrote it -> what happens
    (MessageKind.TEXT, "thanks", False, Response.THANKED),
    (MessageKind.TEXT, "thanks", True, Response.THANKED),
    (MessageKind.STICKER, "", False, Response.THANKED),
    (MessageKind.TEXT, "when is the meeting", False, Response.ASK),
    (MessageKind.TEXT, "when is the meeting", True, Response.ASK_DESK),
    (MessageKind.TEXT, "012 345 678", False, Response.GUARDED),
    (MessageKind.TEXT, "call me: 012 345 678", True, Response.ASK_DESK),
    (MessageKind.TEXT, "she is in danger, 012 345 678", False, Response.DANGER),
    (MessageKind.TEXT, "my client wants to die", False, Response.SELF_HARM),
    (MessageKind.FILE, "they keep her passport", False, Response.DANGER),
    (MessageKind.FILE, "", False, Response.NOT_TAKEN),
    (MessageKind.FILE, "a girl aged 9", False, Response.GUARDED),
    (MessageKind.FILE, "", True, Response.ASK_DESK),
    (MessageKind.POINTER, "", False, Response.NOT_TAKEN),
    (MessageKind.POINTER, "", True, Response.NOT_TAKEN),
]


@pytest.mark.parametrize(("came", "text", "coordinates", "expected"), STRAY)
def test_stray(came: MessageKind, text: str, coordinates: bool, expected: Response) -> None:  # noqa: FBT001
    assert decide_response(came, text, shipped().guard, coordinates=coordinates) is expected
