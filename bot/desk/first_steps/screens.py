"""The first day of the desk: five steps, and how far each is."""

from markupsafe import Markup

from bot.desk.screens import more_button, others_rows
from bot.desk.service import Board
from bot.learning.buttons import OpenPreview
from bot.learning.review.buttons import OpenSafetyTexts
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.people.buttons import AskInvite
from bot.services.buttons import OpenServices
from bot.sessions.buttons import OpenDeskSessions
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk


def first_steps(board: Board, texts: Texts) -> Screen:
    cohort = board.cohort.id
    return Screen(
        text=paragraphs(
            texts("first_steps.label"),
            texts("common.course", course=board.cohort.title),
            lines(*_steps(board, texts)),
            texts("desk.type_it"),
        ),
        buttons=[
            [
                tap(texts.label("first_steps.look"), OpenPreview(cohort)),
                tap(texts.label("first_steps.sessions_key"), OpenDeskSessions(cohort)),
            ],
            [
                tap(texts.label("first_steps.invite"), AskInvite(cohort)),
                tap(texts.label("first_steps.numbers"), OpenServices(cohort, 1, 0)),
            ],
            [
                tap(texts.label("first_steps.texts"), OpenSafetyTexts(cohort, texts.language)),
                more_button(cohort, texts),
            ],
            [] if board.is_first_day else [to_desk(cohort, texts)],
            *others_rows(board.others),
        ],
    )


def _steps(board: Board, texts: Texts) -> list[Markup]:
    """Return the steps in the order of `Board.steps_done`, and mark those that are done."""
    sessions = str(board.sessions) if board.sessions else texts.label("first_steps.none_yet")
    steps = (
        texts("first_steps.step_look"),
        texts("first_steps.step_sessions", state=sessions),
        texts("first_steps.step_people", inside=board.inside, all=board.listed),
        texts("first_steps.step_numbers", state=_numbers(board, texts)),
        texts("first_steps.step_texts", state=_unsigned(board, texts)),
    )
    return [
        texts("first_steps.step_done", step=step) if done else step
        for step, done in zip(steps, board.steps_done, strict=True)
    ]


def _numbers(board: Board, texts: Texts) -> str:
    if not board.numbers:
        return texts.label("first_steps.none_confirmed")
    return texts.label("first_steps.confirmed", n=board.numbers)


def _unsigned(board: Board, texts: Texts) -> str:
    counts = ", ".join(
        f"{own_name(language)} {count}" for language, count in board.unsigned.items() if count
    )
    return (
        texts.label("first_steps.wait", counts=counts)
        if counts
        else texts.label("first_steps.all_signed")
    )
