"""Every test that a document names is there, and every item of the ASVS says what shows it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, quoted, rows, text_of

NAMED = re.compile(r"tests/[\w/]+\.py(?:::\w+)?")
ITEM = re.compile(r"V\d+\.\d+\.\d+")
ELSEWHERE = {"`make check`", "not yet", "does not apply"}


@cache
def functions_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, functions))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_that_is_named_is_there(document: Path) -> None:
    named = NAMED.findall(document.read_text(encoding="utf-8"))
    missing = []
    for each in named:
        path, _, test = each.partition("::")
        is_there = (ROOT / path).is_file()
        if not is_there or (test and test not in functions_in(ROOT / path)):
            missing.append(each)

    assert missing == []


def test_every_item_is_there_once_and_names_a_test_or_says_why_not() -> None:
    items = [row for row in rows(text_of("docs/asvs.md")) if ITEM.match(row[0])]
    numbers = [number for row in items for number in ITEM.findall(row[0])]

    assert len(numbers) == len(set(numbers)) >= 40
    for item, level, asks, does, shown in items:
        assert level in {"1", "2", "3"}, item
        assert asks, item
        assert does, item
        says = {part.split(":")[0] for part in re.split(r"; |, (?=`)", shown)} & ELSEWHERE
        assert says or any(NAMED.fullmatch(each) for each in quoted(shown)), item


@pytest.mark.parametrize(
    "wanted",
    ["V1.2.10", "V2.3.3", "V2.3.4", "V2.3.5", "V2.4.1", "V6.6.3", "V8.3.2", "V14.2.7", "V15.4.2"],
)
def test_the_items_of_the_plan_are_there(wanted: str) -> None:
    assert f"\n| {wanted} " in text_of("docs/asvs.md")
