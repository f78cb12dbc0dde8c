"""What a statement does, as its words say, and how a write tells the number of its transaction."""

import re
from functools import lru_cache
from typing import Final

_MARKS: Final = ("SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")
_WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\s", re.IGNORECASE)
_READ = re.compile(r"\s*SELECT\s", re.IGNORECASE)
_SPECIAL = re.compile(r";|\bRETURNING\b", re.IGNORECASE)


def is_mark(sql: str) -> bool:
    """Tell whether a statement only sets or ends a savepoint: it has no result to wait for."""
    return sql.startswith(_MARKS)


@lru_cache(maxsize=2048)
def is_read(sql: str) -> bool:
    """Tell whether a statement changes nothing; False if its first word leaves that open."""
    return _READ.match(sql) is not None


@lru_cache(maxsize=512)
def with_number(sql: str) -> str | None:
    """Return a write that does the same and returns the number of its transaction.

    None for one that returns rows of its own, and for what is no single write: then the number must
    be asked for.
    """
    if _WRITE.match(sql) is None or _SPECIAL.search(sql):
        return None
    return f"WITH written AS (\n{sql}\n) SELECT pg_current_xact_id()::text"
