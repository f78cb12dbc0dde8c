"""The script for a speaker: all words of a lesson, the name of its file, and how to say them."""

from bot.documents.speaker_script import draw_script, speaker_script
from bot.locale import Catalogue
from tests.shipped import shipped

TEXTS = Catalogue()


def test_each_lesson_stands_with_the_name_of_its_file_and_its_words() -> None:
    course = shipped()
    about = speaker_script(course, "km", TEXTS.texts("km"))

    assert len(about["lessons"]) == sum(len(unit.cards) for unit in course.units)
    lesson = about["lessons"][2]
    assert lesson["file"] == "m4.u1.c3.km.ogg"
    assert lesson["paragraphs"][0] == course.card("m4.u1.c3").title.in_("km")
    assert "ទាសភាពបំណុល = ការចងដោយបំណុល; debt bondage" in lesson["notes"]
    assert [note for note in lesson["notes"] if note.endswith("៖ ILO")], "nobody explains it"
    assert "Free the Slaves" in about["lessons"][0]["notes"][-1]


def test_in_english_only_capitals_are_asked_about() -> None:
    notes = speaker_script(shipped(), "en", TEXTS.texts("en"))["lessons"][2]["notes"]

    assert notes[-1] == "Ask how to say: ILO"


def test_it_can_be_printed() -> None:
    about = speaker_script(shipped(), "km", TEXTS.texts("km"))
    few = {**about, "lessons": about["lessons"][:2]}

    assert draw_script(few).startswith(b"%PDF")
    assert draw_script(few) == draw_script(few)
