"""What the writer of a reply in a group reads in private, and what coordinators are told."""

from markupsafe import Markup

from bot.desk.buttons import LookHere
from bot.locale import Texts
from bot.peers.buttons import AnswerProblem
from bot.peers.problem.domain import ProblemId
from bot.safety.guard.domain import Response
from bot.safety.texts.screens import contact_button, what_to_do_button
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home


def please_look(answer: Response, texts: Texts) -> Screen:
    """Ask the writer to look; a locked phone shows these words."""
    open_it = tap(texts.label("common.cover_open"), LookHere(str(answer)))
    return Screen(text=texts("group_replies.look"), buttons=[[open_it]])


def what_now(safety: Markup | None, texts: Texts, *, takes_part: bool) -> Screen:
    """Say what to do, who reads the message, and how to delete it for all."""
    contact = [contact_button(0, texts)] if takes_part else []
    return Screen(
        text=paragraphs(
            texts("common.name"),
            safety,
            texts("group_replies.everybody_reads"),
            texts("group_replies.delete"),
        ),
        buttons=[contact, [what_to_do_button(texts)], [to_home(texts)]],
    )


def answer_privately(problem: ProblemId, texts: Texts) -> Screen:
    """Ask somebody who replied in the group to answer here."""
    answer = tap(texts.label("common.cover_open"), AnswerProblem(problem))
    return Screen(text=texts("group_replies.answer_here"), buttons=[[answer]])


def grave(number: int, texts: Texts) -> Screen:
    """Tell a coordinator how many replies were grave, and not whose."""
    return Screen(
        text=paragraphs(texts("common.name"), texts.count("group_replies.grave", number)),
        buttons=[[what_to_do_button(texts)], [to_home(texts)]],
    )
