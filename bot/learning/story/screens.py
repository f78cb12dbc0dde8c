"""Shows stories: the list, a moment, what a choice leads to, and the look back.

Nothing is scored and no choice is called good or bad: the story tells what follows instead.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from markupsafe import Markup

from bot.catalog.course import Case, Choice, Node, Scenario
from bot.catalog.story import StepsLeft, steps_left
from bot.catalog.wording import Rich
from bot.facts import KnownFacts
from bot.learning.case.screens import case_length
from bot.learning.screens import content_note, lettered, pointer, sources_behind, what_it_trains
from bot.learning.story.buttons import (
    BeginStory,
    ChooseInStory,
    LookBackAtStory,
    NextMoment,
    OpenCase,
    OpenStories,
    OpenStory,
    StopStory,
)
from bot.learning.story.domain import PastMoment, StoryProgress, WalkId
from bot.learning.story.service import (
    ChoiceMade,
    LookedBack,
    Resting,
    Rewritten,
    StoryIntro,
    StoryList,
    StoryMoment,
)
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.fitting import length, pages
from bot.telegram.kit.screen import (
    PARAGRAPH,
    ButtonRow,
    Screen,
    ScreenButton,
    lines,
    paragraphs,
    tap,
)
from bot.telegram.kit.ways import in_even_rows, plan_button, to_home

_QUOTATION = re.compile(r"<blockquote expandable>.*?</blockquote>", re.DOTALL)
MOST_LETTERS = 5
"""The most letters in a row of buttons."""


def overview(listed: StoryList, texts: Texts) -> Screen:
    """Show the stories and cases, and those that somebody has not finished."""
    course = listed.course
    there: list[Scenario | Case] = [*course.scenarios, *course.cases]
    if not there:
        return Screen(text=texts("story.none"), buttons=[[to_home(texts)]])
    numbered = list(enumerate(there, 1))
    buttons = [tap(str(number), _opening(one)) for number, one in numbered]
    parts = [_part(number, one, listed.progress, texts) for number, one in numbered]
    return Screen(
        text=paragraphs(texts("story.title"), *parts),
        buttons=[_go_on(listed, texts), *in_even_rows(buttons), [to_home(texts)]],
    )


def intro(outcome: StoryIntro, texts: Texts, *, demo: bool) -> Screen:
    """Say what a story is about, how long it takes, and that it can be stopped."""
    story, course, language = outcome.scenario, outcome.course, texts.language
    last = outcome.last
    return Screen(
        text=paragraphs(
            texts("story.note_head"),
            lines(
                texts("learning.lesson_title", title=story.title.in_(language)),
                _length(story, texts),
            ),
            content_note(course, texts, demo=demo),
            what_it_trains(course, story.objectives, texts),
            texts("story.promise"),
            texts("learning.lesson_draft") if course.shows_draft(story.title, language) else None,
        ),
        buttons=[
            [
                tap(texts.label("learning.story_begin"), BeginStory(story.id)),
                tap(texts.label("learning.offer_not_now"), OpenHome()),
            ],
            [tap(texts.label("story.last"), LookBackAtStory(last, 0))] if last is not None else [],
        ],
    )


def moment(outcome: StoryMoment, texts: Texts) -> Screen:
    """Show a moment and its choices."""
    walk, node = outcome.walk, outcome.node
    step, wording = len(walk.steps), node.wording
    buttons = [
        tap(letter, ChooseInStory(walk.id, step, choice.id, wording))
        for letter, choice in lettered(node.choices, texts)
    ]
    return Screen(
        text=paragraphs(
            _head(step, outcome.ahead, texts),
            _node(node, outcome.heard, texts),
            texts("story.changed") if outcome.changed else None,
        ),
        buttons=[*in_even_rows(buttons, MOST_LETTERS), [_stop(walk.id, texts)]],
    )


def choice_made(outcome: ChoiceMade, texts: Texts) -> Screen:
    """Show the same moment with the choice that was made, and what follows."""
    chosen = outcome.chosen
    walk, node, taken = chosen.walk, chosen.node, chosen.choice
    choices = lettered(node.choices, texts)
    taken_letter = next(letter for letter, choice in choices if choice.id == taken.id)
    is_over = chosen.onward is None
    onward = texts.label("story.look_back" if is_over else "learning.quiz_next")
    return Screen(
        text=paragraphs(
            _head(len(walk.steps) - 1, outcome.ahead, texts),
            _node(node, chosen.heard, texts, taken=taken),
            texts("story.chose", letter=taken_letter, why=taken.feedback.in_(texts.language)),
            _episode_over(outcome, texts) if chosen.ends_episode else None,
        ),
        buttons=[
            [tap(onward, NextMoment(walk.id)), *([] if is_over else [_stop(walk.id, texts)])],
        ],
    )


def standing(outcome: Resting | Rewritten, texts: Texts) -> Screen:
    """Say why a walk does not continue now."""
    return resting(outcome, texts) if isinstance(outcome, Resting) else rewritten(outcome, texts)


def resting(outcome: Resting, texts: Texts) -> Screen:
    """Say when the next episode of a story begins."""
    days = max(1, -(-(outcome.at - outcome.now) // timedelta(days=1)))
    title = texts("learning.lesson_title", title=outcome.scenario.title.in_(texts.language))
    said = texts.count("story.rests", days)
    return Screen(text=paragraphs(title, said), buttons=[[to_home(texts)]])


def rewritten(outcome: Rewritten, texts: Texts) -> Screen:
    """Say that a story was rewritten, and offer to begin again."""
    again = tap(texts.label("story.begin_again"), BeginStory(outcome.scenario.id))
    return Screen(text=texts("story.rewritten"), buttons=[[again], [to_home(texts)]])


def _length(story: Scenario, texts: Texts) -> Markup:
    way = steps_left(story, story.start)
    key = "story.length" if way.is_exact else "story.length_or_more"
    return texts.count(key, way.steps, minutes=story.minutes)


def _part(
    number: int, one: Scenario | Case, progress: Mapping[str, StoryProgress], texts: Texts
) -> Markup:
    head = texts("learning.lessons_part", number=number, title=one.title.in_(texts.language))
    if isinstance(one, Case):
        return lines(head, case_length(one, texts))
    own = progress.get(one.id, StoryProgress())
    if own.steps is not None:
        return lines(head, _length(one, texts), texts("story.at", number=own.steps + 1))
    done = texts("story.done") if own.finished else None
    return lines(head, _length(one, texts), done)


def _opening(one: Scenario | Case) -> OpenStory | OpenCase:
    return OpenCase(one.id) if isinstance(one, Case) else OpenStory(one.id)


def _go_on(listed: StoryList, texts: Texts) -> list[ScreenButton]:
    for story in listed.course.scenarios:
        steps = listed.progress.get(story.id, StoryProgress()).steps
        if steps is not None:
            label = texts.label("story.go_on", number=steps + 1)
            return [tap(label, OpenStory(story.id))]
    return []


def _head(step: int, way: StepsLeft, texts: Texts) -> Markup:
    """Return the first line: the number of the moment."""
    if not way.is_exact:
        return texts("learning.story_head", number=step + 1)
    return texts("story.head_of", number=step + 1, total=step + way.steps)


def _episode_over(outcome: ChoiceMade, texts: Texts) -> Markup:
    number, total = outcome.chosen.node.episode, outcome.scenario.episodes
    return texts("story.episode_over", number=number, total=total)


def _node(
    node: Node, heard: Iterable[Rich], texts: Texts, *, taken: Choice | None = None
) -> Markup:
    """Return a moment with its lettered choices; the one that was `taken` is marked."""
    language, options = texts.language, []
    for letter, choice in lettered(node.choices, texts):
        line = texts("learning.question_option", letter=letter, text=choice.text.in_(language))
        is_taken = taken is not None and choice.id == taken.id
        options.append(texts("learning.answer_yours", line=line) if is_taken else line)
    title = texts("learning.lesson_title", title=node.title.in_(language))
    echoes = (each.in_(language) for each in heard)
    return paragraphs(title, node.text.in_(language), *echoes, lines(*options))


def _stop(walk: WalkId, texts: Texts) -> ScreenButton:
    return tap(texts.label("learning.quiz_stop"), StopStory(walk))


A_PAGE = 900
"""The size of a page of the look back: about what a small phone shows at once."""
FOLDED = 180
"""The size of a folded quotation: its three visible lines."""


def looked_back(outcome: LookedBack, asked: int, texts: Texts, *, demo: bool) -> Screen:
    """Show a page (from 0), or the nearest page that exists."""
    pieces = _pieces(outcome, texts, demo=demo)
    page = Page.of(pages(pieces, A_PAGE, size=in_sight), asked, size=1)
    head = texts("story.back_head", page=page.at + 1, pages=page.pages)
    return Screen(
        text=paragraphs(head, *page.items), buttons=_buttons(outcome, page.at, page.pages, texts)
    )


def _pieces(outcome: LookedBack, texts: Texts, *, demo: bool) -> Iterator[Markup]:
    debrief, language = outcome.debrief, texts.language
    if debrief.ending is not None:
        title = texts("learning.lesson_title", title=debrief.ending.title.in_(language))
        yield paragraphs(title, debrief.ending.text.in_(language))
        yield from (each.in_(language) for each in debrief.heard)
    for number, stage in enumerate(debrief.stages, 1):
        yield _stage(number, stage, texts)
    if debrief.unseen:
        titles = Markup(" · ").join(each.title.in_(language) for each in debrief.unseen)
        yield texts("story.unseen", titles=titles)
    yield from debrief.text.in_(language).split(PARAGRAPH)
    sources = sources_behind(outcome.course, outcome.scenario.sources, texts)
    if sources:
        yield sources
    yield pointer(outcome.course, texts, demo=demo)


def in_sight(piece: Markup) -> int:
    """Return about how many characters of a piece are visible while its quotations are folded."""
    quoted = _QUOTATION.findall(piece)
    folded = sum(min(FOLDED, length(each)) for each in quoted)
    return length(piece) - sum(map(length, quoted)) + folded


def _stage(number: int, stage: PastMoment, texts: Texts) -> Markup:
    """Return a past moment as one piece, with the other choices; a dilemma shows its other way."""
    language, ways = texts.language, stage.other_ways
    roads = [_road(choice, texts) for choice in stage.not_taken if choice not in ways]
    return paragraphs(
        lines(
            texts("story.stage", number=number, title=stage.node.title.in_(language)),
            texts("story.both_right") if ways else None,
            texts("story.taken", text=stage.taken.text.in_(language)),
            stage.taken.feedback.in_(language),
        ),
        *(_other_way(choice, texts) for choice in ways),
        texts("story.roads", roads=lines(*roads)) if roads else None,
    )


def _other_way(choice: Choice, texts: Texts) -> Markup:
    language = texts.language
    why = choice.instead or choice.feedback
    return texts("story.other_way", text=choice.text.in_(language), why=why.in_(language))


def _road(choice: Choice, texts: Texts) -> Markup:
    language = texts.language
    return texts("story.road", text=choice.text.in_(language), why=choice.feedback.in_(language))


def _buttons(outcome: LookedBack, at: int, of: int, texts: Texts) -> list[ButtonRow]:
    back = (
        [tap(texts.label("learning.lesson_back"), LookBackAtStory(outcome.walk, at - 1))]
        if at
        else []
    )
    if at + 1 < of:
        onward = tap(texts.label("learning.lesson_next"), LookBackAtStory(outcome.walk, at + 1))
        return [[*back, onward], [tap(texts.label("learning.lesson_close"), OpenHome())]]
    again = tap(texts.label("learning.result_again"), OpenStory(outcome.scenario.id))
    return [back, [plan_button(texts)], [again, to_home(texts)]]


def more_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    """Return the button to stories and cases, if the course has any."""
    course = known.place.course
    if not course.scenarios and not course.cases:
        return []
    return [tap(texts.label("learning.story_label"), OpenStories())]
