"""Each member is asked once, and chooses as often as they like."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.act import Act
from bot.catalog.course import ModuleId
from bot.learning.next_module import service
from bot.learning.next_module.service import NextModule
from bot.learning.recap.storage import note_card
from bot.learning.storage import find_learner
from bot.refusals import NoSuchContent
from bot.storage.database import Database
from tests.learners import Learners, learners
from tests.learning.quiz.pupils import NOW
from tests.small_course import SMALL, unit

[_FIRST] = SMALL.modules
COURSE = replace(
    SMALL,
    modules=(
        _FIRST,
        replace(_FIRST, id=ModuleId("m2"), number=2, units=(unit("m2.u1", extra=True),)),
    ),
)
LATER = NOW + timedelta(days=91)  # a Monday, as NOW
T = TypeVar("T")


class Asked:
    """Somebody who takes the course, and what happens to them."""

    def __init__(self, database: Database, known: Learners) -> None:
        self._database, self.known = database, known

    async def does(self, work: Callable[[Act], Awaitable[T]]) -> T:
        courses = {"small": COURSE}
        return await self._database.run(
            lambda tx: work(self.known.act(tx, now=LATER, courses=courses))
        )

    async def is_due(self) -> bool:
        async def due(act: Act) -> bool:
            found = await find_learner(act.tx, self.known.place)
            assert found is not None
            return bool(await service.find_due(act, [found], {self.known.cohort: []}))

        return await self.does(due)

    async def reads(self) -> None:
        async def read(act: Act) -> None:
            note_card(act.tx, self.known.place, "m1.u1", 1, is_last=False, now=act.now)

        await self.does(read)

    async def chooses(self, module: str) -> NextModule:
        return await self.does(lambda act: service.choose(act, self.known.place, module))


@pytest.fixture
async def asked(database: Database) -> Asked:
    return Asked(database, await learners(database, COURSE, now=NOW))


async def test_somebody_is_asked_once(asked: Asked) -> None:
    assert not await asked.is_due(), "nothing was read, so there is no next"
    await asked.reads()
    assert await asked.is_due()
    place = asked.known.place
    assert await asked.does(lambda act: service.note_asked(act, place))
    assert not await asked.does(lambda act: service.note_asked(act, place))
    assert not await asked.is_due()


async def test_somebody_who_has_chosen_is_not_asked(asked: Asked) -> None:
    await asked.reads()
    first = await asked.chooses("m2")
    again = await asked.chooses("m1")

    assert (first.chosen, again.chosen) == ("m2", "m1")
    assert not await asked.is_due()
    found = await asked.does(lambda act: service.open_question(act, asked.known.place))
    assert found.choice is not None
    assert found.choice.module.id == "m1"


async def test_what_is_not_offered_cannot_be_chosen(asked: Asked) -> None:
    with pytest.raises(NoSuchContent):
        await asked.chooses("m7")
