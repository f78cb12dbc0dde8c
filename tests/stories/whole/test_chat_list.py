"""What the chat list shows of each screen: nothing of the course, in either language.

The chat list and a notification show the first hundred characters of the last message. Somebody
taps every button that can be reached, a few of each class, and all that is shown is looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.catalog.course import Course
from bot.community.buttons import ReadPack
from bot.learning.buttons import OpenEntry, OpenMyResults, Practise
from bot.learning.quiz.buttons import AnswerQuiz, OpenQuiz
from bot.learning.recap.buttons import OpenLesson, OpenLessons
from bot.learning.story.buttons import BeginStory, ChooseInStory, OpenStories, ReadCase
from bot.people.buttons import Erase, HideAll, Leave
from bot.people.settings.buttons import SetLanguage
from bot.safety.buttons import WhatToDo
from bot.services.buttons import OpenNeed
from bot.telegram.kit.button import Button, parse_button
from bot.telegram.kit.destinations import OpenHandbook, OpenHome, OpenPlans
from bot.telegram.kit.heads import SHOWN
from tests.stories.cast import Founded, participant
from tests.stories.finishing import has_read
from tests.stories.whole.locked_screen import said
from tests.world import Message, Phone, World

OF_EACH = 3
"""How many buttons of a class are tapped."""
LEFT_OUT: tuple[type[Button], ...] = (Erase, HideAll, Leave, SetLanguage)
COMMANDS = ("/recap", "/quiz", "/handbook", "/stories", "/sessions", "/plan", "/privacy", "/help")
TYPED = {
    "en": ("debt bondage", "What is trafficking?"),
    "km": ("ការជួញដូរមនុស្ស", "បំណុល"),
}
"""What is looked up in the handbook."""
RISKY = {"en": "I want to die", "km": "ខ្ញុំចង់ស្លាប់"}
CONTENT = (
    AnswerQuiz, BeginStory, ChooseInStory, OpenEntry, OpenHandbook, OpenHome, OpenLesson,
    OpenLessons, OpenMyResults, OpenNeed, OpenPlans, OpenQuiz, OpenStories, Practise,
    ReadCase, ReadPack, WhatToDo,
)  # fmt: skip
"""Screens with content that must be among those that were reached."""


class Reader:
    """Somebody who taps whatever is there; `lines` is what the chat list showed, by button."""

    def __init__(self, world: World, phone: Phone) -> None:
        self.world = world
        self.phone = phone
        self.lines: defaultdict[str, set[str]] = defaultdict(set)
        self.tapped = Counter[type[Button]]()
        self._waiting: list[str] = []
        self._known: set[str] = set()
        self._calls_seen = world.simulator.api.calls.last_id

    async def reads_everything(self) -> None:
        await self.phone.sends("/menu")
        self._look("/menu")
        screen = self.phone.last["message_id"]
        while self._waiting:
            data = self._waiting.pop(0)
            button = parse_button(data)
            if isinstance(button, LEFT_OUT) or self.tapped[type(button)] >= OF_EACH:
                continue
            self.tapped[type(button)] += 1
            await self.phone.forges(data, message_id=screen)
            self._look(type(button).__name__)
            if self.tapped.total() % 20 == 0:
                await self.world.travel(timedelta(minutes=2))

    async def types(self, *texts: str) -> None:
        for text in texts:
            await self.phone.sends(text)
            self._look(text)

    def _look(self, what: str) -> None:
        calls = self.world.simulator.api.calls.find(after=self._calls_seen, limit=1000)
        self._calls_seen = self.world.simulator.api.calls.last_id
        for message in said(calls):
            if message["chat"]["id"] == self.phone.last["chat"]["id"]:
                self.lines[what].add(_whole(message))
                self._note_buttons(message)

    def _note_buttons(self, message: Message) -> None:
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for data in (key["callback_data"] for key in row if "callback_data" in key):
                if data not in self._known:
                    self._known.add(data)
                    self._waiting.append(data)


def _whole(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")


def telling(lines: dict[str, set[str]], course: Course) -> Iterator[str]:
    """Yield each message whose beginning tells more than its first line, or names the topic."""
    for what, texts in sorted(lines.items()):
        for text in sorted(texts):
            shown = text[:SHOWN]
            for word in course.topic_words_in(shown):
                yield f"{what} tells {word!r}: {shown!r}"
            if shown.partition("\n")[2].strip():
                yield f"{what} shows its second line: {shown!r}"


@pytest.mark.parametrize("language", ["en", "km"])
async def test_the_chat_list_shows_nothing_of_what_was_read(
    world: World, founded: Founded, language: str
) -> None:
    phone = await participant(world, founded, "reader", "Sok Dara", language=language)
    await has_read(world, phone)
    [course] = world.app.context.courses.values()
    reader = Reader(world, phone)

    await reader.types(*COMMANDS)
    for query in TYPED[language]:
        await reader.types("/handbook", query)
    await reader.types("/ask", RISKY[language])
    await reader.reads_everything()

    assert [*telling(reader.lines, course)] == []
    missing = {each.__name__ for each in CONTENT} - {each.__name__ for each in reader.tapped}
    assert not missing
