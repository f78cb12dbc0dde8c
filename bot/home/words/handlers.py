"""Does what the button would that a typed word names.

The word is read after the guard, and only where no question waits for a text. It finds buttons on
the newest message of the chat, then the words that are understood everywhere. Whatever it presses
goes through the router, with the rights, the consent and the PIN that a tap needs.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bot.home.buttons import OpenWay, OpenWayIn
from bot.home.domain import listed
from bot.home.shown_course.handlers import course_shown
from bot.home.ways.domain import phrases
from bot.home.ways.screens import TASKS, ideas_by_words, names_of_ways, or_these
from bot.home.ways.service import NEAREST, Sought, seek
from bot.home.words import screens, service
from bot.home.words.buttons import ASKED, TYPED
from bot.home.words.domain import (
    LONGEST,
    MOST_PROPOSALS,
    Vocabulary,
    meaning,
    named,
    near_meanings,
    nearest_ways,
    way_named,
    ways_near,
)
from bot.outbox.sent.domain import ShownScreen
from bot.people.buttons import HideAll, OpenPerson
from bot.people.directory.service import NamedPeople, find_named
from bot.people.settings.buttons import ChooseLanguage, ChoosePause
from bot.refusals import StaleButton
from bot.safety.buttons import WhatToDo
from bot.sessions.buttons import OpenSessions
from bot.telegram.incoming.context import BotContext, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.kit import calls
from bot.telegram.kit.button import Button, parse_button
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, ScreenButton, tap

LIKE_IT: Final = 3
"""How many places on the desk are proposed whose names look like a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """What a word does below any screen: a command, or a button where no command does the same.

    The button is also what the bot proposes when the word has a typo.
    """

    button: Callable[[], Button]
    command: str = ""


EVERYWHERE: Final[Mapping[str, Everywhere]] = {
    "menu": Everywhere(button=OpenHome, command="menu"),
    "help": Everywhere(button=WhatToDo),
    "sessions": Everywhere(button=OpenSessions, command="sessions"),
    "pause": Everywhere(button=ChoosePause, command="pause"),
    "hide": Everywhere(button=HideAll, command="hide"),
    "language": Everywhere(button=ChooseLanguage, command="language"),
}
"""Nothing here ends anything: "stop" is among the words of `pause`, which asks for how long."""


async def do_what_a_word_says(turn: Turn, said: Incoming, *, may_propose: bool) -> bool:
    """Press the button that a text names, or propose one; return False if it names none."""
    if said.kind is not ContentType.TEXT or len(said.text) > LONGEST:
        return False
    vocabulary = _vocabulary(turn.bot)
    screen = await _newest_screen(turn, said)
    buttons = _read(screen, turn.bot)
    found = named(said.text, [each.label for each in buttons], vocabulary)
    exact = [buttons[at] for at in found.exactly]
    ways = _ways(turn)
    if (
        await _press_typed(turn, exact)
        or await _mean(turn, meaning(said.text, vocabulary))
        or await _find(turn, said.text, ways)
    ):
        return True
    if len(exact) == 1:
        _ask_first(turn, screen, exact[0], buttons)
        return True
    if not may_propose:
        return False
    people = await find_named(turn.act, said.text) if turn.visitor.grants else NamedPeople()
    if people.people:
        return await _open_person(turn, people)
    near = exact or [buttons[at] for at in found.nearly]
    return _propose(turn, screen, near, near_meanings(said.text, vocabulary))


async def _press_typed(turn: Turn, exact: Sequence[ScreenButton]) -> bool:
    """Press the only button that a text names exactly, if a word may press it."""
    if len(exact) != 1 or _kind(exact[0]) not in TYPED:
        return False
    await _press(turn, exact[0])
    return True


async def _open_person(turn: Turn, people: NamedPeople) -> bool:
    """Open the page of the only person meant.

    Return False for several, and where there are other words: who is meant is asked where an
    unexpected text is answered.
    """
    if people.only is not None:
        await turn.press(OpenPerson(people.only.enrolment.id))
    return people.only is not None


def _ways(turn: Turn) -> dict[str, frozenset[str]]:
    """Return the names of what is found on the desk; nobody else has a desk."""
    if not turn.visitor.grants:
        return {}
    return {way: listed(names) for way, names in names_of_ways(turn.bot.catalogue).items()}


async def seek_on_desk(turn: Turn, text: str, *, alike: bool) -> Sought:
    """Return whom and what on the desk a text of a coordinator may mean.

    The place of which it is the name comes first. `alike`: if it holds no word for any place, the
    places whose names look the most like it.
    """
    names = _ways(turn)
    known = phrases(ideas_by_words(turn.bot.catalogue))
    sought = await seek(turn.act, text, known, tasks=TASKS)
    own = way_named(text, names)
    if own and not sought.people.people:
        others = (each for each in sought.ways if each != own)
        return replace(sought, ways=(own, *islice(others, NEAREST - 1)), surely=True)
    if not sought.nothing or not alike:
        return sought
    near = ways_near(text, names) or nearest_ways(text, names, most=LIKE_IT)
    return replace(sought, ways=tuple(near[:NEAREST]))


async def with_places(turn: Turn, text: str, screen: Screen, *, task: str = "") -> Screen:
    """Add to a search that found nobody what else on the desk a coordinator may have meant.

    `task` is what should be done with whom a sentence names.
    """
    sought = await seek_on_desk(turn, text, alike=False) if turn.visitor.grants else Sought()
    if sought.nothing:
        return screen
    course = await course_shown(turn)
    return or_these(screen, sought, turn.texts, task=task, course=course)


