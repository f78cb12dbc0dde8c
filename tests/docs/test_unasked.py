"""The page of unasked messages names each kind, and what asks whether it is true."""

import ast
import re
from pathlib import Path

import pytest

from bot.areas import AREAS
from tests.docs.documents import quoted, rows, text_of

BOT = Path(__file__).parents[2] / "bot"
TABLE = rows(text_of("docs/unasked.md"))


def test_the_page_has_each_kind_that_counts_once() -> None:
    kinds = {
        name
        for area in AREAS
        for feature in area.features
        for name, kind in feature.notices.kinds.items()
        if kind.policy.counted
    }
    told = [kind for row in TABLE for kind in quoted(row[0])]
    assert sorted(told) == sorted(kinds)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: quoted(row[0])[0])
def test_what_asks_is_in_the_code(row: list[str]) -> None:
    [named] = quoted(row[2])
    path, _, name = named.partition("::")
    tree = ast.parse((BOT / path).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = {each.name for each in tree.body if isinstance(each, functions)}
    assert re.fullmatch(r"[a-z_/]+\.py", path)
    assert name in found
    assert row[1].strip()
