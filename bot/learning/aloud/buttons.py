"""Buttons of sentences to say aloud."""

from bot.telegram.kit.button import Button


class OpenAloud(Button, prefix="a2"):
    """A scene, in which I say a sentence aloud or type it."""

    item: str


class SaidAloud(Button, prefix="a3"):
    """I have said it: show me one way to say it."""

    item: str


class TickAloud(Button, prefix="a4"):
    """Show the points with these ticks: a bit for each point, the first is 1.

    They are stored nowhere else. `typed`: 1 if I typed the sentence.
    """

    item: str
    ticks: int
    typed: int


class LeaveAloud(Button, prefix="a5"):
    """Go on; what I typed is deleted now."""

    item: str
