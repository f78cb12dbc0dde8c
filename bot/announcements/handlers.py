"""Sends announcements to their author as people get them, and changes buttons below them."""

from collections.abc import Sequence

from bot.announcements import storage
from bot.announcements.domain import AnnouncementDetails
from bot.announcements.message import screens
from bot.announcements.message.screens import AuthorSignature, envelope
from bot.telegram.incoming.context import Turn
from bot.telegram.kit import calls
from bot.telegram.kit.screen import ButtonRow


def send_preview(
    turn: Turn, details: AnnouncementDetails, *, only: Sequence[str] = (), first: str = ""
) -> None:
    """Send an announcement as people get it, in all languages or in some; `first` comes first."""
    for language, parts in sorted(details.content.parts, key=lambda each: each[0] != first):
        if not only or language in only:
            texts = turn.bot.catalogue.texts(language)
            for message in screens.outgoing_messages(parts, envelope(details), texts):
                if message.files:
                    sent = calls.files(turn.chat_id, message.screen, message.files)
                    turn.reply("announcement", sent)
                else:
                    turn.say(message.screen)


async def added_lines(turn: Turn) -> int:
    """Return the length of the lines that are added around the words of the visitor."""
    organization = await storage.organization_of(turn.tx, turn.person.id)
    signed = AuthorSignature(name=turn.person.name, organization=organization)
    return screens.added_length(signed, turn.bot.catalogue.every)


def replace_buttons(turn: Turn, rows: Sequence[ButtonRow]) -> None:
    """Replace the buttons of the tapped message; its text stays."""
    if turn.tapped_message_id is not None:
        turn.reply("keys", calls.keyboard(turn.chat_id, turn.tapped_message_id, rows))
