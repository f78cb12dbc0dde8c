"""Buttons of a workbook that came back."""

from bot.telegram.kit.button import Button


class OpenReturn(Button, prefix="j5"):
    """Show a page of a workbook that came back: `part` is changes or refused."""

    back: int
    part: str
    page: int


class ConfirmReturn(Button, prefix="j6"):
    """Save all changes of a workbook."""

    back: int


class DropReturn(Button, prefix="j7"):
    """Leave everything as it is."""

    back: int


class UndoReturn(Button, prefix="j8"):
    """Put back what a workbook changed, within a day."""

    back: int
