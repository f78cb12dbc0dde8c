"""Metrics for Prometheus: ages, counts and durations, and nothing about any person.

This module is loaded only if somebody asks for metrics, since the library takes memory.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client import CollectorRegistry, Metric, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
)
from prometheus_client.registry import Collector

from bot.outbox.waiting.domain import LaneWaiting
from bot.telegram.tally import Histogram, Tally

_EVENT = re.compile(r"[a-z_]+(\.[a-z_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The state of the bot at one instant. Ages are seconds; None if not known."""

    release: str
    mode: str
    now: datetime
    tally: Tally
    events: Counter[tuple[str, str]]
    waiting: Sequence[LaneWaiting] | None
    """The due rows of each lane; None if the database does not answer."""
    in_flight: int
    window: int
    unasked_a_second: float | None
    pause_seconds: float
    tick_age: float
    receiving_age: float
    pending_at_telegram: int | None
    """How many updates wait at Telegram; only known with a webhook."""
    backup_age: float | None
    """Since the newest backup, or since the database began if there is none; None if none is made
    here, or if it is not known."""
    free_bytes: Mapping[str, int]
    """The room on the disks of the bot's folders, by what lies there."""
    held: Mapping[str, int] | None
    """The messages that wait after a restore, by group; None if the database does not answer."""


class EventCounter(logging.Handler):
    """Counts the bot's log lines of warnings and errors, by level and event."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[tuple[str, str]] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Count one line. Events are words of the code; anything else is "other"."""
        event = record.msg if isinstance(record.msg, str) else ""
        known = event if _EVENT.fullmatch(event) else "other"
        self.counts[record.levelname.lower(), known] += 1


@dataclass(slots=True)
class Exposition:
    """Writes snapshots in Prometheus' text format."""

    _families: "_Families" = field(init=False)
    _registry: CollectorRegistry = field(init=False)

    def __post_init__(self) -> None:
        self._families = _Families()
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._registry.register(self._families)

    def write(self, snapshot: Snapshot) -> bytes:
        self._families.snapshot = snapshot
        return generate_latest(self._registry)


class _Families(Collector):
    """Turns the snapshot into families of metrics."""

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None

    def collect(self) -> Iterable[Metric]:
        """Return all families; none before the first snapshot."""
        if self.snapshot is None:
            return
        yield from _state(self.snapshot)
        yield from _safety(self.snapshot)
        yield from _outbox(self.snapshot)
        yield from _counts(self.snapshot)
        yield _histogram(
            "romleuk_reply_seconds",
            "From the transaction of an update to Telegram's yes to its reply",
            self.snapshot.tally.reply_seconds,
        )
        yield _histogram(
            "romleuk_update_lag_seconds",
            "From a message at Telegram to the transaction that handles it",
            self.snapshot.tally.lag_seconds,
        )


def _state(now: Snapshot) -> Iterator[Metric]:
    yield InfoMetricFamily(
        "romleuk", "The release, and how updates come", {"release": now.release, "mode": now.mode}
    )
    yield _gauge("romleuk_database_up", "Whether the database answers", now.waiting is not None)
    yield _gauge("romleuk_tick_age_seconds", "Since what is due was last planned", now.tick_age)
    yield _gauge(
        "romleuk_receiving_age_seconds", "Since Telegram was last heard", now.receiving_age
    )
    if now.pending_at_telegram is not None:
        yield _gauge(
            "romleuk_updates_pending",
            "Updates that wait at Telegram, once a minute; only of a webhook",
            now.pending_at_telegram,
        )


def _safety(now: Snapshot) -> Iterator[Metric]:
    """Return what nobody misses until the day on which it is needed."""
    if now.backup_age is not None:
        yield _gauge(
            "romleuk_backup_age_seconds",
            "Since the newest backup, or since the database began without one",
            now.backup_age,
        )
    free = GaugeMetricFamily("romleuk_disk_free_bytes", "Room for the bot", labels=["place"])
    for place, room in sorted(now.free_bytes.items()):
        free.add_metric([place], room)
    yield free
    if now.held is None:
        return
    yield _gauge("romleuk_holding", "Whether messages wait after a restore", bool(now.held))
    rows = GaugeMetricFamily("romleuk_held_rows", "How many wait, by group", labels=["group"])
    for group, many in sorted(now.held.items()):
        rows.add_metric([group], many)
    yield rows


def _outbox(now: Snapshot) -> Iterator[Metric]:
    rows = GaugeMetricFamily(
        "romleuk_outbox_waiting_rows",
        "Messages that are due and not sent, counted up to 10,000",
        labels=["lane"],
    )
    ages = GaugeMetricFamily(
        "romleuk_outbox_oldest_seconds",
        "Since when the oldest message that is not sent is due",
        labels=["lane"],
    )
    for each in now.waiting or ():
        lane = [each.lane.name.lower()]
        age = 0.0 if each.oldest is None else (now.now - each.oldest).total_seconds()
        rows.add_metric(lane, each.many)
        ages.add_metric(lane, max(0.0, age))
    yield rows
    yield ages
    yield _gauge("romleuk_calls_in_flight", "Messages without a saved result", now.in_flight)
    yield _gauge("romleuk_calls_in_flight_limit", "How many there may be", now.window)
    if now.unasked_a_second is not None:
        yield _gauge(
            "romleuk_unasked_rate_limit",
            "Messages that nobody asked for which may go in a second",
            now.unasked_a_second,
        )
    yield _gauge(
        "romleuk_pause_seconds", "For how long Telegram asks to send nothing", now.pause_seconds
    )


def _counts(now: Snapshot) -> Iterator[Metric]:
    updates = CounterMetricFamily(
        "romleuk_updates", "Updates by kind, and what became of them", labels=["kind", "outcome"]
    )
    for labels, many in sorted(now.tally.updates.items()):
        updates.add_metric(labels, many)
    yield updates
    messages = CounterMetricFamily(
        "romleuk_messages",
        "Calls by lane and what became of them, and rows that ended without one",
        labels=["lane", "outcome"],
    )
    for labels, many in sorted(now.tally.messages.items()):
        messages.add_metric(labels, many)
    yield messages
    events = CounterMetricFamily(
        "romleuk_log_events", "Warnings and errors in the log", labels=["level", "event"]
    )
    for labels, many in sorted(now.events.items()):
        events.add_metric(labels, many)
    yield events


def _gauge(name: str, help_text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, help_text, value=value)


def _histogram(name: str, help_text: str, found: Histogram) -> Metric:
    return HistogramMetricFamily(name, help_text, buckets=found.cumulative(), sum_value=found.total)
