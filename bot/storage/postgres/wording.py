"""What a statement does, judged by its words, and a write that returns its transaction's number."""

import re
from functools import lru_cache
from typing import Final

_MARKS: Final = ("SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")
_WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\s", re.IGNORECASE)
_READ = re.compile(r"\s*SELECT\s", re.IGNORECASE)
_SPECIAL = re.compile(r";|\bRETURNING\b", re.IGNORECASE)


def is_mark(sql: str) -> bool:
    """Tell whether a statement only sets or ends a savepoint: nobody waits for its result."""
    return sql.startswith(_MARKS)


@lru_cache(maxsize=2048)
def is_read(sql: str) -> bool:
    """Tell whether a statement certainly changes nothing, by its first word."""
    return _READ.match(sql) is not None


@lru_cache(maxsize=2048)
def returns_nothing(sql: str) -> bool:
    """Tell whether a statement is a single write whose rows nobody reads."""
    return _WRITE.match(sql) is not None and _SPECIAL.search(sql) is None


@lru_cache(maxsize=512)
def with_number(sql: str) -> str | None:
    """Return a write that does the same and returns the number of its transaction.

    None for a write that returns rows already, and for anything but a single write: then the number
    must be asked for.
    """
    if not returns_nothing(sql):
        return None
    return f"WITH written AS (\n{sql}\n) SELECT pg_current_xact_id()::text"
