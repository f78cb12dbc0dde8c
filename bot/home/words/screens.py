"""Says which button was understood, and proposes buttons that a typed word may mean."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from bot.catalog.measure import button_width
from bot.locale import Texts
from bot.safety.buttons import Nothing
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, tap
from bot.telegram.kit.ways import in_even_rows, in_pairs

WHOLE_ROW: Final = 34.0
"""How many average Latin letters fit into a row of a phone of 360 pixels."""
_LETTERED: Final = {"AnswerQuiz": "words.count", "ChooseInStory": "words.choose"}
"""What the bot asks where a letter is the answer, by the class of its button."""


def echo(label: str, texts: Texts, *, news: str) -> Markup:
    """Return the line above an answer: the button that was understood, and what a tap would say."""
    return lines(texts("words.echo", label=label) if label else texts("words.done"), news)


def proposed(buttons: Sequence[ScreenButton], texts: Texts) -> Screen:
    """Ask whether one of these buttons was meant; a single one is a question of yes or no."""
    if len(buttons) == 1:
        yes = texts.label("words.this_one", label=buttons[0].label)
        yes = yes if button_width(yes) <= WHOLE_ROW else buttons[0].label
        no = tap(texts.label("words.not_this"), Nothing())
        rows: list[ButtonRow] = [[replace(buttons[0], label=yes)], [no]]
    else:
        rows = [*in_pairs(buttons), [tap(texts.label("common.unasked_nothing"), Nothing())]]
    return Screen(text=texts("words.proposed"), buttons=[*rows, [what_to_do_button(texts)]])


def without_yes(label: str, every: Iterable[Texts]) -> str | None:
    """Return the label in a proposal of one button, in any language; None for other labels."""
    begins = (texts.before_value("words.this_one") for texts in every)
    found = next((each for each in begins if label.startswith(each)), None)
    return None if found is None else label.removeprefix(found).strip()


def asked(meant: ScreenButton, others: Sequence[ScreenButton], texts: Texts) -> Screen:
    """Ask before an answer counts that cannot be taken back; the `others` are a tap away."""
    label = _letter_of(meant)
    key = _LETTERED.get(type(meant.button).__name__)
    sure = texts.label(key, label=label) if key else label
    rest = [replace(each, label=_letter_of(each)) for each in others]
    return Screen(
        text=texts("words.ask_first", label=label),
        buttons=[
            [replace(meant, label=sure)],
            *(in_even_rows(rest) if key else in_pairs(rest)),
            [what_to_do_button(texts)],
        ],
    )


def needs_a_tap(label: str, texts: Texts) -> Screen:
    """Say that this button needs a tap; the message replies to the one with the button."""
    return Screen(
        text=texts("words.needs_a_tap", label=label), buttons=[[what_to_do_button(texts)]]
    )


def _letter_of(shown: ScreenButton) -> str:
    """Return the letter of a choice, also below a question that asks again: "Count B"."""
    if type(shown.button).__name__ in _LETTERED:
        return shown.label.split()[-1]
    return shown.label
