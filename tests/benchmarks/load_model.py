"""What a number of people asks of a bot and its machine, from measured constants.

Pure arithmetic. Each `Use` is a share of a limit: 1 is all of it, and from there on a wall stands.
"""

from dataclasses import dataclass
from math import ceil
from typing import Final

from bot.telegram.outgoing.pace import ALL_A_SECOND, UNASKED_A_SECOND

HOUR: Final = 3600
BUSY_CORE: Final = 0.6
"""How much of a core may be busy for long: above it, waiting grows fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Constants of `make bench`: milliseconds of CPU, kilobytes and megabytes.

    `messages_a_day` are those that the bot sends by itself to one person, without announcements.
    """

    tap_cpu_ms: float
    message_cpu_ms: float
    growth_kb: float
    rest_mb: float
    memory_of_10_000_mb: float
    memory_of_100_000_mb: float
    messages_a_day: float

    @property
    def memory_kb(self) -> float:
        """Kilobytes of memory for each person who gets an announcement that is on its way."""
        more = max(0.0, self.memory_of_100_000_mb - self.memory_of_10_000_mb)
        return more * 1000 / 90_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What people do and what a machine has; nobody has measured it yet.

    `busy_hour` is the share of a day's messages that comes in its busiest hour: practice comes at
    the hour that people choose, and most keep the one that is offered. `taps` are those after one
    message that somebody answers. A backup is kept for each of `backups` nights.
    """

    announcements_a_day: float = 0.25
    answered: float = 0.6
    taps: float = 8.0
    busy_hour: float = 0.5
    announcement_hours: float = 2.0
    years: float = 1.0
    backups: int = 30
    disk_gb: float = 100.0
    memory_gb: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How much of one limit so many people use; `of_bot`: more bots share it."""

    name: str
    share: float
    of_bot: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What `people` ask of one bot."""

    people: int
    measured: Measured
    assumed: Assumed

    @property
    def messages_a_day(self) -> float:
        """Unasked messages of a day, announcements included."""
        return self.people * (self.measured.messages_a_day + self.assumed.announcements_a_day)

    @property
    def messages_a_second(self) -> float:
        """Unasked messages a second in the busiest hour."""
        return self.messages_a_day * self.assumed.busy_hour / HOUR

    @property
    def taps_a_second(self) -> float:
        """Taps a second in the busiest hour."""
        return self.messages_a_second * self.assumed.answered * self.assumed.taps

    @property
    def announcement_minutes(self) -> float:
        """How long an announcement to everybody takes."""
        return self.people / UNASKED_A_SECOND / 60

    @property
    def core(self) -> float:
        """How much of one core is busy in the busiest hour."""
        work = self.taps_a_second * self.measured.tap_cpu_ms
        return (work + self.messages_a_second * self.measured.message_cpu_ms) / 1000

    @property
    def database_gb(self) -> float:
        """The database after so many years."""
        return self.people * self.measured.growth_kb * self.assumed.years / 1e6

    @property
    def disk_gb(self) -> float:
        """The database and its backups."""
        return self.database_gb * (1 + self.assumed.backups)

    @property
    def memory_mb(self) -> float:
        """Memory while an announcement goes to everybody."""
        return self.measured.memory_of_10_000_mb + self.people * self.measured.memory_kb / 1000

    @property
    def uses(self) -> tuple[Use, ...]:
        """The share of each limit."""
        calls = self.messages_a_second + self.taps_a_second
        hours = self.announcement_minutes / 60
        return (
            Use(name="an announcement in time", share=hours / self._hours, of_bot=True),
            Use(name="calls of a busy hour", share=calls / ALL_A_SECOND, of_bot=True),
            Use(name="one core", share=self.core / BUSY_CORE, of_bot=False),
            Use(name="disk with backups", share=self.disk_gb / self.assumed.disk_gb, of_bot=False),
            Use(
                name="memory",
                share=self.memory_mb / 1000 / self.assumed.memory_gb,
                of_bot=False,
            ),
        )

    @property
    def bots(self) -> int:
        """How many bots share the calls, so that Telegram's limits are kept."""
        return max(1, *(ceil(use.share) for use in self.uses if use.of_bot))

    @property
    def _hours(self) -> float:
        return self.assumed.announcement_hours


def walls(measured: Measured, assumed: Assumed) -> dict[str, int]:
    """Return for each limit how many people use all of it, fewest first."""
    found = {}
    one, many = (
        {use.name: use.share for use in Load(people=n, measured=measured, assumed=assumed).uses}
        for n in (0, 1_000_000)
    )
    for name, share in many.items():
        slope = (share - one[name]) / 1_000_000
        found[name] = round((1 - one[name]) / slope) if slope > 0 else 0
    return dict(sorted(found.items(), key=lambda each: each[1] or 10**12))
