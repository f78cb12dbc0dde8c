"""Rate limits: 30 a second for all, 25 unasked, 1 a second and 3 at once in a chat."""

import asyncio
import itertools

import pytest

from bot.outbox.domain import Lane
from bot.outbox.pacing.domain import AdaptiveRate, Bucket, backoff
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.pace import GROUP_A_SECOND, GROUP_BURST, UNASKED_A_SECOND, Pace
from bot.telegram.outgoing.results import OutgoingCall
from tests.clocks import StoppedClock

CALL = Call(method="sendMessage")


def row(chat: int, lane: Lane = Lane.REPLY) -> OutgoingCall:
    return OutgoingCall(id=1, chat_id=chat, call=CALL, lane=lane)


@pytest.mark.parametrize(
    ("burst", "moments", "delays"),
    [
        (3, [0, 0, 0, 0], [0, 0, 0, 1]),
        (3, [0, 0, 0, 1, 1], [0, 0, 0, 0, 1]),
        (1, [0, 0.5, 1], [0, 0.5, 0]),
        (2, [0, 0, 100, 100, 100], [0, 0, 0, 0, 1]),
    ],
)
def test_a_bucket_allows_its_burst_and_then_its_rate(
    burst: float, moments: list[float], delays: list[float]
) -> None:
    bucket, found = Bucket(rate=1, burst=burst), []
    for moment in moments:
        found.append(bucket.delay(1000 + moment))
        if found[-1] == 0:
            bucket.take(1000 + moment)

    assert found == delays


def test_no_second_has_more_calls_than_the_rate_and_the_burst() -> None:
    bucket, now = Bucket(rate=25, burst=25), 1000.0
    passed: list[float] = []
    while len(passed) < 200:
        wait = bucket.delay(now)
        now += wait + 1e-9  # the clock goes on
        if wait == 0:
            bucket.take(now)
            passed.append(now)

    after_burst = [at for at in passed if at > 1001]
    for at in after_burst:
        assert sum(at <= other < at + 1 for other in after_burst) <= 26
    assert 6.5 < passed[-1] - passed[0] < 7.5


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (500, 60)]
)
def test_waits_double_up_to_a_minute(failures: int, seconds: float) -> None:
    assert backoff(failures) == seconds


async def test_a_chat_gets_three_messages_at_once_and_then_waits_alone() -> None:
    pace = Pace(StoppedClock(), paced=True)
    for _ in range(3):
        await pace.wait(row(1))
    await pace.wait(row(2))

    assert pace._delay(row(1)) == 1
    assert pace._delay(row(2)) == 0


async def test_a_rate_limited_row_is_sent_after_the_waiting_time() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=True)
    for _ in range(5):
        await pace.wait(row(1))

    assert clock.slept == [1, 1]


@pytest.mark.parametrize("lane", [Lane.URGENT, Lane.REMINDER, Lane.BULK])
async def test_whatever_nobody_asked_for_leaves_room_for_replies(lane: Lane) -> None:
    pace = Pace(StoppedClock(), paced=True)
    for chat in range(25):
        await pace.wait(row(chat, lane))

    assert pace.room() == 0
    assert pace.room_in() == 1 / 25
    assert pace._delay(row(99, lane)) == 1 / 25
    assert pace._delay(row(99)) == 0


async def test_where_telegram_takes_more_a_sixth_is_left_to_replies_all_the_same() -> None:
    pace = Pace(StoppedClock(), paced=True, calls_a_second=1200)
    for chat in range(1000):
        await pace.wait(row(chat, Lane.BULK))

    assert pace.room() == 0
    for chat in range(2000, 2200):
        assert pace._delay(row(chat)) == 0
        await pace.wait(row(chat))
    assert pace._delay(row(2200)) > 0


async def test_where_telegram_takes_more_rows_are_claimed_together() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=True, calls_a_second=1200)
    for chat in range(1000):
        await pace.wait(row(chat, Lane.BULK))

    assert pace.room_in() == 20 / 1000
    await clock.sleep(19 / 1000)
    assert pace.room() == 0
    await clock.sleep(1 / 1000)
    assert pace.room_in() == 0
    assert pace.room() == 20


