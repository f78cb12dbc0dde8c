"""Features that import each other come out together only, so their circles are written down."""

from pathlib import Path

from tests import circles

LIST = Path(__file__).with_name("circles.txt")


def test_circles_of_features_are_written_down() -> None:
    """The list only shrinks: a longer one needs a reason that convinces a reviewer."""
    listed = LIST.read_text(encoding="utf-8").splitlines()
    found = list(circles.lines())

    news, olds = sorted(set(found) - set(listed)), sorted(set(listed) - set(found))
    assert found == listed, (
        f"new: {news}; gone: {olds}. If that was meant: python -m tests.circles > tests/{LIST.name}"
    )


def test_a_circle_is_found_from_each_of_its_features() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("f", "g"), ("g", "f")]
    assert circles.circles(edges) == [["a", "b", "c"], ["f", "g"]]


def test_no_circle_runs_through_two_areas() -> None:
    for group in circles.circles(circles.imports()):
        assert len({each.partition(".")[0] for each in group}) == 1, group
