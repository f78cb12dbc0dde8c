"""Refusals: exceptions that state why something cannot be done, without texts for people.

The names of the classes are stored in the audit.
"""

from typing import ClassVar, TypeVar

T = TypeVar("T")


class Refusal(Exception):
    """This cannot be done; `guessed`: somebody may have guessed a secret, such as a link."""

    guessed: ClassVar[bool] = False

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or type(self).__doc__ or "")
        self.detail = detail


class StaleButton(Refusal):
    """This button is from the past: what it asked for is answered or gone."""


class ForeignButton(Refusal):
    """This button belongs to somebody else."""


class NotAllowed(Refusal):
    """Only a coordinator of this cohort, or an administrator, may do this."""


class NotJoined(Refusal):
    """Only people who have joined may do this."""


class NoSuchContent(Refusal):
    """The course has no such lesson, quiz or question."""


class FileGone(Refusal):
    """Telegram does not provide this file (any more)."""


class FileTooLarge(Refusal):
    """The file is larger than anything of its kind should be."""


def require(found: T | None, refusal: type[Refusal] = StaleButton) -> T:
    if found is None:
        raise refusal
    return found
