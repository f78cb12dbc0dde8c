"""Runs several processes of the bot on one address, its workers, and restarts those that die.

The supervisor does nothing else: it opens the address, so that waiting connections survive a
worker, and forks. If it is killed, its workers notice and end.
"""

import asyncio
import gc
import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bot.addresses import Listen
from bot.cli.errors import CONTENT, DATABASE, LOCKED, NEWER, TOKEN, TWICE, USAGE, CliError
from bot.outbox.pacing.domain import backoff
from bot.web.sockets import BACKLOG, open_socket

log = logging.getLogger(__name__)

MOST: Final = 32
STOP_SECONDS: Final = 15.0
"""How long workers may take to end; the bot needs 10 at most."""
CALM_SECONDS: Final = 60.0
"""A worker that dies after running this long is restarted at once."""
FINAL: Final = frozenset({USAGE, LOCKED, TOKEN, NEWER, CONTENT, TWICE, DATABASE})
"""Exit codes after which a restart of the same worker cannot help."""
_SIGNALS: Final = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGCHLD})


@dataclass(frozen=True, slots=True)
class WorkerPlace:
    """What a worker gets from its supervisor: its number, the open address, and a pipe.

    The pipe ends when the supervisor does.
    """

    number: int
    address: socket.socket
    lifeline: int


@dataclass(slots=True)
class _Worker:
    pid: int = 0
    began: float = 0.0
    failures: int = 0
    start_at: float = 0.0


class Supervisor:
    """Starts `many` workers; each runs `work` in its own process, which returns an exit code.

    `work` gets its place in a process that was just forked, without threads and without a loop.
    """

    def __init__(
        self, many: int, address: socket.socket, work: Callable[[WorkerPlace], int]
    ) -> None:
        self._address = address
        self._work = work
        self._workers = {number: _Worker() for number in range(1, many + 1)}
        self._lifeline, self._held = os.pipe()

    def run(self) -> int:
        """Run until stopped, or until a worker ends for good; return the exit code."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        gc.freeze()  # workers share what is loaded now, until somebody writes to it
        try:
            return self._watch()
        finally:
            self._stop_all()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)

    def _watch(self) -> int:
        while True:
            now = time.monotonic()
            for number, worker in self._workers.items():
                if not worker.pid and worker.start_at <= now:
                    self._start(number, worker)
            came = signal.sigtimedwait(_SIGNALS, self._seconds_left())
            if came is not None and came.si_signo != signal.SIGCHLD:
                return 0
            for worker in self._workers.values():
                code = _ended(worker)
                if code in FINAL:
                    return code
                if code is not None:
                    _note_death(worker, code)

    def _seconds_left(self) -> float:
        """Return how long to wait for a signal before there is something to do."""
        waits = [
            each.start_at - time.monotonic() for each in self._workers.values() if not each.pid
        ]
        return max(0.0, min(waits, default=3600.0))

    def _start(self, number: int, worker: _Worker) -> None:
        pid = os.fork()
        if pid:
            worker.pid, worker.began = pid, time.monotonic()
            return
        os.close(self._held)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        code = 1
        try:
            code = self._work(WorkerPlace(number, self._address, self._lifeline))
        finally:
            logging.shutdown()
            os._exit(code)  # a worker must not do what the supervisor does at its end

    def _stop_all(self) -> None:
        """Stop all workers, and kill those that still run after 15 s."""
        until = time.monotonic() + STOP_SECONDS
        running = [each for each in self._workers.values() if each.pid]
        for worker in running:
            _signal(worker, signal.SIGTERM)
        while running and (left := until - time.monotonic()) > 0:
            running = [each for each in running if _ended(each) is None]
            if running:
                signal.sigtimedwait({signal.SIGCHLD}, left)
        for worker in running:
            log.error("worker.killed", extra={"count": worker.pid})
            _signal(worker, signal.SIGKILL)
            os.waitpid(worker.pid, 0)


def _ended(worker: _Worker) -> int | None:
    """Return the exit code of a worker, negative for a signal; None while it runs."""
    if not worker.pid:
        return None
    pid, status = os.waitpid(worker.pid, os.WNOHANG)
    if not pid:
        return None
    worker.pid = 0
    return os.waitstatus_to_exitcode(status)


def _note_death(worker: _Worker, code: int) -> None:
    lived = time.monotonic() - worker.began
    worker.failures = 1 if lived > CALM_SECONDS else worker.failures + 1
    wait = 0.0 if lived > CALM_SECONDS else backoff(worker.failures, most=30.0)
    worker.start_at = time.monotonic() + wait
    log.error("worker.ended", extra={"error": str(code), "wait": wait})


def _signal(worker: _Worker, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(worker.pid, number)


def stop_with_supervisor(stop: asyncio.Event, place: WorkerPlace) -> None:
    """Set `stop` when the supervisor has ended: otherwise nobody would end this process."""
    loop = asyncio.get_running_loop()

    def ended() -> None:
        loop.remove_reader(place.lifeline)
        log.error("supervisor.ended")
        stop.set()

    loop.add_reader(place.lifeline, ended)


def open_address(listen: Listen) -> socket.socket:
    """Open the address that all workers listen on; raise `CliError` if that fails."""
    try:
        return _tcp(listen) if listen.socket is None else open_socket(listen.socket)
    except OSError as error:
        raise CliError(
            f"The bot cannot listen on {listen}: {error.strerror}. Does another program use this "
            "address? ROMLEUK_WEBHOOK_LISTEN sets another one.",
            USAGE,
        ) from None


def _tcp(listen: Listen) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    return socket.create_server((listen.host, listen.port), family=family, backlog=BACKLOG)
