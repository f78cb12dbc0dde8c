"""Any edits of a workbook: each is named before anything is saved, and the undo leaves no trace."""

import os
from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.act import Act
from bot.desk.workbook_back import service
from bot.desk.workbook_back.domain import ComparedFile
from bot.desk.workbook_cells.domain import CODE, Stamp, session_of, unpack
from bot.documents.grid import column_letter
from bot.documents.workbook_sheets import read_workbook, stamp_lines
from bot.membership.visitor.storage import load_visitors
from bot.storage.database import Tx
from bot.storage.personal_data import PersonalData
from tests.desk.workbook_back.test_domain import compared
from tests.stories.cast import Founded, found
from tests.stories.desk.test_workbook_back import stored
from tests.stories.desk.workbooks import SHEET, gets_workbook, held_group
from tests.world import Phone, World

T = TypeVar("T")
WORKBOOKS: Final = int(os.environ.get("ROMLEUK_SOAK_WORKBOOKS", "6"))
FEW: Final = 10
SYNONYMS: Final = (
    {"present", "មានវត្តមាន"},
    {"not there", "អវត្តមាន"},
    {"unknown", "មិនដឹង"},
    {"Khmer", "ខ្មែរ"},
    {"English", "អង់គ្លេស"},
    {"Lotus House", "lotus  house"},
)
WRITTEN: Final = (
    *(word for each in SYNONYMS for word in sorted(each)),
    "River School", "Bright Path", "Nowhere", "2023-05-30", "31/5/2023", "2031-01-01", "today",
    "ថ្ងៃនេះ", "", "x", "–", "3", "=1+1",
)  # fmt: skip
Edits = dict[tuple[int, int], str]
EDITS = st.dictionaries(
    st.tuples(st.integers(1, 14), st.integers(1, 10)),
    st.sampled_from(WRITTEN),
    min_size=20,
    max_size=60,
)
"""What is written into which cell, by the numbers of row and column."""


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@dataclass(frozen=True, repr=False)
class Opened:
    """The sheets and the stamp of a workbook; without a repr, since Hypothesis prints it."""

    sheets: dict[str, list[list[str]]]
    stamp: Stamp


@pytest.fixture
async def book(world: World, founded: Founded, sophea: Phone) -> Opened:
    """A workbook; each example leaves everything as it was when it was made."""
    await held_group(world, founded)
    read = read_workbook(await gets_workbook(sophea))
    stamp = unpack(stamp_lines(read), world.app.context.part(PersonalData).key)
    assert stamp is not None
    return Opened({name: [list(row) for row in grid] for name, grid in read.items()}, stamp)


@settings(
    max_examples=WORKBOOKS,
    derandomize=WORKBOOKS <= FEW,
    deadline=None,
    database=None,
    phases=tuple(Phase) if WORKBOOKS > FEW else (Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(EDITS, min_size=3, max_size=3))
async def test_each_edit_is_named_and_the_undo_brings_everything_back(
    world: World, sophea: Phone, book: Opened, some: list[Edits]
) -> None:
    for edits in some:
        before = await stored(world)
        file, expected = edited(book, edits)
        found = await doing(world, sophea, partial(service.preview, file=file))
        assert {each.place for each in found.cells} == expected
        assert await stored(world) == before
        if not found.changes:
            continue
        number = found.saved.id
        taken = await doing(world, sophea, partial(service.confirm, number=number))
        assert taken.left == 0
        assert await stored(world) != before
        undone = await doing(world, sophea, partial(service.undo, number=number))
        assert undone.left == 0
        assert await stored(world) == before


def edited(book: Opened, edits: Edits) -> tuple[ComparedFile, set[str]]:
    """Change the cells, and tell which of them must be named."""
    sheets, stamp = deepcopy(book.sheets), book.stamp
    expected = set()
    for (row, column), written in edits.items():
        key = stamp.tables[0].columns[column]
        if key != CODE and not same(key, sheets[SHEET][row][column], written):
            expected.add(f"{column_letter(column)}{row + 1}")
        sheets[SHEET][row][column] = written
    return compared(sheets, stamp), expected


def same(key: str, was: str, written: str) -> bool:
    """Tell whether both say the same in a column."""
    if " ".join(written.split()) == " ".join(was.split()):
        return True
    free = session_of(key) is not None or key in {"language", "organization"}
    return free and any({was, written} <= each for each in SYNONYMS)


async def doing(world: World, phone: Phone, use_case: Callable[[Act], Awaitable[T]]) -> T:
    """Do something as a coordinator, in a transaction of its own."""
    account = world.acts.find_chat(phone.key).id

    async def work(tx: Tx) -> T:
        visitor = (await load_visitors(tx, [account]))[account]
        courses = world.app.context.courses
        return await use_case(Act(tx=tx, now=world.clock.now(), visitor=visitor, courses=courses))

    return await world.app.database.run(work)
