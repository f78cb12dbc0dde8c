"""In a language with longer words nothing is cut, and no English stands in the code."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines import open_database
from tests.locale.pseudo import PSEUDO, pseudo, write_pseudo
from tests.shipped import shipped
from tests.stories.conftest import MONDAY
from tests.stories.whole.pseudo_rules import begin_rules
from tests.stories.whole.rights import COORDINATORS, STAFF
from tests.stories.whole.wandering import RARE, begin
from tests.world import World, a_world

STEPS = 120


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot whose course is also in the pseudo-language, with the words of the first one."""
    locales = write_pseudo(tmp_path / "screens")
    course = replace(shipped(), languages=(*shipped().languages, PSEUDO))
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY, courses={course.id: course}, locales=locales) as made:
        yield made


async def test_coordinators_get_nothing_that_is_cut_or_untranslated(world: World) -> None:
    walk = await begin(world, seed=1)
    rules = await begin_rules(walk)
    found: list[str] = []
    for each in STAFF:
        if each.button not in RARE:
            who = walk.made.sophea if each in COORDINATORS else walk.made.admin
            await who.sends("/menu")
            await who.forges(each.data(walk.made.ids))
            found += [f"{each.button.__name__}: {fault}" for fault in rules.faults()]

    assert found == []
    assert rules.looked_at > len(STAFF)


async def test_leaders_get_nothing_that_is_cut_or_untranslated(world: World) -> None:
    walk = await begin(world, seed=1)
    walk.everybody = [each for each in walk.everybody if each.key in {"thida", walk.made.dara.key}]
    rules = await begin_rules(walk)
    for _ in range(STEPS):
        await walk.step()
        found = rules.faults()
        assert not found, "\n".join([*walk.done[-10:], *found])


def test_the_pseudo_language_is_longer_and_keeps_what_must_stay() -> None:
    said = pseudo("<b>Open</b> {name} with /menu &amp; read")

    assert said.startswith("<b>Ópén</b> {name} wíth /menu &amp; réád óóóóóó")
    assert len(pseudo("Ten long words that stand on one button, in one row")) == 51 + 20 + 4
