"""Tells coordinators who joined, uses a shared account, or corrects the list."""

from bot.membership.domain import CohortId, Membership, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, FOR_STAFF, Drop
from bot.outbox.sent.storage import message_of
from bot.people.buttons import OpenChange, UseWords
from bot.people.joining import screens
from bot.people.joining.service import CORRECTION_KEPT
from bot.people.notices import GONE, load_listed
from bot.people.screens import who
from bot.people.service import enqueue_message
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.joined", policy=FOR_STAFF, cover="common.cover_people")
async def joined(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that somebody on the list joined, in a row of an earlier release."""
    listed = await load_listed(context, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    inside, on_list = await enrolments.count_members(context.tx, listed.enrolment.cohort_id)
    screen = screens.came_in(listed, context.texts(to), inside=inside, on_list=on_list)
    return calls.say(row.chat_id, screen, silent=True)


@notices.kind("people.taken", policy=FOR_STAFF, cover="common.cover_people")
async def shared_account(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    owner = await _name(context, row.about["person"])
    if owner is None or not await context.is_still_coordinator(to, CohortId(row.number("cohort"))):
        return GONE
    screen = screens.shared_account(
        owner, await _name(context, row.about["invited"]), context.texts(to)
    )
    return calls.say(row.chat_id, screen)


async def _name(context: RenderContext, person: object) -> str | None:
    if not isinstance(person, int):
        return None
    found = await people.by_id(context.tx, PersonId(person))
    return None if found is None else found.name


async def _opened(context: RenderContext, row: OutboxRow, _to: Recipient) -> None:
    """Send the words of that person below."""
    if "message" in row.about:
        numbers = {name: row.number(name) for name in ("enrolment", "chat", "message")}
        words = {**numbers, "what": row.about["what"], "notice": row.id}
        enqueue_message(context.act, row.chat_id, "people.words", words, keep=CORRECTION_KEPT)


@notices.kind("people.correction", policy=FOR_STAFF, cover="common.cover_people", opened=_opened)
async def correction(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that somebody wants to correct their entry on the list."""
    listed = await load_listed(context, row, to)
    if listed is None:
        return GONE
    what = "organization" if row.about["what"] == "organization" else "name"
    texts = context.texts(to)
    button = tap(texts.label("joining.correction.open"), OpenChange(listed.enrolment.id))
    text = texts(f"joining.correction.{what}", who=who(listed))
    return calls.say(row.chat_id, Screen(text=text, buttons=[[button]]))


@notices.kind("people.words", policy=ASKED)
async def words(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Copy the words of that person by id, with a button that puts them on the list.

    They reply to the notice above: the bot cannot read the words of other tapped messages.
    """
    listed = await load_listed(context, row, to)
    if listed is None:
        return GONE
    copied = (row.chat_id, row.number("chat"), row.number("message"))
    if "notice" not in row.about:  # a row of an earlier release
        return calls.copy(*copied, silent=True)
    what = str(row.about["what"])
    use = tap(
        context.texts(to).label(f"joining.correction.use_{what}"),
        UseWords(listed.enrolment.id, what[0]),
    )
    above = await message_of(context.tx, row.number("notice"))
    return calls.copy(*copied, silent=True, reply_to=above, buttons=[[use]])
