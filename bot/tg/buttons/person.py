"""Buttons of one person of the list, as coordinators see them."""

from dataclasses import dataclass

from bot.tg.buttons import Button


@dataclass(frozen=True, slots=True)
class OpenTimeline(Button, prefix="zf"):
    """What happened with somebody, a page of it."""

    enrolment: int
    page: int


@dataclass(frozen=True, slots=True)
class RemindOnce(Button, prefix="zg"):
    """Let somebody know that something waits."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class OpenChange(Button, prefix="zh"):
    """What may be changed of somebody."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NewPhone(Button, prefix="zi"):
    """A link for somebody's new account."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskReplace(Button, prefix="zj"):
    """Who takes their place?"""

    enrolment: int


@dataclass(frozen=True, slots=True)
class ReplaceNow(Button, prefix="zq"):
    """Let the one whose name the key's message answers take their place: the second tap."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskMove(Button, prefix="zk"):
    """To which course?"""

    enrolment: int


@dataclass(frozen=True, slots=True)
class AskMoveTo(Button, prefix="zp"):
    """Move somebody to this course? The first tap."""

    enrolment: int
    cohort: int


@dataclass(frozen=True, slots=True)
class MoveTo(Button, prefix="zl"):
    """Move somebody to this course: the second tap."""

    enrolment: int
    cohort: int


@dataclass(frozen=True, slots=True)
class AskRemove(Button, prefix="zm"):
    """Take somebody out? The first tap."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class Remove(Button, prefix="zn"):
    """Take somebody out: the second tap."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class UndoRemove(Button, prefix="zo"):
    """Give back the place, within a minute."""

    enrolment: int
