"""Writes `docs/capacity.md` and its plot from the figures of `make bench`."""

from typing import Final

from bot.telegram.outgoing.pace import ALL_A_SECOND, UNASKED_A_SECOND
from tests.benchmarks.drawing import draw
from tests.benchmarks.figures import rounded
from tests.benchmarks.load_model import BUSY_CORE, Assumed, Load, Measured, walls
from tests.benchmarks.results import QUICK, Results

PEOPLE: Final = (100, 1000, 10_000, 100_000, 1_000_000)
LAST_REMINDER_MINUTES: Final = 10
"""How long before a meeting its last reminder goes out."""
CONSTANTS: Final = {
    "tap_cpu_ms": ("taps", "no latency: CPU for a tap"),
    "message_cpu_ms": ("announcements", "100,000 people at 1,000/s: CPU for a message"),
    "memory_of_10_000_mb": ("announcements", "10,000 people at 1,000/s: most memory"),
    "memory_of_100_000_mb": ("announcements", "100,000 people at 1,000/s: most memory"),
    "rest_mb": ("start", "memory at rest"),
    "growth_kb": ("growth", "growth of the database for a participant and year"),
    "messages_a_day": ("growth", "unasked messages for a participant and day"),
}


def missing(results: Results) -> list[str]:
    """Return the figures that the load model needs and nobody has measured yet."""
    return [name for part, name in CONSTANTS.values() if results.value(part, name) is None]


def measured(results: Results) -> Measured:
    """Return the constants; all of them must have been measured."""
    found = {name: results.value(*where) for name, where in CONSTANTS.items()}
    return Measured(**{name: value for name, value in found.items() if value is not None})


def page(results: Results) -> str:
    """Return the page."""
    constants, assumed = measured(results), Assumed()
    loads = [Load(people=each, measured=constants, assumed=assumed) for each in PEOPLE]
    is_quick = any(results.parts[part].quick for part, _ in CONSTANTS.values())
    parts = [
        _HEAD,
        *([f"{QUICK}\n"] if is_quick else []),
        _constants(constants, results),
        _assumptions(assumed),
        _loads(loads),
        _walls(constants, assumed),
        _several_bots(loads[-1]),
    ]
    return "\n".join(parts)


def plot(results: Results) -> bytes:
    """Return the plot: the share of each limit that is used, by the number of people."""
    constants, assumed = measured(results), Assumed()
    loads = [Load(people=each, measured=constants, assumed=assumed) for each in PEOPLE]
    lines = [
        {"name": use.name, "shares": [load.uses[number].share for load in loads]}
        for number, use in enumerate(loads[0].uses)
    ]
    about = {
        "title": "What so many people use of each limit of one bot",
        "people": PEOPLE,
        "names": {str(each): f"{each:,}" for each in PEOPLE},
        "low": 0.0001,
        "high": 100,
        "marks": [0.0001, 0.001, 0.01, 0.1, 1, 10, 100],
        "lines": lines,
        "below": "100 % is the wall. Below 0.01 % and above 10,000 % lines go along the edge.",
    }
    return draw("walls", about)


_HEAD = """\
# How many people, and where the next wall stands

A load model: how much of Telegram's limits, of one core, of disk and memory a number of people
uses. Its constants are measured ([performance.md](performance.md)), its assumptions about people
are not: change them in `tests/benchmarks/load_model.py` when a pilot has figures. `make bench`
writes this page again; `tests/docs/test_performance.py` compares it with the constants.

![Share of each limit by the number of people](capacity.svg)
"""


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _constants(found: Measured, results: Results) -> str:
    told = {
        "tap_cpu_ms": (f"{found.tap_cpu_ms:g} ms", "computing for one tap, its reply included"),
        "message_cpu_ms": (f"{found.message_cpu_ms:g} ms", "computing for one unasked message"),
        "growth_kb": (f"{found.growth_kb:g} kB", "the database grows by it for one person a year"),
        "messages_a_day": (f"{found.messages_a_day:g}", "unasked messages to one person a day"),
        "rest_mb": (f"{found.rest_mb:g} MB", "memory of the process at rest"),
        "memory_of_10_000_mb": (
            f"{found.memory_of_10_000_mb:g} MB", "most memory, announcement to 10,000",
        ),
        "memory_of_100_000_mb": (
            f"{found.memory_of_100_000_mb:g} MB", "most memory, announcement to 100,000",
        ),
    }  # fmt: skip
    rows = [
        [words, value, results.parts[CONSTANTS[name][0]].taken_at]
        for name, (value, words) in told.items()
    ]
    return "## Measured\n" + _table(["what", "figure", "measured on"], rows)


