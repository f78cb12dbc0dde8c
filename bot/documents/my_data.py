"""One's own data as a file."""

from collections.abc import Mapping
from typing import Any

import orjson


def my_data(about: Mapping[str, Any]) -> bytes:
    """Write all stored rows of a person (table -> rows) as indented JSON."""
    return orjson.dumps(dict(about), option=orjson.OPT_INDENT_2)
