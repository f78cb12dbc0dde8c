"""Kills while coordinators and leaders work: everything that somebody did takes effect once.

Questions and answers, votes in the group, a story, a list that is read and accepted, a report, a
corrected typo, a recalled announcement: all by updates, with kills between any two of them.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bot import app as romleuk
from bot.announcements.buttons import FixNow, FixTypo, Recall
from bot.announcements.domain import AnnouncementId
from bot.assembly import BotConfig
from bot.clock import Clock
from bot.desk.buttons import ReportFile
from bot.learning.discussion.buttons import Vote
from bot.learning.discussion.domain import DiscussionId
from bot.learning.story.buttons import ChooseInStory, NextMoment
from bot.membership.domain import CohortId
from bot.people.buttons import InviteByList, TakeRoster
from bot.questions.buttons import EndQuestion
from bot.refusals import StaleButton
from bot.storage.database import Database, Rows, Tx
from bot.telegram.kit.button import Button, parse_button
from bot.telegram.kit.destinations import OpenNotice
from telegram_simulator import Simulator
from tests.documents.tables import excel
from tests.engines import open_database
from tests.faults.announcing import AUTHOR_ID, add_author
from tests.faults.killing import SEND_MS, WINDOW, Bot
from tests.shipped import shipped_courses
from tests.stories.discussions import KEYS, Class, begun
from tests.stories.rosters import FOURTEEN, HEAD
from tests.stories.walking import begins
from tests.world import Message, World, words

KILLS = int(os.environ.get("ROMLEUK_SOAK_KILLS", "4"))
SEED = 20230530
ANNOUNCEMENTS = 3
CALLS = (2, 60)
"""The least and the greatest number of calls before a kill."""
MAX_REPEATED = WINDOW * KILLS
NOT_IN_CLASS = len(FOURTEEN) - len(KEYS)
"""The number of people of the list who are not in the class yet."""
AUTHOR = f"p{AUTHOR_ID}"
GROUP = "class"


@dataclass(slots=True)
class Actions:
    """Does each action of people once, and remembers its expected result."""

    simulator: Simulator
    cohort: int
    asked: int = 0
    answered: set[int] = field(default_factory=set)
    votes: dict[str, str] = field(default_factory=dict)
    steps: set[tuple[int, int, str]] = field(default_factory=set)
    tapped: set[str] = field(default_factory=set)

    def do_round(self, number: int) -> None:
        """Do some actions of every kind."""
        acts, leader = self.simulator.acts, KEYS[number % len(KEYS)]
        acts.message(leader, "/ask", who=leader)
        acts.message(leader, f"Question {number:02}: can we meet later?", who=leader)
        self.asked += 1
        self.votes[leader] = "abc"[number % 3]
        acts.forge(GROUP, 1, Vote(DiscussionId(1), 0, self.votes[leader]).pack(), who=leader)
        acts.forge("sophea", 1, ReportFile(CohortId(self.cohort), "csv").pack(), who="sophea")
        if number == 0:
            acts.forge("sophea", 1, InviteByList(CohortId(self.cohort)).pack(), who="sophea")
            content = excel([HEAD, *FOURTEEN])
            acts.send("sophea", "document", who="sophea", content=content, name="list.xlsx")
        if number == KILLS // 2:
            acts.forge(AUTHOR, 1, FixTypo(AnnouncementId(1)).pack(), who=AUTHOR)
            acts.message(AUTHOR, "Announcement 00: we meet on Tuesday.", who=AUTHOR)
        self.follow()

    def follow(self) -> None:
        """Tap the buttons that the bot has sent by now, and answer questions."""
        acts = self.simulator.acts
        for leader in KEYS:
            self._walk_on(leader)
        for chat, wanted in (("sophea", OpenNotice), ("sophea", TakeRoster), (AUTHOR, FixNow)):
            for message, button, data in self._buttons(chat):
                if isinstance(button, wanted) and data not in self.tapped:
                    self.tapped.add(data)
                    acts.forge(chat, message["message_id"], data, who=chat)
        for message, button, _ in self._buttons("sophea"):
            if isinstance(button, EndQuestion) and button.question not in self.answered:
                self.answered.add(button.question)
                said = f"Answer to {button.question}"
                acts.message("sophea", said, who="sophea", reply_to=message["message_id"])

    def take_back(self) -> None:
        """Take back the second announcement."""
        self.simulator.acts.forge(AUTHOR, 1, Recall(AnnouncementId(2)).pack(), who=AUTHOR)

    def _walk_on(self, leader: str) -> None:
        for message, button, data in self._buttons(leader):
            onward = isinstance(button, NextMoment)
            if data in self.tapped or not (onward or isinstance(button, ChooseInStory)):
                continue
            if isinstance(button, ChooseInStory):
                if any(step[:2] == (button.walk, button.step) for step in self.steps):
                    continue
                self.steps.add((button.walk, button.step, button.choice))
            self.tapped.add(data)
            self.simulator.acts.forge(leader, message["message_id"], data, who=leader)
            return

    def _buttons(self, chat: str) -> Iterator[tuple[Message, Button, str]]:
        """Yield the buttons in somebody's chat, newest message first."""
        for message in reversed(self.said(chat)):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for each in row:
                    try:
                        yield (
                            message,
                            parse_button(each.get("callback_data", "")),
                            each["callback_data"],
                        )
                    except StaleButton:  # a button with a URL
                        continue

    def said(self, chat: str) -> list[Message]:
        """Return the messages of the bot in a chat, oldest first."""
        items = self.simulator.acts.find_chat(chat).items.values()
        return [item.message for item in items if item.bot_id]


