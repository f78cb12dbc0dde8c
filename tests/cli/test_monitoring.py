"""Metrics and health of a running bot: what Prometheus reads, and nothing of a person."""

import asyncio
import logging
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.addresses import Listen
from bot.cli import examining
from bot.cli.errors import CliError
from bot.cli.monitoring import Monitor, monitored
from bot.housekeeping.backups import back_up
from bot.outbox.domain import Lane
from bot.outbox.holding import service as holding
from bot.settings import Settings
from bot.storage.backup import BackupPlan
from bot.storage.database import Tx
from bot.telegram.incoming.polling import UpdatePoller
from bot.telegram.tally import Histogram, Tally
from bot.web.monitor import MonitorServer
from tests.engines import open_database
from tests.faults.rows import enqueue_texts, known
from tests.faults.test_updates import MALFORMED
from tests.hooks import a_webhook, post
from tests.ports import free_port
from tests.world import World, a_world, local, until

PLENTY = 20.0
MORNING = local("2023-05-22 08:00")
Found = dict[str, dict[tuple[str, ...], float]]
"""Values by name of the sample and by the values of its labels."""


@pytest.fixture
async def world(each_engine: None, tmp_path: Path) -> AsyncIterator[World]:
    """A bot on either engine that polls, nobody known to it yet."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MORNING) as made:
        yield made


def read(page: bytes) -> Found:
    """What Prometheus reads on a page."""
    found: Found = {}
    for family in text_string_to_metric_families(page.decode()):
        for sample in family.samples:
            labels = tuple(sample.labels[name] for name in sorted(sample.labels))
            found.setdefault(sample.name, {})[labels] = sample.value
    return found


async def measured(world: World) -> Found:
    return read(await Monitor(world.app).metrics())


async def asked(port: int, path: str) -> tuple[int, str, str]:
    """Ask the server; return status, type and text."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, answer.headers["Content-Type"], await answer.text()


async def test_updates_and_messages_are_counted_by_what_became_of_them(world: World) -> None:
    rith, bopha = await known(world, "rith"), await known(world, "bopha")
    await rith.sends("hello")
    await rith.taps(rith.buttons[0])
    world.simulator.controls.fault(method="sendMessage", kind="blocked", chat="bopha")
    await enqueue_texts(world, bopha, "for nobody", lane=Lane.URGENT)
    await enqueue_texts(world, rith, "news")
    await world.settle()
    await world.app.batches.handle([{"update_id": 10**9, **MALFORMED["no date"]}])
    await world.app.batches.handle([{"update_id": 10**9, **MALFORMED["no date"]}])

    found = await measured(world)

    updates = found["romleuk_updates_total"]
    assert updates["message", "handled"] == 1
    assert updates["callback_query", "handled"] == 1
    assert updates["message", "dead"] == updates["message", "repeated"] == 1
    messages = found["romleuk_messages_total"]
    assert messages["reply", "sent"] == 2
    assert messages["bulk", "sent"] == 1
    assert messages["urgent", "unreachable"] == 1
    assert found["romleuk_reply_seconds_count"][()] == 2
    assert found["romleuk_reply_seconds_bucket"]["+Inf",] == 2
    assert found["romleuk_update_lag_seconds_count"][()] == 1


async def test_what_is_due_is_counted_by_lane_with_its_age(world: World) -> None:
    rith = await known(world, "rith")
    await world.settle()
    await world.app.sender.stop()
    await enqueue_texts(world, rith, "one", "two", lane=Lane.URGENT)

    async def older(tx: Tx) -> None:
        tx.do("UPDATE outbox SET due_at = due_at - 90000 WHERE lane = :lane", lane=Lane.URGENT)

    await world.app.database.run(older)
    found = await measured(world)

    rows = found["romleuk_outbox_waiting_rows"]
    assert rows == {("reply",): 0, ("urgent",): 2, ("reminder",): 0, ("bulk",): 0}
    assert found["romleuk_outbox_oldest_seconds"]["urgent",] >= 90
    assert found["romleuk_outbox_oldest_seconds"]["bulk",] == 0
    assert found["romleuk_database_up"][()] == 1
    assert found["romleuk_info"]["polling", found_release(found)] == 1


