"""Looking back at a walk: each moment, what was chosen, what else there was; in pages."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.domain.learning.course import Choice
from bot.domain.learning.walk import Stage
from bot.locale import Texts
from bot.services.learning.stories import LookedBack
from bot.tg.buttons.people import OpenHome
from bot.tg.buttons.stories import LookBack, OpenStory
from bot.tg.screens.fitting import pages
from bot.tg.screens.learning.sources import sources_behind
from bot.tg.screens.learning.support import pointer
from bot.tg.screens.screen import Row, Screen, lines, paragraphs, tap
from bot.tg.screens.ways import to_home

A_PAGE = 2800
"""About so many characters stand on a page; what the others chose lies behind a tap."""


def looked_back(outcome: LookedBack, page: int, texts: Texts, *, demo: bool) -> Screen:
    """Show a page (from 0); a number that there is not, shows the page next to it."""
    there = pages(_pieces(outcome, texts, demo=demo), A_PAGE)
    at = min(max(page, 0), len(there) - 1)
    return Screen(
        text=paragraphs(texts("story.back_head", page=at + 1, pages=len(there)), there[at]),
        keys=_keys(outcome, at, len(there), texts),
    )


def _pieces(outcome: LookedBack, texts: Texts, *, demo: bool) -> Iterator[Markup]:
    debrief, language = outcome.debrief, texts.language
    for number, stage in enumerate(debrief.stages, 1):
        yield _stage(number, stage, texts)
    if debrief.unseen:
        titles = Markup(" · ").join(node.title.in_(language) for node in debrief.unseen)
        yield texts("story.unseen", titles=titles)
    yield debrief.text.in_(language)
    sources = sources_behind(outcome.course, outcome.scenario.sources, texts)
    if sources:
        yield sources
    yield pointer(outcome.course, texts, demo=demo)


def _stage(number: int, stage: Stage, texts: Texts) -> Markup:
    """Return a moment in one piece; where it is longer than a message, the other ways part."""
    language = texts.language
    roads = [_road(choice, texts) for choice in stage.not_taken]
    return paragraphs(
        lines(
            texts("story.stage", number=number, title=stage.node.title.in_(language)),
            texts("story.taken", text=stage.taken.text.in_(language)),
            stage.taken.feedback.in_(language),
        ),
        texts("story.roads", roads=lines(*roads)) if roads else None,
    )


def _road(choice: Choice, texts: Texts) -> Markup:
    language = texts.language
    return texts("story.road", text=choice.text.in_(language), why=choice.feedback.in_(language))


def _keys(outcome: LookedBack, at: int, of: int, texts: Texts) -> list[Row]:
    back = [tap(texts.label("lesson.back"), LookBack(outcome.walk, at - 1))] if at else []
    if at + 1 < of:
        onward = tap(texts.label("lesson.next"), LookBack(outcome.walk, at + 1))
        return [[*back, onward], [tap(texts.label("lesson.close"), OpenHome())]]
    again = tap(texts.label("result.again"), OpenStory(outcome.scenario.id))
    home = to_home(texts)
    return [back, [again, home]]
