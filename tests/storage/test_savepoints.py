"""Which savepoints a transaction tells its database of: those during which something is sent."""

from collections.abc import Sequence

import pytest

from bot.storage.database import Rows, Statement, Tx


class Recorded(Tx):
    """A transaction that notes what it would send."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        self.sent += [statement.sql for statement in statements]
        return [[] for _ in statements]


async def test_a_savepoint_during_which_nothing_is_sent_is_left_out() -> None:
    tx = Recorded()
    tx.do("before")
    async with tx.savepoint():
        tx.do("inside")
        async with tx.savepoint():
            tx.do("further inside")
    tx.do("after")
    await tx.flush()

    assert tx.sent == ["before", "inside", "further inside", "after"]


async def test_what_is_undone_before_it_was_sent_is_never_sent() -> None:
    tx = Recorded()
    tx.do("before")
    with pytest.raises(LookupError):
        async with tx.savepoint():
            async with tx.savepoint():
                tx.do("inside")
            raise LookupError
    await tx.flush()

    assert tx.sent == ["before"]


async def test_a_savepoint_is_set_and_released_around_what_is_sent() -> None:
    tx = Recorded()
    tx.do("before")
    async with tx.savepoint():
        tx.do("inside")
        await tx.ask("question")
        async with tx.savepoint():
            tx.do("further inside")
    await tx.flush()

    outer = ["SAVEPOINT mark_1", "inside", "question", "further inside", "RELEASE SAVEPOINT mark_1"]
    assert tx.sent == ["before", *outer]


async def test_what_was_sent_is_rolled_back_and_what_was_not_is_dropped() -> None:
    tx = Recorded()
    with pytest.raises(LookupError):
        async with tx.savepoint():
            await tx.ask("question")
            tx.do("inside")
            raise LookupError
    await tx.flush()

    rolled_back = ["ROLLBACK TO SAVEPOINT mark_1", "RELEASE SAVEPOINT mark_1"]
    assert tx.sent == ["SAVEPOINT mark_1", "question", *rolled_back]