async def test_actions_between_kills_take_effect_once(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    simulator = Simulator(seed=SEED)
    await simulator.start(port=0)
    try:
        course = await _prepare(simulator, path)
        simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=SEND_MS)
        actions = Actions(simulator=simulator, cohort=course.founded.cohort)
        bot = Bot(simulator, path)
        busy = await _kill_often(bot, actions)
        errors = await _let_finish(bot, actions)
    finally:
        await simulator.stop()
    assert errors == ""
    assert busy, "no kill ever hit the bot at work"
    left = await _left(path)
    _check_done(left, actions)
    _check_told(left, actions, bot.idle_at)


async def _prepare(simulator: Simulator, path: Path) -> Class:
    """Create a class with a discussion in its group and leaders in a story; no hour is quiet."""
    clock = Clock()
    plan = BotConfig(
        token=simulator.token,
        api_url=f"{simulator.url}/bot",
        courses=shipped_courses(),
        paced=False,
    )
    database = await open_database(path)
    world = World(await romleuk.start_bot(database, clock, plan), simulator, clock, plan)
    try:
        await database.run(_never_quiet)
        course = await begun(world)
        simulator.stage.person(key=AUTHOR, name="Mealea", id=AUTHOR_ID)
        simulator.acts.open_chat(AUTHOR)
        await database.run(partial(add_author, cohort=course.founded.cohort, now=clock.now()))
        # The first time she is warned that safety texts are unsigned, and says yes.
        await course.sophea.forges(InviteByList(course.founded.cohort).pack())
        for leader in course.leaders:
            await begins(leader)
        await database.run(_never_quiet)
        await world.settle()
    finally:
        await world.app.stop()
    return course


async def _never_quiet(tx: Tx) -> None:
    tx.do("UPDATE people SET quiet_from = 0, quiet_until = 0")


async def _kill_often(bot: Bot, actions: Actions) -> int:
    random, busy = Random(SEED), 0
    for number in range(KILLS):
        process = await bot.start(sent=min(ANNOUNCEMENTS, number + 1))
        if number % 2:
            await bot.wait_until_idle()  # a job that dies with its process too often is given up
        actions.do_round(number)
        await bot.work(calls=random.randint(*CALLS))
        if number == KILLS - 1:
            actions.take_back()
        busy += await bot.kill(process)
    return busy


