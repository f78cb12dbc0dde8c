"""Garbage collection without the objects that stay for ever."""

import ctypes
import gc

RARELY = (20_000, 20, 100)
"""The thresholds of the three generations."""


def keep_loaded() -> None:
    """Exclude loaded objects from garbage collection, which `bot.__main__` disabled until now.

    Nothing is collected before: searching all modules once takes as long as loading a tenth of
    them, and finds next to nothing.
    """
    gc.freeze()
    gc.enable()


def tune_garbage_collection() -> None:
    """Exclude the objects that exist now from garbage collection, and collect less often.

    Courses, texts and handlers live as long as the process, and each update makes a few thousand
    small objects: with Python's default thresholds collection takes a tenth of the CPU time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)
    give_back_memory()


def give_back_memory() -> None:
    """Give freed memory back to the system, where the C library can (glibc).

    It keeps what reading courses and texts took for a moment, 9 MB, for what may need it later.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
