"""An old copy of the database sends nothing again, and brings nobody back."""

import asyncio
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import orjson
import pytest

from bot.act import Act
from bot.housekeeping import restored
from bot.housekeeping.backups import back_up
from bot.membership.audit import storage as audit
from bot.membership.domain import ChatId, CohortId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.holding import service as holding
from bot.outbox.holding.domain import HeldGroup, group_of
from bot.outbox.jobs import storage as jobs
from bot.outbox.storage import NewMessage
from bot.people.seed import service as seed
from bot.storage.backup import BackupPlan
from bot.storage.database import Tx
from bot.storage.failures import DatabaseUnavailable
from tests import engines
from tests.faults.rows import id_of, known, said, states
from tests.faults.test_disk import pragma
from tests.faults.test_erasing import NAME, found_in
from tests.stories.announcing import Course, got, make_course, written
from tests.stories.asking import make_helpline
from tests.stories.cast import coordinator, found, participant
from tests.world import Phone, World

HOUR = timedelta(hours=1)


async def copied(world: World, folder: Path) -> Path:
    """Make a backup of the database as it is now, on PostgreSQL by its own tool."""
    if engines.POSTGRES:
        beside = world.app.database.beside
        assert beside is not None
        return await asyncio.to_thread(engines.dump, beside.path, folder)
    return await back_up(
        world.app.database, BackupPlan(folder=folder / "backups"), now=world.clock.now()
    )


async def bring_back(world: World, copy: Path, folder: Path) -> None:
    """Put a copy in place of the database by hand, and start the bot on it."""
    await world.app.stop()
    path = folder / "romleuk.db"
    if engines.POSTGRES:
        await engines.restore(copy, path)
    else:
        shutil.copyfile(copy, path)
    await world.restart(path)


async def promise(world: World, phone: Phone, text: str, *, kind: str, lane: Lane) -> None:
    """Owe a message in ten minutes."""
    now, chat = world.clock.now(), id_of(phone)
    call = orjson.dumps({"method": "sendMessage", "body": {"chat_id": chat, "text": text}})
    message = NewMessage(
        chat_id=chat, lane=lane, kind=kind, due_at=now + HOUR / 6, call=call.decode()
    )

    async def work(tx: Tx) -> None:
        outbox.enqueue(tx, [message], now=now)

    await world.app.database.run(work)


async def release(world: World, *groups: HeldGroup, send: bool = True) -> int:
    now = world.clock.now()
    many = await world.app.database.run(partial(holding.end, groups=groups, send=send, now=now))
    world.app.sender.wake()
    return many


def everything_got(course: Course) -> list[Sequence[str]]:
    return [got(phone) for phone in (course.dara, course.rith, course.thida)]


@pytest.mark.usefixtures("each_engine")
async def test_an_announcement_is_not_sent_again_until_somebody_says_so(
    world: World, tmp_path: Path
) -> None:
    course = await make_course(world)
    await written(course)
    await course.sophea.taps("Send now to 3")
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)
    once = everything_got(course)
    assert [len(each) for each in once] == [1, 1, 1]

    await bring_back(world, copy, tmp_path)
    await world.travel(HOUR)
    assert everything_got(course) == once

    assert await release(world, HeldGroup.ANNOUNCEMENTS) >= 3  # and the card of their author
    await world.travel(HOUR)
    twice = everything_got(course)
    assert [len(each) for each in twice] == [2, 2, 2]
    await world.restart(tmp_path / "romleuk.db")
    await world.travel(24 * HOUR)
    assert everything_got(course) == twice


async def test_what_is_dropped_is_never_sent(world: World, tmp_path: Path) -> None:
    rith = await known(world, "rith")
    await promise(world, rith, "One", kind="announcement.part", lane=Lane.BULK)
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)

    await bring_back(world, copy, tmp_path)
    await world.travel(HOUR)
    assert await states(world) == ["pending"]
    assert await release(world, *HeldGroup, send=False) == 1
    await world.travel(48 * HOUR)

    assert said(rith) == ["One"]
    assert await states(world) == ["dropped"]


async def test_old_replies_wait_too_and_new_ones_go_on(world: World, tmp_path: Path) -> None:
    rith = await known(world, "rith")
    await promise(world, rith, "Answer", kind="screen", lane=Lane.REPLY)
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)
    await bring_back(world, copy, tmp_path)

    await rith.sends("/menu")
    await world.travel(HOUR)

    assert said(rith).count("Answer") == 1
    assert len(said(rith)) > 1


