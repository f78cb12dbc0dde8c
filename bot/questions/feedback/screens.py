"""Asks what to change, and after that whether the words may be quoted."""

from markupsafe import Markup

from bot.locale import Texts
from bot.questions.asking.service import AskPrompt
from bot.questions.buttons import LetQuoteWords, TakeQuestionBack
from bot.questions.domain import QuestionId
from bot.questions.screens import join_names
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home


def prompt(asking: AskPrompt, care: Markup | None, texts: Texts) -> Screen:
    """Ask to write or record what to change; `care` are the course's words: no names, no cases."""
    names = join_names(asking.responders.names, texts)
    return Screen(
        text=paragraphs(texts("feedback.title"), texts("feedback.prompt", names=names), care),
        buttons=[[tap(texts.label("questions.ask_cancel"), OpenHome())]],
    )


def given(question: QuestionId, texts: Texts, *, may_quote: bool, may_take_back: bool) -> Screen:
    """Thank for it, and offer to be quoted; people who do not tick the box are not."""
    key = "common.quote_may" if may_quote else "common.quote_may_not"
    back = (
        [tap(texts.label("questions.ask_take_back"), TakeQuestionBack(question))]
        if may_take_back
        else []
    )
    return Screen(
        text=texts("feedback.given"),
        buttons=[
            [tap(texts.label(key), LetQuoteWords(question, 0 if may_quote else 1))],
            [*back, to_home(texts)],
        ],
    )
