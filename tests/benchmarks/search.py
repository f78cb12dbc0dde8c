"""How long a search takes over 2,000 lessons in two languages: `python -m tests.benchmarks.search`.

The lessons are random combinations (fixed seed) of sentences of the shipped ones. Questions are
words and parts of these sentences, typing mistakes, and texts of the maximum length.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time

from rich import print  # noqa: A004 - the benchmark's own page

from bot.catalog.loading import load_all
from bot.learning.handbook.domain import entries
from bot.learning.search.domain import EntryKind, SearchEntry
from bot.learning.search.storage import MAX_QUERY_CHARS, SearchIndex

CONTENT = Path(__file__).parents[2] / "content"
CARDS = 2000
SEARCHES = 1000
GOAL_MS = 50


def lessons(dice: Random) -> Iterator[SearchEntry]:
    """Yield entries of the length of real ones, in both languages."""
    shipped = [entry for course in load_all(CONTENT) for entry in entries(course)]
    for language in ("en", "km"):
        own = [e for e in shipped if e.language == language and e.kind is EntryKind.LESSON]
        sentences = [s for e in own for s in re.findall(r"[^.។]+[.។]?", e.text)]
        for number in range(CARDS):
            words = "".join(dice.choices(sentences, k=dice.randint(6, 14)))
            title = " ".join(dice.choice(own).title.split()[:3])
            yield SearchEntry(
                kind=EntryKind.LESSON,
                id=f"m1.u1.c{number}",
                language=language,
                title=f"{title} {number}",
                text=words,
            )


def questions(dice: Random, made: list[SearchEntry]) -> Iterator[str]:
    """Yield queries as people type them, and scrambled ones."""
    while True:
        text = dice.choice(made).text
        start = dice.randrange(len(text))
        length = dice.choice([2, 6, 12, 25, 60, MAX_QUERY_CHARS])
        asked = text[start : start + length]
        yield asked if dice.random() < 0.8 else "".join(dice.sample(asked, len(asked)))


def main() -> None:
    """Measure, and print one line for each figure."""
    dice = Random(2023)
    made = list(lessons(dice))
    begun = perf_counter()
    index = SearchIndex(made)
    built = perf_counter() - begun
    asking, times, work = questions(dice, made), [], []
    for _ in range(SEARCHES):
        query = next(asking)
        begun, worked = perf_counter(), thread_time()
        index.find(query, language=dice.choice(["en", "km"]), limit=5)
        work.append((thread_time() - worked) * 1000)
        times.append((perf_counter() - begun) * 1000)
    times.sort()
    p95, cpu = times[int(len(times) * 0.95)], sorted(work)[int(len(work) * 0.95)]
    print(f"built in {built:.2f} s over {len(made)} entries ({CARDS} cards, two languages)")
    print(f"search: median {median(times):.1f} ms, p95 {p95:.1f} ms, most {times[-1]:.1f} ms")
    print(f"CPU alone, whatever else the machine does: p95 {cpu:.1f} ms")
    print(f"goal: p95 under {GOAL_MS} ms: {'met' if p95 < GOAL_MS else 'NOT met'}")


if __name__ == "__main__":
    main()