async def order_list(sophea: ChatId, cohort: CohortId, at: datetime, tx: Tx) -> None:
    """Let a coordinator have ordered the list of a course; it is made at an instant."""
    about = {
        "cohort": cohort, "what": "people", "form": "xlsx", "language": "en",
        "since": 0, "until": 0, "at": at.isoformat(),
    }  # fmt: skip
    jobs.add(tx, kind="followup.sheet", about=about, chat=sophea, now=at)


async def test_a_file_that_was_ordered_before_the_copy_is_not_sent_again(
    world: World, tmp_path: Path
) -> None:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    soon = world.clock.now() + HOUR / 6
    await world.app.database.run(partial(order_list, ChatId(id_of(sophea)), founded.cohort, soon))
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)
    assert len(files_of(sophea)) == 1

    await bring_back(world, copy, tmp_path)
    await world.travel(HOUR)

    assert len(files_of(sophea)) == 1


def files_of(phone: Phone) -> list[str]:
    return [each["document"]["file_name"] for each in phone.messages if "document" in each]


async def test_after_a_restore_a_question_still_reaches_the_coordinators(
    world: World, tmp_path: Path
) -> None:
    line = await make_helpline(world)
    copy = await copied(world, tmp_path)
    await bring_back(world, copy, tmp_path)
    before = len(line.sophea.messages)

    await line.dara.sends("/ask")
    await line.dara.sends("May I ask you something?")
    await world.travel(HOUR)

    assert len(line.sophea.messages) > before


@pytest.mark.usefixtures("each_engine")
async def test_somebody_who_erased_their_data_stays_erased(world: World, tmp_path: Path) -> None:
    course = await make_course(world)
    zorah = await participant(world, course.founded, "zorah", NAME)
    account = world.acts.find_chat("zorah").id
    copy = await copied(world, tmp_path / "elsewhere")
    await world.travel(HOUR)
    await zorah.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await zorah.taps(label)
    before = len(zorah.messages)

    await bring_back(world, copy, tmp_path)
    copy.unlink()
    await release(world, *HeldGroup)
    await world.travel(240 * HOUR)

    assert found_in(tmp_path, account) == []
    assert len(zorah.messages) == before
    await zorah.sends("/menu")
    assert "private learning space" in zorah.sees


async def test_somebody_who_came_back_after_erasing_stays(world: World, tmp_path: Path) -> None:
    course = await make_course(world)
    zorah = await participant(world, course.founded, "zorah", NAME)
    await zorah.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await zorah.taps(label)
    await world.travel(HOUR)
    account = world.acts.find_chat("zorah").id
    await world.app.database.run(
        lambda tx: seed.add_participant(
            Act(tx=tx, now=world.clock.now(), courses=world.app.context.courses),
            course.founded.cohort,
            telegram_id=account,
            name=NAME,
            language="en",
            organization=None,
        )
    )
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)

    await bring_back(world, copy, tmp_path)

    await zorah.sends("/menu")
    assert "private learning space" not in zorah.sees


@pytest.mark.parametrize(
    "gone",
    [
        "romleuk.db.epoch",
        pytest.param("romleuk.db", marks=pytest.mark.skipif(engines.POSTGRES, reason="no file")),
    ],
)
async def test_a_lost_file_is_noticed_like_a_restore(
    world: World, tmp_path: Path, gone: str
) -> None:
    await world.app.stop()
    (tmp_path / gone).unlink()

    await world.restart(tmp_path / "romleuk.db")

    assert set(await world.app.database.run(holding.counted)) == set(HeldGroup)


async def test_a_restart_and_a_crash_between_two_epochs_are_no_restore(
    world: World, tmp_path: Path
) -> None:
    file = tmp_path / "romleuk.db.epoch"
    old = file.read_text()
    await world.restart(tmp_path / "romleuk.db")
    assert file.read_text() != old
    await world.app.stop()
    file.write_text(f"{file.read_text()}\nabc")  # the file was written, the database was not

    await world.restart(tmp_path / "romleuk.db")

    assert await world.app.database.run(holding.counted) == {}


