"""Answers to unexpected messages."""

from collections.abc import Sequence
from datetime import datetime

from bot.announcements.buttons import AnnounceIt, OpenAnnounce
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.questions.answering.screens import answer_buttons
from bot.questions.domain import QuestionDetails
from bot.safety.buttons import Nothing
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.destinations import OpenHandbook
from bot.telegram.kit.screen import ButtonRow, Screen, tap
from bot.telegram.kit.ways import to_home

MANY = 4


def choices(texts: Texts, *, learns: bool) -> Screen:
    """Ask what to do with a message; only options that exist are offered."""
    if not learns:
        return only_buttons(texts)
    search = tap(texts.label("common.search_lessons"), OpenHandbook())
    nothing = tap(texts.label("common.unasked_nothing"), Nothing())
    return Screen(
        text=texts("common.unasked_choices"),
        buttons=[[search, nothing], [what_to_do_button(texts)]],
    )


def only_buttons(texts: Texts) -> Screen:
    """Say that the bot answers to buttons only; danger is the exception."""
    buttons = [[what_to_do_button(texts)], [to_home(texts)]]
    return Screen(text=texts("unasked.only_buttons"), buttons=buttons)


def deleted(texts: Texts) -> Screen:
    return Screen(text=texts("unasked.deleted"), buttons=[[to_home(texts)]])


def what_with_this(
    places: Sequence[Cohort], asked: Sequence[QuestionDetails], texts: Texts, *, now: datetime
) -> Screen:
    """Ask a coordinator what to do with a message; it may answer the questions `asked`.

    A coordinator who has taken a question most likely answers it, so this button is first, and the
    one that announces the message to everybody is below.
    """
    nothing = tap(texts.label("common.unasked_nothing"), Nothing())
    help_row = [what_to_do_button(texts)]
    if asked:
        answers = answer_buttons(asked, texts, now=now)
        buttons = [*answers, [nothing], *_announcing(places, texts), help_row]
        return Screen(text=texts("unasked.answer_this"), buttons=buttons)
    if len(places) == 1:
        buttons = [[*_announcing(places, texts)[0], nothing], help_row]
    else:
        buttons = [*_announcing(places, texts), [nothing], help_row]
    return Screen(text=texts("unasked.what_with_this"), buttons=buttons)


def _announcing(places: Sequence[Cohort], texts: Texts) -> list[ButtonRow]:
    if len(places) == 1:
        return [[tap(texts.label("unasked.announce"), AnnounceIt(places[0].id))]]
    return [
        [tap(texts.label("unasked.announce_to", course=each.title), AnnounceIt(each.id))]
        for each in places[:MANY]
    ]


def album(places: Sequence[Cohort], texts: Texts) -> Screen:
    """Say that an album must be sent through an announcement."""
    buttons = [[tap(texts.label("common.announce"), OpenAnnounce(each.id))] for each in places[:1]]
    return Screen(text=texts("unasked.album"), buttons=[*buttons, [what_to_do_button(texts)]])
