"""The pages about speed and capacity show the figures that were measured, and nothing else."""

import pytest

from tests.benchmarks import capacity, performance
from tests.benchmarks.figures import Aim, Figure, paired, percentile
from tests.benchmarks.load_model import Assumed, Load, Measured, walls
from tests.benchmarks.pages import DOCS, FIGURES
from tests.benchmarks.parts import PARTS
from tests.benchmarks.reasons import BEFORE, PART_WORDS
from tests.benchmarks.results import Results
from tests.docs.documents import text_of

CONSTANTS = Measured(
    tap_cpu_ms=1.0,
    message_cpu_ms=0.5,
    growth_kb=100.0,
    rest_mb=90.0,
    memory_of_10_000_mb=110.0,
    memory_of_100_000_mb=200.0,
    messages_a_day=0.25,
)
ASSUMED = Assumed(
    announcements_a_day=0.25,
    answered=0.5,
    taps=8.0,
    busy_hour=0.5,
    announcement_hours=2.0,
    years=2.0,
    backups=9,
)


def test_the_page_about_speed_is_that_of_the_figures() -> None:
    assert text_of("docs/performance.md") == performance.page(Results.read(FIGURES))


def test_the_page_about_capacity_is_that_of_the_figures() -> None:
    results = Results.read(FIGURES)

    assert capacity.missing(results) == []
    assert text_of("docs/capacity.md") == capacity.page(results)


@pytest.mark.parametrize("name", ["performance", "capacity"])
def test_each_page_shows_its_plot(name: str) -> None:
    assert f"({name}.svg)" in text_of(f"docs/{name}.md")
    assert (DOCS / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")


def test_every_aim_has_words_for_the_day_on_which_it_is_missed() -> None:
    results = Results.read(FIGURES)
    silent = [
        performance.name_of(figure)
        for part in results.parts
        for figure in results.figures(part)
        if figure.aim is not None and not performance.reason_of(figure)
    ]

    assert silent == []


def test_words_are_written_for_parts_and_figures_that_there_are() -> None:
    results = Results.read(FIGURES)

    assert set(PART_WORDS) == {part.name for part in PARTS}
    for before in BEFORE:
        if not results.parts[before.part].error:
            assert before.name in {figure.name for figure in results.figures(before.part)}


def test_figures_are_read_as_they_were_written() -> None:
    figure = paired("taps", "taps/s", [10, 30, 20], "peer", [20, 20, 20], aim=Aim(least=2.0))

    assert (figure.value, figure.peer_value, figure.ratio) == (20, 20, 1.0)
    assert Figure.of_row(figure.to_row()) == figure


@pytest.mark.parametrize(
    ("aim", "value", "ratio", "met", "missed_by"),
    [
        (Aim(least=2.0), 2.0, None, True, 0.0),
        (Aim(least=2.0), 1.0, None, False, 0.5),
        (Aim(most=2.0), 3.0, None, False, 0.5),
        (Aim(most=0), 3, None, False, 3),
        (Aim(most=0), 0, None, True, 0),
        (Aim(least=1.5, of_ratio=True), 9.0, 1.2, False, 0.2),
    ],
)
def test_an_aim_is_met_or_missed_by_a_part_of_it(
    aim: Aim, value: float, ratio: float | None, missed_by: float, *, met: bool
) -> None:
    figure = Figure(name="it", unit="ms", value=value, ratio=ratio, aim=aim)

    assert figure.is_met is met
    assert figure.missed_by == pytest.approx(missed_by)


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(each) for each in range(100)]

    assert [percentile(values, part) for part in (0, 0.5, 0.95, 1)] == [0, 50, 95, 99]
    assert percentile([7.0], 0.99) == 7


def test_the_load_of_so_many_people_is_added_up() -> None:
    load = Load(people=36_000, measured=CONSTANTS, assumed=ASSUMED)

    assert load.messages_a_day == 18_000
    assert load.messages_a_second == 2.5
    assert load.taps_a_second == 10
    assert load.core == pytest.approx(0.01125)
    assert load.announcement_minutes == 24
    assert load.database_gb == pytest.approx(7.2)
    assert load.disk_gb == pytest.approx(72)
    assert load.memory_mb == pytest.approx(146)
    assert {use.name: round(use.share, 3) for use in load.uses} == {
        "an announcement in time": 0.2,
        "calls of a busy hour": 0.417,
        "one core": 0.019,
        "disk with backups": 0.72,
        "memory": 0.073,
    }


def test_at_each_wall_all_of_its_limit_is_used() -> None:
    for name, people in walls(CONSTANTS, ASSUMED).items():
        load = Load(people=people, measured=CONSTANTS, assumed=ASSUMED)
        [share] = [use.share for use in load.uses if use.name == name]
        assert share == pytest.approx(1, rel=1e-3)


@pytest.mark.parametrize(("people", "bots"), [(1, 1), (86_000, 1), (87_000, 2), (1_000_000, 12)])
def test_bots_are_as_many_as_telegrams_limits_ask_for(people: int, bots: int) -> None:
    assert Load(people=people, measured=CONSTANTS, assumed=ASSUMED).bots == bots
