"""A disk whose fsync takes longer, for a whole process: ours or a peer's.

The delay sits in the C library's calls (`slow_fsync.c`, preloaded), so that it meets every write
of every bot at its true place and as often as it happens, checkpoints included. A hook in our
driver's commit would slow us alone, and only where we believe that the disk is waited for.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("slow_fsync.c")
_COMMITS = 5
_TRIAL = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("CREATE TABLE t (n)")
began = time.perf_counter()
for number in range(int(sys.argv[2])):
    database.execute("INSERT INTO t VALUES (?)", (number,))
print(time.perf_counter() - began)
"""


def slow_disk(folder: Path, ms: int) -> dict[str, str]:
    """Return the environment of a process on a disk that takes `ms` for each fsync.

    Raises RuntimeError without a C compiler, or if the delay does not reach SQLite.
    """
    compiler = shutil.which("cc")
    if compiler is None:
        raise RuntimeError("a slow disk needs a C compiler (cc): install gcc or clang")
    library = folder / "slow_fsync.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"]
    subprocess.run([str(word) for word in command], check=True)
    slow = {"LD_PRELOAD": str(library), "SLOW_FSYNC_MS": str(ms)}
    took = _seconds_of_commits(folder / "trial.db", slow)
    if took < _COMMITS * ms / 1000:
        raise RuntimeError(f"{_COMMITS} commits took {took:.3f} s: the delay does not reach SQLite")
    return slow


def _seconds_of_commits(path: Path, slow: dict[str, str]) -> float:
    command = [sys.executable, "-c", _TRIAL, str(path), str(_COMMITS)]
    told = subprocess.run(command, check=True, env={**os.environ, **slow}, capture_output=True)
    return float(told.stdout)
