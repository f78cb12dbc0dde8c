"""One line of the doctor."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; a problem makes the exit code 1."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was checked, the result, and what to do if it is not well."""

    state: Severity
    words: str

    def __str__(self) -> str:
        return f"{self.state:<8} {self.words}"
