"""A message that was sent is edited silently.

An announcement is loaded once for all rows of a claim, and written once for each language.
"""

from bot.announcements.domain import STANDING
from bot.announcements.message import screens as letter
from bot.announcements.message.notices import GONE, announcement_id, call_of, load_once
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


OUTDONE = Drop(state="dropped", reason="superseded")
WORDLESS = Drop(state="dropped", reason="no words")


@notices.kind("announcement.edit", policy=ASKED)
async def edit(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The words of a message as they are by now, put into it without a sound."""
    dossier = await load_once(context, announcement_id(row))
    if dossier is None or dossier.announcement.state not in STANDING or not dossier.content.parts:
        return GONE
    if dossier.announcement.edition != row.about["edition"]:
        return OUTDONE
    texts, number = context.texts(to), row.number("part")
    envelope = letter.envelope(dossier, got_it=row.about["got_it"] == 1)
    if dossier.announcement.covered:
        every = [calls.say(row.chat_id, letter.covered(envelope, texts))]
    else:
        parts = dossier.content.in_(texts.language)
        every = [call_of(leaf) for leaf in letter.leaves(parts, envelope, texts)]
    call = calls.edit_of(every[number]) if number < len(every) else None
    return WORDLESS if call is None else call
