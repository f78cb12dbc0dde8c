"""Handles stories and cases in the private chat."""

from bot.learning.case import screens as case_screens
from bot.learning.story import screens, service
from bot.learning.story.buttons import (
    BeginStory,
    ChooseInStory,
    LookBackAtStory,
    NextMoment,
    OpenCase,
    OpenStories,
    OpenStory,
    ReadCase,
    StopStory,
)
from bot.learning.story.domain import WalkId
from bot.learning.story.service import (
    ChoiceMade,
    LookedBack,
    OpenedCase,
    Resting,
    Rewritten,
    StoryIntro,
    StoryMoment,
)
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("learning")

Outcome = StoryIntro | StoryMoment | ChoiceMade | Resting | Rewritten | LookedBack | OpenedCase


@routes.tap(OpenStories)
async def open_stories(turn: Turn, _button: OpenStories) -> None:
    enrolment = turn.enrolment.id
    listed = await service.list_stories(turn.act, enrolment)
    if listed.only_story is not None:
        only = await service.open_story(turn.act, enrolment, listed.only_story.id)
        turn.show(_screen(turn, only))
    elif listed.only_case is not None:
        turn.show(_screen(turn, OpenedCase(course=listed.course, case=listed.only_case)))
    else:
        turn.show(screens.overview(listed, turn.texts))


routes.shortcut(OpenStories(), "simulate", "story")


@routes.tap(OpenStory)
async def open_story(turn: Turn, button: OpenStory) -> None:
    turn.show(_screen(turn, await service.open_story(turn.act, turn.enrolment.id, button.scenario)))


@routes.tap(BeginStory)
async def begin_story(turn: Turn, button: BeginStory) -> None:
    outcome = await service.begin(turn.act, turn.enrolment.id, button.scenario)
    if isinstance(outcome, StoryMoment):
        turn.place = NextMoment(outcome.walk.id)
    turn.show(_screen(turn, outcome))


@routes.tap(ChooseInStory)
async def choose(turn: Turn, button: ChooseInStory) -> None:
    outcome = await service.make_choice(
        turn.act, button.walk, button.step, button.choice, button.wording
    )
    turn.place = NextMoment(button.walk)
    turn.show(_screen(turn, outcome))


@routes.tap(NextMoment)
async def next_moment(turn: Turn, button: NextMoment) -> None:
    await _show_walk(turn, button.walk)


@routes.tap(LookBackAtStory)
async def look_back(turn: Turn, button: LookBackAtStory) -> None:
    await _show_walk(turn, button.walk, page=button.page)


@routes.tap(StopStory)
async def stop_story(turn: Turn, button: StopStory) -> None:
    step = await service.stop(turn.act, button.walk)
    if step is None:
        await _show_walk(turn, button.walk)
    else:
        await turn.go_home(news=turn.texts("story.stopped", number=step))


@routes.tap(OpenCase)
async def open_case(turn: Turn, button: OpenCase) -> None:
    turn.show(_screen(turn, await _case(turn, button.case)))


@routes.tap(ReadCase)
async def read_case(turn: Turn, button: ReadCase) -> None:
    opened = await _case(turn, button.case)
    turn.show(case_screens.read(opened, button.page, turn.texts, demo=turn.bot.demo))


async def _case(turn: Turn, case: str) -> OpenedCase:
    return await service.open_case(turn.act, turn.enrolment.id, case)


async def _show_walk(turn: Turn, walk: WalkId, *, page: int = 0) -> None:
    turn.place = LookBackAtStory(walk, page) if page else NextMoment(walk)
    turn.show(_screen(turn, await service.go_on(turn.act, walk), page=page))


def _screen(turn: Turn, outcome: Outcome, *, page: int = 0) -> Screen:
    texts, demo = turn.texts, turn.bot.demo
    match outcome:
        case StoryIntro():
            return screens.intro(outcome, texts, demo=demo)
        case StoryMoment():
            return screens.moment(outcome, texts)
        case ChoiceMade():
            return screens.choice_made(outcome, texts)
        case Resting() | Rewritten():
            return screens.standing(outcome, texts)
        case LookedBack():
            return screens.looked_back(outcome, page, texts, demo=demo)
        case OpenedCase():
            return case_screens.intro(outcome, texts, demo=demo)
