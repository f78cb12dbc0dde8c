"""What people write on the page of figures: how it was measured, what was before, why aims fail."""

from dataclasses import dataclass
from typing import Final

from tests.benchmarks.contest import TELEBOT

HEAD: Final = """\
# How fast, beside peers

`make bench` measures everything again and writes this page and [capacity.md](capacity.md); it takes
about an hour, on a machine that does nothing else. `ARGS="--only taps start"` runs single
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


def _heavy(figure: str, words: str) -> Before:
    name = f"replies beside heavy work, 100,000 people, beside {figure}"
    return Before(part="replies", name=name, words=words)


BEFORE: Final = (
    _taps("no latency", TELEBOT, "0.56"),
    Before(part="start", name="start to the first getUpdates", words="2.8-3.5 s"),
    Before(part="start", name="memory at rest", words="120 MB"),
    Before(part="announcements", name="100,000 people at 1,000/s: first message", words="11 s"),
    Before(part="announcements", name="3,000 people at 30/s: answers of 429", words="1 calls"),
    Before(part="announcements", name="10,000 people at 1,000/s: answers of 429", words="21 calls"),
    Before(part="replies", name="replies at 30/s, beside urgent: p95", words="1,720 ms"),
    _heavy("backup: longest hold", "1,982 ms"),
    _heavy("six months: p95 alone", "1,578 ms"),
    _heavy("list of 5,000: longest hold", "6,400 ms"),
)

CHANGES: Final = (
    ("answers and ticks are saved with the commit, no trip is empty", "1.13 x", "0.95 x"),
    (
        "all sources of the planner are asked in one transaction while nothing is due",
        "1.04 x",
        "0.98 x",
    ),
    ("the database is told of no savepoint during which nothing is sent", "1.01 x", "0.92 x"),
    ("of a tapped message only its id and chat are read", "1.11 x", "0.93 x"),
    ("JSON is posted on aiohttp's connections, without its sessions", "1.14 x", "0.86 x"),
    ("buttons and questions are read without reflection and copies", "0.99 x", "0.99 x"),
    ("labels are kept, and safe texts are not copied", "1.10 x", "0.91 x"),
    ("the last five together", "1.43 x", "0.68 x"),
    (
        "calls go over connections that httptools reads, ok answers past PTB's wrapper",
        "1.20 x",
        "0.83 x",
    ),
    ("questions and texts are found by shorter ways", "1.20 x", "0.94 x"),
)
"""Taps a second, and computing for one, after a change, in parts of those before it."""
CHANGES_WORDS: Final = """\
What single changes did, by `python -m tests.benchmarks.against BEFORE AFTER`: five pairs of both
commits in turns, median of the ratios, on a machine that did other work, too. Batches of 50 updates
instead of 25, no garbage collection at all, and not looking for due messages after each commit
gained nothing that could be told from chance. The last two: six and seven pairs, on a machine that
did much else, so what they gained in computing says more than the taps. What was tried with them
and left out: writing the body of a reply once for its row and its call (0.3 of 500 µs: orjson
takes that), keeping the order of options (it is made once a tap as it is) and the users of
python-telegram-bot (names of people who were erased would stay, and within a batch hardly anybody
taps twice). A stat at a commit comes once for 25 taps.
"""

START_CHANGES: Final = (
    (
        "the command that is asked for is imported, and nothing that checks courses and texts",
        "0.79 x",
        "0.90 x",
    ),
    ("classes of buttons are made when one of them is used", "0.88 x", "0.97 x"),
    ("no garbage is collected while modules load, nor once they are", "0.85 x", "1.00 x"),
    ("httpx, which python-telegram-bot imports, leaves out its command line", "0.94 x", "0.98 x"),
    (
        "the tables that migrations make are kept, too",
        "0.96 x",
        "0.98 x",
    ),
    (
        "names of months and pictures are loaded where somebody writes a time or sends one",
        "0.89 x",
        "0.93 x",
    ),
    (
        "the control socket speaks lines, and only a webhook or metrics load aiohttp",
        "0.94 x",
        "0.91 x",
    ),
    (
        "cryptography is not loaded for passports, what reading courses leaves is given back",
        "0.96 x",
        "0.88 x",
    ),
)
"""CPU seconds from the start to the first getUpdates, and memory at rest, as in `CHANGES`."""
START_WORDS: Final = """\
What single changes did to the start and to memory, by `python -m tests.benchmarks.against_start
BEFORE AFTER`: five to seven pairs, median of the ratios. The first six together: 0.54 x of the
computing until the first getUpdates (1.79 s before, 1.00 s after) and 0.78 x of the memory at rest
(139 MB before, 109 MB after). The last two, three and five pairs with more modules and
courses: 0.90 x and 0.81 x (144 MB before, 117 MB after). Left out: settings without
pydantic-settings (1.5 MB), one arena for all threads (0.5 MB), no docstrings (5 MB, but Python
drops the asserts with them). All on a machine that did other work, too.
"""

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
    "workers": (
        "Whole bots as workers of one bot, on a PostgreSQL that waits for the disk; every chat gets"
        " four numbered messages. On a machine of two cores all share them with the server and the"
        " fake Bot API,\nso more workers show that they are right, not that they are faster.\n"
    ),
    "shared": (
        "Taps are posted over 100 connections to workers of one bot, on a PostgreSQL that waits for"
        " the disk. Computing is that of all workers, and of the server; taps of the first minute,"
        "\nin which every connection plans its statements, are not counted. The workers are worth"
        " starting when two of them need at most 1.2 times the computing of one.\n"
    ),
    "sizes": (
        "Only the database grows around a cohort of 1,000 with two months of history. Milliseconds"
        " of computing, in one thread, the disk's time left out. JobQueue keeps its jobs in memory:"
        " they are gone after a restart\nand must be added again, which is not counted; ours writes"
        " 1,000 messages into the outbox, its 1,000 jobs count one up.\n"
    ),
    "growth": (
        "A year of leaders in virtual time, as in [six-months.md](six-months.md), with the nightly"
        " cleaning. A copy without free pages is measured.\n"
    ),
}

REASONS: Final = {
    "no latency": (
        "computing: a fifth of a tap is HTTP, a fifth SQLite, an eighth the writing of the screen,"
        " the rest the turn with its checks and the way through the outbox. An echo bot does the"
        " first alone"
    ),
    "50 ms to Telegram: taps a second": (
        "computing, as without latency: a bot that starts a task for each update has all its calls"
        " under way at once, so its own computing is its limit, too"
    ),
    "start to the first getUpdates": (
        "computing: it is loading modules, half of it the bot's own (700 dataclasses are made, a"
        " fifth of the whole), the rest those of libraries; checked courses, texts and tables are"
        " kept from one start to the next"
    ),
    "memory at rest": (
        "Python and its modules take 30 MB, libraries 28 (python-telegram-bot and pydantic 8 each),"
        " the bot's own 1,350 modules 35, courses and texts 13, the search 3"
    ),
    "workers: computing": (
        "fewer taps of one worker wait for the same commit, so a commit serves fewer of them"
    ),
    "beside six months": (
        "weeks of one person are foreseen in turns on the only connection, each up to 10 ms, and a"
        " reply comes in between; this goes on for seconds, once in a while"
    ),
    "beside list of 5,000": (
        "a hundred people are added in one transaction, and comparing takes a thread that shares"
        " the interpreter with replies; this takes some seconds"
    ),
    "beside reminders": (
        "250 people are planned in one transaction, 10 to 20 ms; a smaller part would take longer"
        " for all. Here everybody is reminded again and again without a break"
    ),
    "beside workbook": (
        "all figures of 100,000 people are read on the only connection before the workbook is"
        " refused as too large; for 1,000 people nothing is felt"
    ),
    "beside backup": "the copy reads and writes the same disk, for which each tap waits",
    "replies beside heavy work": "a reply waits for the transaction of that work that runs",
    "first message": "all who get it are chosen, and a first chunk is planned, before one leaves",
    "workers at 1,000/s": (
        "on two cores four workers, the server and the fake Bot API cannot do more: one worker"
        " sends as many alone"
    ),
    "workers at": (
        "a slot is taken for 1.01 s, so that no second has a call too many: a hundredth is given"
        " away, more in a short run"
    ),
    "answers of 429": "a call that was made in time can arrive a moment later, beside the next one",
    "messages, beside allowed": (
        "rows are claimed as they may be sent, in one transaction after the other, which waits for"
        " the disk and for replies"
    ),
    "missed people": "that must not be: see the faults in guarantees.md",
    "sent twice": (
        "what was on its way when the process died may have arrived; that must not be without a"
        " kill"
    ),
    "lost": "that must not be: see the faults in guarantees.md",
    "out of order": "that must not be: see the faults in guarantees.md",
    "replies at": (
        "all share one core and one connection to the database: a reply waits for the transaction"
        " that claims messages, and for those that are being written"
    ),
    "tick with nothing due": "a source that looks through a table for what is due",
    "reminders due": "a statement that looks through a table instead of searching",
    "report of a cohort": "a statement that looks through all organizations or cohorts",
}
"""Why an aim is missed, if it is: by a part of the figure's name, the first that fits."""
