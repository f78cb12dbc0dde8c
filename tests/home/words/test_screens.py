"""What is said above an answer, and the questions before one."""

import pytest

from bot.home.words import screens
from bot.learning.quiz.buttons import AnswerQuiz
from bot.learning.quiz.domain import AttemptId
from bot.learning.story.buttons import ChooseInStory
from bot.learning.story.domain import WalkId
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.safety.buttons import ContactMe
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, tap
from tests.telegram.limits import fits

EVERY = [Catalogue().texts(language) for language in LANGUAGES]
TEXTS = EVERY[0]


def labels(screen: Screen) -> list[str]:
    return [each.label for row in screen.buttons for each in row]


def test_the_line_above_an_answer_names_the_button_or_nothing() -> None:
    assert screens.echo("🏠 Home", TEXTS, news="") == "✓ 🏠 Home"
    assert screens.echo("", TEXTS, news="") == "✓", "a label that betrays the topic is left out"
    assert screens.echo("<b>", TEXTS, news="Saved.") == "✓ &lt;b&gt;\nSaved."


@pytest.mark.parametrize(
    ("label", "button", "asked"),
    [
        ("B", AnswerQuiz(AttemptId(1), 2, "b", "x"), "Count B"),
        ("Count B", AnswerQuiz(AttemptId(1), 2, "b", "x"), "Count B"),
        ("B", ChooseInStory(WalkId(1), 2, "b", "x"), "Choose B"),
        ("Please have someone contact me", ContactMe(3), "Please have someone contact me"),
    ],
)
def test_the_question_before_an_answer_counts(label: str, button: Button, asked: str) -> None:
    screen = screens.asked(tap(label, button), [], TEXTS)
    assert labels(screen) == [asked, "🆘 What to do"]


def test_the_label_behind_yes_is_found_in_every_language() -> None:
    for texts in EVERY:
        shown = labels(screens.proposed([tap("🏠 Home", OpenHome())], texts))[0]
        assert screens.without_yes(shown, EVERY) == "🏠 Home"
    assert screens.without_yes("🏠 Home", EVERY) is None


def test_every_screen_fits() -> None:
    long = tap("Please have someone contact me", ContactMe(3))
    for texts in EVERY:
        for screen in (
            screens.proposed([long], texts),
            screens.proposed([long, tap("🏠 Home", OpenHome())], texts),
            screens.asked(long, [long], texts),
            screens.needs_a_tap(long.label, texts),
        ):
            fits(screen)
            assert "Romleuk" in screen.text.split("\n")[0]