async def test_what_waits_for_its_turn_leaves_no_room_to_claim_more() -> None:
    pace = Pace(StoppedClock(), paced=True)
    waiting = [asyncio.create_task(pace.wait(row(chat, Lane.URGENT))) for chat in range(40)]
    await asyncio.sleep(0)  # each begins

    assert sum(task.done() for task in waiting) == 25
    assert pace.room() == -15
    await asyncio.gather(*waiting)
    assert pace.room() == 0


@pytest.mark.parametrize("lane", [Lane.URGENT, Lane.REMINDER, Lane.BULK])
async def test_a_reply_never_waits_behind_hundreds_that_nobody_asked_for(lane: Lane) -> None:
    """Five people tap each second, as often as there is room beside what is sent unasked."""
    clock = StoppedClock()
    pace = Pace(clock, paced=True)
    others = [asyncio.create_task(pace.wait(row(chat, lane))) for chat in range(300)]
    waits = []
    for tap in range(50):
        before = clock.seconds()
        await pace.wait(row(1000 + tap))
        waits.append(clock.seconds() - before)
        await clock.sleep(0.2)

    sent = sum(task.done() for task in others)
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    assert waits == [0] * 50
    assert 225 <= sent <= 300, "the others go on meanwhile"


async def test_while_people_tap_as_fast_as_telegram_allows_nothing_else_is_sent() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=True)
    for chat in range(25):
        await pace.wait(row(chat, Lane.URGENT))
    sent = []

    async def send(chat: int, lane: Lane) -> None:
        await pace.wait(row(chat, lane))
        sent.append(lane)

    others = [asyncio.create_task(send(100 + chat, Lane.URGENT)) for chat in range(30)]
    replies = [asyncio.create_task(send(200 + chat, Lane.REPLY)) for chat in range(60)]
    await asyncio.gather(*replies, *others)

    assert sent == [Lane.REPLY] * 60 + [Lane.URGENT] * 30


@pytest.mark.parametrize("seconds", [3, 61, 10_072])
async def test_a_429_of_one_chat_pauses_nobody_else(seconds: float) -> None:
    pace = Pace(StoppedClock(), paced=False)

    assert pace.note_rate_limit(1, seconds) == 0
    assert pace.note_rate_limit(2, seconds) == 0
    assert pace._delay(row(3)) <= 0
    assert pace.room() > 0


async def test_429s_of_three_chats_within_ten_seconds_pause_everything() -> None:
    pace = Pace(StoppedClock(), paced=False)
    assert [pace.note_rate_limit(chat, 5) for chat in (1, 2, 2, 2)] == [0] * 4
    assert pace._delay(row(4)) <= 0
    assert pace.note_rate_limit(3, 5) == 5
    assert pace._delay(row(4)) == 5
    assert pace.room() == 0


async def test_429s_that_are_ten_seconds_apart_pause_nothing() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=False)
    for chat in range(6):
        assert pace.note_rate_limit(chat, 5) == 0
        await clock.sleep(5)


@pytest.mark.parametrize("waits", [(10_072, 3, 4), (3, 10_072, 4), (3, 4, 10_072)])
async def test_one_chat_with_a_long_wait_does_not_decide_for_all(
    waits: tuple[float, ...],
) -> None:
    pace = Pace(StoppedClock(), paced=False)

    assert [pace.note_rate_limit(*each) for each in enumerate(waits)] == [0, 0, 3]


async def test_after_a_minute_of_a_long_pause_one_call_is_tried_and_ends_it() -> None:
    clock = StoppedClock()
    pace, trial, other = Pace(clock, paced=False), row(4), row(5)
    refuse(pace, 1, seconds=10_072)
    assert pace.room() == 0
    await pace.wait(trial)
    tried_at = clock.seconds()
    waiting = asyncio.create_task(pace.wait(other))
    await asyncio.sleep(0)

    assert tried_at == 1000 + 60
    assert not waiting.done()
    assert pace.room() == 0
    pace.note_answer(other)  # one that was on its way before the pause says nothing
    assert pace.pause_left() > 10_000
    pace.note_answer(trial)
    await waiting
    assert clock.seconds() == tried_at
    assert pace.room() > 1