async def _let_finish(bot: Bot, actions: Actions) -> str:
    process = await bot.start(sent=ANNOUNCEMENTS)
    await bot.wait_until_idle()
    actions.take_back()
    for _ in range(4):
        actions.follow()
        await bot.wait_until_idle()
    return await bot.stop(process)


Left = dict[str, Rows]


async def _left(path: Path) -> Left:
    database: Database = await open_database(path)

    async def read(tx: Tx) -> Left:
        return {
            table: await tx.ask(f"SELECT * FROM {table} ORDER BY 1")
            for table in (
                "outbox", "questions", "question_parts", "discussion_votes", "walk_steps",
                "errands", "enrolments", "dead_updates", "announcements",
            )
        }  # fmt: skip

    try:
        return await database.run(read)
    finally:
        await database.close()


def _check_done(left: Left, actions: Actions) -> None:
    assert not left["dead_updates"]
    sides = Counter((part["question_id"], part["side"]) for part in left["question_parts"])
    assert len(left["questions"]) == actions.asked
    assert set(sides.values()) == {1}, "a question or an answer was taken twice"
    assert {question for question, side in sides if side == "desk"} == actions.answered
    assert len(actions.answered) == actions.asked, "a question never rang"

    votes = Counter(row["choice"] for row in left["discussion_votes"])
    assert votes == Counter(actions.votes.values())
    kept = {(row["walk_id"], row["step"], row["choice"]) for row in left["walk_steps"]}
    assert kept == actions.steps
    invited = [row for row in left["enrolments"] if row["state"] == "invited"]
    assert len(invited) == len({row["person_id"] for row in invited}) == NOT_IN_CLASS
    assert {row["state"] for row in left["errands"]} == {"done"}
    assert Counter(row["kind"] for row in left["errands"])["people.roster"] == 1
    assert [row["state"] for row in left["announcements"]] == ["done", "recalled", "done"]


def _check_told(left: Left, actions: Actions, by: int) -> None:
    due = [row for row in left["outbox"] if row["due_at"] <= by]
    assert {row["state"] for row in due} <= {"sent", "dropped"}, Counter(
        (row["kind"], row["state"], row["reason"]) for row in due
    )
    kinds = Counter(row["kind"] for row in due if row["state"] == "sent")
    to_each = len(KEYS)
    assert kinds["announcement.urgent"] == ANNOUNCEMENTS * to_each
    assert kinds["announcement.recall"] == to_each
    assert kinds["announcement.edit"] >= to_each
    repeated = 0
    for leader in KEYS:
        said = [words(message) for message in actions.said(leader)]
        assert any("we meet on Tuesday" in each for each in said), "a typo stands"
        notes = [number for each in said for number in re.findall(r"Announcement (\d\d)", each)]
        assert {"00", "02"} <= set(notes)
        repeated += len(notes) - len({*notes})
    report = [m for m in actions.said("sophea") if _file(m).startswith("Report")]
    reports = sum(row["kind"] == "followup.report" for row in left["errands"])
    sheets = [m for m in actions.said("sophea") if _file(m).startswith("Links")]
    assert 1 <= reports <= len(report)
    assert sheets
    copies = Counter(
        words(message)
        for message in actions.said("sophea")
        if re.match(r"Question \d\d:", words(message))
    )
    # People who answer the line at once need no copy below it.
    spared = sum(row["kind"] == "question.copy.looked" and row["state"] == "dropped" for row in due)
    assert actions.asked - spared <= len(copies) <= actions.asked
    repeated += sum(copies.values()) - len(copies)
    repeated += len(report) - reports + len(sheets) - 1
    assert repeated <= MAX_REPEATED


def _file(message: dict[str, Any]) -> str:
    return str(message.get("document", {}).get("file_name", ""))
