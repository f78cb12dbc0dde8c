"""The question, and the answer that was noted."""

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.people.buttons import AskSex, TellSex
from bot.people.domain import Sex
from bot.people.sex.domain import SexQuestion
from bot.telegram.kit.screen import ButtonRow, Screen, in_rows, paragraphs, tap
from bot.telegram.kit.ways import to_home


def question(before: Sex | None, texts: Texts) -> Screen:
    """Ask, and explain why; `before` is the earlier answer."""
    buttons = [tap(texts.label(f"sex.{each}"), TellSex(str(each))) for each in Sex]
    said = None if before is None else texts("sex.noted", answer=texts.label(f"sex.{before}"))
    return Screen(
        text=paragraphs(texts("sex.ask"), texts("sex.what_for"), said),
        buttons=[*in_rows(buttons, 2), [to_home(texts)]],
    )


def noted(answer: Sex, texts: Texts) -> Screen:
    """Say what was noted, and that it can be changed."""
    return Screen(
        text=texts("sex.noted", answer=texts.label(f"sex.{answer}")),
        buttons=[[tap(texts.label("sex.change"), AskSex()), to_home(texts)]],
    )


def home_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    """Return the button of Home to the question, until somebody has answered it."""
    asks = known.fact(SexQuestion).is_open
    return [tap(texts.label("sex.home"), AskSex())] if asks else []
