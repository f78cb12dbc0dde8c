"""Each use case of questions takes at most three trips to the database."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.act import Act
from bot.membership.domain import ChatId, CohortId, Visitor
from bot.membership.visitor.storage import load_visitors
from bot.people.seed.service import add_coordinator
from bot.questions.answering import service as answering
from bot.questions.answering.service import list_open
from bot.questions.asking import service as asking
from bot.questions.contacting import service as contacting
from bot.questions.domain import QuestionId
from bot.questions.offering.service import offer_to_pass_on
from bot.storage.database import Database, Rows, Statement, Tx
from tests.learners import FIRST_TELEGRAM_ID, learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 23, 3, 12, tzinfo=UTC)
ASKER = ChatId(FIRST_TELEGRAM_ID)
SOPHEA = ChatId(7001)
MOST = 3
Step = Callable[[Tx], Awaitable[object]]


class Counted(Tx):
    """A transaction that makes its trips, which it counts, in another one."""

    def __init__(self, real: Tx) -> None:
        super().__init__()
        self._real = real

    async def _send(self, statements: list[Statement]) -> list[Rows]:  # type: ignore[override]
        return await self._real.ask_each(*statements)


async def test_no_use_case_takes_more_than_three_trips(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> dict[str, int]:
        await add_coordinator(
            Act(tx=tx, now=NOW), known.cohort, telegram_id=SOPHEA, name="Sophea", language="en"
        )
        await tx.flush()
        found = await load_visitors(tx, [ASKER, SOPHEA])
        return await trips(tx, found[ASKER], found[SOPHEA], known.cohort)

    taken = await database.run(work)

    assert {name: n for name, n in taken.items() if n > MOST} == {}
    assert min(taken.values()) >= 1


async def trips(tx: Tx, leader: Visitor, sophea: Visitor, cohort: CohortId) -> dict[str, int]:
    """Ask, take, answer, open and end a question, and count the trips of each."""
    question = QuestionId(1)
    tapped = (SOPHEA, 50)
    steps: dict[str, Step] = {
        "prepare": lambda t: asking.prepare(Act(tx=t, now=NOW, visitor=leader)),
        "ask": lambda t: asking.ask_coordinators(
            Act(tx=t, now=NOW, visitor=leader), chat=ASKER, message=9
        ),
        "offer": lambda t: offer_to_pass_on(
            Act(tx=t, now=NOW, visitor=leader), ASKER, reply_to=None
        ),
        "list": lambda t: list_open(Act(tx=t, now=NOW, visitor=sophea), cohort, page=0),
        "take": lambda t: answering.take(
            Act(tx=t, now=NOW, visitor=sophea), question, tapped=tapped
        ),
        "put off": lambda t: answering.put_off(Act(tx=t, now=NOW, visitor=sophea), question),
        "show": lambda t: answering.show_thread(Act(tx=t, now=NOW, visitor=sophea), question),
        "answer": lambda t: answering.answer(
            Act(tx=t, now=NOW, visitor=sophea), question, chat=SOPHEA, message=8
        ),
        "open": lambda t: answering.open_answer(
            Act(tx=t, now=NOW, visitor=leader), question, chat=ASKER, above=3
        ),
        "more": lambda t: asking.ask_more(
            Act(tx=t, now=NOW, visitor=leader), question, chat=ASKER, message=11
        ),
        "end": lambda t: answering.end(Act(tx=t, now=NOW, visitor=sophea), question, tapped=tapped),
        "helped": lambda t: answering.helped(Act(tx=t, now=NOW, visitor=leader), question),
        "hide": lambda t: answering.hide(Act(tx=t, now=NOW, visitor=leader), question, chat=ASKER),
        "contact": lambda t: contacting.ask_for_contact(Act(tx=t, now=NOW, visitor=leader)),
        "take back": lambda t: asking.take_back(Act(tx=t, now=NOW, visitor=leader), QuestionId(2)),
    }
    taken = {}
    for name, step in steps.items():
        counted = Counted(tx)
        await step(counted)
        taken[name] = counted.trips
        await counted.flush()
    return taken
