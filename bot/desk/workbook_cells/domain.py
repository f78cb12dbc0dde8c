"""The cells of the programme workbook, and its stamp: what they held when the file was made.

A cell holds a token, such as "not_there" or "km", that does not depend on a language; the file
shows it in words. The stamp is text in a hidden sheet, signed with the secret of this deployment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest, digest
from typing import Any, Final

import orjson

from bot.membership.domain import CohortId, Membership

CODE, NAME, ORGANIZATION, LANGUAGE, JOINED, LESSONS, HERE, CONTACTED = (
    "code",
    "name",
    "organization",
    "language",
    "joined",
    "lessons",
    "here",
    "contacted",
)
"""The columns of a person; between `JOINED` and `LESSONS` stand those of the meetings."""
THERE, NOT_THERE, UNSURE, UNKNOWN, NEVER = "there", "not_there", "unsure", "unknown", "never"
"""The attendance of a person at a meeting; `NEVER`: they joined later, or not yet."""
STATES: Final = (THERE, NOT_THERE, UNSURE, UNKNOWN, NEVER)
COUNTED: Final = (THERE, NOT_THERE, UNSURE, UNKNOWN)
"""The attendance of people who were expected: what totals count, and what a cell offers."""
MOST_CELLS: Final = 100_000
"""The limit of cells about people in one file, so that it can be read back."""
_SHEET_CHARS: Final = 31  # the longest name that Excel allows for a sheet
_NOT_IN_SHEETS: Final = str.maketrans("", "", "[]:*?/\\'")
_LINE: Final = 30_000  # Excel allows 32,767 characters in a cell


def is_workbook_file(name: str) -> bool:
    """Tell whether a file has the name of a workbook; its stamp decides whether it is one."""
    return name.lower().startswith("workbook") and name.lower().endswith(".xlsx")


def meeting_column(session: int) -> str:
    return f"m{session}"


def session_of(key: str) -> int | None:
    """Return the meeting of a column; None for another column."""
    return int(key[1:]) if key[:1] == "m" and key[1:].isdecimal() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWords:
    """How tokens are written in one language."""

    states: Mapping[str, str]
    languages: Mapping[str, str]

    def shown(self, key: str, token: str) -> str:
        """Return what the file shows for a token."""
        if session_of(key) is not None:
            return self.states.get(token, token)
        return self.languages.get(token, token) if key == LANGUAGE else token


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortTable:
    """The sheet of a cohort: its columns with their headers, and a row of tokens by code."""

    cohort: CohortId
    sheet: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a workbook was when it was made, at the instant `made_at`, in a language."""

    workbook: int
    made_at: datetime
    language: str
    tables: tuple[CohortTable, ...]


def is_free(key: str, token: str, state: Membership) -> bool:
    """Tell whether a coordinator may change a cell of somebody in this state.

    People who have used the bot have chosen a language; only those who take part are contacted.
    """
    if session_of(key) is not None:
        return token != NEVER
    if key == LANGUAGE:
        return state is Membership.INVITED
    joined = state in {Membership.ACTIVE, Membership.FINISHED}
    return key == ORGANIZATION or (key == CONTACTED and joined)


def sheet_names(titles: Sequence[str], taken: Sequence[str]) -> tuple[str, ...]:
    """Return a name that Excel allows for each title; no two are the same, and none is `taken`."""
    names: list[str] = []
    used = {each.casefold() for each in taken}
    for title in titles:
        plain = " ".join(title.translate(_NOT_IN_SHEETS).split()) or "-"
        name, number = plain[:_SHEET_CHARS].strip(), 1
        while name.casefold() in used:
            number += 1
            end = f" ({number})"
            name = plain[: _SHEET_CHARS - len(end)].strip() + end
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def distinct(heads: Sequence[str]) -> tuple[str, ...]:
    """Return headers with a number behind each that stands there already."""
    seen: dict[str, int] = {}
    found = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        found.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return tuple(found)


def pack(stamp: Stamp, key: bytes) -> list[str]:
    """Return the lines of a stamp, none longer than a cell may be; the first is its signature."""
    content = orjson.dumps(_packed(stamp)).decode()
    lines = [content[at : at + _LINE] for at in range(0, len(content), _LINE)]
    return [_signature(content, key), *lines]


def unpack(lines: Sequence[str], key: bytes) -> Stamp | None:
    """Read a stamp; return None if somebody else made or changed it."""
    if not lines:
        return None
    signature, content = lines[0], "".join(lines[1:])
    if not compare_digest(signature.encode(), _signature(content, key).encode()):
        return None
    read = orjson.loads(content)
    return Stamp(
        workbook=read["workbook"],
        made_at=datetime.fromisoformat(read["made"]),
        language=read["language"],
        tables=tuple(_table(each) for each in read["tables"]),
    )


def _signature(content: str, key: bytes) -> str:
    return digest(key, b"workbook:" + content.encode(), "sha256").hex()


def _packed(stamp: Stamp) -> dict[str, Any]:
    return {
        "workbook": stamp.workbook,
        "made": stamp.made_at.isoformat(),
        "language": stamp.language,
        "tables": [
            {
                "cohort": each.cohort,
                "sheet": each.sheet,
                "columns": each.columns,
                "heads": each.heads,
                "rows": each.rows,
            }
            for each in stamp.tables
        ],
    }


def _table(read: Mapping[str, Any]) -> CohortTable:
    return CohortTable(
        cohort=CohortId(read["cohort"]),
        sheet=read["sheet"],
        columns=tuple(read["columns"]),
        heads=tuple(read["heads"]),
        rows={code: tuple(tokens) for code, tokens in read["rows"].items()},
    )