def _assumptions(assumed: Assumed) -> str:
    rows = [
        ["announcements to one person a day", f"{assumed.announcements_a_day:g}"],
        ["messages that are answered", f"{assumed.answered:.0%}"],
        ["taps after a message that is answered", f"{assumed.taps:g}"],
        ["part of a day's messages in its busiest hour", f"{assumed.busy_hour:.0%}"],
        ["an announcement to everybody may take", f"{assumed.announcement_hours:g} hours"],
        ["busy part of a core that is still fine for long", f"{BUSY_CORE:.0%}"],
        ["age of the database", f"{assumed.years:g} year"],
        ["backups that are kept, each as large as the database", f"{assumed.backups}"],
        ["disk", f"{assumed.disk_gb:g} GB"],
        ["memory", f"{assumed.memory_gb:g} GB"],
        ["Telegram's limit for one bot", f"{ALL_A_SECOND:g} calls a second"],
        ["of these for unasked messages", f"{UNASKED_A_SECOND:g} a second"],
    ]
    return "## Assumed\n" + _table(["what", "figure"], rows)


def _loads(loads: list[Load]) -> str:
    heads = ["people", *(f"{load.people:,}" for load in loads)]
    rows = [
        ["unasked messages a day", *(f"{load.messages_a_day:,.0f}" for load in loads)],
        [
            "an announcement to everybody, by one bot",
            *(_minutes(load.announcement_minutes) for load in loads),
        ],
        ["taps a second, busiest hour", *(f"{_short(load.taps_a_second)}" for load in loads)],
        ["of one core, busiest hour", *(f"{load.core:.2%}" for load in loads)],
        ["database after a year", *(f"{_short(load.database_gb)} GB" for load in loads)],
        ["with the backups", *(f"{_short(load.disk_gb)} GB" for load in loads)],
        ["memory during an announcement", *(f"{load.memory_mb:,.0f} MB" for load in loads)],
        ["bots that Telegram's limits require", *(f"{load.bots}" for load in loads)],
    ]
    return "## The load\n" + _table(heads, rows)


def _walls(constants: Measured, assumed: Assumed) -> str:
    found = walls(constants, assumed)
    rows = [
        [name, f"{people:,}" if people else "never", _BEYOND[name]]
        for name, people in found.items()
    ]
    crowd = int(UNASKED_A_SECOND * 60 * LAST_REMINDER_MINUTES)
    return (
        "## Where the walls stand\n"
        "Each limit of one bot on one machine is reached by this number of people:\n\n"
        + _table(["limit", "people", "what helps"], rows)
        + f"\nOne more limit is about meetings: the last reminder goes out {LAST_REMINDER_MINUTES}"
        f" minutes before.\nIf meetings begin at the same minute, {crowd:,} people get theirs in"
        " time.\n"
    )


_BEYOND: Final = {
    "an announcement in time": "more bots; or Telegram's paid broadcasts, up to 1,000 a second",
    "calls of a busy hour": "more bots; hours that differ from person to person",
    "one core": "PostgreSQL with several processes, or more bots",
    "disk with backups": "fewer nights (backups elsewhere), a larger disk, or PostgreSQL's own",
    "memory": "more memory",
}


def _several_bots(most: Load) -> str:
    each = most.people // most.bots
    share = Load(people=each, measured=most.measured, assumed=most.assumed)
    return (
        "## Several bots\n"
        "Telegram counts calls for each bot, so its limits are shared by more bots: one for each"
        " country or organization, each with its own database, coordinators and people. A bot"
        f" needs {most.measured.rest_mb:.0f} MB at rest.\n"
        f"For {most.people:,} people it takes {most.bots} bots of {each:,}: each uses"
        f" {share.core:.1%} of a core in its busiest hour, {_short(share.database_gb)} GB for its"
        f" database after a year and {_short(share.disk_gb)} GB with backups;\n"
        f"all together {_short(most.bots * share.core)} cores,"
        f" {_short(most.bots * share.memory_mb / 1000)} GB of memory and"
        f" {_short(most.bots * share.disk_gb)} GB of disk. An announcement to everybody takes"
        f" {_minutes(share.announcement_minutes)}.\n"
    )


def _minutes(minutes: float) -> str:
    if minutes < 1:
        return f"{minutes * 60:.0f} s"
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.1f} h"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{rounded(float(f'{value:.2g}')):g}"
