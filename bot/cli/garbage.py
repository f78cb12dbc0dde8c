"""Garbage collection, which would look through all that stays again and again."""

import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 100


def tune_garbage_collection() -> None:
    """Exclude the objects that exist now from garbage collection, and collect less often.

    Modules, courses, texts and handlers live as long as the process, and each update makes a few
    thousand small objects: with Python's default thresholds collection takes a tenth of the CPU
    time. While modules are loaded it takes a quarter, so `bot.__main__` disables it until then.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    gc.enable()
