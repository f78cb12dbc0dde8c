"""Shows a problem to the group: neutral lines and links, no name and no text of anybody.

A locked phone shows the words in a group, so people read the text and answer it in their own chat.
"""

from bot.locale import Texts
from bot.peers.problem.domain import Problem
from bot.peers.problem_answers.domain import payload_of
from bot.people.invites.domain import link_of
from bot.telegram.kit.screen import Screen, ScreenButton, link, paragraphs


def posted(problem: Problem, texts: Texts, *, answers: int, bot: str) -> Screen:
    """Tell that there is a problem, how to answer, and how many have answered."""
    answer = link(texts.label("peers.problem_answer"), link_of(bot, payload_of(problem.id)))
    return Screen(
        text=paragraphs(
            texts("problem_posts.posted"),
            texts("problem_posts.posted_how"),
            texts.count("problem_posts.answered", answers) if answers else None,
        ),
        buttons=[[_read(problem, texts, bot)], [answer]],
    )


def summed_up(problem: Problem, texts: Texts, *, bot: str) -> Screen:
    return Screen(text=texts("problem_posts.summed_up"), buttons=[[_read(problem, texts, bot)]])


def _read(problem: Problem, texts: Texts, bot: str) -> ScreenButton:
    return link(texts.label("common.read"), link_of(bot, problem.payload))
