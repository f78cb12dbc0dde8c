"""Says what is in a message that may not be meant for everybody, and asks again."""

from bot.announcements.buttons import AnnounceAllTheSame
from bot.announcements.doubts.domain import MessageDoubt
from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.people.buttons import ListThese
from bot.safety.buttons import Nothing
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.screen import Screen, paragraphs, tap


def counting(texts: Texts) -> Screen:
    """Say that a list is being read."""
    return Screen(text=texts("doubts.counting"))


def ask_if_for_all(
    cohort: CohortId,
    doubt: MessageDoubt,
    texts: Texts,
    *,
    rows: int = 0,
    name: str = "",
    composing: bool,
) -> Screen:
    """Ask whether everybody should get a message, and say what is in it.

    `rows` is the length of a list, 0 if it is not known; `name` is that of a file.
    """
    is_list = doubt is MessageDoubt.LIST
    if is_list and rows:
        what = texts.count("doubts.rows", rows)
    else:
        what = texts(f"doubts.{doubt}", name=name or texts("doubts.nameless"))
    put = [tap(texts.label("common.put_on_list"), ListThese(cohort))] if is_list else []
    return Screen(
        text=paragraphs(texts("announcements.title"), what, texts("doubts.everybody")),
        buttons=[
            put,
            [tap(texts.label("doubts.yes"), AnnounceAllTheSame(cohort, int(composing)))],
            [tap(texts.label("common.unasked_nothing"), Nothing())],
            [what_to_do_button(texts)],
        ],
    )
