"""Shows a problem to the group: neutral lines and a link, no name and no text of anybody.

A locked phone shows the words in a group, so people read the text in their own chat.
"""

from bot.locale import Texts
from bot.peers.problem.domain import Problem
from bot.people.invites.domain import link_of
from bot.telegram.kit.screen import Screen, link, paragraphs


def posted(problem: Problem, texts: Texts, *, bot: str) -> Screen:
    """Tell that there is a problem, how to answer, and what not to write."""
    return _post(problem, texts, "problem_posts.posted", "problem_posts.posted_how", bot=bot)


def summed_up(problem: Problem, texts: Texts, *, bot: str) -> Screen:
    return _post(problem, texts, "problem_posts.summed_up", bot=bot)


def _post(problem: Problem, texts: Texts, *keys: str, bot: str) -> Screen:
    read = link(texts.label("common.read"), link_of(bot, problem.payload))
    return Screen(text=paragraphs(*(texts(key) for key in keys)), buttons=[[read]])
