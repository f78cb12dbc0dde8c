"""Buttons of the reports of a cohort."""

from dataclasses import dataclass

from bot.tg.buttons import Button


@dataclass(frozen=True, slots=True)
class OpenReport(Button, prefix="ra"):
    """A report as text; `page` is its name."""

    cohort: int
    page: str


@dataclass(frozen=True, slots=True)
class ReportPicture(Button, prefix="re"):
    """A report as a picture."""

    cohort: int
    page: str


@dataclass(frozen=True, slots=True)
class ReportFile(Button, prefix="rf"):
    """All reports as a file; `kind` is xlsx or csv."""

    cohort: int
    kind: str
