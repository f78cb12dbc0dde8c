"""What the guide of the demo tells, and in which order the page shows it."""

import re
from pathlib import Path

import pytest
import yaml

import telegram_simulator
from bot.cli.demo_guide import FIRST_QUIZ, Guide
from bot.cli.demo_setup import CAST
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from tests.shipped import CONTENT, shipped

PAGE = Path(telegram_simulator.__file__).parent / "page"
HTML = (PAGE / "index.html").read_text(encoding="utf-8")
ENGLISH = Guide(Catalogue().texts("en"))


def test_the_guide_begins_with_what_this_is_and_who_the_people_are() -> None:
    first, *others = ENGLISH.steps()

    assert first["intro"].startswith("Romleuk keeps a training alive")
    shown = [each.name for each in CAST.people if each.shown]
    assert len(shown) == 3
    assert [name for name in shown if name not in first["intro"]] == []
    assert "lead" in first["intro"]
    assert "coordinates" in first["intro"]
    assert "invented" in first["intro"]
    assert not any("intro" in step for step in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_group_comes_once_and_the_end_is_for_a_coordinator(language: str) -> None:
    steps = Guide(Catalogue().texts(language)).steps()

    assert [step["done"]["chats"] for step in steps].count(["group"]) == 1
    clock, report = steps[-2:]
    assert clock["target"] == "next"
    assert report["chat"] == "maly"
    told = " ".join(step["title"] + step["text"] for step in steps)
    assert not re.search("fault|engineer", told, re.IGNORECASE)


def test_the_page_shows_the_beginning_first_and_faults_last_for_engineers() -> None:
    intro, steps = HTML.index('data-guide="intro"'), HTML.index('data-guide="steps"')
    faults = HTML.index('data-faults="list"')
    assert intro < steps < faults
    aside = HTML[HTML.index("<aside") : HTML.index("</aside>")]
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", aside) == [
        "Your first minute",
        "Clock",
        "Faults <small>for engineers</small>",
    ]
    script = (PAGE / "panel" / "guide.js").read_text(encoding="utf-8")
    end = script[script.index("class: 'finish'") :]
    assert 0 < end.index("ending") < end.index("For engineers: ")
    assert ENGLISH.steps()[-1]["ending"].startswith("That was the whole loop")


def test_the_first_question_asks_for_a_decision() -> None:
    quiz = next(step for step in ENGLISH.steps() if step["any_key"])
    assert quiz["press"][0] == FIRST_QUIZ, "the quiz of the first part"

    unit = shipped().units[0]
    first = unit.items[0]
    [sheet] = CONTENT.glob(f"*/{unit.id.replace('.', '/units/')}/quiz.yaml")
    written = yaml.safe_load(sheet.read_bytes())["items"][0]
    assert first.id == f"{unit.id}.{written['id']}"
    assert written["decision"], "somebody who tries the demo decides at once"
