"""Everything that is stored about one person, as a file that people and programs can read."""

from collections.abc import Mapping
from typing import Any

import orjson


def my_data(about: Mapping[str, Any]) -> bytes:
    """Write `about["tables"]` (table -> rows) as JSON with a row a line."""
    return orjson.dumps(dict(about), option=orjson.OPT_INDENT_2)