async def press_what_is_named(turn: Turn, text: str) -> bool:
    """Open what a text names by its whole name, on the desk or everywhere; return if it does."""
    known = _vocabulary(turn.bot)
    return await _mean(turn, meaning(text, known)) or await _find(turn, text, _ways(turn))


async def _find(turn: Turn, text: str, ways: Mapping[str, frozenset[str]]) -> bool:
    """Open the thing on the desk that a coordinator names; return False if there is none."""
    way = way_named(text, ways)
    if way:
        course = await course_shown(turn)
        await turn.press(OpenWay(way) if course is None else OpenWayIn(course, way))
    return bool(way)


async def do_what_a_command_says(turn: Turn, word: str) -> bool:
    """Do the same for an unknown command, such as /stop or /manu."""
    vocabulary = _vocabulary(turn.bot)
    if await _mean(turn, meaning(word, vocabulary)):
        return True
    return _propose(turn, service.NOTHING, (), near_meanings(word, vocabulary))


async def _newest_screen(turn: Turn, said: Incoming) -> ShownScreen:
    if turn.answered_before:
        return service.NOTHING
    return await service.newest_screen(turn.act, turn.chat_id, reply_to=said.reply_to)


def _read(screen: ShownScreen, bot: BotContext) -> list[ScreenButton]:
    """Return the buttons of a screen without those that this version of the bot does not know.

    A button that the bot has proposed is there twice: as "Yes: Home", and as "Home".
    """
    buttons = []
    for shown in screen.buttons:
        with suppress(StaleButton):
            buttons.append(tap(shown.label, parse_button(shown.data)))
    every = bot.catalogue.every
    plain = [(each, screens.without_yes(each.label, every)) for each in buttons]
    return [*buttons, *(replace(each, label=label) for each, label in plain if label)]


def _kind(shown: ScreenButton) -> str:
    return type(shown.button).__name__


async def _mean(turn: Turn, meant: str) -> bool:
    """Do what a word means everywhere; return False if it means nothing."""
    if not meant:
        return False
    what = EVERYWHERE[meant]
    if not what.command or not await turn.bot.command(turn, what.command, ""):
        await turn.press(_button(meant))
    return True


async def _press(turn: Turn, shown: ScreenButton) -> None:
    """Press a button, and say above its answer which one; a toast is shown there, too."""
    assert shown.button is not None
    await turn.press(shown.button)
    label = shown.label if _is_neutral(turn, shown.label) else ""
    line = screens.echo(label, turn.texts, news=turn.toast_text)
    turn.toast_text = ""
    own = next((at for at, (_, call) in enumerate(turn.replies) if _is_to(turn, call)), None)
    if own is not None:
        kind, call = turn.replies[own]
        longer = calls.with_line(call, line)
        if longer is not None:
            turn.replies[own] = (kind, longer)
            return
    said = calls.other("sendMessage", chat_id=turn.chat_id, text=str(line), parse_mode="HTML")
    turn.replies.insert(0, ("say", said))


def _is_to(turn: Turn, call: calls.Call) -> bool:
    return calls.makes_message(call) and call.body.get("chat_id") == turn.chat_id


def _is_neutral(turn: Turn, label: str) -> bool:
    """Tell whether a label may stand in the chat list: it has no word that betrays the topic."""
    return not any(course.topic_words_in(label) for course in turn.act.courses.values())


def _ask_first(
    turn: Turn, screen: ShownScreen, meant: ScreenButton, buttons: Sequence[ScreenButton]
) -> None:
    """Ask before what cannot be taken back; point to a button that only a tap may press."""
    if _kind(meant) in ASKED:
        others = [each for each in buttons if _kind(each) == _kind(meant) and each != meant]
        turn.say(screens.asked(meant, others, turn.texts))
        return
    words = screens.needs_a_tap(meant.label, turn.texts)
    turn.reply("say", calls.say(turn.chat_id, words, reply_to=screen.message_id))


def _propose(
    turn: Turn, screen: ShownScreen, near: Sequence[ScreenButton], meant: Sequence[str]
) -> bool:
    """Propose the buttons that a text is near to; return False if there are none, or too many."""
    shown = list({each.button: each for each in near}.values())
    if len(shown) == 1 and not meant and _kind(shown[0]) not in TYPED:
        _ask_first(turn, screen, shown[0], ())
        return True
    known = [tap(turn.texts.label(f"words.button.{each}"), _button(each)) for each in meant]
    buttons = [*(each for each in shown if _kind(each) in TYPED | ASKED), *known]
    if not 0 < len(buttons) <= MOST_PROPOSALS:
        return False
    turn.say(screens.proposed(buttons, turn.texts))
    return True


def _button(meant: str) -> Button:
    return EVERYWHERE[meant].button()


def _vocabulary(bot: BotContext) -> Vocabulary:
    """Return the words of all languages, since a leader may use any."""
    every = bot.catalogue.every
    return Vocabulary(
        yes=frozenset().union(*(listed(texts.label("words.yes")) for texts in every)),
        no=frozenset().union(*(listed(texts.label("words.no")) for texts in every)),
        letters=[texts.label("words.letters").casefold().split() for texts in every],
        everywhere={
            meant: frozenset().union(*(listed(texts.label(f"words.{meant}")) for texts in every))
            for meant in EVERYWHERE
        },
    )
