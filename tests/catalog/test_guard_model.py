"""The model of the guard: its file, its probabilities, and what is wrong with a broken file."""

from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.guard_model import FILE, BadModel, GuardModel, read_model
from bot.catalog.guard_words import NO_WORDS, joined
from bot.catalog.loading import check_course, load_course
from tests.catalog.sample import Sample
from tests.shipped import shipped

SETTINGS = [
    "# 12 phrases",
    "kinds\tself-harm\tdanger",
    "bias\t-2\t-1",
    "stops\t0.6\t0.7",
    "lines\t0.4\t0.5",
    "supports\t0.3",
    "sizes\t2\t3",
]
GRAMS = ["di\t4\t0", "die\t5\t-1", "hi\t0\t1", "it\t0\t3"]


def written(folder: Path, settings: list[str] = SETTINGS, grams: list[str] = GRAMS) -> Path:
    path = folder / FILE
    path.write_text("\n".join([*settings, "", *grams, ""]), encoding="utf-8")
    return path


@pytest.fixture
def model(tmp_path: Path) -> GuardModel:
    return read_model(written(tmp_path))


def test_a_probability_is_the_logistic_of_the_mean_over_a_text_of_length_one(
    model: GuardModel,
) -> None:
    of_both = 1 / (1 + exp(2 - (4 + 5) / 2**0.5))
    of_neither = 1 / (1 + exp(2))

    assert model.probabilities("I DIE")[0] == pytest.approx(of_both)
    assert model.probabilities("good")[0] == pytest.approx(of_neither)
    assert model.probabilities("12/06/2023, 9:00") == (0, 0)


def test_a_text_is_stopped_lined_or_supported_by_its_thresholds(model: GuardModel) -> None:
    assert model.judge("I die").stopped == {"self-harm"}
    assert model.judge("hit").stopped == {"danger"}
    assert model.judge("hit").lined == {"danger"}
    assert model.judge("hit").supports
    assert not model.judge("good").supports


def test_one_sentence_among_many_is_not_lost(model: GuardModel) -> None:
    text = "The rice is good, and we come home at noon. " * 20 + "I die." + " Rice is good." * 40

    assert model.judge(text).stopped == {"self-harm"}


def test_the_heaviest_grams_of_a_text_are_told(model: GuardModel) -> None:
    assert model.grams("I die", "self-harm") == [("die", 5.0), ("di", 4.0)]


@given(st.text(max_size=300))
def test_any_text_has_probabilities(text: str) -> None:
    for model in shipped().guard.models:
        assert all(0 <= each <= 1 for each in model.probabilities(text))


@given(st.text(alphabet="abdeit ខ្ញុំ\n-", max_size=60))
def test_capitals_and_invisible_signs_make_no_difference(text: str) -> None:
    disguised = "\u200b".join(text.upper())

    for model in shipped().guard.models:
        assert model.probabilities(text) == model.probabilities(disguised)


BROKEN = {
    "a number that is none": (["supports\t0.3", "supports\thalf"], 6, "is not a number"),
    "too few numbers": (["stops\t0.6\t0.7", "stops\t0.6"], 4, "must be 2 numbers"),
    "a number without end": (["bias\t-2\t-1", "bias\tnan\t-1"], 3, "must be 2 numbers"),
    "a kind that nobody knows": (["danger", "weather"], 2, "kinds may be"),
    "a setting that is missing": (["sizes\t2\t3", "# sizes"], 0, '"sizes" is missing'),
    "sizes that are none": (["sizes\t2\t3", "sizes\t3\t2"], 0, "sizes are wrong"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, fault: str) -> None:
    (old, new), line, told = BROKEN[fault]
    settings = "\n".join(SETTINGS).replace(old, new).split("\n")

    with pytest.raises(BadModel, match=told) as error:
        read_model(written(tmp_path, settings))

    assert error.value.line == line


@pytest.mark.parametrize(
    ("grams", "line"), [(["di\t4"], 9), (["di\tfour\t0"], 9), ([], 0), (["di\t4\t0", "x"], 10)]
)
def test_broken_grams_are_named_with_their_line(
    tmp_path: Path, grams: list[str], line: int
) -> None:
    with pytest.raises(BadModel) as error:
        read_model(written(tmp_path, grams=grams))

    assert error.value.line == line


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"kinds\tdanger\n"])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(BadModel):
        read_model(tmp_path / FILE)


def test_a_course_without_a_model_lets_its_cues_count_alone(sample: Sample) -> None:
    course = load_course(sample.folder)

    assert course.guard.models == ()
    assert course.guard.cues_alone


def test_a_course_with_a_model_has_it(sample: Sample) -> None:
    written(sample.folder)

    course = load_course(sample.folder)

    assert [each.kinds for each in course.guard.models] == [("self-harm", "danger")]
    assert not course.guard.cues_alone


def test_a_damaged_model_is_a_warning_and_the_cues_decide(sample: Sample) -> None:
    written(sample.folder, grams=["di\tfour\t0"])

    [problem] = check_course(sample.folder)

    assert (problem.severity, problem.place.line) == ("warning", 9)
    assert "The words of guard.yaml decide alone." in problem.what
    assert load_course(sample.folder).guard.cues_alone


def test_cues_count_alone_if_one_of_several_courses_has_no_model() -> None:
    guard = shipped().guard

    assert joined([guard, NO_WORDS]).cues_alone
    assert not joined([guard, guard]).cues_alone
    assert len(joined([guard, guard]).models) == len(guard.models)
