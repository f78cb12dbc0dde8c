"""The coordinators' morning: what it shows is read when it goes, and again when it is edited."""

from bot.domain.delivery.gate import ASKED, WORK, Drop
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.people.person import CohortId, PersonId
from bot.services.followup import trial
from bot.services.followup.today import EDIT, KIND, today_for
from bot.services.followup.trial import Sample
from bot.storage import todays
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.followup import today as screens
from bot.tg.screens.followup import trial as trial_screens
from bot.tg.screens.screen import Screen

renders = Renders()
GONE = Drop(state="dropped", reason="no longer so")


@renders.kind(KIND, manners=WORK)
async def today(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The morning's message."""
    screen = await _screen(desk, row, to)
    return GONE if screen is None else calls.say(row.chat_id, screen)


@renders.kind(EDIT, manners=ASKED)
async def edit(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The same message, with what has become true; left alone while it shows something else."""
    person = PersonId(row.number("person"))
    day = await todays.of_person(desk.tx, person)
    screen = await _screen(desk, row, to)
    if day is None or day.is_away or screen is None or row.edits_message_id is None:
        return GONE
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


@renders.kind(trial.KIND, manners=ASKED)
async def sample(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """A message of a test run, which its coordinator asked for."""
    cohort = CohortId(row.number("cohort"))
    run = await trial.run_of(desk.tx, desk.house.courses, cohort, now=desk.now)
    which = Sample(str(row.about["sample"]))
    if which not in run.samples:
        return GONE
    return calls.say(row.chat_id, trial_screens.sample(run, which, desk.texts(to)))


async def _screen(desk: Desk, row: Owed, to: Recipient) -> Screen | None:
    person = PersonId(row.number("person"))
    found = await today_for(desk.tx, person, desk.house.courses, now=desk.now)
    if found is None:
        return None
    if len(found.boards) == 1:
        return screens.day(found.boards[0], desk.texts(to))
    return screens.several(found.boards, desk.texts(to))