async def test_trials_that_fail_become_rarer_and_the_pause_ends_as_agreed() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=False)
    refuse(pace, 1, seconds=2_000)
    tried: list[float] = []
    while pace.pause_left() > 0:
        call = row(100 + len(tried))
        await pace.wait(call)
        tried.append(clock.seconds() - 1000)
        pace.note_rate_limit(call.chat_id, 10_072)
        pace.note_ended(call)

    assert tried == [60, 180, 420, 900, 1500, 2000]


async def test_a_pause_of_a_minute_is_kept_whole() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=False)
    refuse(pace, 1, seconds=60)
    await asyncio.gather(*(pace.wait(row(chat)) for chat in range(10, 15)))

    assert clock.seconds() == 1000 + 60
    assert pace.pause_left() == 0


async def test_a_group_gets_no_more_than_twenty_in_its_first_minute() -> None:
    pace = Pace(StoppedClock(), paced=True)
    for _ in range(8):
        await pace.wait(row(-1))

    assert pace._delay(row(-1)) == 5
    assert pace._delay(row(1)) == 0
    assert GROUP_BURST + 60 * GROUP_A_SECOND <= 20


def refuse(pace: Pace, first_chat: int, seconds: float = 5) -> None:
    for chat in range(first_chat, first_chat + 3):
        pace.note_rate_limit(chat, seconds)


async def sent_in(pace: Pace, clock: StoppedClock, seconds: float, lane: Lane) -> int:
    """Return how many of very many messages to different people go out in so many seconds."""
    end, chats = clock.seconds() + seconds, itertools.count(10_000)
    sent = 0
    while pace._delay(call := row(next(chats), lane)) + clock.seconds() < end:
        await pace.wait(call)
        sent += 1
    return sent


async def test_after_429s_of_several_chats_what_is_unasked_goes_half_as_fast_and_recovers() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=True)
    refuse(pace, 1)
    await clock.sleep(5)
    await sent_in(pace, clock, 1, Lane.BULK)  # what may go at once
    first = await sent_in(pace, clock, 10, Lane.BULK)
    await clock.sleep(120)
    await sent_in(pace, clock, 1, Lane.BULK)
    later = await sent_in(pace, clock, 10, Lane.BULK)

    assert UNASKED_A_SECOND * 5 <= first <= UNASKED_A_SECOND * 6
    assert later == pytest.approx(UNASKED_A_SECOND * 10, abs=1)


async def test_replies_keep_their_rate_after_429s() -> None:
    clock = StoppedClock()
    pace = Pace(clock, paced=True)
    refuse(pace, 1)
    await clock.sleep(5)
    await sent_in(pace, clock, 1, Lane.REPLY)

    assert await sent_in(pace, clock, 10, Lane.REPLY) == pytest.approx(300, abs=1)


@pytest.mark.parametrize(
    ("halvings", "rate"),
    [
        ([], 25),
        ([(0, 5)], 12.5),
        ([(0, 5), (4, 5), (9.9, 5)], 12.59),
        ([(0, 5), (10, 5)], (12.5 + 0.5) / 2),
        ([(10 * wave, 0) for wave in range(40)], 1),
    ],
)
def test_the_rate_is_halved_once_for_each_wave_of_refusals(
    halvings: list[tuple[float, float]], rate: float
) -> None:
    adaptive = AdaptiveRate(most=25, least=1, growth=0.1, settling=10)
    for at, pause in halvings:
        adaptive.halve(1000 + at, pause=pause)
    last = max((at for at, _ in halvings), default=0)

    assert adaptive.at(1000 + last) == pytest.approx(rate)


def test_a_halved_rate_grows_after_its_pause_up_to_the_most() -> None:
    adaptive = AdaptiveRate(most=25, least=1, growth=0.1, settling=10)
    adaptive.halve(1000, pause=30)

    assert [adaptive.at(1000 + after) for after in (0, 30, 40, 155, 9999)] == [
        pytest.approx(rate) for rate in (12.5, 12.5, 13.5, 25, 25)
    ]
