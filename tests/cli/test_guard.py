"""`guard` says what the guard does with a text, and why."""

from tests.cli.test_commands import A_SMALL_COURSE, run


def test_a_text_is_stopped_by_its_form() -> None:
    code, said = run("guard", "my phone is 012 345 678")

    assert code == 0
    assert said.startswith("stopped: telephone")
    assert "form: telephone" in said


def test_cues_and_parts_of_words_are_told() -> None:
    code, said = run("guard", "I want to kill myself")

    assert code == 0
    assert said.startswith("stopped: self-harm")
    assert "cue of self-harm: kill <self>" in said
    assert "model, self-harm: 1.00" in said
    assert '"elf "' in said


def test_an_ordinary_text_goes_on() -> None:
    assert run("guard", "We meet on Monday at nine.")[1].startswith("goes on a cue counts")


def test_without_a_model_the_cues_decide() -> None:
    _, said = run("guard", "We meet on Monday at nine.", content_dir=A_SMALL_COURSE)

    assert said == "goes on no model: the cues decide alone"


def test_an_own_course_is_asked() -> None:
    _, said = run(
        "guard", "We meet on Monday at nine.", "--course", f"{A_SMALL_COURSE}/clean-water"
    )

    assert said == "goes on no model: the cues decide alone"
