"""What people write on the page of figures: how it was measured, what was before, why aims fail."""

from dataclasses import dataclass
from typing import Final

from tests.benchmarks.contest import TELEBOT

HEAD: Final = """\
# How fast, beside peers

`make bench` measures everything again and writes this page and [capacity.md](capacity.md); it takes
about half an hour, on a machine that does nothing else. `ARGS="--only taps start"` runs single
parts, `--words "50 ms"` single measurements of them, `--quick` a fifth of everything, to see that
all works. The figures stand in `var/bench.json` and [performance.json](performance.json), each with
name, unit, value, the peer's value and the ratio.

**How it is measured.** A bot talks to a fake Bot API on the same machine, which needs little
computing and has a core of its own. Every figure stands beside its peer of the same run: in each
round each is run once, every other round in the opposite order. A ratio is the median of the ratios
of the rounds, so a machine that is slower today changes values and leaves ratios. Romleuk is the
whole bot with the shipped course, and every tap is stored with `synchronous=FULL` before it is
answered; what it is compared with are echo bots which store nothing, and two which store one row.

![Taps a second against each peer](performance.svg)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a figure was before the speed was worked on."""

    part: str
    name: str
    words: str
    peer: str = ""
    of_ratio: bool = False


def _taps(condition: str, peer: str, ratio: str) -> Before:
    name = f"{condition}: taps a second"
    return Before(part="taps", name=name, words=f"{ratio} x", peer=peer, of_ratio=True)


BEFORE: Final = (
    _taps("no latency", TELEBOT, "0.55"),
    _taps("no latency", "aiogram echo", "1.6"),
    _taps("no latency", "python-telegram-bot echo", "3.4"),
    _taps("50 ms to Telegram", TELEBOT, "1.07"),
    _taps("50 ms to Telegram", "aiogram echo, 64 at once", "1.36"),
    _taps("50 ms to Telegram", "python-telegram-bot echo, 64 at once", "9"),
    Before(part="start", name="start to the first getUpdates", words="2.8-3.5 s"),
    Before(part="start", name="memory at rest", words="120 MB"),
    Before(part="announcements", name="100,000 people at 1,000/s: first message", words="11 s"),
    Before(part="announcements", name="3,000 people at 30/s: answers of 429", words="1 calls"),
    Before(part="announcements", name="10,000 people at 1,000/s: answers of 429", words="21 calls"),
    Before(part="replies", name="replies at 30/s, beside urgent: p95", words="1,720 ms"),
)

PART_WORDS: Final = {
    "taps": (
        "Taps that wait when the bot starts: each is one answer to a quiz, and the echo bots answer"
        " the tap and edit its message. A tap is done when both calls have arrived.\n"
        '"64 at once" is the peer\'s own setting for concurrency; the others work as they do by'
        " default. The slow disk delays each fsync of the whole process by 5 ms, ours and the"
        " peers'\n(`tests/benchmarks/slow_disk.py`).\n"
    ),
    "start": (
        "From the start of the process (`python -m bot run`, on a database that is there) to the"
        " first getUpdates, and the memory four seconds later; beside a bare echo bot.\n"
    ),
    "announcements": (
        "The fake Bot API answers 429 to what comes faster than a token bucket of one second"
        " allows, and takes 50 ms. Of all calls the bot leaves a sixth to replies, so an"
        " announcement alone\ngets five sixths: it is measured against these, and against all. An"
        " hour at 30 a second for 100,000 people passes in virtual time, which leaps over each"
        " wait: it shows whether the limit is kept,\nnot how fast the machine is. In the trial of"
        " kills the bot is killed (SIGKILL) at random moments of one announcement.\n"
    ),
    "replies": (
        "From an update's leaving the fake Bot API to the first call about it, without latency."
        " Somebody taps 5 times a second at 30 calls a second, else 20 times; beside it goes"
        " on without a break\nwhat the row says.\n"
    ),
    "growth": (
        "A year of leaders in virtual time, as in [six-months.md](six-months.md), with the nightly"
        " cleaning. A copy without free pages is measured.\n"
    ),
}

REASONS: Final = {
    f"no latency: taps a second, beside {TELEBOT}": (
        "it builds plain objects, stores nothing and keeps no order; ours checks, stores with FULL"
        " and keeps a reply and an answer to each tap"
    ),
}
"""Why an aim is missed, by the beginning of the figure's name."""
