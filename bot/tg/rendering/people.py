"""What is said unasked about people: requests, arrivals, corrections, and "you are in"."""

from bot.domain.delivery.gate import AWAITED, WORK, Drop, Manners
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.people.person import CohortId, EnrolmentId, Membership, PersonId
from bot.services.people import reminding, requests
from bot.services.people.home import AtHome, find_home
from bot.storage import cohorts, enrolments, people
from bot.storage.enrolments import Listed
from bot.storage.visitors import load_visitors
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.people import home as home_screens
from bot.tg.screens.people import invites as screens
from bot.tg.screens.people import news

renders = Renders()

GONE = Drop(state="dropped", reason="no longer so")


@renders.kind("people.request", manners=WORK)
async def request(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody asks to come in."""
    listed = await _concerning(desk, row, to)
    if listed is None or listed.enrolment.state is not Membership.WAITING:
        return GONE
    found = requests.Request(
        listed=listed, organizations=tuple(await cohorts.organizations(desk.tx))
    )
    return calls.say(row.chat_id, screens.request(found, desk.texts(to)))


@renders.kind("people.joined", manners=WORK)
async def joined(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody of the list came in; without a sound, and with a way to undo it."""
    listed = await _concerning(desk, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    decided = await requests.standing(desk.tx, listed)
    return calls.say(row.chat_id, screens.came_in(decided, desk.texts(to)), silent=True)


@renders.kind("people.let_in", manners=AWAITED)
async def let_in(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Home for somebody who was let in, pinned."""
    listed = await enrolments.one(desk.tx, _enrolment(row))
    if listed is None or listed.telegram_id is None:
        return GONE
    known = await load_visitors(desk.tx, [listed.telegram_id])
    found = await find_home(desk.tx, known[listed.telegram_id], desk.house.courses, now=desk.now)
    if not isinstance(found, AtHome):
        return GONE
    screen = home_screens.home(found, desk.texts(to), now=desk.now)
    return calls.say(row.chat_id, screen, pinned=True)


@renders.kind("people.correction", manners=WORK)
async def correction(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody says that something about them on the list is wrong."""
    listed = await _concerning(desk, row, to)
    if listed is None:
        return GONE
    what = "organization" if row.about["what"] == "organization" else "name"
    return calls.say(row.chat_id, screens.correction(listed, what, desk.texts(to)))


@renders.kind("people.words", manners=WORK)
async def words(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Their own words, copied by id."""
    if await _concerning(desk, row, to) is None:
        return GONE
    return calls.copy(row.chat_id, row.number("chat"), row.number("message"))


@renders.kind(reminding.KIND, manners=Manners())
async def reminded(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """A coordinator lets somebody know that something waits for them."""
    listed = await enrolments.one(desk.tx, _enrolment(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, news.something_waits(desk.texts(to)))


@renders.kind("people.moved", manners=Manners())
async def moved(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody takes part in another course."""
    listed = await enrolments.one(desk.tx, _enrolment(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, news.moved(desk.texts(to)))


@renders.kind("people.ended", manners=Manners())
async def ended(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody takes part no more, and nobody took it back."""
    listed = await enrolments.one(desk.tx, _enrolment(row))
    if listed is None or listed.enrolment.state is not Membership.LEFT:
        return GONE
    return calls.say(row.chat_id, news.ended(desk.texts(to)))


@renders.kind("people.phone_left", manners=AWAITED)
async def phone_left(desk: Desk, row: Owed, _to: Recipient) -> Call | Drop:
    """Another phone took this one's place; a chat of nobody has no language, so it came along."""
    texts = desk.house.catalogue.texts(str(row.about["language"]))
    return calls.say(row.chat_id, news.phone_left(texts))


@renders.kind("people.phone_taken", manners=WORK)
async def phone_taken(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody goes on with a new phone."""
    listed = await _concerning(desk, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, news.phone_taken(listed, desk.texts(to)), silent=True)


@renders.kind("people.taken", manners=WORK)
async def taken(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Two people use one account."""
    owner = await _name(desk, row.about["person"])
    if owner is None or not await desk.still_runs(to, CohortId(row.number("cohort"))):
        return GONE
    screen = screens.taken(owner, await _name(desk, row.about["invited"]), desk.texts(to))
    return calls.say(row.chat_id, screen)


async def _concerning(desk: Desk, row: Owed, to: Recipient) -> Listed | None:
    """Return the place a row is about, if its reader still runs that cohort."""
    listed = await enrolments.one(desk.tx, _enrolment(row))
    if listed is None or not await desk.still_runs(to, listed.enrolment.cohort_id):
        return None
    return listed


def _enrolment(row: Owed) -> EnrolmentId:
    return EnrolmentId(row.number("enrolment"))


async def _name(desk: Desk, person: object) -> str | None:
    if not isinstance(person, int):
        return None
    found = await people.by_id(desk.tx, PersonId(person))
    return None if found is None else found.name