def found_release(found: Found) -> str:
    [(_, release)] = found["romleuk_info"]
    return release


async def test_a_webhook_tells_how_much_waits_at_telegram(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MORNING, webhook=a_webhook()) as world:
        await until(lambda: world.app.receiver.heard_at)
        found = await measured(world)

        assert found["romleuk_updates_pending"][()] == 0
        assert found["romleuk_receiving_age_seconds"][()] >= 0
        assert ("webhook", found_release(found)) in found["romleuk_info"]


async def test_telegrams_silence_is_told_before_it_was_heard(world: World) -> None:
    """A bot that has never heard anything from the start must not look well."""
    poller = world.app.receiver
    assert isinstance(poller, UpdatePoller)
    await world.person("visitor").sends("/start")
    monitor = Monitor(world.app)
    poller.heard_at = 0.0
    before = read(await monitor.metrics())["romleuk_receiving_age_seconds"][()]
    after = read(await monitor.metrics())["romleuk_receiving_age_seconds"][()]

    assert 0 < before < after


async def test_log_lines_are_counted_by_their_event_and_never_by_their_words(
    world: World,
) -> None:
    monitor = Monitor(world.app)
    logging.getLogger("bot").addHandler(monitor.events)
    try:
        log = logging.getLogger("bot.tests")
        log.warning("poll.failed", extra={"wait": 1})
        log.error("Sok Dara of Lotus House")
        log.info("started")
    finally:
        logging.getLogger("bot").removeHandler(monitor.events)

    assert monitor.events.counts == Counter({("warning", "poll.failed"): 1, ("error", "other"): 1})
    events = read(await monitor.metrics())["romleuk_log_events_total"]
    assert events == {("poll.failed", "warning"): 1, ("other", "error"): 1}


async def test_no_metric_names_a_person_or_a_chat(world: World) -> None:
    rith = await known(world, "rith")
    await rith.sends("canary words 0123456789")
    page = (await Monitor(world.app).metrics()).decode()

    for private in ("rith", "canary", "0123456789", str(world.acts.find_person("rith").id)):
        assert private not in page.lower()


async def test_the_server_answers_with_metrics_and_health(world: World) -> None:
    settings = Settings(metrics_listen=f":{(port := free_port())}")
    async with monitored(world.app, settings):
        well = await asked(port, "/health")
        status, kind, page = await asked(port, "/metrics")
        elsewhere = await asked(port, "/")
        world.app.ticker.ticked_at -= examining.TICK_LIMIT + 100
        ill = await asked(port, "/health")

        with pytest.raises(CliError, match=f"cannot be shown on {re.escape(f'127.0.0.1:{port}')}"):
            async with monitored(world.app, settings):
                pass

    assert (well[0], well[2]) == (200, "The bot works.\n")
    assert (status, kind.partition(";")[0]) == (200, "text/plain")
    assert "romleuk_tick_age_seconds" in page
    assert elsewhere[0] == 404
    assert ill[0] == 503
    assert "nothing was planned for 4" in ill[2]


