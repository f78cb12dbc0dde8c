"""`content new` and `demo --course`: from nothing to an own course on a phone."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.cli.demo import Demo
from bot.settings import Settings
from tests.cli.test_commands import run
from tests.world import labels, words

PATIENCE = 300.0
"""Seconds that only a broken bot reaches."""


@pytest.mark.parametrize("languages", [(), ("en", "th"), ("km",), ("km", "en", "th")])
def test_a_new_course_has_no_error(tmp_path: Path, languages: tuple[str, ...]) -> None:
    options = [word for each in languages for word in ("--language", each)]

    code, said = run("content", "new", str(tmp_path / "first-aid"), *options)

    assert code == 0, said
    assert ": error: " not in said
    assert f"content check {tmp_path}/first-aid" in said
    code, said = run("content", "check", str(tmp_path / "first-aid"))
    assert code == 0
    assert said.count("Nobody can join in") == len(languages or ("en",))


async def test_it_runs_at_once_in_the_demo(tmp_path: Path) -> None:
    folder = tmp_path / "first-aid"
    await asyncio.to_thread(
        run, "content", "new", str(folder), "--language", "en", "--language", "th"
    )
    settings = Settings(demo_port=0, data_dir=tmp_path / "data", content_dir=folder)

    async with Demo(settings) as demo, asyncio.timeout(PATIENCE):
        shown = [each["message"] for each in demo.simulator.controls.messages("sokha")]
        assert any("Short words" in words(message) for message in shown)
        # Dara joins, although nobody could join for real: the organizer is still a blank.
        demo.simulator.acts.start("dara")
        await demo.simulator.controls.idle()
        [consent] = [each["message"] for each in demo.simulator.controls.messages("dara")][-1:]
        assert "what you learned with ___." in words(consent)
        assert "I agree" in "".join(labels(consent))


@pytest.mark.parametrize(
    ("name", "languages", "why"),
    [
        ("First Aid", (), "cannot be the id of a course"),
        ("first_aid", (), "cannot be the id of a course"),
        ("aid", ("th", "en"), "--language en --language th"),
        ("aid", ("English",), '"English" is no language'),
        ("there", (), "is there already"),
    ],
)
def test_what_cannot_be_a_course_is_refused(
    tmp_path: Path, name: str, languages: tuple[str, ...], why: str
) -> None:
    (tmp_path / "there").mkdir()
    options = [word for each in languages for word in ("--language", each)]

    code, said = run("content", "new", str(tmp_path / name), *options)

    assert code == 2
    assert why in said
    assert [each.name for each in tmp_path.iterdir()] == ["there"]


def test_the_status_lists_what_is_inherited(tmp_path: Path) -> None:
    folder = str(tmp_path / "first-aid")
    run("content", "new", folder, "--language", "en", "--language", "th")

    code, said = run("content", "status", folder)

    assert code == 0
    inherited = said.partition("inherited from the base")[2]
    for line in (
        "course.yaml: attendance, plan.barriers, plan.places, pulse, rungs",
        "guard.yaml: words in en, km",
        "safety.yaml: consent, guard, emergency, self-harm, erase",
        "surveys.yaml: training, companion",
    ):
        assert line in inherited
    assert not re.search(r"safety texts without a signature [^:]*: \s", said)
    assert "without words in th, so nobody can sign them: consent, guard, emergency" in said
    assert "signature in the files, in th:" not in said
    assert "without words" in said.partition("inherited")[0].partition("Only the files")[0]


def test_the_words_to_translate_stand_above_the_places_of_the_safety_texts(tmp_path: Path) -> None:
    run("content", "new", str(tmp_path / "first-aid"), "--language", "km", "--language", "th")

    text = (tmp_path / "first-aid" / "safety.yaml").read_text("utf-8")

    assert re.search(
        r"id: consent .*\n    text:\n      # In km it is:\n(      #.*\n)+      th: null", text
    )
    assert "{months}" in text.partition("id: guard")[0]
