"""How long each picture takes, and how late the loop is meanwhile.

`python -m tests.benchmarks.pictures`
"""

import asyncio
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter, process_time
from typing import Any

from rich import print  # noqa: A004 - the benchmark's own page

from bot.documents.certificate import certificate_pdf
from tests.documents.samples import CERTIFICATE_EN, CERTIFICATE_KM, SAMPLES

TIMES = 10
GOAL_MS = 300
_TICK = 0.002

Draw = Callable[[Mapping[str, Any]], bytes]


Taken = tuple[list[float], list[float], list[float]]


async def measure(draw: Draw, about: Mapping[str, Any]) -> Taken:
    """Draw in a thread, as the sender does; return times, CPU times, delays of the loop, in ms.

    Typst works in threads of its own, so that the CPU times are those of the whole process.
    """
    took, worked, late = [], [], []

    def work() -> None:
        begun = process_time()
        draw(about)
        worked.append((process_time() - begun) * 1000)

    for _ in range(TIMES):
        begun = perf_counter()
        drawing = asyncio.create_task(asyncio.to_thread(work))
        while not drawing.done():
            slept = perf_counter()
            await asyncio.sleep(_TICK)
            late.append((perf_counter() - slept - _TICK) * 1000)
        took.append((perf_counter() - begun) * 1000)
    return sorted(took), sorted(worked), sorted(late)


async def main() -> None:
    """Measure, and print one line for each picture."""
    pdfs: dict[str, tuple[Draw, Mapping[str, Any]]] = {
        "certificate.en.pdf": (certificate_pdf, CERTIFICATE_EN),
        "certificate.km.pdf": (certificate_pdf, CERTIFICATE_KM),
    }
    for name, (draw, about) in (SAMPLES | pdfs).items():
        took, worked, late = await measure(draw, about)
        met = "met" if took[-1] < GOAL_MS else "NOT met"
        print(
            f"{name:22} median {median(took):4.0f} ms, most {took[-1]:4.0f} ms"
            f" ({GOAL_MS} ms: {met}), CPU {median(worked):4.0f} ms;"
            f" loop late p95 {late[int(len(late) * 0.95)]:.1f} ms"
        )


if __name__ == "__main__":
    asyncio.run(main())
