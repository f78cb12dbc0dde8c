"""The guided first minute of the demo, and the list of what comes next.

Texts and labels come from the catalogue, so that the guide cannot name a button that the bot does
not show.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.app import App
from bot.cli.demo_setup import SILENT
from bot.locale import Texts

Step = dict[str, Any]
FIRST_LETTER = "A"
"""Answers have letters, so buttons that begin with this one belong to a question."""
FIRST_QUIZ = "1"
"""Its button; of what may be pressed, what stands first in a step is marked last."""
START = "Start"
"""The button of a chat that nobody has started; it is Telegram's, so it has no text here."""


class Guide:
    """Steps and sample texts in the format of the page (telegram_simulator/API.md)."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def steps(self) -> Sequence[Step]:
        makers = (
            self._join,
            self._lesson,
            self._quiz,
            self._announce,
            self._covered,
            self._contact,
            self._group,
            self._clock,
            self._report,
        )
        steps = [make() for make in makers]
        steps[0]["intro"] = self._label("cli.guide_intro")
        steps[-1]["ending"] = self._label("cli.guide_ending")
        return steps

    def samples(self) -> Sequence[dict[str, str]]:
        """Return the texts that the page offers as answers to the bot's questions."""
        return [
            {
                "chat": "maly",
                "shows": self._part("composing.ask"),
                "text": self._label("cli.guide_sample"),
            }
        ]

    def _join(self) -> Step:
        press = ("people.join_agree", "joining.yes")
        step = self._step("join", "dara", press, keys=["home_overview.first_lesson"])
        step["press"].insert(0, START)
        return step

    def _lesson(self) -> Step:
        seen = self._texts("recap.head_part", number=2, total=6, part=1)
        press = ("home_overview.first_lesson", "learning.lesson_next")
        return self._step("lesson", "dara", press, texts=[str(seen)])

    def _quiz(self) -> Step:
        right = self._plain("quiz.answer_is_right", why="")
        other = self._plain("quiz.answer_not_this", why="")
        press = (
            "learning.lesson_close",
            "common.quiz",
            "recap.quiz",
            "attempts.quizzes_go_on_part",
        )
        step = self._step("quiz", "dara", press, texts=[right, other])
        step["press"].insert(0, FIRST_QUIZ)
        return step | {"any_key": FIRST_LETTER}

    def _clock(self) -> Step:
        step = self._step("clock", None, (), texts=[self._label("cli.guide_clock_shows")])
        step["done"]["chats"] = ["dara", "sokha"]
        return step | {"target": "next"}

    def _announce(self) -> Step:
        # On a day with a meeting, and at night, only urgent messages are sent at once.
        press = ("common.announce", "checking.urgent", "checking.send_parts", "checking.send_now")
        return self._step("announce", "maly", press, texts=[self._label("cli.guide_accepted")])

    def _covered(self) -> Step:
        sample = self._label("cli.guide_sample_shows")
        return self._step("covered", "dara", ("message.open",), texts=[sample])

    def _contact(self) -> Step:
        told = self._part("desk.person_reminded_on")
        step = self._step("contact", "maly", ("common.desk", "desk.person_remind"), texts=[told])
        step["press"].insert(1, f"1 {SILENT[2]}")
        return step

    def _group(self) -> Step:
        press = ("common.desk", "common.more", "discussion.label", "discussion.a_story")
        step = self._step("group", "maly", (*press, "discussion.start"))
        # The group has the language of most of its people; the sign of a label is the same in all.
        sign = self._label("common.read").split()[0]
        step["done"] |= {"chats": ["group"], "keys": [sign]}
        return step

    def _report(self) -> Step:
        told = self._plain("reports.title_overview")
        press = ("common.desk", "common.more", "desk.report_label")
        return self._step("report", "maly", press, texts=[told])

    def _step(
        self,
        name: str,
        chat: str | None,
        press: Sequence[str],
        *,
        texts: Sequence[str] = (),
        keys: Sequence[str] = (),
    ) -> Step:
        return {
            "title": self._label(f"cli.guide.{name}.title"),
            "text": self._label(f"cli.guide.{name}.text"),
            "chat": chat,
            "press": [self._part(key) for key in press],
            "any_key": False,
            "target": None,
            "done": {
                "chats": [chat] if chat else [],
                "texts": list(texts),
                "keys": [self._part(key) for key in keys],
            },
        }

    def _label(self, key: str) -> str:
        return self._texts.label(key)

    def _plain(self, key: str, **values: object) -> str:
        return self._texts(key, **values).striptags().strip()

    def _part(self, key: str) -> str:
        """Return the beginning of a label or text, up to its first value."""
        return self._texts.before_value(key)


async def coming(app: App) -> Sequence[tuple[datetime, str]]:
    """Return what is due next, with its label, the earliest first."""
    texts = app.context.catalogue.texts("en")
    found = await app.ticker.coming()
    return [(due, texts.label(f"cli.coming.{name}")) for due, name in found]
