"""Kills at random moments: nothing is lost, nothing counts twice, the order is preserved.

`make soak` runs it with more kills (ROMLEUK_SOAK_KILLS); `test_kill_desk` kills the bot while
coordinators work.
"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from telegram_simulator import Simulator
from tests.faults import checker
from tests.faults.announcing import AUTHOR_ID
from tests.faults.killing import SEND_MS, WINDOW, Bot
from tests.faults.taps import Tap, all_taps, create_quiz_takers, stored_by
from tests.world import labels, words

KILLS = int(os.environ.get("ROMLEUK_SOAK_KILLS", "4"))
SEED = 20230529
PEOPLE = 77  # each taps 13 times: 1,001 updates
ANNOUNCEMENTS = 7  # to everybody: 539 messages
CALLS = (2, 120)
"""The least and the greatest number of calls before a kill."""
NOTE = re.compile(r"Announcement (\d\d)")


async def test_kills_lose_nothing_and_repeat_no_more_than_the_window(tmp_path: Path) -> None:
    database = tmp_path / "romleuk.db"
    takers = await create_quiz_takers(database, PEOPLE)
    taps, picked = all_taps(takers, SEED)
    simulator = Simulator(seed=SEED)
    await simulator.start(port=0)
    try:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            simulator.stage.person(key=f"p{number}", name=f"p{number}", id=number)
            simulator.acts.open_chat(f"p{number}")
        simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=SEND_MS)
        bot = Bot(simulator, database)
        killed_busy = await _kill_often(bot, taps)
        errors = await _let_finish(bot)
        assert errors == ""
        sent = _sent(simulator, [t.telegram_id for t in takers])
        log = checker.contacts(simulator.api.calls.rows)
    finally:
        await simulator.stop()
    left, answers, seen, dead = await stored_by(database)

    findings = checker.check(left, log, now_ms=bot.idle_at)
    assert findings.problems == ()
    assert findings.copies <= WINDOW * KILLS
    assert answers == picked, "an answer was lost, or counted otherwise than it was tapped"
    assert seen == len(taps)
    assert dead == 0
    rows = [
        row
        for row in left
        if row["chat_id"] != AUTHOR_ID  # she gets progress messages
        and row["kind"] != "certificate.earned"  # which is said a while later
    ]
    assert Counter(row["state"] for row in rows) == {"sent": len(rows)}
    told = Counter(row["chat_id"] for row in rows if row["kind"] == "announcement.urgent")
    assert told == {taker.telegram_id: ANNOUNCEMENTS for taker in takers}
    repeated = 0
    for chat, messages in sent.items():
        expected = sum(row["chat_id"] == chat for row in rows)
        assert len(set(messages)) == expected, "a message is missing"
        repeated += len(messages) - expected
        once = list(dict.fromkeys(messages))
        said = [text for text in once if NOTE.search(text)]
        assert said == sorted(said, key=NOTE.findall)
        assert len(said) == ANNOUNCEMENTS
        _check_order([text for text in once if not NOTE.search(text)])
    maybe = sum(row["maybe_duplicate"] for row in rows)
    assert repeated <= WINDOW * KILLS
    assert killed_busy, "no kill ever hit the bot at work"
    print(  # noqa: T201 - the figures are what the soak is for
        f"\n{KILLS} kills ({killed_busy} at work), {len(taps)} updates, {len(rows)} messages: "
        f"0 lost, 0 wrong, {repeated} repeated (bound {WINDOW * KILLS}), "
        f"{maybe} marked as perhaps repeated"
    )


async def _kill_often(bot: Bot, taps: Sequence[Tap]) -> int:
    """Kill the bot at random moments while taps and announcements arrive; count kills at work."""
    random = Random(SEED)
    portion = len(taps) // (KILLS + 1) + 1
    busy = 0
    for round_ in range(KILLS):
        process = await bot.start(sent=ANNOUNCEMENTS * (round_ + 1) // (KILLS + 1))
        _tap(bot.simulator, taps[round_ * portion : (round_ + 1) * portion])
        await bot.work(calls=random.randint(*CALLS))
        busy += await bot.kill(process)
    _tap(bot.simulator, taps[KILLS * portion :])
    return busy


async def _let_finish(bot: Bot) -> str:
    """Start the bot once more, let it send everything and stop it; return its stderr."""
    process = await bot.start(sent=ANNOUNCEMENTS)
    await bot.wait_until_idle()
    return await bot.stop(process)


def _tap(simulator: Simulator, taps: Sequence[Tap]) -> None:
    for tap in taps:
        simulator.acts.forge(tap.telegram_id, tap.message_id, tap.data)


def _sent(simulator: Simulator, chats: Sequence[int]) -> dict[int, list[str]]:
    """Return the messages of each chat, oldest first: texts and labels of buttons."""
    found = {}
    for chat in chats:
        items = simulator.acts.find_chat(chat).items.values()
        found[chat] = [
            "\n".join([words(item.message), *labels(item.message)]) for item in items if item.bot_id
        ]
    return found


def _check_order(messages: Sequence[str]) -> None:
    """Check that the questions come in the order of the taps."""
    numbers = [_number(message) for message in messages]
    assert all(first <= second for first, second in pairwise(numbers)), numbers


def _number(message: str) -> int:
    before, _, _ = message.partition(" of 10")
    return int(before.rpartition(" ")[2])