@pytest.mark.parametrize("said", [b"", b"GET /metr", b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"])
async def test_a_connection_that_says_nothing_more_is_closed(said: bytes) -> None:
    async def metrics() -> bytes:
        return b""

    async def troubles() -> list[str]:
        return []

    listen = Listen(host="127.0.0.1", port=0)
    server = MonitorServer(listen, metrics=metrics, troubles=troubles, idle_seconds=0.05)
    await server.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(said)
    async with asyncio.timeout(PLENTY):
        answer = await reader.read()  # until the server closes
    writer.close()
    await writer.wait_closed()
    await server.stop()

    assert answer[:15] == (b"HTTP/1.1 200 OK" if b"/health" in said else b"")


async def test_without_an_answer_of_telegram_it_is_not_well(world: World) -> None:
    poller = world.app.receiver
    assert isinstance(poller, UpdatePoller)
    await world.person("visitor").sends("/start")
    poller.heard_at -= examining.POLL_LIMIT + 10

    [line] = await Monitor(world.app).troubles()

    assert "Telegram has not answered for 19" in line


async def test_the_age_of_the_last_backup_grows_and_falls_with_the_next(tmp_path: Path) -> None:
    """Without a backup it is the age of the database, so an alarm comes then, too."""
    database, folder = await open_database(tmp_path / "romleuk.db"), tmp_path / "backups"
    async with a_world(database, at=MORNING) as world:
        monitor = Monitor(world.app, backups=folder)
        world.clock.set(MORNING + timedelta(hours=37))
        without = read(await monitor.metrics())
        await back_up(database, BackupPlan(folder=folder), now=world.clock.now())
        world.clock.set(MORNING + timedelta(hours=38))
        after = read(await monitor.metrics())
        nowhere = await measured(world)

    assert without["romleuk_backup_age_seconds"][()] >= 37 * 3600
    assert after["romleuk_backup_age_seconds"][()] < 37 * 3600
    assert "romleuk_backup_age_seconds" not in nowhere  # something else makes them
    assert set(without["romleuk_disk_free_bytes"]) == {("data",)}
    assert set(after["romleuk_disk_free_bytes"]) == {("data",), ("backups",)}
    assert after["romleuk_disk_free_bytes"]["data",] > 0


async def test_what_waits_after_a_restore_is_counted(world: World) -> None:
    rith = await known(world, "rith")
    before = await measured(world)
    await world.app.database.run(lambda tx: holding.hold(tx, owed=()))
    await world.app.sender.stop()
    await enqueue_texts(world, rith, "one", "two")

    async def hold(tx: Tx) -> None:
        tx.do("UPDATE outbox SET reason = 'held' WHERE state = 'pending'")

    await world.app.database.run(hold)
    after = await measured(world)

    assert before["romleuk_holding"][()] == 0
    assert "romleuk_held_rows" not in before
    assert after["romleuk_holding"][()] == 1
    assert sum(after["romleuk_held_rows"].values()) == 2


async def test_updates_that_telegram_cannot_deliver_are_told(tmp_path: Path) -> None:
    database, webhook = await open_database(tmp_path / "romleuk.db"), a_webhook()
    async with AsyncExitStack() as stack:
        world = await stack.enter_async_context(a_world(database, at=MORNING, webhook=webhook))
        await until(lambda: world.app.receiver.heard_at)
        hook = world.simulator.api.webhooks.active(world.simulator.world.main)
        assert hook is not None
        hook.error, hook.error_at = "Connection timed out", int(world.clock.now().timestamp())
        world.simulator.world.webhook_wakers.clear()  # what comes now stays at Telegram
        world.acts.start("dara")
        await world.app.receiver.watch.look()  # type: ignore[attr-defined]

        [line] = await Monitor(world.app).troubles()
        await post(webhook, {"update_id": 1})

    assert line == "Telegram cannot deliver 1 updates here: look at the proxy"


async def test_while_the_database_is_away_the_metrics_say_so(world: World) -> None:
    await world.app.stop()

    found = await measured(world)

    assert found["romleuk_database_up"][()] == 0
    assert "romleuk_outbox_waiting_rows" not in found


def test_values_are_counted_by_buckets() -> None:
    found = Histogram([1, 5])
    for value in (-3, 0.5, 1, 2, 5, 9):
        found.observe(value)

    assert found.cumulative() == [("1", 3), ("5", 5), ("+Inf", 6)]
    assert found.total == 17.5


def test_a_date_that_is_none_is_no_lag() -> None:
    tally = Tally()
    tally.add_update({"message": {"date": None}}, "handled", now=MORNING)
    tally.add_update({"poll": {}}, "handled", now=MORNING)

    assert tally.lag_seconds.cumulative()[-1] == ("+Inf", 0)
    assert tally.updates == Counter({("message", "handled"): 1, ("other", "handled"): 1})
