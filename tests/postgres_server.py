"""A PostgreSQL server of its own for a run of the tests, or for a test that stops it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import free_port


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A server that listens on this machine alone, and lets everybody in."""

    folder: Path
    port: int
    durable: bool = False
    """Whether it waits for the disk at each commit, as at work."""

    @property
    def address(self) -> str:
        """Where it is, without the name of a database."""
        return f"postgresql://romleuk@127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        fsync = "on" if self.durable else "off"
        options = (
            f"-h 127.0.0.1 -p {self.port} -k {self.folder} -c fsync={fsync} -c max_connections=60"
        )
        self._control("-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self) -> None:
        """Stop it at once, as a power cut would; what was committed is recovered at the start."""
        self._control("-m", "immediate", "stop")

    def _control(self, *words: str) -> None:
        _run(tool("pg_ctl"), "-D", self.folder / "data", *words)


@contextmanager
def a_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Make a server and start it; in the end it is stopped and deleted."""
    folder = Path(tempfile.mkdtemp(prefix="romleuk-pg-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    _run(
        tool("initdb"), "-D", folder / "data", "-U", "romleuk", "--auth=trust",
        "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync",
    )  # fmt: skip
    server = PostgresServer(folder=folder, port=free_port(), durable=durable)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def tool(name: str) -> Path:
    """Return a program of PostgreSQL."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    found = shutil.which(name, path=str(folders[-1])) if folders else shutil.which(name)
    if found is None:
        raise RuntimeError("PostgreSQL is not installed: .ci/packages installs it")
    return Path(found)


def _run(*command: str | Path) -> None:
    """Run a program of the server, which refuses to run as root."""
    words = [str(word) for word in command]
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_postgres, *words], check=True, capture_output=True, cwd="/")