@pytest.mark.skipif(engines.POSTGRES, reason="PostgreSQL has a disk of its own")
async def test_an_epoch_that_the_database_did_not_take_is_no_restore(
    world: World, tmp_path: Path
) -> None:
    database = world.app.database
    assert database.beside is not None
    known = database.beside.epochs()
    assert known is not None
    await pragma(world, "query_only = 1")
    with pytest.raises(DatabaseUnavailable):
        await restored.move_epoch(
            database, database.beside, known, copied=False, now=world.clock.now()
        )
    await pragma(world, "query_only = 0")

    await world.restart(tmp_path / "romleuk.db")

    assert await world.app.database.run(holding.counted) == {}


async def test_a_restore_is_in_the_audit(world: World, tmp_path: Path) -> None:
    copy = await copied(world, tmp_path)
    await bring_back(world, copy, tmp_path)

    async def actions(tx: Tx) -> list[str]:
        return [entry.action for entry in await audit.entries(tx)]

    assert await world.app.database.run(actions) == ["db.restored"]


@pytest.mark.usefixtures("each_engine")
async def test_what_is_announced_after_a_restore_is_told_listed_apart_and_not_dropped(
    world: World, tmp_path: Path
) -> None:
    course = await make_course(world)
    await written(course, "The old one.")
    await course.sophea.taps("Send now to 3")
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)
    once = everything_got(course)
    await bring_back(world, copy, tmp_path)

    await written(course, "The new one.")
    await course.sophea.taps("Send now to 3")
    await world.travel(HOUR)
    assert everything_got(course) == once
    assert "an administrator must first say that messages may go" in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "waits for an administrator" in course.sophea.sees
    waiting = await world.app.database.run(holding.counted)
    assert waiting[HeldGroup.NEW_ANNOUNCEMENTS] == 3
    assert waiting[HeldGroup.ANNOUNCEMENTS] >= 3

    await release(world, HeldGroup.ANNOUNCEMENTS, send=False)
    await world.travel(24 * HOUR)
    assert [len(each) for each in everything_got(course)] == [2, 2, 2]
    assert all("The new one." in each[-1] for each in everything_got(course))


async def test_what_is_announced_after_a_restore_can_go_or_be_dropped_alone(
    world: World, tmp_path: Path
) -> None:
    course = await make_course(world)
    await written(course, "The old one.")
    await course.sophea.taps("Send now to 3")
    copy = await copied(world, tmp_path)
    await world.travel(HOUR)
    await bring_back(world, copy, tmp_path)
    await written(course, "The second.")
    await course.sophea.taps("Send now to 3")
    await world.travel(HOUR)

    assert await release(world, HeldGroup.NEW_ANNOUNCEMENTS, send=False) == 3
    await written(course, "The third.")
    await course.sophea.taps("Send now to 3")
    await world.travel(3 * HOUR)

    for each in everything_got(course):
        assert ["old" in each[0], "third" in each[1], len(each)] == [True, True, 2]
    assert HeldGroup.ANNOUNCEMENTS in await world.app.database.run(holding.counted)


async def test_what_was_planned_before_a_restore_is_among_the_old_ones(
    world: World, tmp_path: Path
) -> None:
    course = await make_course(world)
    await written(course, "Planned.")
    await course.sophea.taps("When")
    await course.sophea.taps(next(key for key in course.sophea.buttons if "17:00" in key))
    await course.sophea.taps(next(key for key in course.sophea.buttons if key.startswith("Send")))
    copy = await copied(world, tmp_path)
    await world.travel(24 * HOUR)
    await bring_back(world, copy, tmp_path)

    await world.travel(HOUR)

    waiting = await world.app.database.run(holding.counted)
    assert waiting[HeldGroup.NEW_ANNOUNCEMENTS] == 0
    assert waiting[HeldGroup.ANNOUNCEMENTS] >= 3
    assert [len(each) for each in everything_got(course)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("announcement.urgent", HeldGroup.ANNOUNCEMENTS),
        ("session.evening", HeldGroup.REMINDERS),
        ("session.start", HeldGroup.REMINDERS),
        ("learning.lessons", HeldGroup.REMINDERS),
        ("press_again", HeldGroup.REMINDERS),
        ("today", HeldGroup.DIGESTS),
        ("session.eve", HeldGroup.DIGESTS),
        ("question.ring", HeldGroup.OTHER),
        ("screen", HeldGroup.OTHER),
    ],
)
def test_kinds_belong_to_what_an_administrator_understands(kind: str, group: HeldGroup) -> None:
    assert group_of(kind) is group
